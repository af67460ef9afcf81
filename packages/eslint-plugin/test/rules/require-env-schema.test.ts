import { requireEnvSchema } from '../../src/rules/require-env-schema.js';
import { parseMarks } from '../marked-code.js';
import { RuleTester } from '../setup.js';

/** Behaviour, code with the reported place between marks, the variable's name, the code after the suggestion. */
type Named = readonly [name: string, marked: string, setting: string, suggestion?: string];

/** Behaviour, and code with the reported place between marks. */
type Place = readonly [name: string, marked: string];

type NamedMessageId = 'optionalSecret' | 'readOutsideSchema';
type PlaceMessageId = 'skippedValidation' | 'swallowedFailure' | 'unreadResult';

function named(messageId: NamedMessageId, cases: readonly Named[]) {
  return cases.map(([name, marked, setting, output]) => {
    const { code, locations } = parseMarks(marked);
    return {
      name,
      code,
      errors: locations.map((location) => ({
        messageId,
        data: { name: setting },
        ...location,
        suggestions: output === undefined ? null : [{ messageId: 'removeOptional' as const, output }],
      })),
    };
  });
}

function places(messageId: PlaceMessageId, cases: readonly Place[]) {
  return cases.map(([name, marked]) => {
    const { code, locations } = parseMarks(marked);
    return { name, code, errors: locations.map((location) => ({ messageId, ...location })) };
  });
}

function negatives(cases: readonly Place[]) {
  return cases.map(([name, code]) => ({ name, code }));
}

const READS: readonly Named[] = [
  ['process.env', 'sign(«process.env.JWT_SECRET»);', 'JWT_SECRET'],
  ['a written key', "sign(«process.env['JWT_SECRET']»);", 'JWT_SECRET'],
  ['a non-null assertion', 'sign(«process.env.JWT_SECRET»!);', 'JWT_SECRET'],
  ['a type assertion', 'sign(«process.env.JWT_SECRET» as string);', 'JWT_SECRET'],
  ['import.meta.env', 'sign(«import.meta.env.JWT_SECRET»);', 'JWT_SECRET'],
  ['Bun.env', 'sign(«Bun.env.JWT_SECRET»);', 'JWT_SECRET'],
  ['Deno.env', "sign(«Deno.env.get('JWT_SECRET')»);", 'JWT_SECRET'],
  ['a pattern', 'const { «JWT_SECRET», PORT } = process.env;\nsign(JWT_SECRET, PORT);', 'JWT_SECRET'],
  ['a pattern with a new name', 'const { «JWT_SECRET»: secret } = process.env;\nsign(secret);', 'JWT_SECRET'],
  ['an imported environment', "import { env } from 'node:process';\nsign(«env.JWT_SECRET»);", 'JWT_SECRET'],
  ['a constant of the environment', 'const e = process.env;\nsign(«e.JWT_SECRET»);', 'JWT_SECRET'],
  ['a key in a constant', "const KEY = 'JWT_SECRET';\nsign(«process.env[KEY]»);", 'JWT_SECRET'],
  [
    'a helper of the file that gives undefined',
    "const read = (key) => process.env[key];\nsign(«read('JWT_SECRET')»);",
    'JWT_SECRET',
  ],
  [
    'a fallback that is another variable',
    'sign(«process.env.JWT_SECRET» ?? «process.env.JWT_SECRET»);',
    'JWT_SECRET',
  ],
  [
    'every operand of a chain',
    'sign(options.secret || «process.env.JWT_SECRET» || (cached ?? «process.env.JWT_SECRET»));',
    'JWT_SECRET',
  ],
  [
    'a client that is got by it',
    'const stripe = getStripe(«process.env.STRIPE_SECRET_KEY»);',
    'STRIPE_SECRET_KEY',
  ],
  [
    'a guard that goes on without it',
    'const s = «process.env.JWT_SECRET»;\nif (!s) console.warn("JWT_SECRET is missing");\nsign(s);',
    'JWT_SECRET',
  ],
  [
    'a guard of another variable',
    "if (!process.env.PORT) throw new Error('PORT');\nsign(«process.env.JWT_SECRET»);",
    'JWT_SECRET',
  ],
  [
    'a function that checks another environment',
    'validate(process.argv);\nsign(«process.env.JWT_SECRET»);',
    'JWT_SECRET',
  ],
  [
    'JSON.parse, which is no schema',
    'const c = JSON.parse(process.env.CONFIG);\nsign(«process.env.JWT_SECRET»);',
    'JWT_SECRET',
  ],
  [
    'a verification by the secret, which makes no schema of the file',
    'jwt.verify(token, «process.env.JWT_SECRET»!);\njwt.sign({}, «process.env.JWT_SECRET»!);',
    'JWT_SECRET',
  ],
  [
    'a verification by the secret in a variable',
    'const secret = «process.env.JWT_SECRET»;\njwt.verify(token, secret);',
    'JWT_SECRET',
  ],
  [
    'a secret behind what is checked by it',
    'if (ready) checkPassword(input, «process.env.JWT_SECRET»);',
    'JWT_SECRET',
  ],
  [
    'a secret beside what is checked by it',
    'const event = verifyWebhook({ body, secret: «process.env.JWT_SECRET» });',
    'JWT_SECRET',
  ],
  [
    'a number that is parsed, which makes no schema of the file',
    'const port = parseInt(process.env.PORT, 10);\nsign(«process.env.JWT_SECRET»);',
    'JWT_SECRET',
  ],
  [
    'a check of another variable',
    'assert(process.env.API_KEY);\nsign(«process.env.JWT_SECRET»);',
    'JWT_SECRET',
  ],
  [
    'another variable that is checked by itself',
    "import { z } from 'zod';\nconst port = z.coerce.number().parse(process.env.PORT);\nsign(«process.env.JWT_SECRET»);",
    'JWT_SECRET',
  ],
  [
    'a client that is created with an address of the environment',
    'const api = axios.create({ baseURL: process.env.API_URL });\nsign(«process.env.JWT_SECRET»);',
    'JWT_SECRET',
  ],
  [
    'an object that nobody looks through',
    'const params = { secret: «process.env.JWT_SECRET» };\nexport default params;',
    'JWT_SECRET',
  ],
  [
    'an object in a file that stops for something else',
    "const params = { secret: «process.env.JWT_SECRET» };\nif (!ready) throw new Error('x');\nexport default params;",
    'JWT_SECRET',
  ],
  [
    'a loop that stops for nothing',
    'for (const key of KEYS) if (!process.env[key]) console.warn(key);\nsign(«process.env.JWT_SECRET»);',
    'JWT_SECRET',
  ],
];

