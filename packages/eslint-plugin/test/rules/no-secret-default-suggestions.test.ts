import * as parser from '@typescript-eslint/parser';
import type { Linter as LinterTypes } from 'eslint';
import { Linter } from 'eslint';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { noSecretDefault } from '../../src/rules/no-secret-default.js';

const READS = [
  'process.env.JWT_SECRET',
  "process.env['JWT_SECRET']",
  'process.env?.JWT_SECRET',
  '(process.env.JWT_SECRET)',
  '(process.env.JWT_SECRET as string)',
  'process.env.JWT_SECRET!',
  'import.meta.env.JWT_SECRET',
  "Deno.env.get('JWT_SECRET')",
  'process.env.JWT_SECRET?.trim()',
  'String(process.env.JWT_SECRET)',
  "config.get<string>('JWT_SECRET')",
];

const LITERALS = [
  "'dev'",
  '`dev`',
  "('dev')",
  "('dev' as const)",
  "'dev' + '-key'",
  '4711',
  'FALLBACK',
  "''",
];

/** A fallback in each position, of a read and a literal. */
const FORMS: readonly ((read: string, literal: string) => string)[] = [
  (read, literal) => `${read} ?? ${literal}`,
  (read, literal) => `${read} || ${literal}`,
  (read, literal) => `(${read}) ?? (${literal})`,
  (read, literal) => `${read} ?? ${literal} ?? other`,
  (read, literal) => `options.key ?? ${read} ?? ${literal}`,
  (read, literal) => `(${read} ?? ${literal}).trim()`,
  (read, literal) => `${read} ? ${read} : ${literal}`,
  (read, literal) => `!${read} ? ${literal} : (${read})`,
  (read, literal) => `_.defaultTo(${read}, ${literal})`,
  (read, literal) => `{ key: ${read} ?? ${literal} }`,
  (_, literal) => `getEnv('JWT_SECRET', ${literal})`,
  (_, literal) => `helper('JWT_SECRET', ${literal},)`,
  (_, literal) => `config.get('JWT_SECRET', ${literal})`,
  (_, literal) => `{ JWT_SECRET: ${literal}, ...process.env }`,
  (_, literal) => `{ PORT: '1', JWT_SECRET: ${literal}, ...process.env, }`,
  (_, literal) => `Object.assign({ JWT_SECRET: ${literal}, }, process.env)`,
  (_, literal) => `(({ JWT_SECRET = ${literal} } = process.env) => JWT_SECRET)`,
  (_, literal) => `(({ JWT_SECRET: key = ${literal}, PORT } = process.env) => key)`,
  (_, literal) => `z.object({ JWT_SECRET: z.string().min(1).default(${literal}) })`,
  (_, literal) => `z.object({ JWT_SECRET: z.string().catch(() => ${literal}).describe('a') })`,
  (_, literal) => `v.object({ JWT_SECRET: v.optional(v.string(), ${literal}) })`,
  (_, literal) => `cleanEnv(process.env, { JWT_SECRET: str({ default: ${literal}, desc: 'a' }) })`,
  (_, literal) => `cleanEnv(process.env, { JWT_SECRET: str({ desc: 'a', default: ${literal}, }) })`,
  (_, literal) => `cleanEnv(process.env, { JWT_SECRET: str({ default: ${literal} }) })`,
  (_, literal) =>
    `parseEnv(process.env, { JWT_SECRET: { schema: z.string(), defaults: { a: ${literal}, } } })`,
  (_, literal) => `Config.withDefault(Config.string('JWT_SECRET'), ${literal})`,
];

/** What may stand around an expression; no semicolons where the language allows it. */
const CONTEXTS: readonly ((expression: string) => string)[] = [
  (expression) => `const a = ${expression};`,
  (expression) => `const a = ${expression}\nconst b = 1`,
  (expression) => `f(${expression}, 1)`,
  (expression) => `f(1, ${expression},)`,
  (expression) => `const a = [${expression}]`,
  (expression) => `const a = { b: ${expression}, c: 1 }`,
  (expression) => `const a = () => (${expression})`,
  (expression) => `const a = \`x\${${expression}}y\``,
  (expression) => `async function f() { return await (${expression}); }`,
  (expression) => `class A { b = ${expression}; c = 1 }`,
  (expression) => `export default ${expression}`,
  (expression) => `if (x) y = ${expression}; else z()`,
  (expression) => `const a = !(${expression})`,
  (expression) => `const a = (${expression}) as unknown as string`,
  (expression) => `const a =\n  // why\n  ${expression} // tail\n`,
];

