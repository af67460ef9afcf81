import { noSecretDefault } from '../../src/rules/no-secret-default.js';
import { RuleTester } from '../setup.js';
import type { Negative, Positive } from './secret-default-cases.js';
import { negatives, positives } from './secret-default-cases.js';

/** Of a list, the first that is there. */
const FIRST_PRESENT: readonly Positive[] = [
  ['find(Boolean)', "const s = [process.env.JWT_SECRET, «'dev'»].find(Boolean);", 'JWT_SECRET'],
  ['find() of itself', "const s = [process.env.JWT_SECRET, «'dev'»].find((value) => value);", 'JWT_SECRET'],
  [
    'find() of a double negation',
    "f([a.secret, process.env.JWT_SECRET, «'dev'»].find((v) => !!v));",
    'JWT_SECRET',
  ],
  [
    'find() of a comparison',
    "f([process.env.JWT_SECRET, «'dev'»].find((v) => v !== undefined));",
    'JWT_SECRET',
  ],
  ['find() of Boolean()', "f([process.env.JWT_SECRET, «'dev'»].find((v) => Boolean(v)));", 'JWT_SECRET'],
  ['filter() and an index', "f([process.env.JWT_SECRET, «'dev'»].filter(Boolean)[0]!);", 'JWT_SECRET'],
  ['filter() and at()', "f([process.env.JWT_SECRET, «'dev'»].filter(Boolean).at(0));", 'JWT_SECRET'],
  [
    'filter() and shift()',
    "f([process.env.JWT_SECRET, «'dev'»].filter((v) => v != null).shift());",
    'JWT_SECRET',
  ],
  ['filter() and a pattern', "const [s] = [process.env.JWT_SECRET, «'dev'»].filter(Boolean);", 'JWT_SECRET'],
  ['compact() of lodash', "f(_.compact([process.env.JWT_SECRET, «'dev'»])[0]);", 'JWT_SECRET'],
  ['head() of lodash', "f(_.head(_.compact([process.env.JWT_SECRET, «'dev'»])));", 'JWT_SECRET'],
  ['find() of lodash', "f(_.find([process.env.JWT_SECRET, «'dev'»], Boolean));", 'JWT_SECRET'],
  ['every literal behind the read', "f([process.env.JWT_SECRET, «'a'», «'b'»].find(Boolean));", 'JWT_SECRET'],
];

const NOT_FIRST_PRESENT: readonly Negative[] = [
  ['a setting that is no secret', "f([process.env.PORT, '3000'].find(Boolean));"],
  ['no literal', 'f([process.env.JWT_SECRET, process.env.AUTH_SECRET].find(Boolean));'],
  ['a literal that comes first', "f(['dev', process.env.JWT_SECRET].find(Boolean));"],
  ['another question', "f([process.env.JWT_SECRET, 'dev'].find((v) => v === given));"],
  ['a question for more', "f([process.env.JWT_SECRET, 'dev'].find((v) => v && v.length > 3));"],
  ['all that is there', "f([process.env.JWT_SECRET, 'dev'].filter(Boolean).join(' '));"],
  ['the second', "f([process.env.JWT_SECRET, 'dev'].filter(Boolean)[1]);"],
  ['two of them', "const [a, b] = [process.env.JWT_SECRET, 'dev'].filter(Boolean);"],
  ['names of variables', "f(['JWT_SECRET', 'API_KEY'].find((name) => !process.env[name]));"],
  ['nothing in its place', "f([process.env.JWT_SECRET, ''].find(Boolean));"],
];

