import { afterEach, describe, expect, it } from 'vitest';

import { newDiagnostics } from './compile.js';
import type { Files } from './project.js';
import { removeProject, suggest, suggestAll, writeProject } from './project.js';

const STOP = "(() => { throw new Error('JWT_SECRET is required'); })()";

const PRELUDE = `
declare function sign(payload: object, secret: string): string;
declare class Signer { constructor(secret: string); }
declare const map: Record<string, string>;
declare const config: Config;
declare const local: boolean;
interface Config { secret: string; port: number; nested?: { secrets: string[] } }
`;

/** Code with `X` for the read, once with what is a fallback now and once with what is suggested. */
const NEEDED = [
  'sign({}, «X»);',
  'new Signer(«X»);',
  'new Signer((«X») as string);',
  'sign({}, local ? «X» : "");',
  'sign({}, (local && («X»)) as string);',
  'Buffer.from(«X», "hex");',
  'export function f(): string { return «X»; }',
  'export const f = function (): string { if (local) { return «X»; } return ""; };',
  'export const f = (): string => «X»;',
  'export const f = (): Config => ({ secret: «X», port: 1 });',
  'export async function f(): Promise<string> { await 0; return «X»; }',
  'export class A { get b(): string { return «X»; } }',
  'export class A { b: string = «X»; }',
  'export class A { constructor(readonly b: string = «X») {} }',
  'export function f(secret: string = «X»): string { return secret; }',
  'export const c: string = «X»;',
  'export const c: Config = { secret: «X», port: 1, nested: { secrets: [«X»] } };',
  'export const c = { secret: «X», port: 1 } satisfies Config;',
  'export const c = («X») satisfies string;',
  'export const c = («X»).length;',
  'export const c = map[«X»];',
  'export const c = («X») < "m";',
  // Places that have no type of their own: what is done with them later has one.
  'export const c = «X»; sign({}, c);',
  'export function f() { return «X»; } sign({}, f());',
  'export const c = [«X»]; c.map((key) => sign({}, key));',
  'export const c = { key: «X» }; sign({}, c.key);',
  'config.secret = «X»;',
  'declare class Pool { constructor(options: { password: string }); } new Pool({ password: «X» });',
  'let c; c = «X»; sign({}, c);',
  'const [c = «X»] = [] as string[]; sign({}, c);',
  'sign({}, map.secret || («X»));',
] as const;

/** Where the code says that undefined is as good: the fallback may go. */
const TAKING = [
  'export const c: string | undefined = «X»;',
  'export const c: unknown = «X»;',
  'export const f = (): string | undefined => «X»;',
  'export async function f(): Promise<string | undefined> { await 0; return «X»; }',
] as const;

/** Where it is only asked whether there is a value, or what it is: nothing is to stop there. */
const ASKING = [
  'export const c = («X»)?.length;',
  'export const c = Boolean(«X»);',
  'export const c = («X») === "";',
  'console.log(«X»);',
  'console.log(`key: ${«X»}`);',
  'if (!(«X»)) throw new Error("no key");',
] as const;

const READ = 'process.env.JWT_SECRET';

function written(code: string, expression: string): string {
  return code.replaceAll('«X»', expression).replaceAll('"', "'");
}

/** The code after each suggestion of a file, of which every fallback has one. */
function outputs(code: string, fallback: string, filename = 'a.ts'): string[] {
  return suggestAll('/project', filename, written(code, fallback));
}

/** The code with one fallback after the other replaced. */
function expected(code: string, fallback: string, replacement: string): string[] {
  const [first = '', ...rest] = written(code, '«X»').split('«X»');
  return rest.map((_, replaced) =>
    rest.reduce(
      (before, part, index) => before + (index === replaced ? replacement : fallback) + part,
      first,
    ),
  );
}

