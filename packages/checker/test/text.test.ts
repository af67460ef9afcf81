import { readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

import { STRICT } from '@bridgekeeper/policy';
import { describe, expect, it } from 'vitest';

import { checkText } from '../src/check-text.js';
import { judgeText } from '../src/text.js';

const SOURCES = fileURLToPath(new URL('../src', import.meta.url));

/** What a module loads at run time, itself included: files below `src/`, and the names of packages. */
function loadedBy(entry: string): { readonly files: Set<string>; readonly packages: Set<string> } {
  const files = new Set<string>();
  const packages = new Set<string>();
  const waiting = [join(SOURCES, entry)];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (files.has(relative(SOURCES, file))) continue;
    files.add(relative(SOURCES, file));
    const text = readFileSync(file, 'utf8');
    for (const match of text.matchAll(/^(?:import|export) (?!type )[^;]*? from '([^']+)'/gms)) {
      const source = match[1] ?? '';
      if (source.startsWith('.')) waiting.push(join(dirname(file), source.replace(/\.js$/, '.ts')));
      else packages.add(source);
    }
  }
  return { files, packages };
}

describe('bridgekeeper/text', () => {
  const COMPOSE = 'services:\n  db:\n    environment:\n      DB_PASSWORD: ${DB_PASSWORD:-x}\n';

  it('gives findings by offsets, and what can be written instead', () => {
    const [finding, ...others] = judgeText(COMPOSE, { path: 'compose.yaml' })?.findings ?? [];
    expect(others).toEqual([]);
    expect(COMPOSE.slice(finding?.range.start, finding?.range.end)).toBe('${DB_PASSWORD:-x}');
    expect(finding).toMatchObject({ ruleId: 'no-secret-default', severity: 'error', confidence: 'high' });
    expect(finding?.plan).toEqual({
      kind: 'fix',
      description: 'write ${DB_PASSWORD:?DB_PASSWORD is required} (instead of the fallback)',
      edits: [{ ...finding?.range, text: '${DB_PASSWORD:?DB_PASSWORD is required}' }],
    });
  });

  it('gives what cannot be parsed by its offset, and goes on', () => {
    const text = 'NAME="a\nDB_PASSWORD=${DB_PASSWORD:-x}\n';
    const judged = judgeText(text, { path: '.env.production' });
    expect(judged?.errors).toEqual([{ offset: 5, message: 'the quote is not closed' }]);
    expect(judged?.findings.map(({ ruleId }) => ruleId)).toEqual(['no-secret-default']);
  });

  it('says nothing of a file that is none of ours', () => {
    expect(judgeText(COMPOSE, { path: 'compose.txt' })).toBeUndefined();
    expect(checkText(COMPOSE, { path: 'compose.txt' }).errors.length).toBe(1);
  });

  it('follows the policy', () => {
    const path = 'test/compose.yaml';
    const text = 'services:\n  db:\n    environment:\n      # DB_PASSWORD: kT9xQ2vLm8Rw\n      A: b\n';
    expect(judgeText(text, { path })?.findings).toEqual([]);
    expect(judgeText(text, { path, policy: STRICT })?.findings.map(({ ruleId }) => ruleId)).toEqual([
      'no-hardcoded-credentials',
    ]);
  });

  it('gives the findings of a later document at their places in the whole text', () => {
    const text = `${'# a line of a long file\n'.repeat(50_000)}---\n${COMPOSE}`;
    const [finding] = judgeText(text, { path: 'compose.yaml' })?.findings ?? [];
    expect(text.slice(finding?.range.start, finding?.range.end)).toBe('${DB_PASSWORD:-x}');
    expect(finding?.plan?.edits[0]).toMatchObject({ ...finding?.range });
  });

  it('loads no file system, no process and no reporter', () => {
    const { files, packages } = loadedBy('text.ts');
    expect([...packages].sort()).toEqual(['@bridgekeeper/policy', 'js-yaml', 'node:module', 'node:path']);
    const folders = new Set([...files].map((file) => file.split('/')[0]));
    for (const folder of ['reporters', 'commands', 'files', 'config']) expect(folders).not.toContain(folder);
    expect(files.size).toBeGreaterThan(60);
  });
});