const PRELUDE = `import { z } from 'zod'; import * as v from 'valibot'; import { cleanEnv, str } from 'envalid';
import { parseEnv } from 'znv'; import { Config } from 'effect';
const FALLBACK = 'dev'; const helper = (key, or) => process.env[key] ?? or;
`;

const config = {
  files: ['**/*.ts'],
  plugins: { b: { rules: { 'no-secret-default': noSecretDefault } } },
  languageOptions: { parser },
  rules: { 'b/no-secret-default': 'error' },
} as unknown as LinterTypes.Config;

function messagesOf(code: string): LinterTypes.LintMessage[] {
  return new Linter().verify(code, config, { filename: 'a.ts' });
}

/** The codes that the suggestions of all findings lead to. */
function suggestionsOf(code: string): string[] {
  return messagesOf(code).flatMap(({ suggestions = [] }) =>
    suggestions.map(({ fix }) => code.slice(0, fix.range[0]) + fix.text + code.slice(fix.range[1])),
  );
}

/** Checks one program: each suggestion parses, and leaves fewer findings than there were. */
function check(code: string): number {
  const before = messagesOf(code);
  expect(before.filter(({ fatal }) => fatal)).toEqual([]);
  const suggestions = suggestionsOf(code);
  for (const suggestion of suggestions) {
    const after = messagesOf(suggestion);
    expect(
      after.filter(({ fatal }) => fatal).map(({ message }) => message),
      suggestion,
    ).toEqual([]);
    expect(after.length, suggestion).toBeLessThan(before.length);
  }
  return suggestions.length;
}

describe('the suggestions of no-secret-default', () => {
  it.each(FORMS.map((form) => [form('process.env.JWT_SECRET', "'dev'")]))('%s has one', (expression) => {
    expect(check(`${PRELUDE}const a = ${expression};`)).toBe(1);
  });

  it.each([
    [
      "const a: string = process.env.JWT_SECRET || '';",
      "const a: string = process.env.JWT_SECRET || (() => { throw new Error('JWT_SECRET is required'); })();",
    ],
    [
      'class A { b: string = process.env.JWT_SECRET ?? "dev" }',
      'class A { b: string = process.env.JWT_SECRET || (() => { throw new Error("JWT_SECRET is required"); })() }',
    ],
    [
      "const a = (process.env.JWT_SECRET ?? ('dev')).length;",
      "const a = (process.env.JWT_SECRET || (() => { throw new Error('JWT_SECRET is required'); })()).length;",
    ],
    [
      "const a: string = process.env.A ?? process.env.JWT_SECRET ?? 'dev';",
      "const a: string = process.env.A ?? process.env.JWT_SECRET ?? (() => { throw new Error('A or JWT_SECRET is required'); })();",
    ],
    [
      "const a = process.env.JWT_SECRET ?? 'dev';",
      "const a = process.env.JWT_SECRET || (() => { throw new Error('JWT_SECRET is required'); })();",
    ],
    ["const a = (process.env.JWT_SECRET ?? 'dev')?.length;", 'const a = (process.env.JWT_SECRET)?.length;'],
    [
      "'use client';\nconst a: string = process.env.API_KEY ?? 'dev';",
      "'use client';\nconst a: string = process.env.API_KEY || (() => { throw new Error('API_KEY is required'); })();",
    ],
    [
      "'use client';\nconst a: string | undefined = process.env.API_KEY ?? 'dev';",
      "'use client';\nconst a: string | undefined = process.env.API_KEY;",
    ],
  ])('in TypeScript stop where a place may take no undefined: %s', (code, suggestion) => {
    expect(suggestionsOf(code)).toEqual([suggestion]);
  });

  it('leave code that parses, whatever stands around them', () => {
    let suggestions = 0;
    fc.assert(
      fc.property(
        fc.constantFrom(...READS),
        fc.constantFrom(...LITERALS),
        fc.constantFrom(...FORMS),
        fc.constantFrom(...CONTEXTS),
        (read, literal, form, context) => {
          suggestions += check(PRELUDE + context(form(read, literal)));
        },
      ),
      { numRuns: 400 },
    );
    expect(suggestions).toBeGreaterThan(200);
  });

  it('leave code that parses where one fallback stands in another', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...FORMS), { minLength: 2, maxLength: 3 }),
        fc.constantFrom(...CONTEXTS),
        (forms, context) => {
          const nested = forms.reduce((inner, form) => form('process.env.JWT_SECRET', `(${inner})`), "'dev'");
          check(PRELUDE + context(nested));
        },
      ),
      { numRuns: 200 },
    );
  });
});
