import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { checkText } from '../../src/check-text.js';
import { fixText } from '../../src/fix/fix-text.js';
import { unifiedDiff } from '../../src/reporters/diff.js';

const SECRET = 'SECRET';
const service = (...lines: string[]): string =>
  `services:\n  a:\n    environment:\n${lines.map((line) => `      ${line}\n`).join('')}`;

/** Places of a secret in what is fixed, on its line, and around it. */
const PLACES: readonly string[] = [
  service('DB_PASSWORD: ${DB_PASSWORD:-SECRET}'),
  service('DB_PASSWORD: ${DB_PASSWORD:-SECRET} # SECRET'),
  service('DB_PASSWORD: "${DB_PASSWORD-SECRET}"', '# it was SECRET before', 'PORT: 1'),
  service("URL: 'pg://u:${DB_PASSWORD:-SECRET}@h/SECRET?k=SECRET'"),
  service('URL: pg://u:SECRET@h/${DB_PASSWORD:-SECRET}'),
  service('PW: SECRET', 'DB_PASSWORD: ${DB_PASSWORD:-x1}', 'OTHER: SECRET'),
  service('DB_PASSWORD: ${PW_A:-${DB_PASSWORD:-SECRET}}', 'COMMAND: app --password SECRET'),
  `${service('DB_PASSWORD: ${DB_PASSWORD:-x1}')}    command: [app, SECRET, -p, "\${DB_PASSWORD:-SECRET}"]\n`,
  `# SECRET\n${service('? SECRET\n      : 1', 'DB_PASSWORD: ${DB_PASSWORD:-SECRET}')}`,
];

/** What a person would use, without what ends a default or a scalar. */
const secrets = fc
  .stringMatching(/^[A-Za-z0-9!%_.-]{8,40}$/)
  .filter(
    (text) => /\d/.test(text) && /[a-z]/.test(text) && /[A-Z]/.test(text) && /[A-Za-z0-9]{5}/.test(text),
  )
  .map((text) => `Zq7${text}`);

/** Five characters of a secret in a row are more than may be seen. */
function leaks(output: string, secret: string): boolean {
  for (let at = 0; at + 5 <= secret.length; at++) if (output.includes(secret.slice(at, at + 5))) return true;
  return false;
}

describe('what a fix says', () => {
  it('holds at most 4 characters of any secret: its diff, its edits, its description', () => {
    fc.assert(
      fc.property(secrets, fc.constantFrom(...PLACES), (secret, template) => {
        const text = template.replaceAll(SECRET, secret);
        const checked = checkText(text, { path: 'compose.yaml' });
        const { edits, fixed } = fixText(text, { path: 'compose.yaml' }, checkText, checked);
        expect(fixed).toBeGreaterThan(0);
        expect(leaks(unifiedDiff('compose.yaml', text, edits, checked.masks), secret)).toBe(false);
        const fixes = checked.findings.flatMap(({ fix, suggestions = [] }) => [fix, ...suggestions]);
        expect(leaks(JSON.stringify(fixes), secret)).toBe(false);
      }),
      { numRuns: 300 },
    );
  });
});