const ZOD = "import { z } from 'zod';\n";
const VALIBOT = "import * as v from 'valibot';\n";
const JOI = "import Joi from 'joi';\n";

const OPTIONALS: readonly Named[] = [
  [
    'zod: optional()',
    `${ZOD}const s = z.object({ JWT_SECRET: z.string().«optional»() });`,
    'JWT_SECRET',
    `${ZOD}const s = z.object({ JWT_SECRET: z.string() });`,
  ],
  [
    'zod: optional() before other checks',
    `${ZOD}const s = z.object({ JWT_SECRET: z.string().min(32).«optional»().describe('a') });`,
    'JWT_SECRET',
    `${ZOD}const s = z.object({ JWT_SECRET: z.string().min(32).describe('a') });`,
  ],
  [
    'zod: nullish()',
    `${ZOD}const s = z.object({ JWT_SECRET: z.string().«nullish»() });`,
    'JWT_SECRET',
    `${ZOD}const s = z.object({ JWT_SECRET: z.string() });`,
  ],
  [
    'zod: a function',
    `${ZOD}const s = z.object({ JWT_SECRET: z.«optional»(z.string()) });`,
    'JWT_SECRET',
    `${ZOD}const s = z.object({ JWT_SECRET: z.string() });`,
  ],
  [
    'zod: or undefined',
    `${ZOD}const s = z.object({ JWT_SECRET: z.string().«or»(z.undefined()) });`,
    'JWT_SECRET',
    `${ZOD}const s = z.object({ JWT_SECRET: z.string() });`,
  ],
  [
    'zod: a union with undefined',
    `${ZOD}const s = z.object({ JWT_SECRET: z.union([z.string().min(1), «z.undefined()»]) });`,
    'JWT_SECRET',
    `${ZOD}const s = z.object({ JWT_SECRET: z.string().min(1) });`,
  ],
  [
    'zod: a union with an empty text, of three',
    `${ZOD}const s = z.object({ JWT_SECRET: z.union([z.string(), z.number(), «z.literal('')»]) });`,
    'JWT_SECRET',
  ],
  [
    'valibot: a union with undefined',
    `${VALIBOT}const s = v.object({ JWT_SECRET: v.union([«v.undefined_()», v.string()]) });`,
    'JWT_SECRET',
    `${VALIBOT}const s = v.object({ JWT_SECRET: v.string() });`,
  ],
  [
    'effect: a union with undefined',
    "import { Schema } from 'effect';\nconst s = Schema.Struct({ JWT_SECRET: Schema.Union(Schema.String, «Schema.Undefined») });",
    'JWT_SECRET',
    "import { Schema } from 'effect';\nconst s = Schema.Struct({ JWT_SECRET: Schema.String });",
  ],
  [
    'zod: an empty text',
    `${ZOD}const s = z.object({ JWT_SECRET: z.string().min(32).«or»(z.literal('')) });`,
    'JWT_SECRET',
    `${ZOD}const s = z.object({ JWT_SECRET: z.string().min(32) });`,
  ],
  [
    'zod: undefined',
    `${ZOD}const s = z.object({ JWT_SECRET: z.string().«or»(z.undefined()) });`,
    'JWT_SECRET',
    `${ZOD}const s = z.object({ JWT_SECRET: z.string() });`,
  ],
  [
    'zod: the whole schema',
    `${ZOD}const s = z.object({ JWT_SECRET: z.string(), PORT: z.string() }).«partial»();`,
    'JWT_SECRET',
  ],
  [
    'zod: a part in a constant',
    `${ZOD}const text = z.string().«optional»();\nconst s = z.object({ JWT_SECRET: text });`,
    'JWT_SECRET',
    `${ZOD}const text = z.string();\nconst s = z.object({ JWT_SECRET: text });`,
  ],
  [
    'zod: a comment is kept',
    `${ZOD}const s = z.object({ JWT_SECRET: z.string()./* not yet */«optional»() });`,
    'JWT_SECRET',
  ],
  [
    't3-env',
    `import { createEnv } from '@t3-oss/env-nextjs';\n${ZOD}createEnv({ server: { JWT_SECRET: z.string().«optional»() }, runtimeEnv: process.env });`,
    'JWT_SECRET',
    `import { createEnv } from '@t3-oss/env-nextjs';\n${ZOD}createEnv({ server: { JWT_SECRET: z.string() }, runtimeEnv: process.env });`,
  ],
  [
    'valibot: optional()',
    `${VALIBOT}const s = v.object({ JWT_SECRET: v.«optional»(v.string()) });`,
    'JWT_SECRET',
    `${VALIBOT}const s = v.object({ JWT_SECRET: v.string() });`,
  ],
  [
    'joi: a key that does not say required()',
    `${JOI}const s = Joi.object({ JWT_SECRET: «Joi.string().min(32)» });`,
    'JWT_SECRET',
    `${JOI}const s = Joi.object({ JWT_SECRET: Joi.string().min(32).required() });`,
  ],
  [
    'joi: optional()',
    `${JOI}const s = Joi.object({ JWT_SECRET: Joi.string().«optional»() });`,
    'JWT_SECRET',
    `${JOI}const s = Joi.object({ JWT_SECRET: Joi.string().required() });`,
  ],
  [
    'joi: optional() behind required()',
    `${JOI}const s = Joi.object({ JWT_SECRET: Joi.string().required().«optional»() });`,
    'JWT_SECRET',
    `${JOI}const s = Joi.object({ JWT_SECRET: Joi.string().required() });`,
  ],
  [
    'joi: optional() behind an empty text, once',
    `${JOI}const s = Joi.object({ JWT_SECRET: Joi.string().min(32).allow('').«optional»() });`,
    'JWT_SECRET',
    `${JOI}const s = Joi.object({ JWT_SECRET: Joi.string().min(32).required() });`,
  ],
  [
    'joi: an empty text that nothing requires',
    `${JOI}const s = Joi.object({ JWT_SECRET: Joi.string().«allow»('') });`,
    'JWT_SECRET',
    `${JOI}const s = Joi.object({ JWT_SECRET: Joi.string().required() });`,
  ],
  [
    'joi: an empty text',
    `${JOI}const s = Joi.object({ JWT_SECRET: Joi.string().«allow»('').required() });`,
    'JWT_SECRET',
    `${JOI}const s = Joi.object({ JWT_SECRET: Joi.string().required() });`,
  ],
  [
    'yup: a key that does not say required()',
    "import * as yup from 'yup';\nconst s = yup.object({ JWT_SECRET: «yup.string()» });",
    'JWT_SECRET',
    "import * as yup from 'yup';\nconst s = yup.object({ JWT_SECRET: yup.string().required() });",
  ],
  [
    'yup: notRequired()',
    "import * as yup from 'yup';\nconst s = yup.object({ JWT_SECRET: yup.string().«notRequired»() });",
    'JWT_SECRET',
    "import * as yup from 'yup';\nconst s = yup.object({ JWT_SECRET: yup.string().required() });",
  ],
  [
    'superstruct',
    "import { object, optional, string } from 'superstruct';\nconst S = object({ JWT_SECRET: «optional»(string()) });",
    'JWT_SECRET',
    "import { object, optional, string } from 'superstruct';\nconst S = object({ JWT_SECRET: string() });",
  ],
  [
    'typebox',
    "import { Type } from '@sinclair/typebox';\nconst S = Type.Object({ JWT_SECRET: Type.«Optional»(Type.String()) });",
    'JWT_SECRET',
    "import { Type } from '@sinclair/typebox';\nconst S = Type.Object({ JWT_SECRET: Type.String() });",
  ],
  [
    'arktype: a key',
    "import { type } from 'arktype';\nconst s = type({ «'JWT_SECRET?'»: 'string' });",
    'JWT_SECRET',
  ],
  [
    'arktype: a union',
    "import { type } from 'arktype';\nconst s = type({ JWT_SECRET: «'string | undefined'» });",
    'JWT_SECRET',
  ],
  [
    'envalid: undefined as default',
    "import { cleanEnv, str } from 'envalid';\ncleanEnv(process.env, { JWT_SECRET: str({ «default: undefined» }) });",
    'JWT_SECRET',
    "import { cleanEnv, str } from 'envalid';\ncleanEnv(process.env, { JWT_SECRET: str({}) });",
  ],
  [
    'env-var: a variable that is not required',
    "import env from 'env-var';\nconst s = env.get('JWT_SECRET').«asString»();",
    'JWT_SECRET',
  ],
  [
    'env-var: from()',
    "import { from } from 'env-var';\nconst env = from(process.env);\nconst s = env.get('JWT_SECRET').«asString»();",
    'JWT_SECRET',
  ],
  [
    'convict: nullable',
    "import convict from 'convict';\nconvict({ jwt: { env: 'JWT_SECRET', format: String, «nullable: true» } });",
    'JWT_SECRET',
    "import convict from 'convict';\nconvict({ jwt: { env: 'JWT_SECRET', format: String } });",
  ],
  [
    'effect: Config.option()',
    "import { Config } from 'effect';\nconst s = Config.«option»(Config.string('JWT_SECRET'));",
    'JWT_SECRET',
  ],
  [
    'effect: in a pipe',
    "import { Config } from 'effect';\nconst s = Config.redacted('JWT_SECRET').pipe(«Config.option»);",
    'JWT_SECRET',
  ],
  [
    'class-validator',
    'class EnvironmentVariables { «@IsOptional()» @IsString() JWT_SECRET?: string; }',
    'JWT_SECRET',
  ],
];

