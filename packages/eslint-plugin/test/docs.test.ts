import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';

import { RULES } from '@bridgekeeper/policy';
import * as parser from '@typescript-eslint/parser';
import { ESLint, Linter } from 'eslint';
import { afterAll, describe, expect, it } from 'vitest';

// The pages are read in one way by the tests of both tools.
import type { Example } from '../../checker/test/documentation.js';
import { allPages, expectedOf, readPage, ROOT, summaryOf } from '../../checker/test/documentation.js';
import bridgekeeper from '../src/index.js';

const SOURCE = new Set(['ts', 'js', 'tsx']);
const folder = mkdtempSync(join(tmpdir(), 'bridgekeeper-docs-'));

afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** A repository with the READMEs that the page shows beside the examples: what an app may do depends on its README. */
function repositoryOf(examples: readonly Example[], name: string): string {
  const repository = join(folder, name);
  mkdirSync(join(repository, '.git'), { recursive: true });
  for (const { language, path, text } of examples) {
    if (language !== 'md') continue;
    mkdirSync(dirname(join(repository, path)), { recursive: true });
    writeFileSync(join(repository, path), text);
  }
  return repository;
}

function projectsOf(examples: readonly Example[]): Example[][] {
  const projects = new Map<string, Example[]>();
  for (const example of examples) {
    projects.set(example.headings, [...(projects.get(example.headings) ?? []), example]);
  }
  return [...projects.values()];
}

/** The configuration that the README gives, with a parser for TypeScript. */
const config = [{ files: ['**/*.{ts,tsx}'], languageOptions: { parser } }, bridgekeeper.configs.recommended];

/** On the page of a rule that the recommended configuration leaves out, it is on. */
function ownConfig({ rule }: Example): Linter.Config[] {
  const info = Object.values(RULES).find(({ id }) => id === rule);
  return info?.severity.recommended === 'off' ? [{ rules: { [`bridgekeeper/${info.id}`]: 'error' } }] : [];
}

const projects = allPages().flatMap((page) => projectsOf(page.examples));
const cases = projects.flatMap((examples, index) =>
  examples.flatMap((example) =>
    SOURCE.has(example.language)
      ? [[example.where, example.path, { example, examples, index }] as const]
      : [],
  ),
);

describe('the examples of the documentation', () => {
  it.each(cases)('of %s (%s) are reported as the page says', (_where, path, { example, examples, index }) => {
    const cwd = repositoryOf(examples, String(index));
    const linter = new Linter({ cwd });
    const messages = linter.verify(example.text, [...config, ...ownConfig(example)], {
      filename: join(cwd, path),
    });
    const found = messages.map(({ ruleId, message, line }) => ({
      ruleId: ruleId?.replace(/^bridgekeeper\//, '') ?? message,
      line,
    }));
    expect(summaryOf(found)).toEqual(expectedOf(example));
  });
});

describe('the README', () => {
  it('shows output that the examples really give', async () => {
    const [shown] = readPage('README.md').blocks.filter(({ text }) => / error {2}/.test(text));
    const cwd = join(ROOT, 'examples/broken-app');
    const eslint = new ESLint({ cwd, overrideConfigFile: true, overrideConfig: config });
    const output = (await eslint.lintFiles(['src'])).flatMap(({ filePath, messages }) => [
      relative(cwd, filePath),
      ...messages.map(
        // As ESLint's own formatter prints it: the full stop at the end is left out.
        ({ line, column, message, ruleId }) =>
          `${line}:${column} error ${message.replace(/\.$/, '')} ${ruleId ?? ''}`,
      ),
    ]);
    const lines = (shown?.text ?? '').split('\n').map((line) => line.trim().replace(/ {2,}/g, ' '));
    const written = lines.filter((line) => line !== '');
    expect(written.length).toBeGreaterThan(2);
    expect(written.filter((line) => !output.includes(line))).toEqual([]);
  });
});
