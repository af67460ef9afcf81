import { describe, expect, it } from 'vitest';

import { envFunctionsIn } from '../../src/suggestions/env-function.js';
import { newDiagnostics } from './compile.js';
import { projectWriter, suggest, suggestAll } from './project.js';

const project = projectWriter();

/** Functions that stop when the variable is missing, each as `requireEnv`. */
const REQUIRING = [
  "function requireEnv(name: string): string { const value = process.env[name]; if (!value) { throw new Error(name + ' is required'); } return value; }",
  'function requireEnv(name: string) { const value = process.env[name]; if (value === undefined) throw new Error(name); return value; }',
  "function requireEnv(key: string): string {\n  const value = process.env[key];\n  if (!value || value === '') {\n    console.error(`missing ${key}`);\n    process.exit(1);\n  }\n  return value;\n}",
  'const requireEnv = (k: string): string => process.env[k] ?? (() => { throw new Error(k); })();',
  "const requireEnv = (k: string): string => {\n  if (process.env[k] == null) throw new Error('no { ' + k);\n  return process.env[k] as string;\n};",
  'const requireEnv = function (k: string): string { const v = process.env[k]; if (v) return v; throw new Error(k); };',
  'function requireEnv(name: string, fallback?: string): string { const v = process.env[name] ?? fallback; if (v === undefined) throw new Error(name); return v; }',
  'function requireEnv(name: string, fallback?: string): string { const v = process.env[name]; if (v === undefined && fallback === undefined) throw new Error(name); return (v ?? fallback) as string; }',
  'function requireEnv(name: string, env: NodeJS.ProcessEnv = process.env): string { const v = env[name]; if (!v?.trim()) throw new Error(name); return v; }',
  "function requireEnv(name: keyof NodeJS.ProcessEnv): string { const v = process.env[name]; if (typeof v !== 'string') throw new Error('x'); return v; }",
] as const;

const READ = "export const c: string = process.env.JWT_SECRET ?? 'dev';";
const LITERAL = "export const c: { password: string } = { password: 'hunter2' };";

describe('a function that stops when a variable is missing', () => {
  it.each(REQUIRING)('is called in place of a fallback: %s', (helper) => {
    const before = `${helper}\n${READ}\n`;
    expect(suggest('/project', 'a.ts', before)).toEqual([
      {
        desc: "Read `requireEnv('JWT_SECRET')`, which stops when it is missing.",
        output: before.replace("process.env.JWT_SECRET ?? 'dev'", "requireEnv('JWT_SECRET')"),
      },
      {
        desc: 'Stop when it is missing, in place of the fallback.',
        output: before.replace("?? 'dev'", "|| (() => { throw new Error('JWT_SECRET is required'); })()"),
      },
    ]);
  });

  it('is called in place of a literal', () => {
    const before = `${REQUIRING[0]}\nexport const db: { password: string } = { password: 'hunter2' };\n`;
    expect(suggest('/project', 'a.ts', before)).toEqual([
      {
        desc: "Read `requireEnv('DB_PASSWORD')`, which stops when it is missing.",
        output: before.replace("'hunter2'", "requireEnv('DB_PASSWORD')"),
      },
    ]);
  });

  it.each([
    ["const c = requireEnv('JWT_SECRET', 'dev');", "const c = requireEnv('JWT_SECRET');"],
    ["const c = other ?? process.env.JWT_SECRET ?? 'dev';", "const c = other ?? requireEnv('JWT_SECRET');"],
    [
      "const c = process.env.JWT_SECRET ? process.env.JWT_SECRET : 'dev';",
      "const c = requireEnv('JWT_SECRET');",
    ],
    ["const c = { key: process.env['JWT_SECRET'] || '' };", "const c = { key: requireEnv('JWT_SECRET') };"],
  ])('is called in place of all of %s', (code, output) => {
    const helper = `${REQUIRING[6]}\n`;
    expect(suggest('/project', 'a.ts', helper + code)[0]?.output).toBe(helper + output);
  });

  it('is called where the file imports it from a module of the project', () => {
    const root = project({ 'src/lib/require-env.ts': `export ${REQUIRING[0]}\n` });
    for (const [line, local] of [
      ["import { requireEnv } from './lib/require-env.js';", 'requireEnv'],
      ["import { requireEnv as must } from '@/lib/require-env';", 'must'],
    ] as const) {
      expect(suggest(root, 'src/a.ts', `${line}\n${READ}\n`)[0]?.output).toBe(
        `${line}\nexport const c: string = ${local}('JWT_SECRET');\n`,
      );
    }
    const required = project({
      'env.js': `${REQUIRING[3].replaceAll(': string', '')}\nmodule.exports = { requireEnv };\n`,
    });
    const code = "const { requireEnv } = require('./env');\nconst c = process.env.JWT_SECRET ?? 'dev';\n";
    expect(suggest(required, 'a.js', code)[0]?.output).toContain("const c = requireEnv('JWT_SECRET');");
  });

  it('is not the one that a schema has checked', () => {
    const schema =
      "import { z } from 'zod';\nexport const env = z.object({ JWT_SECRET: z.string() }).parse(process.env);\n";
    const root = project({ 'src/env.ts': schema });
    const code = `import { env } from './env';\n${REQUIRING[0]}\n${READ}\n`;
    expect(suggest(root, 'src/a.ts', code).map(({ desc }) => desc)).toEqual([
      'Read `env.JWT_SECRET`, which is checked at start-up.',
      "Read `requireEnv('JWT_SECRET')`, which stops when it is missing.",
      'Stop when it is missing, in place of the fallback.',
    ]);
  });

  it('compiles', () => {
    const changes = REQUIRING.flatMap((helper) =>
      [READ, LITERAL].flatMap((code) => {
        const before = `${helper}\n${code}\n`;
        return suggestAll('/project', 'a.ts', before).map((after) => ({ before, after, name: 'a.ts' }));
      }),
    );
    expect(changes.length).toBeGreaterThanOrEqual(REQUIRING.length * 2);
    expect(newDiagnostics(changes)).toEqual([]);
  });
});