const UNREAD: readonly Place[] = [
  ['zod: nothing takes the result', `${ZOD}z.object({}).«safeParse»(process.env);`],
  [
    'zod: the data without the verdict',
    `${ZOD}export const env = z.object({}).«safeParse»(process.env).data;`,
  ],
  [
    'zod: a constant of which only the data is read',
    `${ZOD}const result = z.object({}).«safeParse»(process.env);\nexport const env = result.data;`,
  ],
  [
    'zod: a pattern of the data',
    `${ZOD}const { data } = z.object({}).«safeParse»(process.env);\nexport default data;`,
  ],
  [
    'zod: a promise',
    `${ZOD}const result = await z.object({}).«safeParseAsync»(process.env);\nexport const env = result.data;`,
  ],
  [
    'zod: an object of what is read',
    `${ZOD}const { data } = z.object({}).«safeParse»({ PORT: process.env.PORT });\nexport default data;`,
  ],
  ['valibot', `${VALIBOT}export const env = v.«safeParse»(v.object({}), process.env).output;`],
  ['joi: nothing takes the result', `${JOI}Joi.object({}).«validate»(process.env);`],
  [
    'joi: the value without the error',
    `${JOI}const { value } = Joi.object({}).«validate»(process.env);\nexport const env = value;`,
  ],
  [
    'joi: an error that nobody reads',
    `${JOI}const { error, value } = Joi.object({}).«validate»(process.env);\nexport const env = value;`,
  ],
  [
    'typebox: a check that decides nothing',
    "import { Value } from '@sinclair/typebox/value';\nValue.«Check»(S, process.env);",
  ],
];