describe('what is suggested in place of the fallback of a secret', () => {
  it.each(NEEDED)('in TypeScript stops where a value is needed: %s', (code) => {
    for (const fallback of [`${READ} || 'dev'`, `${READ} ?? 'dev'`]) {
      expect(outputs(code, fallback)).toEqual(expected(code, fallback, `${READ} || ${STOP}`));
    }
  });

  it.each(NEEDED)('in TypeScript stops in the arm of a ternary where a value is needed: %s', (code) => {
    const ternary = (other: string): string => `(${READ} ? ${READ} : ${other})`;
    expect(outputs(code, ternary("'dev'"))).toEqual(expected(code, ternary("'dev'"), ternary(STOP)));
  });

  it.each(TAKING)('is an error or nothing where a value may be missing: %s', (code) => {
    const fallback = `${READ} ?? 'dev'`;
    expect(outputs(code, fallback)).toEqual([
      ...expected(code, fallback, `${READ} || ${STOP}`),
      ...expected(code, fallback, READ),
    ]);
  });

  it.each(ASKING)('is nothing where it is asked for: %s', (code) => {
    expect(outputs(code, `${READ} ?? 'dev'`)).toEqual(expected(code, `${READ} ?? 'dev'`, READ));
  });

  it('is an error where the environment is set, for undefined would be a text there', () => {
    const code = 'process.env.OTHER = «X»;';
    expect(outputs(code, `${READ} ?? 'dev'`)).toEqual(
      expected(code, `${READ} ?? 'dev'`, `${READ} || ${STOP}`),
    );
  });

  it.each([
    [
      "export const c = { JWT_SECRET: 'dev', ...process.env }; sign({}, c.JWT_SECRET);",
      `export const c = { ...process.env, JWT_SECRET: process.env.JWT_SECRET || ${STOP} }; sign({}, c.JWT_SECRET);`,
    ],
    [
      "export const { JWT_SECRET = 'dev' } = process.env; sign({}, JWT_SECRET);",
      `export const { JWT_SECRET = ${STOP} } = process.env; sign({}, JWT_SECRET);`,
    ],
    [
      "let c = process.env.JWT_SECRET; c ??= 'dev'; sign({}, c);",
      `let c = process.env.JWT_SECRET; c ||= ${STOP}; sign({}, c);`,
    ],
    [
      "let c = process.env.JWT_SECRET; if (!c) { c = 'dev'; } sign({}, c);",
      "let c = process.env.JWT_SECRET; if (!c) { throw new Error('JWT_SECRET is required'); } sign({}, c);",
    ],
    [
      "process.env.JWT_SECRET = process.env.JWT_SECRET || 'dev';",
      `process.env.JWT_SECRET = process.env.JWT_SECRET || ${STOP};`,
    ],
  ])('is an error in other places: %s', (before, after) => {
    expect(suggestAll('/project', 'a.ts', before)).toEqual([after]);
    expect(newDiagnostics([{ before: PRELUDE + before, after: PRELUDE + after, name: 'a.ts' }])).toEqual([]);
  });

  it('is nothing where only a stage falls back, or there is more in the branch', () => {
    for (const code of [
      "let c = process.env.JWT_SECRET; if (local && !c) { c = 'dev'; }",
      "let c = process.env.JWT_SECRET; if (!c) { c = 'dev'; console.log('no key'); }",
      "const c = local ? 'dev' : process.env.JWT_SECRET;",
    ]) {
      expect(suggestAll('/project', 'a.ts', code)).toEqual([]);
    }
  });

  it('is an error or nothing in JavaScript, which has no types', () => {
    const code = 'export const c = { key: «X» };';
    const fallback = `${READ} ?? 'dev'`;
    expect(outputs(code, fallback, 'a.js')).toEqual([
      ...expected(code, fallback, `${READ} || ${STOP}`),
      ...expected(code, fallback, READ),
    ]);
    const member = 'export const c = («X»).length;';
    expect(outputs(member, fallback, 'a.js')).toEqual(expected(member, fallback, `${READ} || ${STOP}`));
  });

  it('compiles', () => {
    const fallbacks = [`${READ} || 'dev'`, `(${READ} ?? 'dev')`, `(${READ} ? ${READ} : 'dev')`];
    const changes = [...NEEDED, ...TAKING, ...ASKING].flatMap((code) =>
      fallbacks.flatMap((fallback) =>
        outputs(code, fallback).map((after) => ({
          before: PRELUDE + written(code, fallback),
          after: PRELUDE + after,
          name: 'a.ts',
        })),
      ),
    );
    expect(changes.length).toBeGreaterThan(90);
    expect(newDiagnostics(changes)).toEqual([]);
  });

  it.each([
    'const a = `Bearer ${«X»}`;',
    'const a = `Bearer ${local ? «X» : "x"}`;',
    'const a = "Bearer " + («X»);',
    'const a = String(«X»);',
    'fetch(url, { headers: { authorization: `Bearer ${«X»}` } });',
  ])('stops where undefined would be a word, in JavaScript and in TypeScript: %s', (code) => {
    const fallback = `${READ} ?? 'dev'`;
    for (const filename of ['a.js', 'a.ts']) {
      expect(outputs(code, fallback, filename)).toEqual(expected(code, fallback, `${READ} || ${STOP}`));
    }
  });

  it.each([
    'const ok = header === («X»);',
    'if ((«X») !== header) { reject(); }',
    'const ok = header == (local ? «X» : other);',
  ])('stops where who sends nothing would be let in, in JavaScript and in TypeScript: %s', (code) => {
    const fallback = `${READ} ?? 'dev'`;
    for (const filename of ['a.js', 'a.ts']) {
      expect(outputs(code, fallback, filename)).toEqual(expected(code, fallback, `${READ} || ${STOP}`));
    }
  });

  it.each(['const is = («X») === "";', 'const is = undefined !== («X»);'])(
    'is nothing where it is asked whether there is one: %s',
    (code) => {
      const fallback = `${READ} ?? 'dev'`;
      expect(outputs(code, fallback, 'a.js')).toEqual(expected(code, fallback, READ));
    },
  );

  it.each([
    'console.log(`key: ${«X»}`);',
    'throw new Error(`no key: ${«X»}`);',
    '// a file for browsers\nconst a = document.cookie + `Bearer ${«X»}`;',
  ])('is nothing in a text for people or in a browser: %s', (code) => {
    const fallback = `${READ} ?? 'dev'`;
    expect(outputs(code, fallback, 'a.js')).toEqual(expected(code, fallback, READ));
  });
});