describe('a function is left alone that', () => {
  it.each([
    ['falls back', "const read = (k: string) => process.env[k] ?? '';"],
    [
      'only warns',
      'function read(k: string) { if (!process.env[k]) console.warn(k); return process.env[k]; }',
    ],
    [
      'stops in production only',
      'function read(k: string) { const v = process.env[k]; if (!v && production) throw new Error(k); return v; }',
    ],
    [
      'asks for something else',
      'function read(k: string) { if (k.length > 3) throw new Error(k); return process.env[k]; }',
    ],
    [
      'has a fallback of its own',
      "function read(k: string, or = 'x'): string { const v = process.env[k] ?? or; if (!v) throw new Error(k); return v; }",
    ],
    [
      'must be given more',
      'function read(k: string, scope: Scope): string { const v = process.env[k]; if (!v) throw new Error(k); return v; }',
    ],
    [
      'gives something else',
      'function read(k: string): number { const v = process.env[k]; if (!v) throw new Error(k); return Number(v); }',
    ],
    [
      'may give nothing',
      'function read(k: string): string | undefined { const v = process.env[k]; if (!v) throw new Error(k); return v; }',
    ],
    [
      'is a promise',
      'async function read(k: string) { const v = process.env[k]; if (!v) throw new Error(k); return v; }',
    ],
    [
      'takes names of its own',
      "function read(k: 'A' | 'B'): string { const v = process.env[k]; if (!v) throw new Error(k); return v; }",
    ],
    [
      'reads something else',
      'function read(k: string): string { const v = cache[k]; if (!v) throw new Error(k); return v; } f(process.env);',
    ],
    [
      'stands in a comment',
      '// function read(k: string): string { const v = process.env[k]; if (!v) throw new Error(k); return v; }',
    ],
  ])('%s', (_, helper) => {
    expect([...envFunctionsIn(helper).values()].filter(({ requires }) => requires)).toEqual([]);
  });

  it.each([
    ['is declared behind the place', `${READ}\n${REQUIRING[3]}`],
    [
      'has another meaning there',
      `${REQUIRING[0]}\nfunction f(requireEnv: Load): string { return process.env.JWT_SECRET ?? 'dev'; }`,
    ],
    ['is that of another function', `function g() { ${REQUIRING[0]} }\n${READ}`],
    [
      'is the place itself',
      "function requireEnv(name: string): string { const v = process.env[name]; if (!v) throw new Error(process.env.JWT_SECRET ?? 'dev' + 'x'); return v; }",
    ],
    ['reads another environment', `${REQUIRING[0]}\nconst c = import.meta.env.JWT_SECRET ?? 'dev';`],
    ['reads what is made of it', `${REQUIRING[0]}\nconst c = process.env.JWT_SECRET?.trim() ?? 'dev';`],
  ])('%s', (_, code) => {
    expect(suggest('/project', 'a.ts', code)[0]?.output ?? '').not.toContain("requireEnv('");
  });

  it('is exported by another name, or by no module of the project', () => {
    const root = project({ 'src/env.ts': REQUIRING[0] });
    for (const line of ["import { requireEnv } from './env.js';", "import { requireEnv } from 'env-lib';"]) {
      const suggestions = suggest(root, 'src/a.ts', `${line}\n${READ}\n`);
      expect(suggestions.map(({ desc }) => desc)).toEqual([
        'Stop when it is missing, in place of the fallback.',
      ]);
    }
  });

  it('is found in time that grows with the length of a text', () => {
    for (const part of [
      'function f(',
      'const f = (a: string) => ',
      'if (!v) ',
      'throw new Error(',
      'const f = ( ',
      '\n',
      ' ',
    ]) {
      const start = process.cpuUsage();
      envFunctionsIn(`process.env\nfunction f(k: string) { ${part.repeat(20_000)}`);
      const { user, system } = process.cpuUsage(start);
      expect((user + system) / 1e6, part).toBeLessThan(1);
    }
  });
});