const BRANCHES: readonly Positive[] = [
  [
    'if and else that store',
    "let s;\nif (process.env.JWT_SECRET) { s = process.env.JWT_SECRET; } else { s = «'dev'»; }",
    'JWT_SECRET',
  ],
  [
    'if and else that return',
    "function f() { if (production) return process.env.JWT_SECRET; else return «'dev'»; }",
    'JWT_SECRET',
  ],
  [
    'a return behind an if',
    "function f() {\n  if (process.env.JWT_SECRET) return process.env.JWT_SECRET;\n  return «'dev'»;\n}",
    'JWT_SECRET',
  ],
  [
    'a return behind an if and a call',
    "function f() {\n  if (process.env.JWT_SECRET) return process.env.JWT_SECRET;\n  warn();\n  return «'dev'»;\n}",
    'JWT_SECRET',
  ],
  [
    'an early return',
    "function f() {\n  if (!process.env.JWT_SECRET) {\n    warn();\n    return «''»;\n  }\n  return process.env.JWT_SECRET;\n}",
    'JWT_SECRET',
  ],
  [
    'a variable that starts with a literal',
    "let s = «'dev'»;\nif (process.env.JWT_SECRET) s = process.env.JWT_SECRET;",
    'JWT_SECRET',
  ],
  [
    'a variable that starts empty',
    "let s = «''»;\nif (process.env.JWT_SECRET !== undefined) { s = process.env.JWT_SECRET; }",
    'JWT_SECRET',
  ],
  [
    'a property',
    "if (process.env.JWT_SECRET) config.key = process.env.JWT_SECRET;\nelse config.key = «'dev'»;",
    'JWT_SECRET',
  ],
  [
    'in, negated',
    "if (!('JWT_SECRET' in process.env)) process.env.JWT_SECRET = «'x'»;",
    'JWT_SECRET',
    "if (!('JWT_SECRET' in process.env)) THROW(JWT_SECRET);",
  ],
  [
    'a switch that stores',
    "let s;\nswitch (stage) {\n  case 'production': s = process.env.JWT_SECRET; break;\n  default: s = «'dev'»;\n}",
    'JWT_SECRET',
  ],
  [
    'a switch with blocks',
    "let s;\nswitch (stage) {\n  case 'production': { s = process.env.JWT_SECRET; break; }\n  case 'test': { s = «'dev'»; break; }\n}",
    'JWT_SECRET',
  ],
  [
    'a switch that returns',
    "function f() {\n  switch (stage) {\n    case 'production': return process.env.JWT_SECRET;\n    case 'test': return «'test'»;\n    default: return «'dev'»;\n  }\n}",
    'JWT_SECRET',
  ],
  [
    'a catch that stores',
    "let s;\ntry { s = requireEnv('JWT_SECRET'); } catch { s = «'dev'»; }",
    'JWT_SECRET',
  ],
  [
    'a catch that returns nothing',
    "function f() { try { return requireEnv('JWT_SECRET'); } catch (error) { log(error); return «''»; } }",
    'JWT_SECRET',
  ],
];

const SPREADS: readonly Positive[] = [
  [
    'a property before the environment',
    "const c = { JWT_SECRET: «'x'», ...process.env };",
    'JWT_SECRET',
    'const c = { ...process.env, JWT_SECRET: process.env.JWT_SECRET || STOP(JWT_SECRET) };',
  ],
  [
    'an empty property',
    "const c = { PORT: '3000', JWT_SECRET: «''», ...process.env };",
    'JWT_SECRET',
    "const c = { PORT: '3000', ...process.env, JWT_SECRET: process.env.JWT_SECRET || STOP(JWT_SECRET) };",
  ],
  [
    'a constant of defaults',
    "const DEFAULTS = { PORT: '3000', JWT_SECRET: «'x'» };\nconst c = { ...DEFAULTS, ...process.env };",
    'JWT_SECRET',
  ],
  [
    'the environment replaced',
    "process.env = { JWT_SECRET: «'x'», ...process.env };",
    'JWT_SECRET',
    'process.env = { ...process.env, JWT_SECRET: process.env.JWT_SECRET || STOP(JWT_SECRET) };',
  ],
  [
    'Object.assign()',
    "const c = Object.assign({}, { JWT_SECRET: «'x'» }, process.env);",
    'JWT_SECRET',
    'const c = Object.assign({}, {}, process.env);',
  ],
  [
    'defaults() of lodash',
    "const c = _.defaults({}, process.env, { JWT_SECRET: «'x'» });",
    'JWT_SECRET',
    'const c = _.defaults({}, process.env, {});',
  ],
  [
    'defaults() of nconf',
    "nconf.argv().env().defaults({ JWT_SECRET: «'x'» });",
    'JWT_SECRET',
    'nconf.argv().env().defaults({});',
  ],
];