const SWALLOWED: readonly Place[] = [
  [
    'a branch that prints',
    `${ZOD}const result = z.object({}).«safeParse»(process.env);\nif (!result.success) {\n  console.error(result.error.format());\n}\nexport const env = result.data;`,
  ],
  [
    'a branch that prints in a loop',
    `${ZOD}const result = z.object({}).«safeParse»(process.env);\nif (!result.success) {\n  for (const issue of result.error.issues) console.error(issue.path.join('.'));\n}\nexport const env = result.data;`,
  ],
  [
    'an error that is printed',
    `${JOI}const { error, value } = Joi.object({}).«validate»(process.env);\nif (error) console.log(error.message);\nexport const env = value;`,
  ],
  [
    'a catch that prints',
    `${ZOD}const schema = z.object({});\ntry {\n  schema.«parse»(process.env);\n} catch (error) {\n  console.error(error);\n}`,
  ],
  ['an empty catch', `${ZOD}const schema = z.object({});\ntry { schema.«parse»(process.env); } catch {}`],
  ['a promise whose error is printed', `${ZOD}z.object({}).«parseAsync»(process.env).catch(console.error);`],
  [
    'yup: a promise whose error is printed',
    "import * as yup from 'yup';\nyup.object({}).«validate»(process.env).catch((error) => { logger.warn(error.message); });",
  ],
  [
    't3-env: a handler that prints',
    "import { createEnv } from '@t3-oss/env-nextjs';\ncreateEnv({ «onValidationError»: (issues) => { console.error(issues); } });",
  ],
  [
    'envalid: a reporter that prints',
    "import { cleanEnv } from 'envalid';\ncleanEnv(process.env, {}, { «reporter»: ({ errors }) => console.error(errors) });",
  ],
  [
    'envalid: a reporter of the file',
    "import { cleanEnv } from 'envalid';\nfunction print({ errors }) { console.error(errors); }\ncleanEnv(process.env, {}, { «reporter»: print });",
  ],
];

