import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { checkText } from '../../../../src/check-text.js';
import { findings, indent, LITERAL, object } from './objects.js';

const entry = fc.constantFrom(
  `password: ${LITERAL}`,
  `password: "${LITERAL}"`,
  `password: '${LITERAL}'`,
  `db:\n  user: app\n  password: ${LITERAL}`,
  `env:\n  - name: API_TOKEN\n    value: ${LITERAL}`,
  `{ user: app, apiKey: ${LITERAL} }: x`,
  'password: ${DB_PASSWORD:-changeme99}',
  'existingSecret: app',
  'port: 8080',
  '# a comment',
);
const file = fc
  .array(entry, { minLength: 1, maxLength: 6 })
  .map(
    (entries) =>
      entries.map((text, index) => `section${String(index)}:\n${indent(text, 2)}`).join('\n') + '\n',
  );

describe('a document in a document', () => {
  it('has the findings that it has alone, at its own places', () => {
    fc.assert(
      fc.property(
        file,
        fc.integer({ min: 1, max: 6 }),
        fc.constantFrom('\n', '\r\n'),
        (text, depth, newline) => {
          const outer = object('v1', 'ConfigMap', `data:\n  app.yaml: |\n${indent(text, 2 + depth)}`);
          const alone = checkText(text, { path: 'config/app.yaml' }).findings;
          const inside = checkText(outer.replaceAll('\n', newline), { path: 'deploy/app.yaml' }).findings;
          const places = inside.map(({ ruleId, line, column, endLine, endColumn }) => [
            ruleId,
            line - 6,
            column - 2 - depth,
            endLine - 6,
            endColumn - 2 - depth,
          ]);
          expect(places).toEqual(
            alone.map(({ ruleId, line, column, endLine, endColumn }) => [
              ruleId,
              line,
              column,
              endLine,
              endColumn,
            ]),
          );
        },
      ),
    );
  });

  it('may hold thousands of settings, and is walked once for them', () => {
    const lines = `    password: ${LITERAL}\n`.repeat(4000);
    const text = `apiVersion: v1\nkind: ConfigMap\ndata:\n  app.conf: |\n${lines}`;
    const { findings: found } = checkText(text, { path: 'deploy/app.yaml' });
    expect(found).toHaveLength(4000);
    expect(found.at(-1)).toMatchObject({ line: 4004, column: 15 });
  });

  it('may hold another, and no third is read', () => {
    const secret = `apiVersion: v1\nkind: Secret\nstringData:\n  a: ${LITERAL}\n`;
    const wrap = (text: string): string =>
      `apiVersion: v1\nkind: ConfigMap\ndata:\n  secret.yaml: |\n${indent(text, 4)}`;
    expect(findings(wrap(secret))).toEqual(['no-secret-manifest 7:5 stringData']);
    expect(findings(wrap(wrap(secret)))).toEqual(['no-secret-manifest 11:9 stringData']);
    expect(findings(wrap(wrap(wrap(secret))))).toEqual([]);
  });

  it('never throws, wherever it is cut off', () => {
    const patch = `- op: add\n  path: /stringData/a\n  value: "${LITERAL}\\n"\n`;
    const text = `patches:\n  - patch: |-\n${indent(patch, 6)}patchesStrategicMerge:\n  - "kind: Secret\\napiVersion: v1\\nstringData: {a: b}"\n`;
    for (let length = 0; length <= text.length; length++) {
      const { findings: found } = checkText(text.slice(0, length), { path: 'k8s/kustomization.yaml' });
      for (const { line, endLine } of found) expect(line).toBeLessThanOrEqual(endLine);
    }
    expect(checkText(text, { path: 'k8s/kustomization.yaml' }).findings).toHaveLength(2);
  });
});