const SCHEMA = `import { z } from 'zod';
export const env = z.object({ JWT_SECRET: z.string().min(1), API_KEY: z.string().optional() }).parse(process.env);
`;

const IMPORT = "import { env } from './env.js';\n";

const roots: string[] = [];

afterEach(() => {
  for (const root of roots.splice(0)) removeProject(root);
});

function project(files: Files): string {
  const root = writeProject({ 'package.json': '{}', 'src/env.ts': SCHEMA, ...files });
  roots.push(root);
  return root;
}

describe('where the file imports a schema that declares the secret', () => {
  it('offers to read it, before anything else', () => {
    const code = `${IMPORT}const port = env.PORT;\nsign(process.env.JWT_SECRET ?? 'dev');\n`;
    const start = `${IMPORT}const port = env.PORT;\n`;
    expect(suggest(project({}), 'src/a.ts', code)).toEqual([
      {
        desc: 'Read `env.JWT_SECRET`, which is checked at start-up.',
        output: `${start}sign(env.JWT_SECRET);\n`,
      },
      {
        desc: 'Stop when it is missing, in place of the fallback.',
        output: `${start}sign(process.env.JWT_SECRET || ${STOP});\n`,
      },
    ]);
  });

  it('compiles', () => {
    const root = project({});
    const changes = NEEDED.flatMap((code) => {
      const before = IMPORT + PRELUDE + written(code, `${READ} ?? 'dev'`);
      return suggestAll(root, 'src/a.ts', before).map((after) => ({
        before,
        after,
        name: 'a.ts',
        beside: { 'env.ts': SCHEMA },
      }));
    });
    expect(changes.length).toBeGreaterThan(40);
    expect(newDiagnostics(changes)).toEqual([]);
  });

  it('adds the import where the file has none', () => {
    const code = "import pg from 'pg';\nsign(process.env.JWT_SECRET ?? 'dev');\n";
    expect(suggest(project({}), 'src/a.ts', code)[0]).toEqual({
      desc: 'Read `env.JWT_SECRET`, which is checked at start-up.',
      output: "import pg from 'pg';\nimport { env } from './env';\nsign(env.JWT_SECRET);\n",
    });
  });

  it.each([
    ["const a = other ?? process.env.JWT_SECRET ?? 'dev';", 'const a = other ?? env.JWT_SECRET;'],
    ["const a = other || (process.env.JWT_SECRET ?? 'dev');", 'const a = other || (env.JWT_SECRET);'],
    ["const a = process.env.JWT_SECRET ? process.env.JWT_SECRET : 'dev';", 'const a = env.JWT_SECRET;'],
    ["const a = getEnv('JWT_SECRET', 'dev');", 'const a = env.JWT_SECRET;'],
    ["console.log(process.env.JWT_SECRET ?? 'dev');", 'console.log(env.JWT_SECRET);'],
  ])('reads it in place of all of %s', (code, output) => {
    expect(suggest(project({}), 'src/a.ts', IMPORT + code)[0]?.output).toBe(IMPORT + output);
  });

  it.each([
    ['a secret that may be missing', `${IMPORT}const a = process.env.API_KEY ?? 'dev';\n`],
    [
      'another variable of that name',
      `${IMPORT}function f(env) { return process.env.JWT_SECRET ?? 'dev'; }\n`,
    ],
    ['the variables of something else', `${IMPORT}const a = (c) => c.env.JWT_SECRET ?? 'dev';\n`],
    ['the schema itself', `${IMPORT}const a = env.JWT_SECRET ?? 'dev';\n`],
    ['a converted value', `${IMPORT}const a = process.env.JWT_SECRET?.trim() ?? 'dev';\n`],
  ])('does not for %s', (_, code) => {
    const suggestions = suggest(project({}), 'src/a.ts', code);
    expect(suggestions.map(({ desc }) => desc)).toEqual([
      'Stop when it is missing, in place of the fallback.',
    ]);
  });
});