const SKIPPED: readonly Place[] = [
  [
    't3-env',
    "import { createEnv } from '@t3-oss/env-nextjs';\ncreateEnv({ server: {}, «skipValidation: true» });",
  ],
];

const NEGATIVES: readonly Place[] = [
  [
    'getters that say that they check',
    'getRequired(process.env.JWT_SECRET); getSecretOrThrow(process.env.API_KEY); getEnvVar(process.env.DB_PASSWORD);',
  ],
  ['what the schema module gives', "import { env } from './env.js';\nsign(env.JWT_SECRET);"],
  ['what is no secret', 'listen(process.env.PORT);'],
  ['what bundlers ship', 'sign(process.env.NEXT_PUBLIC_SIGNING_SECRET);'],
  ['a file that holds a secret', 'readFile(process.env.JWT_SECRET_FILE);'],
  [
    'a guard that throws',
    "if (!process.env.JWT_SECRET) throw new Error('JWT_SECRET is required');\nsign(process.env.JWT_SECRET);",
  ],
  ['a guard that exits', 'const s = process.env.JWT_SECRET;\nif (!s) process.exit(1);\nsign(s);'],
  [
    'a guard of several',
    "const { JWT_SECRET, API_KEY } = process.env;\nif (!JWT_SECRET || !API_KEY) throw new Error('x');",
  ],
  ['an exit code', 'const s = process.env.JWT_SECRET;\nif (s === undefined) { process.exitCode = 1; }'],
  ['a call in place of a fallback', "sign(process.env.JWT_SECRET ?? fail('JWT_SECRET'));"],
  [
    'a function that throws in place of a fallback',
    "sign(process.env.JWT_SECRET ?? (() => { throw new Error('x'); })());",
  ],
  [
    'a function of the file that throws',
    "function stop() { throw new Error('x'); }\nsign(process.env.JWT_SECRET ?? stop());",
  ],
  ['a function that requires it', 'sign(required(process.env.JWT_SECRET));'],
  [
    'a function of the file that requires it',
    "const need = (v) => { if (!v) throw new Error('x'); return v; };\nsign(need(process.env.JWT_SECRET));",
  ],
  ['an assertion', 'const s = process.env.JWT_SECRET;\nassert(s);\nsign(s);'],
  ['a getter that requires it', "sign(requireEnv('JWT_SECRET'));"],
  [
    'a helper of the file that throws',
    "function read(key) { const v = process.env[key]; if (!v) throw new Error(key); return v; }\nsign(read('JWT_SECRET'));",
  ],
  ['a question', 'const enabled = !!process.env.JWT_SECRET;\nif (process.env.API_KEY) start(enabled);'],
  ['a question before an &&', 'process.env.JWT_SECRET && start();'],
  ['an assignment', 'process.env.JWT_SECRET = load();\ndelete process.env.API_KEY;'],
  ['a fallback, which no-secret-default reports', "sign(process.env.JWT_SECRET ?? 'dev');"],
  [
    'a fallback of a chain, which no-secret-default reports',
    "sign(process.env.JWT_SECRET ?? process.env.SESSION_SECRET ?? 'dev');",
  ],
  ['a default, which no-secret-default reports', "const { JWT_SECRET = 'dev' } = process.env;"],
  [
    'a list of names that is checked in a loop',
    "for (const key of ['JWT_SECRET']) if (!process.env[key]) throw new Error(key);\nsign(process.env.JWT_SECRET);",
  ],
  [
    'a list of names that is filtered',
    "const missing = ['JWT_SECRET'].filter((key) => !process.env[key]);\nif (missing.length > 0) process.exit(1);\nsign(process.env.JWT_SECRET);",
  ],
  ['the bindings of a worker', 'export default { fetch(request, env) { return sign(env.JWT_SECRET); } };'],
  ['the bindings of a worker, imported', "import { env } from 'cloudflare:workers';\nsign(env.JWT_SECRET);"],
  ['the environment of SvelteKit', "import { env } from '$env/dynamic/private';\nsign(env.JWT_SECRET);"],
  [
    'what is read inside a schema module',
    `${ZOD}const s = z.object({ JWT_SECRET: z.string() });\nexport const env = s.parse({ JWT_SECRET: process.env.JWT_SECRET });`,
  ],
  [
    'a function that is called after what it does',
    "import { validateEnv } from './validate.js';\nvalidateEnv(process.env);\nsign(process.env.JWT_SECRET);",
  ],
  [
    'a function that is called after what it does, with an object of variables',
    'validateEnv({ PORT: Number(process.env.PORT), JWT_SECRET: process.env.JWT_SECRET });',
  ],
  [
    'valibot: one variable',
    "import * as v from 'valibot';\nexport const secret = v.parse(v.string(), process.env.JWT_SECRET);",
  ],
  ['a check of one variable', "export const secret = requireEnv('JWT_SECRET', process.env.JWT_SECRET);"],
  [
    'a read behind a check of the same variable',
    'assert(process.env.JWT_SECRET);\nsign(process.env.JWT_SECRET);',
  ],
  ['a verification of one variable', "verify(process.env.JWT_SECRET, 'JWT_SECRET is required');"],
  [
    'a client that is not created, of which only a line in the log tells',
    'try { await client.create({ token: process.env.PORT, name }); } catch (error) { console.error(error); }\nexport const JWT_SECRET = 1;',
  ],
  ['a Nest module', 'ConfigModule.forRoot({ validationSchema });\nsign(process.env.JWT_SECRET);'],
  ['dotenv-safe', "import 'dotenv-safe/config';\nsign(process.env.JWT_SECRET);"],
  [
    'zod: parse()',
    `${ZOD}export const env = z.object({ JWT_SECRET: z.string().min(1) }).parse(process.env);`,
  ],
  ['zod: a form', `${ZOD}const form = z.object({ password: z.string().optional() });`],
  ['zod: no secret', `${ZOD}const s = z.object({ PORT: z.string().optional() });`],
  [
    'zod: a default behind it, which no-secret-default reports',
    `${ZOD}const s = z.object({ JWT_SECRET: z.string().optional().default('x') });`,
  ],
  [
    'zod: a check of the whole',
    `${ZOD}const s = z.object({ JWT_SECRET: z.string().optional() }).superRefine((env, context) => { if (env.AUTH && !env.JWT_SECRET) context.addIssue({}); });`,
  ],
  [
    'zod: a union of what is there',
    `${ZOD}const s = z.object({ JWT_SECRET: z.union([z.string(), z.number()]), PORT: z.union([z.string(), z.undefined()]) });`,
  ],
  [
    'zod: a default behind a union, which no-secret-default reports',
    `${ZOD}const s = z.object({ JWT_SECRET: z.union([z.string(), z.undefined()]).default('x') });`,
  ],
  [
    'zod: another text beside it',
    `${ZOD}const s = z.object({ JWT_SECRET: z.string().or(z.literal('none')) });`,
  ],
  [
    'valibot: a default, which no-secret-default reports',
    `${VALIBOT}const s = v.object({ JWT_SECRET: v.optional(v.string(), 'x') });`,
  ],
  ['joi: required()', `${JOI}const s = Joi.object({ JWT_SECRET: Joi.string().required() });`],
  [
    'joi: on a condition',
    `${JOI}const s = Joi.object({ JWT_SECRET: Joi.string().when('AUTH', { is: true, then: Joi.required() }) });`,
  ],
  [
    'joi: keys that are required by default',
    `${JOI}const s = Joi.object({ JWT_SECRET: Joi.string() }).options({ presence: 'required' });`,
  ],
  ['joi: a body', `${JOI}const body = Joi.object({ password: Joi.string() });`],
  [
    'env-var: required()',
    "import env from 'env-var';\nconst s = env.get('JWT_SECRET').required().asString();",
  ],
  [
    'convict: null as default, which validate() refuses',
    "import convict from 'convict';\nconvict({ jwt: { env: 'JWT_SECRET', format: String, default: null } });",
  ],
  ['a field of another class', 'class UpdateUser { @IsOptional() @IsString() password?: string; }'],
  [
    'a result that throws',
    `${ZOD}const result = z.object({}).safeParse(process.env);\nif (!result.success) throw result.error;\nexport const env = result.data;`,
  ],
  [
    'a result that ends the process at the end',
    `${ZOD}function read() {\n  const result = z.object({}).safeParse(process.env);\n  if (result.success) return result.data;\n  console.error(result.error.issues);\n  process.exit(1);\n}`,
  ],
  [
    'a result that is handed on',
    `${ZOD}export const read = () => z.object({}).safeParse(process.env);\nconst result = z.object({}).safeParse(process.env);\nreportAndExit(result);`,
  ],
  [
    'a failure that somebody else sees to',
    `${ZOD}const result = z.object({}).safeParse(process.env);\nif (!result.success) onFailure(result.error);\nexport const env = result.data;`,
  ],
  [
    'a failure in an ||',
    `${ZOD}const result = z.object({}).safeParse(process.env);\nresult.success || process.exit(1);\nexport const env = result.data;`,
  ],
  ['a safeParse of a request', `${ZOD}const { data } = z.object({}).safeParse(request.body);`],
  [
    'an error that is thrown',
    `${JOI}const { error, value } = Joi.object({}).validate(process.env);\nif (error) throw new Error(error.message);\nexport const env = value;`,
  ],
  [
    'a catch that ends the process',
    `${ZOD}const schema = z.object({});\ntry { schema.parse(process.env); } catch (error) { console.error(error); process.exit(1); }`,
  ],
  [
    'a catch that gives another value',
    `${ZOD}const schema = z.object({});\nfunction read() { try { return schema.parse(process.env); } catch { return load(); } }`,
  ],
  [
    'a stop behind the catch',
    `${ZOD}let env;\ntry { env = z.object({}).parse(process.env); } catch (error) { console.error(error); }\nif (!env) process.exit(1);`,
  ],
  [
    'a promise whose error ends the process',
    `${ZOD}z.object({}).parseAsync(process.env).catch((error) => { console.error(error); process.exit(1); });`,
  ],
  [
    't3-env: a handler that throws',
    "import { createEnv } from '@t3-oss/env-nextjs';\ncreateEnv({ onValidationError: (issues) => { console.error(issues); throw new Error('x'); } });",
  ],
  [
    't3-env: a switch for builds',
    "import { createEnv } from '@t3-oss/env-nextjs';\ncreateEnv({ skipValidation: !!process.env.SKIP_ENV_VALIDATION });",
  ],
  ['an option of another function', 'build({ skipValidation: true });'],
  ['an object that only is called env', 'const f = (env) => sign(env.JWT_SECRET);'],
];