describe('a call that reads a variable with a fallback', () => {
  const STOP = "(() => { throw new Error('JWT_SECRET is required'); })()";

  it.each([
    // Nothing is known of it.
    ["const c = getEnv('JWT_SECRET', 'dev');", `const c = getEnv('JWT_SECRET') || ${STOP};`],
    ["const c = getEnv('JWT_SECRET', 'dev').trim();", `const c = (getEnv('JWT_SECRET') || ${STOP}).trim();`],
    ["const c = config.get('JWT_SECRET', 'dev');", `const c = config.get('JWT_SECRET') || ${STOP};`],
    [
      "const c = await config.get('JWT_SECRET', 'dev');",
      `const c = (await config.get('JWT_SECRET')) || ${STOP};`,
    ],
    // It can be called without, as its parameter says.
    [
      "const read = (k: string, or?: string) => process.env[k] ?? or;\nconst c = read('JWT_SECRET', 'dev');",
      `const read = (k: string, or?: string) => process.env[k] ?? or;\nconst c = read('JWT_SECRET') || ${STOP};`,
    ],
    // It cannot.
    [
      "const read = (k: string, or: string) => process.env[k] ?? or;\nconst c = read('JWT_SECRET', 'dev');",
      `const read = (k: string, or: string) => process.env[k] ?? or;\nconst c = process.env.JWT_SECRET || ${STOP};`,
    ],
    [
      "const read = (k: string) => process.env[k] ?? 'x';\nconst c = read('JWT_SECRET');",
      `const read = (k: string) => process.env[k] ?? 'x';\nconst c = process.env.JWT_SECRET || ${STOP};`,
    ],
  ])('stops: %s', (code, output) => {
    expect(suggest('/project', 'a.ts', code).map((suggestion) => suggestion.output)).toEqual([output]);
  });

  it('is left alone where a function makes something of the variable, and has to be given a fallback', () => {
    const code =
      "const read = (k: string, or: string) => decrypt(process.env[k] ?? or);\nconst c = read('JWT_SECRET', 'dev');";
    expect(suggestAll('/project', 'a.ts', code)).toEqual([]);
  });

  it('reads the environment where an imported function has to be given a fallback', () => {
    const root = project({
      'src/env.ts':
        'export function getEnv(k: string, or: string): string { return process.env[k] || or; }\n',
    });
    const line = "import { getEnv } from './env';\n";
    expect(
      suggest(root, 'src/a.ts', `${line}export const c = getEnv('JWT_SECRET', 'dev');\n`)[0]?.output,
    ).toBe(`${line}export const c = process.env.JWT_SECRET || ${STOP};\n`);
  });

  it('of the configuration of Nest is asked to throw', () => {
    const code = (read: string): string =>
      `import { ConfigService } from '@nestjs/config';\nexport class A { constructor(private readonly config: ConfigService) {} key = this.config.${read}; }\n`;
    expect(suggest('/project', 'a.ts', code("get<string>('JWT_SECRET', 'dev')"))[0]).toEqual({
      desc: "Read `this.config.getOrThrow<string>('JWT_SECRET')`, which stops when it is missing.",
      output: code("getOrThrow<string>('JWT_SECRET')"),
    });
    const own = code("get('JWT_SECRET', 'dev')").replace('@nestjs/config', './config.service');
    expect(suggest('/project', 'a.ts', own)[0]?.output).not.toContain('getOrThrow');
  });
});