const FUNCTIONS: readonly Positive[] = [
  [
    'defaultTo() of Ramda: the default stands first',
    "import * as R from 'ramda';\nconst s = R.defaultTo(«'x'», process.env.JWT_SECRET);",
    'JWT_SECRET',
    "import * as R from 'ramda';\nconst s = process.env.JWT_SECRET || STOP(JWT_SECRET);",
  ],
  [
    'propOr()',
    "import { propOr } from 'ramda';\nconst s = propOr(«'x'», 'JWT_SECRET', process.env);",
    'JWT_SECRET',
    "import { propOr } from 'ramda';\nconst s = process.env.JWT_SECRET || STOP(JWT_SECRET);",
  ],
  [
    'pathOr()',
    "import { pathOr } from 'ramda';\nconst s = pathOr(«'x'», ['JWT_SECRET'], process.env);",
    'JWT_SECRET',
    "import { pathOr } from 'ramda';\nconst s = process.env.JWT_SECRET || STOP(JWT_SECRET);",
  ],
  [
    'getOr() of lodash/fp',
    "import { getOr } from 'lodash/fp';\nconst s = getOr(«''», 'JWT_SECRET', process.env);",
    'JWT_SECRET',
    "import { getOr } from 'lodash/fp';\nconst s = process.env.JWT_SECRET || STOP(JWT_SECRET);",
  ],
  [
    'defaultTo() of lodash, imported by name',
    "import { defaultTo } from 'lodash';\nconst s = defaultTo(process.env.JWT_SECRET, «'x'»);",
    'JWT_SECRET',
    "import { defaultTo } from 'lodash';\nconst s = process.env.JWT_SECRET || STOP(JWT_SECRET);",
  ],
];

const ZOD = "import { z } from 'zod';\n";

