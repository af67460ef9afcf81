import { describe, expect, it } from 'vitest';

import { readSchemaModule } from '../../src/suggestions/schema-module.js';
import { newDiagnostics } from './compile.js';
import type { Suggested } from './project.js';
import { projectWriter, removeProject, suggest, writeFiles } from './project.js';

const ZOD = `import { z } from 'zod';

const parsed = z
  .object({
    // The database's own: 'quoted'.
    DB_PASSWORD: z.string().min(1),
    JWT_SECRET: z.string().min(32, 'at least { 32'),
    API_KEY: z.string().optional(),
    PORT: z.coerce.number().default(3000),
  })
  .safeParse(process.env);

if (!parsed.success) process.exit(1);

export const env = parsed.data;
`;

const CODE = "new Pool({ password: 'hunter2' });\n";

const project = projectWriter();

/** The one thing that is suggested for a file of a project. */
function only(root: string, filename: string, code: string): Suggested {
  const suggestions = suggest(root, filename, code);
  expect(suggestions).toHaveLength(1);
  return suggestions[0] ?? { desc: '', output: '' };
}

describe('where the file imports the schema', () => {
  it.each([
    ['by name', "import { env } from './env.js';", 'env', 'src/env.ts'],
    ['by name without an extension', "import { env } from './env';", 'env', 'src/env.ts'],
    ['with the source extension', "import { env } from './env.ts';", 'env', 'src/env.ts'],
    ['by another name', "import { env as settings } from './env.js';", 'settings', 'src/env.ts'],
    ['from a folder', "import { env } from './config/index.js';", 'env', 'src/config/index.ts'],
    ['from a folder by its name', "import { env } from './config';", 'env', 'src/config/index.ts'],
    ['from above', "import { env } from '../env.mjs';", 'env', 'env.mjs'],
    ['by an alias of src', "import { env } from '@/env';", 'env', 'src/env.ts'],
    ['by an alias of the root', "import { env } from '~/src/env';", 'env', 'src/env.ts'],
  ])('%s, it is read', (_, line, local, path) => {
    const root = project({ [path]: ZOD });
    expect(only(root, 'src/db.ts', `${line}\n${CODE}`)).toEqual({
      desc: `Read \`${local}.DB_PASSWORD\`, which is checked at start-up.`,
      output: `${line}\nnew Pool({ password: ${local}.DB_PASSWORD });\n`,
    });
  });

  it('as its default export, it is read', () => {
    const root = project({
      'src/env.ts': ZOD.replace('export const env', 'const env') + 'export default env;\n',
    });
    const line = "import config from './env.js';\n";
    expect(only(root, 'src/db.ts', line + CODE).output).toBe(
      `${line}new Pool({ password: config.DB_PASSWORD });\n`,
    );
  });

  it.each([
    ["const { env } = require('./env');", 'module.exports = { env };', 'env'],
    ["const config = require('./env');", 'module.exports = env;', 'config'],
  ])('by %s, it is read', (line, exported, local) => {
    const root = project({ 'src/env.js': ZOD.replace('export const', 'const') + exported });
    expect(only(root, 'src/db.js', `${line}\n${CODE}`).output).toBe(
      `${line}\nnew Pool({ password: ${local}.DB_PASSWORD });\n`,
    );
  });

  it.each([
    ['does not declare the variable', ZOD.replace('DB_PASSWORD', 'OTHER'), CODE],
    ['lets it be missing', ZOD.replace('z.string().min(1)', 'z.string().optional()'), CODE],
    ['makes something else of it', ZOD.replace('z.string().min(1)', 'z.string().transform(f)'), CODE],
    ['is no string', ZOD.replace('z.string().min(1)', 'z.coerce.number()'), CODE],
    ['is hidden by another name', ZOD, `function f(env) { ${CODE} }`],
    ['is not of the environment', ZOD.replace('process.env', 'data'), CODE],
  ])('but it %s, process.env is read', (_, module, code) => {
    const root = project({ 'src/env.ts': module });
    const { output } = only(root, 'src/db.ts', `import { env } from './env.js';\n${code}`);
    expect(output).toContain('{ password: process.env.DB_PASSWORD || (() =>');
  });

  it('and calls the variable by another of its names, that is read', () => {
    const root = project({ 'src/env.ts': ZOD.replace('DB_PASSWORD', 'POSTGRES_PASSWORD') });
    const { output } = only(root, 'src/db.ts', `import { env } from './env.js';\n${CODE}`);
    expect(output).toContain('{ password: env.POSTGRES_PASSWORD }');
  });

  it('the schema itself does not read itself', () => {
    const root = project({ 'src/env.ts': ZOD });
    const { output } = only(root, 'src/env.ts', `${ZOD}${CODE}`);
    expect(output).toContain('{ password: process.env.DB_PASSWORD ||');
  });
});