/** Found in public repositories. */
const FOUND: readonly Place[] = [
  ['a condition of several', 'if (process.env.BUCKET && process.env.JWT_SECRET) start();'],
  [
    'a condition of several, in a ternary',
    "const mode = process.env.BUCKET && process.env.JWT_SECRET ? 'on' : 'off';",
  ],
  ['a flag of several', 'const isSigned = process.env.BUCKET && process.env.JWT_SECRET;'],
  [
    'a default of a parameter with a guard',
    "function sign(text, key = process.env.JWT_SECRET) {\n  if (!key) throw new Error('JWT_SECRET is required');\n  return hmac(key, text);\n}",
  ],
  [
    'an object that is looked through',
    'const params = { secret: process.env.JWT_SECRET };\nconst missing = Object.keys(params).filter((key) => params[key] === undefined);\nif (missing.length > 0) throw new Error(missing.join());',
  ],
  [
    'an object whose keys are checked',
    'const config = (() => {\n  const params = { auth: { secret: process.env.JWT_SECRET?.trim() } };\n  for (const key of REQUIRED) if (params[key] === undefined) throw new Error(key);\n  return params;\n})();',
  ],
  [
    'zod: required where it counts',
    `${ZOD}const s = z.object({ JWT_SECRET: production ? z.string().min(32) : z.string().optional() });`,
  ],
];

