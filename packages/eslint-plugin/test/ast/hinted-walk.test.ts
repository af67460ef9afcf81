import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { HintFinder } from '@bridgekeeper/policy';
import * as parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { afterEach, describe, expect, it, vi } from 'vitest';

import type { NodeListeners } from '../../src/ast/hinted-walk.js';
import { walkAll, walkHinted } from '../../src/ast/hinted-walk.js';
import { hintsOf } from '../../src/ast/hints.js';
import type { Node } from '../../src/ast/node.js';
import { parentOf } from '../../src/ast/node.js';
import plugin from '../../src/index.js';

type Find = (this: HintFinder, ...args: Parameters<HintFinder['find']>) => ReturnType<HintFinder['find']>;

const FILES = ['**/*.{ts,tsx,js}'];
const RULES = ['no-hardcoded-credentials', 'no-secret-default', 'no-vault-client'] as const;

function sourceOf(text: string): Parameters<typeof hintsOf>[0] {
  const linter = new Linter();
  linter.verify(text, { files: FILES, languageOptions: { parser } }, { filename: 'app.ts' });
  return linter.getSourceCode() as never;
}

/** How often each node is handed out. */
function visits(text: string, walk: (root: Node, listeners: NodeListeners) => void): Map<Node, number> {
  const counts = new Map<Node, number>();
  const count = (node: Node): void => void counts.set(node, (counts.get(node) ?? 0) + 1);
  const listeners = new Proxy({}, { get: () => count }) as NodeListeners;
  walk(sourceOf(text).ast, listeners);
  return counts;
}

/** The texts of the nodes of a type that a walk hands out for the hints of a text. */
function hinted(text: string, type = 'Literal'): string[] {
  const sourceCode = sourceOf(text);
  const { names, shapes } = hintsOf(sourceCode, undefined, false);
  const found: string[] = [];
  const offsets = [...names, ...shapes].sort((a, b) => a - b);
  walkHinted(sourceCode.ast, offsets, sourceCode, {
    [type]: (node: Node) => found.push(sourceCode.getText(node)),
  });
  return found;
}

const SOURCE = `
import { sign } from 'jsonwebtoken';
interface Options { readonly password: 'a' | 'b' }
export class Service {
  @inject('token') token = 'x1';
  login(password = 'x2'): string {
    const config = { db: { password: { value: 'x3' }, port: 'y1' }, tokens: ['x4', 'x5'] };
    return sign({ sub: 'y2' }, 'x6') + String(config.db.port === 'y3') + (password === 'x7' ? 'y4' : 'y5');
  }
  other() { return ['y6', 'y7'].map((each) => each + 'y8'); }
}
`;

describe('walkHinted', () => {
  it('hands out what a name is about, and leaves the rest alone', () => {
    const found = hinted(SOURCE);
    expect(found).toEqual(expect.arrayContaining(["'x1'", "'x2'", "'x3'", "'x4'", "'x5'", "'x6'", "'x7'"]));
    expect(found.filter((text) => text.startsWith("'y"))).not.toEqual(
      expect.arrayContaining(["'y1'", "'y3'", "'y6'", "'y7'", "'y8'"]),
    );
    expect(found).not.toContain("'jsonwebtoken'");
    expect(found).not.toContain("'a'");
  });

  it('stops at functions inside of what has a name', () => {
    expect(hinted("const password = [() => { log('y'); }, 'x'];")).toEqual(["'x'"]);
  });

  it('hands out decorators that stand before the class that they are of', () => {
    expect(hinted("@App({ password: 'x' }) export class A {}")).toEqual(["'x'"]);
  });

  it.each([
    ["x = { name: 'DB_PASSWORD', value: 'x', other: 1 }", "'x'"],
    ["new Map([['password', 'x']])", "'x'"],
    ["headers.set('Authorization', 'x')", "'x'"],
    ["enum E { Password = 'x' }", "'x'"],
    ["spawn('mysql', ['-phunter2'])", "'-phunter2'"],
  ])('hands out the text that is named beside it in %s', (text, literal) => {
    expect(hinted(text)).toContain(literal);
  });

  it('hands out no node twice', () => {
    const sourceCode = sourceOf(SOURCE);
    const { names, shapes } = hintsOf(sourceCode, undefined, true);
    const everywhere = Array.from(SOURCE, (_, at) => at);
    for (const offsets of [[...names, ...shapes].sort((a, b) => a - b), everywhere]) {
      const counts = visits(SOURCE, (root, listeners) => {
        walkHinted(root, offsets, sourceCode, listeners);
      });
      expect(counts.size).toBeGreaterThan(20);
      expect(new Set(counts.values())).toEqual(new Set([1]));
    }
  });

  it('hands out all nodes where all is asked for, the outer ones first', () => {
    const sourceCode = sourceOf(SOURCE);
    const seen = new Set<Node>();
    const listener = (node: Node): void => {
      const parent = parentOf(node);
      if (parent !== undefined) expect(seen.has(parent)).toBe(true);
      seen.add(node);
    };
    walkAll(sourceCode.ast, sourceCode, new Proxy({}, { get: () => listener }));
    const counts = visits(SOURCE, (root, listeners) => {
      walkAll(root, sourceCode, listeners);
    });
    expect(counts.size).toBe(seen.size);
    expect(new Set(counts.values())).toEqual(new Set([1]));
  });

  it('goes into concatenations that are hundreds deep', () => {
    const text = `const password = ${Array.from({ length: 800 }, () => "'x'").join(' + ')};`;
    expect(hinted(text)).toHaveLength(800);
  });
});