describe('where a schema is near by, its import is added', () => {
  it.each([
    ['first of all', '', "import { env } from './env';\n\n"],
    ['behind the imports', 'import pg from "pg";', '\nimport { env } from "./env";'],
    ['without semicolons', "import pg from 'pg'\nf()", "\nimport { env } from './env'"],
    [
      'with the extension that others have',
      "import { a } from './a.js';",
      "\nimport { env } from './env.js';",
    ],
    ['with the source extension', "import { a } from './a.ts';", "\nimport { env } from './env.ts';"],
    ['behind a directive', "'use server';", "\nimport { env } from './env';"],
    ['with line ends of Windows', "import pg from 'pg';\r", "\nimport { env } from './env';"],
  ])('%s', (_, head, added) => {
    const root = project({ 'src/env.ts': ZOD });
    const start = head === '' ? '' : `${head}\n`;
    const body = head.includes('f()') ? CODE.replace(';', '') : CODE;
    const { output } = only(root, 'src/db.ts', start + body);
    const [line = '', rest = ''] = head.endsWith('f()') ? head.split('\nf()') : [head.replace('\r', ''), ''];
    const tail = head.endsWith('f()')
      ? `\nf()${rest}\n`
      : head.endsWith('\r')
        ? '\r\n'
        : head === ''
          ? ''
          : '\n';
    const newline = head.endsWith('\r') ? '\r' : '';
    expect(output).toBe(`${line}${newline}${added}${tail}${body.replace("'hunter2'", 'env.DB_PASSWORD')}`);
  });

  it.each([
    ['src/env.ts', 'src/db.ts', './env'],
    ['src/env.ts', 'src/db/pool.ts', '../env'],
    ['src/config/env.ts', 'src/db.ts', './config/env'],
    ['src/config/index.ts', 'src/db.ts', './config'],
    ['src/env/server.ts', 'src/db.ts', './env/server'],
    ['src/env.mjs', 'src/db.js', './env.mjs'],
    ['env.ts', 'src/db.ts', '../env'],
  ])('from %s into %s', (path, filename, specifier) => {
    const root = project({ [path]: ZOD });
    const code = `import pg from 'pg';\n${CODE}`;
    expect(only(root, filename, code).output).toBe(
      `import pg from 'pg';\nimport { env } from '${specifier}';\nnew Pool({ password: env.DB_PASSWORD });\n`,
    );
  });

  it.each([
    ['{ "type": "module" }', undefined, './env.js'],
    ['{ "type": "module" }', '{ "compilerOptions": { "moduleResolution": "bundler" } }', './env'],
    ['{}', '{ "compilerOptions": { "module": "nodenext" } }', './env.js'],
    ['{}', '{ "compilerOptions": { "module": "commonjs" } }', './env'],
  ])('with the extension that %s and %s ask for', (manifest, tsconfig, specifier) => {
    const root = project({
      'package.json': manifest,
      'src/env.ts': ZOD,
      ...(tsconfig === undefined ? {} : { 'tsconfig.json': tsconfig }),
    });
    expect(only(root, 'src/db.ts', CODE).output).toContain(`import { env } from '${specifier}';`);
  });

  it('by require, in CommonJS', () => {
    const root = project({ 'env.js': ZOD.replace('export const', 'const') + 'module.exports = { env };' });
    const code = `const pg = require('pg');\n${CODE}`;
    expect(only(root, 'db.js', code).output).toBe(
      "const pg = require('pg');\nconst { env } = require('./env');\nnew Pool({ password: env.DB_PASSWORD });\n",
    );
  });

  it.each([
    ['the name is taken', 'const env = load();\n'],
    ['the name is a global', 'f(env);\n'],
    ['the name is that of a parameter', 'export const f = (env) => '],
    ['modules are imported as TypeScript requires them', "import pg = require('pg');\n"],
  ])('but not where %s', (_, head) => {
    const root = project({ 'src/env.ts': ZOD });
    const { output } = only(root, 'src/db.ts', head + CODE);
    expect(output).toContain('process.env.DB_PASSWORD');
    expect(output).not.toContain('./env');
  });

  it('but not from a project around the nearest package.json', () => {
    const root = project({ 'src/env.ts': ZOD, 'packages/a/package.json': '{}' });
    expect(only(root, 'packages/a/db.ts', CODE).output).not.toContain('import');
  });

  it('but not a module of TypeScript into JavaScript, nor one of JavaScript without types into TypeScript', () => {
    expect(suggest(project({ 'env.ts': ZOD }), 'db.js', CODE)).toHaveLength(2);
    expect(only(project({ 'env.js': ZOD }), 'db.ts', CODE).output).not.toContain('import');
    const typed = project({ 'env.js': ZOD, 'tsconfig.json': '{ "compilerOptions": { "allowJs": true } }' });
    expect(only(typed, 'db.ts', CODE).output).toContain("import { env } from './env';");
  });

  it('and a schema that changes is read again', async () => {
    const root = project({ 'src/env.ts': ZOD });
    expect(only(root, 'src/db.ts', CODE).output).toContain('env.DB_PASSWORD }');
    await new Promise((resolve) => setTimeout(resolve, 20));
    writeFiles(root, { 'src/env.ts': ZOD.replace('DB_PASSWORD', 'DATABASE_PASSWORD') });
    expect(only(root, 'src/db.ts', CODE).output).toContain('env.DATABASE_PASSWORD }');
    removeProject(root);
    expect(only(root, 'src/db.ts', CODE).output).toContain('process.env.DB_PASSWORD');
  });
});