const SCHEMAS: readonly Positive[] = [
  [
    'zod: a transform',
    `${ZOD}const s = z.object({ JWT_SECRET: z.string().optional().transform((value) => value ?? «'x'») });`,
    'JWT_SECRET',
  ],
  [
    'zod: a transform with a body',
    `${ZOD}const s = z.object({ JWT_SECRET: z.string().transform((value) => { return value || «'x'»; }) });`,
    'JWT_SECRET',
  ],
  [
    'zod: a preprocess',
    `${ZOD}const s = z.object({ JWT_SECRET: z.preprocess((value) => value ?? «'x'», z.string()) });`,
    'JWT_SECRET',
  ],
  [
    'zod: a schema that a constant holds, by the key that it is given to',
    `${ZOD}const text = z.string().default(«'x'»);\nconst s = z.object({ JWT_SECRET: text });`,
    'JWT_SECRET',
    `${ZOD}const text = z.string();\nconst s = z.object({ JWT_SECRET: text });`,
  ],
  [
    'zod: a part that a constant holds',
    `${ZOD}const text = z.string().min(1);\nconst s = z.object({ JWT_SECRET: text.default(«'x'») });`,
    'JWT_SECRET',
    `${ZOD}const text = z.string().min(1);\nconst s = z.object({ JWT_SECRET: text });`,
  ],
  [
    'valibot: inside a pipe',
    "import * as v from 'valibot';\nconst s = v.object({ JWT_SECRET: v.pipe(v.optional(v.string(), «'x'»), v.minLength(1)) });",
    'JWT_SECRET',
    "import * as v from 'valibot';\nconst s = v.object({ JWT_SECRET: v.pipe(v.string(), v.minLength(1)) });",
  ],
  [
    'joi: failover',
    "import Joi from 'joi';\nconst s = Joi.object({ JWT_SECRET: Joi.string().failover(«'x'») });",
    'JWT_SECRET',
    "import Joi from 'joi';\nconst s = Joi.object({ JWT_SECRET: Joi.string() });",
  ],
  [
    'joi: the schema of a Nest module',
    "import * as Joi from 'joi';\nConfigModule.forRoot({ validationSchema: Joi.object({ JWT_SECRET: Joi.string().default(«'x'») }) });",
    'JWT_SECRET',
    "import * as Joi from 'joi';\nConfigModule.forRoot({ validationSchema: Joi.object({ JWT_SECRET: Joi.string() }) });",
  ],
  [
    'yup: shape',
    "import * as yup from 'yup';\nconst s = yup.object().shape({ JWT_SECRET: yup.string().default(«'x'») });",
    'JWT_SECRET',
    "import * as yup from 'yup';\nconst s = yup.object().shape({ JWT_SECRET: yup.string() });",
  ],
  [
    'envalid: a validator of the file',
    "import { cleanEnv, makeValidator } from 'envalid';\nconst secret = makeValidator(String);\ncleanEnv(process.env, { JWT_SECRET: secret({ default: «'x'» }) });",
    'JWT_SECRET',
    "import { cleanEnv, makeValidator } from 'envalid';\nconst secret = makeValidator(String);\ncleanEnv(process.env, { JWT_SECRET: secret() });",
  ],
  [
    'envsafe',
    "import { envsafe, str } from 'envsafe';\nenvsafe({ JWT_SECRET: str({ devDefault: «'x'» }) });",
    'JWT_SECRET',
    "import { envsafe, str } from 'envsafe';\nenvsafe({ JWT_SECRET: str() });",
  ],
  [
    'znv: a default for each stage',
    "import { parseEnv } from 'znv';\nimport { z } from 'zod';\nparseEnv(process.env, { JWT_SECRET: { schema: z.string(), defaults: { development: «'x'» } } });",
    'JWT_SECRET',
    "import { parseEnv } from 'znv';\nimport { z } from 'zod';\nparseEnv(process.env, { JWT_SECRET: { schema: z.string(), defaults: {} } });",
  ],
  [
    'arktype: a tuple',
    "import { type } from 'arktype';\nconst s = type({ JWT_SECRET: ['string', '=', «'x'»] });",
    'JWT_SECRET',
  ],
  [
    'arktype: a method',
    "import { type } from 'arktype';\nconst s = type({ JWT_SECRET: type.string.default(«'x'») });",
    'JWT_SECRET',
    "import { type } from 'arktype';\nconst s = type({ JWT_SECRET: type.string });",
  ],
  [
    'effect: the function pipe',
    "import { Config, pipe } from 'effect';\nconst s = pipe(Config.string('JWT_SECRET'), Config.withDefault(«'x'»));",
    'JWT_SECRET',
  ],
  [
    'effect: a redacted value',
    "import { Config, Redacted } from 'effect';\nconst s = Config.redacted('JWT_SECRET').pipe(Config.withDefault(Redacted.make(«'x'»)));",
    'JWT_SECRET',
  ],
  [
    'class-validator: a field',
    "class EnvironmentVariables { @IsString() JWT_SECRET: string = «'x'»; }",
    'JWT_SECRET',
  ],
  [
    't3-env: the environment that it is given',
    "import { createEnv } from '@t3-oss/env-core';\ncreateEnv({ runtimeEnv: { JWT_SECRET: process.env.JWT_SECRET ?? «'x'» } });",
    'JWT_SECRET',
    "import { createEnv } from '@t3-oss/env-core';\ncreateEnv({ runtimeEnv: { JWT_SECRET: process.env.JWT_SECRET } });",
  ],
];

