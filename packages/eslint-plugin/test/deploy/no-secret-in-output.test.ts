import { Linter } from 'eslint';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import plugin from '../../src/index.js';

/** Places for a secret, which `§` stands for, by the file that it is in. */
const PLACES = [
  ['compose.yaml', 'services:\n  db:\n    environment:\n      DB_PASSWORD: ${DB_PASSWORD:-§}\n'],
  ['compose.yaml', 'services:\n  db:\n    environment:\n      DB_PASSWORD: §\n'],
  ['compose.yaml', 'services:\n  db:\n    environment:\n      - DB_PASSWORD=${DB_PASSWORD:=§}\n'],
  ['compose.yaml', 'services:\n  db:\n    environment:\n      DB_URL: postgres://app:§@db.internal/app\n'],
  ['compose.yaml', 'services:\n  db:\n    environment:\n      DB_PASSWORD: "§\n'],
  ['deploy/secret.yaml', 'kind: Secret\napiVersion: v1\nmetadata:\n  name: a\nstringData:\n  password: §\n'],
  ['deploy/configmap.yaml', 'kind: ConfigMap\napiVersion: v1\nmetadata:\n  name: a\ndata:\n  A: ${A:?§}\n'],
  ['chart/templates/a.yaml', 'password: {{ .Values.password | default "§" }}\n'],
  ['chart/values.yaml', 'password: § # eslint bridgekeeper/no-secret-default: [§\n'],
  ['.env.production', 'JWT_SECRET=§\nAPI_KEY=${API_KEY:-§}\nNAME="§\n'],
  ['.env.example', 'JWT_SECRET=§\n'],
  ['Dockerfile', 'FROM node:24\nENV DB_PASSWORD=§\nARG API_KEY=${API_KEY:-§}\n'],
] as const;

/** Letters and digits, long enough not to stand in a message by chance. */
const secret = fc
  .stringMatching(/^[A-Za-z0-9]{10,40}$/)
  .filter((value) => /[a-z]/.test(value) && /[A-Z]/.test(value) && /\d/.test(value));

const rules = Object.fromEntries(
  Object.keys(plugin.configs.deploy[0]?.rules ?? {}).map((id) => [
    id,
    id.endsWith('valid-syntax') ? 'error' : ['error', { confidence: 'medium', ignoreTestFiles: false }],
  ]),
) as Linter.RulesRecord;

const linter = new Linter({ cwd: import.meta.dirname });
const config = plugin.configs.deploy.map((each) => ({ ...each, rules })) as Linter.Config[];

describe('no output of a deploy file holds a secret', () => {
  it.each(PLACES)('in %s: %j', (filename, place) => {
    fc.assert(
      fc.property(secret, (value) => {
        const messages = linter.verify(place.replaceAll('§', value), config, { filename });
        expect(messages.length).toBeGreaterThan(0);
        for (const { message, suggestions = [] } of messages) {
          const shown = [message, ...suggestions.map(({ desc, fix }) => `${desc}\n${fix.text}`)].join('\n');
          expect(shown).not.toContain(value.slice(0, 5));
        }
      }),
      { numRuns: 25 },
    );
  });
});