describe('what a schema gives compiles', () => {
  /** Stands for zod: as much of its types as the schema uses. */
  const TYPES = `
    interface Str { min(n: number, m?: string): Str; optional(): unknown }
    interface Num { default(n: number): Num }
    type Of<T> = { [K in keyof T]: T[K] extends Str ? string : unknown };
    interface Obj<T> { safeParse(v: unknown): { success: true; data: Of<T> } | { success: false } }
    export const z = null as unknown as { string(): Str; coerce: { number(): Num }; object<T>(shape: T): Obj<T> };
  `;

  it('in the file with its import added', () => {
    const schema = ZOD.replace("'zod'", "'./zod'");
    const root = project({ 'src/env.ts': schema });
    const before =
      "declare class Pool { constructor(o: { password: string }); }\nexport const p = new Pool({ password: 'hunter2' });\n";
    const { output: after } = only(root, 'src/db.ts', before);
    const beside = { 'env.ts': schema, 'zod.ts': TYPES };
    expect(after).toContain("import { env } from './env';");
    expect(newDiagnostics([{ before, after, name: 'db.ts', beside }])).toEqual([]);
    const wrong = { before, after: after.replace('env.DB_PASSWORD', 'env.OTHER'), name: 'db.ts', beside };
    expect(newDiagnostics([wrong])).toHaveLength(1);
  });
});

describe('a module that exports what it has checked by default', () => {
  it('is imported by the usual name', () => {
    const root = project({
      'src/env.ts':
        'export default createEnv({ server: { DB_PASSWORD: z.string() }, runtimeEnv: process.env });\n',
    });
    expect(only(root, 'src/db.ts', CODE).output).toBe(
      `import env from './env';\n\n${CODE.replace("'hunter2'", 'env.DB_PASSWORD')}`,
    );
  });
});