const NEGATIVES: readonly Negative[] = [
  [
    'branches that store in different places',
    "if (production) s = process.env.JWT_SECRET; else mode = 'dev';",
  ],
  [
    'a branch that stops',
    "let s;\nif (process.env.JWT_SECRET) s = process.env.JWT_SECRET;\nelse throw new Error('JWT_SECRET is required');",
  ],
  ['an empty text where it is not used', "let s;\nif (tls) s = process.env.KEY_PASSPHRASE; else s = '';"],
  [
    'a variable with other values',
    "let s = '';\nif (process.env.JWT_SECRET) s = process.env.JWT_SECRET;\nif (!s) s = load();",
  ],
  [
    'a variable that starts with a call',
    'let s = load();\nif (process.env.JWT_SECRET) s = process.env.JWT_SECRET;',
  ],
  [
    'a return behind a loop',
    "function f() {\n  for (const k of keys) if (process.env.JWT_SECRET) return process.env.JWT_SECRET;\n  return 'dev';\n}",
  ],
  [
    'a switch of modes',
    "let s;\nswitch (stage) {\n  case 'a': s = process.env.JWT_SECRET; break;\n  default: mode = 'dev';\n}",
  ],
  [
    'a switch without a secret',
    "let s;\nswitch (stage) {\n  case 'a': s = process.env.PORT; break;\n  default: s = '3000';\n}",
  ],
  [
    'a catch that stops',
    "let s;\ntry { s = requireEnv('JWT_SECRET'); } catch { throw new Error('JWT_SECRET'); }",
  ],
  ['a catch of something else', "let s;\ntry { s = await load(); } catch { s = 'dev'; }"],
  [
    'a property behind the environment, which is no fallback',
    "const c = { ...process.env, JWT_SECRET: 'x' };",
  ],
  ['an object of another kind', "const c = { JWT_SECRET: '', ...props };"],
  ['a property that is no variable', "const c = { password: '', ...process.env };"],
  ['no secret before the environment', "const c = { PORT: '3000', ...process.env };"],
  ['assign() over the environment', "Object.assign({}, process.env, { PORT: '3000' });"],
  ['defaults() under no environment', "_.defaults({}, options, { JWT_SECRET: 'x' });"],
  ['defaults() of a request', "request.defaults({ JWT_SECRET: 'x' });"],
  ['defaultTo() of no secret', "R.defaultTo('x', process.env.PORT);"],
  [
    'zod: a transform to something else',
    `${ZOD}const s = z.object({ JWT_SECRET: z.string().transform((value) => (value.length > 9 ? 'long' : 'short')) });`,
  ],
  [
    'zod: a transform of a form',
    `${ZOD}const s = z.object({ password: z.string().optional().transform((value) => value ?? '') });`,
  ],
  ['zod: what a schema gave', `${ZOD}const env = z.object({}).parse(process.env);\nload().catch('x');`],
  [
    'znv: stages of no secret',
    "import { parseEnv } from 'znv';\nparseEnv(process.env, { PORT: { schema: z.string(), defaults: { _: '3000' } } });",
  ],
  ['a field without a decorator', "class Keys { JWT_SECRET = 'x'; }"],
  ['a field of a form', "class Login { @IsString() password = ''; }"],
  [
    'arktype: a tuple of no secret',
    "import { type } from 'arktype';\nconst s = type({ PORT: ['string', '=', '3000'] });",
  ],
];

const tester = new RuleTester();

tester.run('no-secret-default, in every position', noSecretDefault, {
  valid: negatives([...NEGATIVES, ...NOT_FIRST_PRESENT]),
  invalid: positives([...BRANCHES, ...FIRST_PRESENT, ...SPREADS, ...FUNCTIONS, ...SCHEMAS]),
});
