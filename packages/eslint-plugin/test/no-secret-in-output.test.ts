import parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import plugin from '../src/index.js';

const linter = new Linter({ cwd: import.meta.dirname });

function lint(code: string): Linter.LintMessage[] {
  const config = { ...plugin.configs.strict, languageOptions: { parser } };
  return linter.verify(code, config, { filename: 'src/a.ts' });
}

/** Everything that a reporter or an editor shows of a finding; the text of a suggestion's fix is source. */
function shown({ message, suggestions = [] }: Linter.LintMessage): string {
  return [message, ...suggestions.map(({ desc }) => desc)].join('\n');
}

/** Places for a secret: `§` is the secret, written as a string's content. */
const PLACES = [
  "const password = '§';",
  'const password = `§`;',
  "const password = '' + '§';",
  "f({ user: 'app', password: '§' });",
  "const s = process.env.JWT_SECRET ?? '§';",
  "const { JWT_SECRET = '§' } = process.env;",
  "const D = '§';\nconst s = process.env.JWT_SECRET ?? D;",
  "const s = config.get('JWT_SECRET', '§');",
  "const read = (key, or) => process.env[key] ?? or;\nconst s = read('JWT_SECRET', '§');",
  "const read = (key, or = '§') => process.env[key] ?? or;\nconst s = read('JWT_SECRET');",
  "const c = { JWT_SECRET: '§', ...process.env };",
  "let s = '§';\nif (process.env.JWT_SECRET) s = process.env.JWT_SECRET;",
  "const s = z.object({ JWT_SECRET: z.string().default('§') });",
  "jwt.sign(payload, '§');",
  "headers.set('Authorization', 'Bearer §');",
  "if (password === '§') allow();",
  "connect('postgres://app:§@db.internal/app');",
  'connect(`postgres://${user}:§@${host}/app`);',
] as const;

/** Letters and digits, long enough not to stand in a message by chance. */
const secret = fc
  .stringMatching(/^[A-Za-z0-9]{10,40}$/)
  .filter((value) => /[a-z]/.test(value) && /[A-Z]/.test(value) && /\d/.test(value));

describe('no output holds a secret', () => {
  it.each(PLACES)('in %s', (place) => {
    fc.assert(
      fc.property(secret, (value) => {
        const messages = lint(place.replace('§', () => value));
        expect(messages.map(({ ruleId }) => ruleId?.split('/')[0])).toEqual(['bridgekeeper']);
        for (const message of messages) expect(shown(message)).not.toContain(value.slice(0, 5));
      }),
      { numRuns: 30 },
    );
  });
});