describe('the rules of recommended', () => {
  afterEach(() => {
    vi.restoreAllMocks();
  });

  it.each([
    'export const port = Number(process.env.PORT ?? 3000);',
    "import { useState } from 'react';\nexport const [state, setState] = useState('ready');",
    "const keys = Object.keys(rows); fetch('https://example.com/path');",
    "function read(token: string) { return cache.get(token); }\nexport const read2 = () => read('id');",
  ])('listen to nothing in a file that its text gives no reason to look at: %j', (text) => {
    const sourceCode = sourceOf(text);
    for (const id of RULES) {
      const rule = plugin.rules[id];
      const context = {
        id,
        filename: '/app/src/app.ts',
        cwd: '/app',
        settings: { bridgekeeper: false },
        options: rule.meta.defaultOptions,
        sourceCode,
        report: () => undefined,
      };
      expect(Object.keys(rule.create(context as never)), id).toEqual([]);
    }
  });

  it('look at each text once, whichever of them are on', () => {
    const find = vi.spyOn(HintFinder.prototype, 'find');
    lint("const password = 'hunter2'; const url = process.env.DB_PASSWORD ?? 'x';", 'recommended', 'app.ts');
    expect(find).toHaveBeenCalledTimes(1);
  });

  it('find the same where all of a file is looked at', { timeout: 120_000 }, () => {
    const folder = resolve(import.meta.dirname, '../rules');
    const texts = readdirSync(folder)
      .filter((name) => CASES.test(name))
      .flatMap((name) => programsIn(readFileSync(join(folder, name), 'utf8').replaceAll(/[«»]/g, '')));
    expect(texts.length).toBeGreaterThan(500);
    const hintedFindings = texts.map((text) => lintBoth(text));
    const find = Object.getOwnPropertyDescriptor(HintFinder.prototype, 'find')?.value as Find;
    vi.spyOn(HintFinder.prototype, 'find').mockImplementation(function (this: HintFinder, ...args) {
      const all = { settings: [0], shippedName: true, vault: true, everywhere: true };
      return { ...find.apply(this, args), ...all };
    });
    const allFindings = texts.map((text) => lintBoth(text));
    expect(allFindings.filter((found) => found.length > 0).length).toBeGreaterThan(300);
    const different = texts.filter((_, at) => hintedFindings[at]?.join() !== allFindings[at]?.join());
    expect(different).toEqual([]);
  });
});

/** Files with cases of the rules that go by hints. */
const CASES = /^(?:no-hardcoded-credentials|no-secret-default|require-env-schema).*\.test\.ts$/;

/** The texts in a test file that may be programs. */
function programsIn(text: string): string[] {
  const programs = new Set<string>();
  const sourceCode = sourceOf(text);
  walkAll(sourceCode.ast, sourceCode, {
    Literal: ({ value }: { readonly value: unknown }) => {
      if (typeof value === 'string' && /[=(]/.test(value)) programs.add(value);
    },
    TemplateElement: ({ value }: { readonly value: { readonly cooked: string } }) => {
      if (/[=(]/.test(value.cooked)) programs.add(value.cooked);
    },
  });
  return [...programs];
}

function lintBoth(text: string): string[] {
  // As a test, where hardly anything counts, and as a source, where all does.
  return [...lint(text, 'recommended', 'a.test.ts'), ...lint(text, 'strict', 'app.ts')];
}

function lint(text: string, preset: 'recommended' | 'strict', filename: string): string[] {
  const linter = new Linter();
  const config = [
    plugin.configs[preset],
    { files: FILES, languageOptions: { parser }, settings: { bridgekeeper: false } },
  ] as Linter.Config[];
  return linter
    .verify(text, config, { filename, allowInlineConfig: false })
    .map(
      ({ ruleId, line, column, message }) => `${String(line)}:${String(column)} ${String(ruleId)} ${message}`,
    );
}