describe('a module that validates the environment is known', () => {
  const SCHEMA = 'const schema = z.object({ DB_PASSWORD: z.string() });\n';

  it.each([
    ['parse()', `${SCHEMA}export const env = schema.parse(process.env);`],
    ['parse() at once', 'export const env = z.object({ DB_PASSWORD: z.string() }).parse(process.env);'],
    [
      'a line for each call',
      'export const env = z\n  .object({ DB_PASSWORD: z.string() })\n  .parse(process.env);',
    ],
    ['a type', `${SCHEMA}export const env: Env = schema.parse(process.env);`],
    ['a list of exports', `${SCHEMA}const env = schema.parse(process.env);\nexport { env };`],
    ['another name outside', `${SCHEMA}const env = schema.parse(process.env);\nexport { env as env };`],
    [
      'a function',
      `${SCHEMA}function load(): Env { return schema.parse(process.env); }\nexport const env = load();`,
    ],
    [
      'a function that stops',
      `${SCHEMA}function load() { const r = schema.safeParse(process.env); if (!r.success) { process.exit(1); } return r.data; }\nexport const env = load();`,
    ],
    ['envalid', 'export const env = cleanEnv(process.env, { DB_PASSWORD: str() });'],
    ['znv', 'export const env = parseEnv(process.env, { DB_PASSWORD: z.string() });'],
    [
      't3-env',
      'export const env = createEnv({ server: { DB_PASSWORD: z.string() }, client: {}, runtimeEnv: process.env });',
    ],
    [
      'valibot',
      'export const env = v.parse(v.object({ DB_PASSWORD: v.pipe(v.string(), v.minLength(1)) }), process.env);',
    ],
    [
      'yup',
      "import * as yup from 'yup';\nexport const env = yup.object({ DB_PASSWORD: yup.string().required(), OTHER_SECRET: yup.string() }).validateSync(process.env);",
    ],
    [
      'yup and names of its own',
      "import { object, string } from 'yup';\nconst schema = object().shape({ DB_PASSWORD: string().min(1).required() });\nexport const env = schema.validateSync(process.env);",
    ],
    [
      'joi',
      "import Joi from 'joi';\nconst schema = Joi.object({ DB_PASSWORD: Joi.string().required(), OTHER_SECRET: Joi.string() }).unknown();\nconst { error, value } = schema.validate(process.env);\nif (error) throw new Error(error.message);\nexport const env = value;",
    ],
    [
      'joi, at once',
      "const Joi = require('joi');\nconst env = Joi.attempt(process.env, Joi.object({ DB_PASSWORD: Joi.string().required() }));\nmodule.exports = { env };",
    ],
    [
      'arktype',
      "import { type } from 'arktype';\nconst Env = type({ DB_PASSWORD: 'string >= 8', 'OTHER_SECRET?': 'string', API_KEY: 'string = \"x\"' });\nexport const env = Env.assert(process.env);",
    ],
    [
      'arktype that tells its errors',
      "import { type } from 'arktype';\nconst Env = type({ DB_PASSWORD: 'string' });\nconst out = Env(process.env);\nif (out instanceof type.errors) {\n  console.error(out.summary);\n  process.exit(1);\n}\nexport const env = out;",
    ],
    [
      'superstruct',
      "import { create, nonempty, object, optional, string } from 'superstruct';\nconst Env = object({ DB_PASSWORD: nonempty(string()), OTHER_SECRET: optional(string()) });\nexport const env = create(process.env, Env);",
    ],
    [
      'typebox',
      "import { Type } from '@sinclair/typebox';\nimport { Value } from '@sinclair/typebox/value';\nconst Env = Type.Object({ DB_PASSWORD: Type.String({ minLength: 1 }), OTHER_SECRET: Type.Optional(Type.String()) });\nexport const env = Value.Parse(Env, process.env);",
    ],
    [
      "Effect's schemas",
      "import { Schema } from 'effect';\nconst Env = Schema.Struct({ DB_PASSWORD: Schema.NonEmptyString, API_KEY: Schema.Redacted(Schema.String), OTHER_SECRET: Schema.optional(Schema.String) });\nexport const env = Schema.decodeUnknownSync(Env)(process.env);",
    ],
    [
      "Effect's configuration",
      "import { Config, Effect } from 'effect';\nconst config = Config.all({ DB_PASSWORD: Config.string('DB_PASSWORD'), API_KEY: Config.redacted('API_KEY') });\nexport const env = Effect.runSync(config);",
    ],
    [
      'envsafe',
      "import { envsafe, str } from 'envsafe';\nexport const env = envsafe({ DB_PASSWORD: str(), API_KEY: str({ default: undefined }) });",
    ],
    [
      'an object in an object',
      'export const env = z.object({ DB_PASSWORD: z.string(), nested: z.object({ API_KEY: z.string() }) }).parse(process.env);',
    ],
  ])('by %s', (_, text) => {
    const { variables, exports } = readSchemaModule(text) ?? {};
    expect([[...(variables ?? [])], [...(exports ?? [])]]).toEqual([['DB_PASSWORD'], ['env']]);
  });

  it.each([
    ['nothing is parsed', `${SCHEMA}export const env = process.env;`],
    ['something else is parsed', `${SCHEMA}f(process.env); export const env = JSON.parse(text);`],
    ['the export is a part of it', `${SCHEMA}export const env = { db: schema.parse(process.env) };`],
    ['the export is a function', `${SCHEMA}export const env = () => schema.parse(process.env);`],
    ['the export has a name of its own', `${SCHEMA}export const schemaResult = schema.parse(process.env);`],
    ['it is another type', `${SCHEMA}export const env = schema.parse(process.env) as Env;`],
    ['it stands in a comment', `${SCHEMA}// export const env = schema.parse(process.env);`],
    ['nothing is exported', `${SCHEMA}const env = schema.parse(process.env);`],
    ['it is empty', ''],
    [
      'all of it is optional',
      'export const env = z.object({ DB_PASSWORD: z.string() }).partial().parse(process.env);',
    ],
    [
      'a string of yup is not required',
      "import * as yup from 'yup';\nexport const env = yup.object({ DB_PASSWORD: yup.string() }).validateSync(process.env);",
    ],
    [
      'nobody looks at what joi says',
      "import Joi from 'joi';\nconst { value } = Joi.object({ DB_PASSWORD: Joi.string().required() }).validate(process.env);\nexport const env = value;",
    ],
    [
      'nobody looks at what arktype says',
      "import { type } from 'arktype';\nconst Env = type({ DB_PASSWORD: 'string' });\nexport const env = Env(process.env);",
    ],
    [
      'a program of Effect is exported',
      "import { Config } from 'effect';\nexport const env = Config.all({ DB_PASSWORD: Config.string('DB_PASSWORD') });",
    ],
    [
      'convict has the values',
      "import convict from 'convict';\nexport const config = convict({ DB_PASSWORD: { format: String, default: '', env: 'DB_PASSWORD' } }); config.load(process.env);",
    ],
    [
      'Nest has the values',
      "import Joi from 'joi';\nexport const config = ConfigModule.forRoot({ validationSchema: Joi.object({ DB_PASSWORD: Joi.string().required() }) }); f(process.env);",
    ],
    [
      'Node asserts',
      "import assert from 'node:assert';\nz.object({ DB_PASSWORD: z.string() }); export const env = Env.assert(process.env);",
    ],
  ])('but not where %s', (_, text) => {
    expect(readSchemaModule(text)).toBeUndefined();
  });

  it('of any text, in time that grows with its length', () => {
    const parts = [
      '.object({',
      'export const env = ',
      '{ a: ',
      "'",
      '`${',
      '/*',
      'const env = env\n',
      '(',
      'function load(',
    ];
    for (const part of parts) {
      const start = process.cpuUsage();
      readSchemaModule(
        `process.env\nconst env = load();\nexport { env };\nz.object({ A: z.string() })\n${part.repeat(20_000)}`,
      );
      const { user, system } = process.cpuUsage(start);
      expect((user + system) / 1e6).toBeLessThan(2);
    }
  });
});