const READ = 'sign(process.env.JWT_SECRET);';

/** Files that no application runs when it starts. */
const OTHER_FILES = [
  'test/a.ts',
  'src/a.test.ts',
  'next.config.ts',
  'apps/web/drizzle.config.ts',
  'vitest.config.unit.mts',
  'knexfile.js',
  'scripts/seed.ts',
  'prisma/seed.ts',
  'packages/db/migrations/0001.ts',
  'tools/deploy.ts',
  'src/transforms/basic.input.ts',
];

const APPLICATION_FILES = [
  'src/auth.config.ts',
  'payload.config.ts',
  'src/config/index.ts',
  'src/deployments.ts',
];

const tester = new RuleTester();

tester.run('require-env-schema', requireEnvSchema, {
  valid: negatives([...NEGATIVES, ...FOUND]),
  invalid: [
    ...named('readOutsideSchema', READS),
    ...named('optionalSecret', OPTIONALS),
    ...places('unreadResult', UNREAD),
    ...places('swallowedFailure', SWALLOWED),
    ...places('skippedValidation', SKIPPED),
  ],
});

const AT_READ = { messageId: 'readOutsideSchema', line: 1, column: 6, endLine: 1, endColumn: 28 } as const;

tester.run('require-env-schema, by file', requireEnvSchema, {
  valid: [
    ...OTHER_FILES.map((filename) => ({ name: `nothing in ${filename}`, filename, code: READ })),
    {
      name: 'nothing in a program that somebody starts',
      filename: 'src/cli.ts',
      code: `#!/usr/bin/env node\n${READ}`,
    },
    {
      name: 'nothing in a test by what it imports',
      filename: 'src/a.ts',
      code: `import { it } from 'vitest';\n${READ}`,
    },
    {
      name: 'nothing in a module that the option names',
      filename: 'src/config.ts',
      code: READ,
      options: [{ schemaModules: ['src/config.ts'] }],
    },
    {
      name: 'nothing in what the option calls a test',
      filename: 'smoke/a.ts',
      code: READ,
      options: [{ testPaths: ['smoke/**'] }],
    },
  ],
  invalid: [
    ...APPLICATION_FILES.map((filename) => ({ name: filename, filename, code: READ, errors: [AT_READ] })),
    {
      name: 'a secret by the policy',
      filename: 'src/licence.ts',
      code: 'sign(process.env.ACME_LICENCE);',
      errors: [{ messageId: 'readOutsideSchema', line: 1, column: 6, endLine: 1, endColumn: 30 }],
      settings: { bridgekeeper: { secretNames: ['ACME_LICENCE'] } },
    },
    {
      name: 'a module that the option does not name',
      filename: 'src/other.ts',
      code: READ,
      options: [{ schemaModules: ['src/config.ts'] }],
      errors: [AT_READ],
    },
    {
      name: 'a module that looks like a schema, and is none by the option',
      filename: 'src/legacy.ts',
      code: `${READ}\nvalidateEnv(process.env);`,
      options: [{ schemaModules: ['!src/legacy.ts'] }],
      errors: [AT_READ],
    },
  ],
});
