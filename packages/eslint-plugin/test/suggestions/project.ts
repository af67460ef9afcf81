import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import parser from '@typescript-eslint/parser';
import type { Rule } from 'eslint';
import { Linter } from 'eslint';
import { afterEach } from 'vitest';

import { noHardcodedCredentials } from '../../src/rules/no-hardcoded-credentials.js';
import { noSecretDefault } from '../../src/rules/no-secret-default.js';

export type Files = Readonly<Record<string, string>>;

/** Only what is tested: rules for other files are none of its concern. */
const plugin = {
  rules: {
    'no-hardcoded-credentials': noHardcodedCredentials,
    'no-secret-default': noSecretDefault,
  } as unknown as Record<string, Rule.RuleModule>,
};

/** A suggestion: what it is called, and the file after it. */
export interface Suggested {
  readonly desc: string;
  readonly output: string;
}

/** Writes files into a new folder, and gives its path. */
export function writeProject(files: Files): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'bridgekeeper-')));
  writeFiles(root, files);
  return root;
}

export function writeFiles(root: string, files: Files): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}

export function removeProject(root: string): void {
  rmSync(root, { recursive: true, force: true });
}

/** Writes packages of one test file, each into a new folder, which is gone after the test that asked for it. */
export function projectWriter(): (files: Files) => string {
  const roots: string[] = [];
  afterEach(() => {
    for (const root of roots.splice(0)) removeProject(root);
  });
  return (files) => {
    const root = writeProject({ 'package.json': '{}', ...files });
    roots.push(root);
    return root;
  };
}

function lint(root: string, filename: string, code: string): Linter.LintMessage[] {
  const isTypescript = /\.[cm]?tsx?$/.test(filename);
  const config: Linter.Config = {
    files: ['**'],
    plugins: { bridgekeeper: plugin },
    rules: { 'bridgekeeper/no-hardcoded-credentials': 'error', 'bridgekeeper/no-secret-default': 'error' },
    languageOptions: {
      ...(isTypescript ? { parser } : {}),
      ...(filename.endsWith('.cjs') ? { sourceType: 'commonjs' } : {}),
      parserOptions: { ecmaFeatures: { jsx: filename.endsWith('x') } },
    },
  };
  return new Linter({ cwd: root }).verify(code, [config], { filename: join(root, filename) });
}

/** What is suggested for the only finding in a file's code. */
export function suggest(root: string, filename: string, code: string): Suggested[] {
  const messages = lint(root, filename, code);
  const [message] = messages;
  if (message === undefined || messages.length > 1 || message.fatal === true) {
    throw new Error(`not one finding in ${code}: ${JSON.stringify(messages)}`);
  }
  return (message.suggestions ?? []).map(({ desc, fix }) => ({
    desc,
    output: code.slice(0, fix.range[0]) + fix.text + code.slice(fix.range[1]),
  }));
}

/** The code after each suggestion for a file's code, whatever is found there. */
export function suggestAll(root: string, filename: string, code: string): string[] {
  return lint(root, filename, code).flatMap(({ suggestions = [] }) =>
    suggestions.map(({ fix }) => code.slice(0, fix.range[0]) + fix.text + code.slice(fix.range[1])),
  );
}

/** The messages for a file's code. */
export function messagesFor(root: string, filename: string, code: string): string[] {
  return lint(root, filename, code).map(({ message }) => message);
}
