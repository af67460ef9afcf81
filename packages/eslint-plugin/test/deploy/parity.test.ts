import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';

import { STRICT } from '@bridgekeeper/policy';
import { ESLint, Linter } from 'eslint';
import { describe, expect, it } from 'vitest';

import { allPages, ROOT } from '../../../checker/test/documentation.js';
import { CASES } from '../../../checker/test/upstream/cases.js';
import { checkProject, checkText } from '../../../checker/src/index.js';
import { fileKind } from 'bridgekeeper/file-kind';
import { isDeployFile } from '../../src/deploy/deploy-file.js';
import { DEPLOY_RULE_IDS } from '../../src/deploy/rules.js';
import plugin from '../../src/index.js';

/** What is the same in both tools: the rule and the place. */
interface Place {
  readonly rule: string;
  readonly start: string;
  readonly end: string;
}

/** Everything that the checker reports: what it is less sure of as well. */
const EVERY = plugin.configs.deploy.map((config) => ({
  ...config,
  rules: {
    ...Object.fromEntries(
      DEPLOY_RULE_IDS.map((id) => [`bridgekeeper/${id}`, ['error', { confidence: 'medium' }] as const]),
    ),
    'bridgekeeper/valid-syntax': 'error' as const,
  },
}));

function placesOf(messages: readonly Linter.LintMessage[]): Place[] {
  return messages
    .map(({ ruleId, line, column, endLine = 0, endColumn = 0 }) => ({
      rule: ruleId?.replace('bridgekeeper/', '') ?? 'none',
      start: `${line}:${column}`,
      end: `${endLine}:${endColumn}`,
    }))
    .sort(compare);
}

function compare(a: Place, b: Place): number {
  return `${a.start} ${a.rule} ${a.end}`.localeCompare(`${b.start} ${b.rule} ${b.end}`);
}

type Finding = Awaited<ReturnType<typeof checkProject>>['findings'][number];

const IDS: ReadonlySet<string> = new Set(DEPLOY_RULE_IDS);

function placesOfFindings(findings: readonly Finding[]): Place[] {
  return findings
    .filter(({ ruleId }) => IDS.has(ruleId))
    .map(({ ruleId, line, column, endLine, endColumn }) => ({
      rule: ruleId,
      start: `${line}:${column}`,
      end: `${endLine}:${endColumn}`,
    }))
    .sort(compare);
}

const EXAMPLES = readdirSync(join(ROOT, 'examples')).filter((name) => name !== 'test');

/** Texts of the checker's own tests: public projects before and after they mended something, and the examples of the docs. */
const TEXTS = [
  ...CASES.flatMap(({ id, path, before, after = '' }) => [
    [`${id}, before`, path, before] as const,
    [`${id}, after`, path, after] as const,
  ]),
  ...allPages().flatMap(({ examples }) =>
    examples.flatMap(({ where, path, text }) => (isDeployFile(path) ? [[where, path, text] as const] : [])),
  ),
];

describe('the findings of ESLint are those of the command line', () => {
  it.each(EXAMPLES)('in examples/%s', async (name) => {
    const cwd = join(ROOT, 'examples', name);
    const eslint = new ESLint({ cwd, overrideConfigFile: true, overrideConfig: EVERY });
    const results = await eslint.lintFiles(['.']);
    const { findings } = await checkProject(cwd);
    const linted = results.map(({ filePath }) => relative(cwd, filePath));
    for (const file of new Set([...linted, ...findings.map((finding) => finding.file)])) {
      const messages = results[linted.indexOf(file)]?.messages ?? [];
      const expected = placesOfFindings(findings.filter((finding) => finding.file === file));
      expect({ file, places: placesOf(messages) }).toEqual({ file, places: expected });
    }
  });

  it.each(TEXTS)('in %s (%s)', (_where, path, text) => {
    const linter = new Linter({ cwd: ROOT });
    const messages = linter.verify(text, EVERY, { filename: join(ROOT, path) });
    const { findings, errors } = checkText(text, { path });
    const unparsed = messages.filter(({ ruleId }) => ruleId === 'bridgekeeper/valid-syntax');
    expect(placesOf(messages.filter((message) => !unparsed.includes(message)))).toEqual(
      placesOfFindings(findings),
    );
    expect(unparsed.map(({ line, column }) => ({ line, column }))).toEqual(
      errors.map(({ line, column }) => ({ line, column })),
    );
  });

  it.each(TEXTS)('in %s (%s), under the preset strict', (_where, path, text) => {
    const linter = new Linter({ cwd: ROOT });
    const config = [...plugin.configs.deploy, { settings: { bridgekeeper: { preset: 'strict' } } }];
    const messages = linter.verify(text, config, { filename: join(ROOT, path) });
    const own = messages.filter(({ ruleId }) => ruleId !== 'bridgekeeper/valid-syntax');
    expect(placesOf(own)).toEqual(placesOfFindings(checkText(text, { path, policy: STRICT }).findings));
  });

  it('in enough texts of every kind, with findings of every rule', () => {
    const rules = new Set(
      TEXTS.flatMap(([, path, text]) => checkText(text, { path }).findings.map(({ ruleId }) => ruleId)),
    );
    expect(TEXTS.length).toBeGreaterThan(120);
    expect(DEPLOY_RULE_IDS.filter((id) => !rules.has(id))).toEqual([]);
    expect(new Set(TEXTS.map(([, path]) => fileKind(path)))).toEqual(
      new Set(['yaml', 'helm-template', 'env', 'dockerfile']),
    );
  });
});
