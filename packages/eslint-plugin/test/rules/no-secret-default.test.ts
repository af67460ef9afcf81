import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';

import { noHardcodedCredentials } from '../../src/rules/no-hardcoded-credentials.js';
import { noSecretDefault } from '../../src/rules/no-secret-default.js';
import { RuleTester } from '../setup.js';
import type { Negative, Positive } from './secret-default-cases.js';
import { negatives, positives } from './secret-default-cases.js';

/** A made-up key in the shape of Stripe's, put together here so that no scanner takes it for a real one. */
const STRIPE_KEY = ['sk', 'live', 'k9Xw2LmQ7rTz8VbN3cYd5HfJ'].join('_');

const OPERATORS: readonly Positive[] = [
  [
    '?? with a literal',
    "const s = process.env.JWT_SECRET ?? «'dev-secret'»;",
    'JWT_SECRET',
    'const s = process.env.JWT_SECRET || STOP(JWT_SECRET);',
  ],
  [
    '|| with a literal',
    "const s = process.env.DB_PASSWORD || «'postgres'»;",
    'DB_PASSWORD',
    'const s = process.env.DB_PASSWORD || STOP(DB_PASSWORD);',
  ],
  [
    '?? with an empty string',
    "const s = process.env.API_KEY ?? «''»;",
    'API_KEY',
    'const s = process.env.API_KEY || STOP(API_KEY);',
  ],
  [
    '|| with an empty template literal',
    'const s = process.env.API_KEY || «``»;',
    'API_KEY',
    'const s = process.env.API_KEY || STOP(API_KEY);',
  ],
  [
    'a computed key that is written out',
    "const s = process.env['JWT_SECRET'] ?? «'x'»;",
    'JWT_SECRET',
    "const s = process.env['JWT_SECRET'] || STOP(JWT_SECRET);",
  ],
  [
    'a template literal as key',
    "const s = process.env[`JWT_SECRET`] ?? «'x'»;",
    'JWT_SECRET',
    'const s = process.env[`JWT_SECRET`] || STOP(JWT_SECRET);',
  ],
  [
    'an optional chain',
    "const s = process.env?.JWT_SECRET ?? «'x'»;",
    'JWT_SECRET',
    'const s = process.env?.JWT_SECRET || STOP(JWT_SECRET);',
  ],
  [
    'an optional process',
    "const s = process?.env?.JWT_SECRET ?? «'x'»;",
    'JWT_SECRET',
    'const s = process?.env?.JWT_SECRET || STOP(JWT_SECRET);',
  ],
  [
    'process of globalThis',
    "const s = globalThis.process.env.JWT_SECRET ?? «'x'»;",
    'JWT_SECRET',
    'const s = globalThis.process.env.JWT_SECRET || STOP(JWT_SECRET);',
  ],
  [
    'import.meta.env',
    "const s = import.meta.env.JWT_SECRET || «'x'»;",
    'JWT_SECRET',
    'const s = import.meta.env.JWT_SECRET || STOP(JWT_SECRET);',
  ],
  [
    'Bun.env',
    "const s = Bun.env.JWT_SECRET ?? «'x'»;",
    'JWT_SECRET',
    'const s = Bun.env.JWT_SECRET || STOP(JWT_SECRET);',
  ],
  [
    'Deno.env.get()',
    "const s = Deno.env.get('JWT_SECRET') ?? «'x'»;",
    'JWT_SECRET',
    "const s = Deno.env.get('JWT_SECRET') || STOP(JWT_SECRET);",
  ],
  [
    'a template literal as fallback',
    'const s = process.env.JWT_SECRET ?? «`dev`»;',
    'JWT_SECRET',
    'const s = process.env.JWT_SECRET || STOP(JWT_SECRET);',
  ],
  [
    'a concatenation as fallback',
    "const s = process.env.JWT_SECRET ?? «'dev' + '-' + `secret`»;",
    'JWT_SECRET',
    'const s = process.env.JWT_SECRET || STOP(JWT_SECRET);',
  ],
  [
    'a template literal of literals as fallback',
    "const s = process.env.JWT_SECRET ?? «`dev-${'secret'}`»;",
    'JWT_SECRET',
    'const s = process.env.JWT_SECRET || STOP(JWT_SECRET);',
  ],
  [
    'a number as fallback',
    'const s = process.env.DB_PASSWORD ?? «123456»;',
    'DB_PASSWORD',
    'const s = process.env.DB_PASSWORD || STOP(DB_PASSWORD);',
  ],
  [
    'an assertion around the read',
    "const s = (process.env.JWT_SECRET as string) ?? «'x'»;",
    'JWT_SECRET',
    'const s = (process.env.JWT_SECRET as string) || STOP(JWT_SECRET);',
  ],
  [
    'a non-null assertion around the read',
    "const s = process.env.JWT_SECRET! ?? «'x'»;",
    'JWT_SECRET',
    'const s = process.env.JWT_SECRET! || STOP(JWT_SECRET);',
  ],
  [
    'an assertion around the fallback',
    "const s = process.env.JWT_SECRET ?? («'x'» as string);",
    'JWT_SECRET',
    'const s = process.env.JWT_SECRET || STOP(JWT_SECRET);',
  ],
  [
    'parentheses around all parts',
    "const s = ((process.env.JWT_SECRET) ?? («'x'»));",
    'JWT_SECRET',
    'const s = ((process.env.JWT_SECRET) || STOP(JWT_SECRET));',
  ],
  [
    'a conversion around the read',
    "const s = String(process.env.JWT_SECRET) || «'x'»;",
    'JWT_SECRET',
    'const s = String(process.env.JWT_SECRET) || STOP(JWT_SECRET);',
  ],
  [
    'a method of the read',
    "const s = process.env.JWT_SECRET?.trim() || «'x'»;",
    'JWT_SECRET',
    'const s = process.env.JWT_SECRET?.trim() || STOP(JWT_SECRET);',
  ],
  [
    'a conversion around the fallback',
    "const s = process.env.JWT_SECRET ?? Buffer.from(«'x'»).toString('hex');",
    'JWT_SECRET',
  ],
  [
    'a split list with an array as fallback',
    "const s = process.env.SESSION_SECRETS?.split(',') ?? [«'x'»];",
    'SESSION_SECRETS',
  ],
  [
    'a conversion around the whole',
    "const key = Buffer.from(process.env.ENCRYPTION_KEY || «'0123456789abcdef'», 'hex');",
    'ENCRYPTION_KEY',
    "const key = Buffer.from(process.env.ENCRYPTION_KEY || STOP(ENCRYPTION_KEY), 'hex');",
  ],
  [
    'a chain of two reads',
    "const s = process.env.SESSION_SECRET ?? process.env.JWT_SECRET ?? «'x'»;",
    'SESSION_SECRET',
    'const s = process.env.SESSION_SECRET ?? process.env.JWT_SECRET ?? STOP(SESSION_SECRET or JWT_SECRET);',
  ],
  [
    'a chain whose second read is the secret',
    "const s = process.env.APP_NAME || process.env.JWT_SECRET || «'x'»;",
    'JWT_SECRET',
    'const s = process.env.APP_NAME || process.env.JWT_SECRET || STOP(APP_NAME or JWT_SECRET);',
  ],
  [
    'a chain in parentheses on the right, once',
    "const s = process.env.SESSION_SECRET ?? (process.env.JWT_SECRET ?? «'x'»);",
    'SESSION_SECRET',
    'const s = process.env.SESSION_SECRET ?? (process.env.JWT_SECRET || STOP(SESSION_SECRET or JWT_SECRET));',
  ],
  [
    'options before the environment',
    "const s = options.secret ?? process.env.JWT_SECRET ?? «'x'»;",
    'JWT_SECRET',
    'const s = options.secret ?? process.env.JWT_SECRET ?? STOP(JWT_SECRET);',
  ],
  [
    'a literal in an arm of the fallback',
    "const s = process.env.JWT_SECRET ?? (dev ? «'x'» : fail());",
    'JWT_SECRET',
  ],
  [
    'both literals of the fallback',
    "const s = process.env.JWT_SECRET ?? (dev ? «'x'» : «'y'»);",
    'JWT_SECRET',
  ],
  [
    'a literal behind another expression',
    "const s = process.env.JWT_SECRET ?? read() ?? «'x'»;",
    'JWT_SECRET',
    'const s = process.env.JWT_SECRET ?? read() ?? STOP(JWT_SECRET);',
  ],
  [
    'a literal in the middle of a chain',
    "const s = process.env.JWT_SECRET ?? «'x'» ?? process.env.SESSION_SECRET;",
    'JWT_SECRET',
    'const s = process.env.JWT_SECRET ?? process.env.SESSION_SECRET;',
  ],
  [
    'a read behind a flag',
    "const s = (production && process.env.JWT_SECRET) || «'x'»;",
    'JWT_SECRET',
    'const s = (production && process.env.JWT_SECRET) || STOP(JWT_SECRET);',
  ],
  [
    'a computed key, by the name of the variable',
    "const jwtSecret = process.env[name] ?? «'x'»;",
    'jwtSecret',
    'const jwtSecret = process.env[name] || STOP(jwtSecret);',
  ],
  [
    'a computed key, by the name of the property',
    "f({ password: process.env[`${prefix}_PW`] || «'x'» });",
    'password',
    'f({ password: process.env[`${prefix}_PW`] || STOP(password) });',
  ],
  [
    'a template literal around it',
    "const url = `redis://:${process.env.REDIS_PASSWORD ?? «'x'»}@redis`;",
    'REDIS_PASSWORD',
    'const url = `redis://:${process.env.REDIS_PASSWORD || STOP(REDIS_PASSWORD)}@redis`;',
  ],
  [
    'an argument of a call',
    "jwt.sign(payload, process.env.JWT_SECRET || «'secret'»);",
    'JWT_SECRET',
    'jwt.sign(payload, process.env.JWT_SECRET || STOP(JWT_SECRET));',
  ],
  [
    'a return value',
    "const f = () => process.env.JWT_SECRET || «'x'»;",
    'JWT_SECRET',
    'const f = () => process.env.JWT_SECRET || STOP(JWT_SECRET);',
  ],
  [
    'a class field',
    "class A { readonly #secret = process.env.JWT_SECRET ?? «'x'»; }",
    'JWT_SECRET',
    'class A { readonly #secret = process.env.JWT_SECRET || STOP(JWT_SECRET); }',
  ],
  [
    'no suggestion where a comment would be lost',
    "const s = process.env.JWT_SECRET /* set by ESO */ ?? «'x'»;",
    'JWT_SECRET',
  ],
  [
    'a fallback on the next line',
    "const s =\n  process.env.JWT_SECRET ??\n  «'x'»;",
    'JWT_SECRET',
    'const s =\n  process.env.JWT_SECRET || STOP(JWT_SECRET);',
  ],
  [
    'a fallback of more than one line',
    'const s = process.env.PRIVATE_KEY ?? «`a\nb`»;',
    'PRIVATE_KEY',
    'const s = process.env.PRIVATE_KEY || STOP(PRIVATE_KEY);',
  ],
  [
    'a URL with a password',
    "const url = process.env.DATABASE_URL ?? «'postgres://app:hunter2@localhost/app'»;",
    'DATABASE_URL',
    'const url = process.env.DATABASE_URL || STOP(DATABASE_URL);',
  ],
];

const ASSIGNMENTS: readonly Positive[] = [
  [
    '??= on the environment',
    "process.env.JWT_SECRET ??= «'x'»;",
    'JWT_SECRET',
    'process.env.JWT_SECRET ||= STOP(JWT_SECRET);',
  ],
  [
    '||= on the environment',
    "process.env['JWT_SECRET'] ||= «'x'»;",
    'JWT_SECRET',
    "process.env['JWT_SECRET'] ||= STOP(JWT_SECRET);",
  ],
  [
    '??= with an empty string',
    "process.env.JWT_SECRET ??= «''»;",
    'JWT_SECRET',
    'process.env.JWT_SECRET ||= STOP(JWT_SECRET);',
  ],
  [
    'the environment set from itself: nothing to remove, for it would store "undefined"',
    "process.env.JWT_SECRET = process.env.JWT_SECRET || «'x'»;",
    'JWT_SECRET',
    'process.env.JWT_SECRET = process.env.JWT_SECRET || STOP(JWT_SECRET);',
  ],
  [
    '??= on a variable that was read',
    "let secret = process.env.JWT_SECRET;\nsecret ??= «'x'»;",
    'JWT_SECRET',
    'let secret = process.env.JWT_SECRET;\nsecret ||= STOP(JWT_SECRET);',
  ],
];

const GUARDS: readonly Positive[] = [
  [
    'a variable that was read',
    "let s = process.env.JWT_SECRET;\nif (!s) s = «'dev'»;",
    'JWT_SECRET',
    'let s = process.env.JWT_SECRET;\nif (!s) THROW(JWT_SECRET);',
  ],
  [
    'a block',
    "let s = process.env.JWT_SECRET;\nif (!s) {\n  s = «'dev'»;\n}",
    'JWT_SECRET',
    'let s = process.env.JWT_SECRET;\nif (!s) {\n  THROW(JWT_SECRET);\n}',
  ],
  [
    'undefined',
    "let s = process.env.JWT_SECRET;\nif (s === undefined) s = «'dev'»;",
    'JWT_SECRET',
    'let s = process.env.JWT_SECRET;\nif (s === undefined) THROW(JWT_SECRET);',
  ],
  [
    'null',
    "let s = process.env.JWT_SECRET;\nif (null == s) s = «'dev'»;",
    'JWT_SECRET',
    'let s = process.env.JWT_SECRET;\nif (null == s) THROW(JWT_SECRET);',
  ],
  [
    'typeof',
    "let s = process.env.JWT_SECRET;\nif (typeof s === 'undefined') s = «'dev'»;",
    'JWT_SECRET',
    "let s = process.env.JWT_SECRET;\nif (typeof s === 'undefined') THROW(JWT_SECRET);",
  ],
  [
    'an empty string',
    "let s = process.env.JWT_SECRET;\nif (!s) s = «''»;",
    'JWT_SECRET',
    'let s = process.env.JWT_SECRET;\nif (!s) THROW(JWT_SECRET);',
  ],
  [
    'a length',
    "let s = process.env.JWT_SECRET;\nif (!s || s.length < 32) s = «'dev'»;",
    'JWT_SECRET',
    'let s = process.env.JWT_SECRET;\nif (!s || s.length < 32) THROW(JWT_SECRET);',
  ],
  ['a second condition', "let s = process.env.JWT_SECRET;\nif (dev && !s) s = «'dev'»;", 'JWT_SECRET'],
  [
    'else',
    "let s = process.env.JWT_SECRET;\nif (s) log(); else s = «'dev'»;",
    'JWT_SECRET',
    'let s = process.env.JWT_SECRET;\nif (s) log(); else THROW(JWT_SECRET);',
  ],
  [
    'the environment',
    "if (!process.env.JWT_SECRET) process.env.JWT_SECRET = «'dev'»;",
    'JWT_SECRET',
    'if (!process.env.JWT_SECRET) THROW(JWT_SECRET);',
  ],
  [
    'a pattern',
    "let { JWT_SECRET } = process.env;\nif (!JWT_SECRET) JWT_SECRET = «'dev'»;",
    'JWT_SECRET',
    'let { JWT_SECRET } = process.env;\nif (!JWT_SECRET) THROW(JWT_SECRET);',
  ],
];

/** Near misses of what is only asked for. */
const RUN_ON: readonly Positive[] = [
  [
    'a comparison with a value from outside',
    "const ok = header === (process.env.API_TOKEN ?? «''»);",
    'API_TOKEN',
    'const ok = header === (process.env.API_TOKEN || STOP(API_TOKEN));',
  ],
  [
    'a literal that describes nothing, printed',
    "console.log(process.env.JWT_SECRET ?? «'x'»);",
    'JWT_SECRET',
    'console.log(process.env.JWT_SECRET);',
  ],
  [
    'a literal that describes nothing, in an error',
    "throw new Error(process.env.JWT_SECRET ?? «'x'»);",
    'JWT_SECRET',
    'throw new Error(process.env.JWT_SECRET);',
  ],
  [
    'a word that a class is given',
    "new Signer(process.env.JWT_SECRET ?? «'missing'»);",
    'JWT_SECRET',
    'new Signer(process.env.JWT_SECRET || STOP(JWT_SECRET));',
  ],
  [
    'an argument of another function',
    "login(process.env.DB_PASSWORD || «''»);",
    'DB_PASSWORD',
    'login(process.env.DB_PASSWORD || STOP(DB_PASSWORD));',
  ],
  [
    'an arm of a ternary',
    "const s = prod ? (process.env.JWT_SECRET ?? «''») : load();",
    'JWT_SECRET',
    'const s = prod ? (process.env.JWT_SECRET || STOP(JWT_SECRET)) : load();',
  ],
  [
    'credentials that are no mode of a request',
    "connect({ login: process.env.DB_CREDENTIALS || «''» });",
    'DB_CREDENTIALS',
    'connect({ login: process.env.DB_CREDENTIALS || STOP(DB_CREDENTIALS) });',
  ],
];

const TERNARIES: readonly Positive[] = [
  [
    'the read in the first arm',
    "const s = process.env.JWT_SECRET ? process.env.JWT_SECRET : «'x'»;",
    'JWT_SECRET',
    'const s = process.env.JWT_SECRET ? process.env.JWT_SECRET : STOP(JWT_SECRET);',
  ],
  [
    'the read in the second arm',
    "const s = !process.env.JWT_SECRET ? «'x'» : process.env.JWT_SECRET;",
    'JWT_SECRET',
    'const s = !process.env.JWT_SECRET ? STOP(JWT_SECRET) : process.env.JWT_SECRET;',
  ],
  [
    'a comparison with undefined',
    "const s = process.env.JWT_SECRET === undefined ? «'x'» : process.env.JWT_SECRET;",
    'JWT_SECRET',
    'const s = process.env.JWT_SECRET === undefined ? STOP(JWT_SECRET) : process.env.JWT_SECRET;',
  ],
  [
    'typeof',
    "const s = typeof process.env.JWT_SECRET === 'string' ? process.env.JWT_SECRET : «'x'»;",
    'JWT_SECRET',
    "const s = typeof process.env.JWT_SECRET === 'string' ? process.env.JWT_SECRET : STOP(JWT_SECRET);",
  ],
  [
    'an empty string for what was asked for',
    "const s = process.env.JWT_SECRET ? process.env.JWT_SECRET : «''»;",
    'JWT_SECRET',
    'const s = process.env.JWT_SECRET ? process.env.JWT_SECRET : STOP(JWT_SECRET);',
  ],
  [
    'length',
    "const s = process.env.JWT_SECRET.length > 0 ? process.env.JWT_SECRET : «'x'»;",
    'JWT_SECRET',
    'const s = process.env.JWT_SECRET.length > 0 ? process.env.JWT_SECRET : STOP(JWT_SECRET);',
  ],
  ['another condition', "const s = production ? process.env.JWT_SECRET : «'dev-secret'»;", 'JWT_SECRET'],
  [
    'NODE_ENV as condition',
    "const s = process.env.NODE_ENV === 'production' ? process.env.JWT_SECRET! : «'dev-secret'»;",
    'JWT_SECRET',
  ],
  [
    'in as condition',
    "const s = 'JWT_SECRET' in process.env ? process.env.JWT_SECRET : «'x'»;",
    'JWT_SECRET',
    "const s = 'JWT_SECRET' in process.env ? process.env.JWT_SECRET : STOP(JWT_SECRET);",
  ],
  [
    'a conversion in the arm',
    "const k = process.env.HMAC_KEY ? Buffer.from(process.env.HMAC_KEY, 'hex') : Buffer.from(«'x'»);",
    'HMAC_KEY',
  ],
  [
    'a ternary inside ??, once',
    "const s = process.env.SESSION_SECRET ?? (process.env.JWT_SECRET ? process.env.JWT_SECRET : «'x'»);",
    'SESSION_SECRET',
    'const s = process.env.SESSION_SECRET ?? (process.env.JWT_SECRET ? process.env.JWT_SECRET : STOP(SESSION_SECRET or JWT_SECRET));',
  ],
];

const DESTRUCTURING: readonly Positive[] = [
  [
    'a default',
    "const { JWT_SECRET = «'x'» } = process.env;",
    'JWT_SECRET',
    'const { JWT_SECRET = STOP(JWT_SECRET) } = process.env;',
  ],
  [
    'a default behind a new name',
    "const { JWT_SECRET: secret = «'x'» } = process.env;",
    'JWT_SECRET',
    'const { JWT_SECRET: secret = STOP(JWT_SECRET) } = process.env;',
  ],
  [
    'an empty default',
    "const { JWT_SECRET = «''» } = process.env;",
    'JWT_SECRET',
    'const { JWT_SECRET = STOP(JWT_SECRET) } = process.env;',
  ],
  [
    'a nested pattern',
    "const { env: { JWT_SECRET = «'x'» } } = process;",
    'JWT_SECRET',
    'const { env: { JWT_SECRET = STOP(JWT_SECRET) } } = process;',
  ],
  [
    'a nested pattern with a default of its own',
    "const { env: { JWT_SECRET = «'x'» } = {} } = process;",
    'JWT_SECRET',
    'const { env: { JWT_SECRET = STOP(JWT_SECRET) } = {} } = process;',
  ],
  [
    'a quoted key',
    "const { 'JWT_SECRET': s = «'x'» } = process.env;",
    'JWT_SECRET',
    "const { 'JWT_SECRET': s = STOP(JWT_SECRET) } = process.env;",
  ],
  [
    'an assignment',
    "let s;\n({ JWT_SECRET: s = «'x'» } = process.env);",
    'JWT_SECRET',
    'let s;\n({ JWT_SECRET: s = STOP(JWT_SECRET) } = process.env);',
  ],
  [
    'a parameter',
    "function f({ JWT_SECRET = «'x'» } = process.env) {}",
    'JWT_SECRET',
    'function f({ JWT_SECRET = STOP(JWT_SECRET) } = process.env) {}',
  ],
  [
    'an asserted environment',
    "const { JWT_SECRET = «'x'» } = process.env as Env;",
    'JWT_SECRET',
    'const { JWT_SECRET = STOP(JWT_SECRET) } = process.env as Env;',
  ],
  [
    'import.meta',
    "const { JWT_SECRET = «'x'» } = import.meta.env;",
    'JWT_SECRET',
    'const { JWT_SECRET = STOP(JWT_SECRET) } = import.meta.env;',
  ],
  [
    'a dynamic key, by the name of the variable',
    "const { [key]: jwtSecret = «'x'» } = process.env;",
    'jwtSecret',
    'const { [key]: jwtSecret = STOP(jwtSecret) } = process.env;',
  ],
];

const ALIASES: readonly Positive[] = [
  [
    'env, a constant',
    "const env = process.env;\nconst s = env.JWT_SECRET ?? «'x'»;",
    'JWT_SECRET',
    'const env = process.env;\nconst s = env.JWT_SECRET || STOP(JWT_SECRET);',
  ],
  [
    'an environment that another module gives',
    "import environment from './environment';\nconst s = environment.JWT_SECRET ?? «''»;",
    'JWT_SECRET',
    "import environment from './environment';\nconst s = environment.JWT_SECRET || STOP(JWT_SECRET);",
  ],
  [
    'another name for the environment',
    "const e = process.env;\nconst s = e.db_password ?? «'x'»;",
    'db_password',
    'const e = process.env;\nconst s = e.db_password || STOP(db_password);',
  ],
  [
    'env, destructured',
    "const { env } = process;\nconst s = env.JWT_SECRET ?? «'x'»;",
    'JWT_SECRET',
    'const { env } = process;\nconst s = env.JWT_SECRET || STOP(JWT_SECRET);',
  ],
  [
    'env, imported',
    "import { env } from 'node:process';\nconst s = env.JWT_SECRET ?? «'x'»;",
    'JWT_SECRET',
    "import { env } from 'node:process';\nconst s = env.JWT_SECRET || STOP(JWT_SECRET);",
  ],
  [
    'env, imported under another name',
    "import { env as e } from 'process';\nconst s = e.JWT_SECRET ?? «'x'»;",
    'JWT_SECRET',
    "import { env as e } from 'process';\nconst s = e.JWT_SECRET || STOP(JWT_SECRET);",
  ],
  [
    'process, imported under another name',
    "import proc from 'node:process';\nconst s = proc.env.JWT_SECRET ?? «'x'»;",
    'JWT_SECRET',
    "import proc from 'node:process';\nconst s = proc.env.JWT_SECRET || STOP(JWT_SECRET);",
  ],
  [
    'the namespace of process',
    "import * as proc from 'node:process';\nconst s = proc.env.JWT_SECRET ?? «'x'»;",
    'JWT_SECRET',
    "import * as proc from 'node:process';\nconst s = proc.env.JWT_SECRET || STOP(JWT_SECRET);",
  ],
  [
    'the environment of SvelteKit, dynamic',
    "import { env } from '$env/dynamic/private';\nconst s = env.JWT_SECRET ?? «'x'»;",
    'JWT_SECRET',
    "import { env } from '$env/dynamic/private';\nconst s = env.JWT_SECRET || STOP(JWT_SECRET);",
  ],
  [
    'the environment of SvelteKit, static',
    "import { JWT_SECRET as s } from '$env/static/private';\nsign(s || «'x'»);",
    'JWT_SECRET',
    "import { JWT_SECRET as s } from '$env/static/private';\nsign(s || STOP(JWT_SECRET));",
  ],
  [
    'the bindings of a worker',
    "export default { fetch(request, env) { return sign(env.JWT_SECRET ?? «'x'»); } };",
    'JWT_SECRET',
    'export default { fetch(request, env) { return sign(env.JWT_SECRET || STOP(JWT_SECRET)); } };',
  ],
  [
    'the bindings of a worker, imported',
    "import { env as bindings } from 'cloudflare:workers';\nsign(bindings.jwtSecret ?? «'x'»);",
    'jwtSecret',
    "import { env as bindings } from 'cloudflare:workers';\nsign(bindings.jwtSecret || STOP(jwtSecret));",
  ],
  [
    'the context of a handler',
    "app.get('/', (c) => sign(c.env.JWT_SECRET || «''»));",
    'JWT_SECRET',
    "app.get('/', (c) => sign(c.env.JWT_SECRET || STOP(JWT_SECRET)));",
  ],
  [
    "a module of the project's own",
    "import { env } from '~/env';\nconst s = env.JWT_SECRET ?? «'x'»;",
    'JWT_SECRET',
    "import { env } from '~/env';\nconst s = env.JWT_SECRET || STOP(JWT_SECRET);",
  ],
  [
    'a variable that was read',
    "const raw = process.env.JWT_SECRET;\nsign(raw ?? «'x'»);",
    'JWT_SECRET',
    'const raw = process.env.JWT_SECRET;\nsign(raw || STOP(JWT_SECRET));',
  ],
  [
    'a variable that was destructured',
    "const { JWT_SECRET } = process.env;\nsign(JWT_SECRET || «'x'»);",
    'JWT_SECRET',
    'const { JWT_SECRET } = process.env;\nsign(JWT_SECRET || STOP(JWT_SECRET));',
  ],
  [
    'a literal in a constant, at its use',
    "const D = 'dev-secret';\nconst s = process.env.JWT_SECRET ?? «D»;",
    'JWT_SECRET',
    "const D = 'dev-secret';\nconst s = process.env.JWT_SECRET || STOP(JWT_SECRET);",
  ],
  [
    'a literal in an object of constants',
    "const DEFAULTS = { jwt: 'dev-secret' } as const;\nconst s = process.env.JWT_SECRET ?? «DEFAULTS.jwt»;",
    'JWT_SECRET',
    "const DEFAULTS = { jwt: 'dev-secret' } as const;\nconst s = process.env.JWT_SECRET || STOP(JWT_SECRET);",
  ],
  [
    'a constant of a constant',
    "const A = 'dev-secret';\nconst B = A;\nconst s = process.env.JWT_SECRET ?? «B»;",
    'JWT_SECRET',
    "const A = 'dev-secret';\nconst B = A;\nconst s = process.env.JWT_SECRET || STOP(JWT_SECRET);",
  ],
  [
    'a let that nothing assigns',
    "let D = 'dev-secret';\nconst s = process.env.JWT_SECRET ?? «D»;",
    'JWT_SECRET',
    "let D = 'dev-secret';\nconst s = process.env.JWT_SECRET || STOP(JWT_SECRET);",
  ],
];

const ZOD = "import { z } from 'zod';\n";
const VALIBOT = "import * as v from 'valibot';\n";

const SCHEMAS: readonly Positive[] = [
  [
    'zod: default',
    `${ZOD}const s = z.object({ JWT_SECRET: z.string().default(«'x'») });`,
    'JWT_SECRET',
    `${ZOD}const s = z.object({ JWT_SECRET: z.string() });`,
  ],
  [
    'zod: default after checks',
    `${ZOD}const s = z.object({ JWT_SECRET: z.string().min(32).default(«'x'») });`,
    'JWT_SECRET',
    `${ZOD}const s = z.object({ JWT_SECRET: z.string().min(32) });`,
  ],
  [
    'zod: default before checks',
    `${ZOD}const s = z.object({ JWT_SECRET: z.string().default(«'x'»).describe('a') });`,
    'JWT_SECRET',
    `${ZOD}const s = z.object({ JWT_SECRET: z.string().describe('a') });`,
  ],
  [
    'zod: optional and default',
    `${ZOD}const s = z.object({ JWT_SECRET: z.string().optional().default(«''») });`,
    'JWT_SECRET',
    `${ZOD}const s = z.object({ JWT_SECRET: z.string().optional() });`,
  ],
  [
    'zod: catch',
    `${ZOD}const s = z.object({ JWT_SECRET: z.string().catch(«'x'») });`,
    'JWT_SECRET',
    `${ZOD}const s = z.object({ JWT_SECRET: z.string() });`,
  ],
  [
    'zod: prefault',
    `${ZOD}const s = z.object({ JWT_SECRET: z.string().prefault(«'x'») });`,
    'JWT_SECRET',
    `${ZOD}const s = z.object({ JWT_SECRET: z.string() });`,
  ],
  [
    'zod: coerce',
    `${ZOD}const s = z.object({ DB_PASSWORD: z.coerce.string().default(«'x'») });`,
    'DB_PASSWORD',
    `${ZOD}const s = z.object({ DB_PASSWORD: z.coerce.string() });`,
  ],
  [
    'zod: a function that gives the default',
    `${ZOD}const s = z.object({ JWT_SECRET: z.string().default(() => «'x'») });`,
    'JWT_SECRET',
    `${ZOD}const s = z.object({ JWT_SECRET: z.string() });`,
  ],
  [
    'zod: a constant as default',
    `${ZOD}const D = 'dev-secret';\nconst s = z.object({ JWT_SECRET: z.string().default(«D») });`,
    'JWT_SECRET',
    `${ZOD}const D = 'dev-secret';\nconst s = z.object({ JWT_SECRET: z.string() });`,
  ],
  [
    'zod: a schema of its own',
    `${ZOD}const jwtSecret = z.string().default(«'x'»);`,
    'jwtSecret',
    `${ZOD}const jwtSecret = z.string();`,
  ],
  [
    'zod: inside a preprocess',
    `${ZOD}const s = z.object({ JWT_SECRET: z.preprocess(trim, z.string().default(«'x'»)) });`,
    'JWT_SECRET',
    `${ZOD}const s = z.object({ JWT_SECRET: z.preprocess(trim, z.string()) });`,
  ],
  [
    'zod: a camel-case key with a value',
    `${ZOD}const s = z.object({ jwtSecret: z.string().default(«'x'») });`,
    'jwtSecret',
    `${ZOD}const s = z.object({ jwtSecret: z.string() });`,
  ],
  [
    "zod: from a module of the project's own",
    "import { z } from '@/lib/zod';\nconst s = z.object({ JWT_SECRET: z.string().default(«'x'») });",
    'JWT_SECRET',
    "import { z } from '@/lib/zod';\nconst s = z.object({ JWT_SECRET: z.string() });",
  ],
  [
    'zod/mini',
    "import * as z from 'zod/mini';\nconst s = z.object({ JWT_SECRET: z._default(z.string(), «'x'») });",
    'JWT_SECRET',
    "import * as z from 'zod/mini';\nconst s = z.object({ JWT_SECRET: z.string() });",
  ],
  [
    't3-env',
    `import { createEnv } from '@t3-oss/env-nextjs';\n${ZOD}export const env = createEnv({ server: { AUTH_SECRET: z.string().default(«'x'») } });`,
    'AUTH_SECRET',
    `import { createEnv } from '@t3-oss/env-nextjs';\n${ZOD}export const env = createEnv({ server: { AUTH_SECRET: z.string() } });`,
  ],
  [
    'valibot: optional',
    `${VALIBOT}const s = v.object({ JWT_SECRET: v.optional(v.string(), «'x'») });`,
    'JWT_SECRET',
    `${VALIBOT}const s = v.object({ JWT_SECRET: v.string() });`,
  ],
  [
    'valibot: fallback',
    `${VALIBOT}const s = v.object({ JWT_SECRET: v.fallback(v.string(), «'x'») });`,
    'JWT_SECRET',
    `${VALIBOT}const s = v.object({ JWT_SECRET: v.string() });`,
  ],
  [
    'valibot: named imports',
    "import { nullish, object, string } from 'valibot';\nconst s = object({ JWT_SECRET: nullish(string(), «'x'») });",
    'JWT_SECRET',
    "import { nullish, object, string } from 'valibot';\nconst s = object({ JWT_SECRET: string() });",
  ],
  [
    'joi',
    "const Joi = require('joi');\nconst s = Joi.object({ JWT_SECRET: Joi.string().default(«'x'») });",
    'JWT_SECRET',
    "const Joi = require('joi');\nconst s = Joi.object({ JWT_SECRET: Joi.string() });",
  ],
  [
    'joi: in an alternative',
    "const s = { JWT_SECRET: Joi.string().when('NODE_ENV', { is: 'production', otherwise: Joi.string().default(«'x'») }) };",
    'JWT_SECRET',
    "const s = { JWT_SECRET: Joi.string().when('NODE_ENV', { is: 'production', otherwise: Joi.string() }) };",
  ],
  [
    'yup',
    "import * as yup from 'yup';\nconst s = yup.object({ JWT_SECRET: yup.string().default(«'x'») });",
    'JWT_SECRET',
    "import * as yup from 'yup';\nconst s = yup.object({ JWT_SECRET: yup.string() });",
  ],
  [
    'superstruct',
    "import { defaulted, string } from 'superstruct';\nconst S = { JWT_SECRET: defaulted(string(), «'x'») };",
    'JWT_SECRET',
    "import { defaulted, string } from 'superstruct';\nconst S = { JWT_SECRET: string() };",
  ],
  [
    'envalid: default',
    "import { cleanEnv, str } from 'envalid';\ncleanEnv(process.env, { JWT_SECRET: str({ desc: 'a', default: «'x'» }) });",
    'JWT_SECRET',
    "import { cleanEnv, str } from 'envalid';\ncleanEnv(process.env, { JWT_SECRET: str({ desc: 'a' }) });",
  ],
  [
    'envalid: devDefault',
    "import { cleanEnv, str } from 'envalid';\ncleanEnv(process.env, { JWT_SECRET: str({ devDefault: «'x'», desc: 'a' }) });",
    'JWT_SECRET',
    "import { cleanEnv, str } from 'envalid';\ncleanEnv(process.env, { JWT_SECRET: str({ desc: 'a' }) });",
  ],
  [
    'envalid: nothing but a default',
    "import { cleanEnv, str } from 'envalid';\ncleanEnv(process.env, { JWT_SECRET: str({ default: «'x'» }) });",
    'JWT_SECRET',
    "import { cleanEnv, str } from 'envalid';\ncleanEnv(process.env, { JWT_SECRET: str() });",
  ],
  [
    'envalid: nothing but a default with a comma',
    "import { cleanEnv, str } from 'envalid';\ncleanEnv(process.env, { JWT_SECRET: str({\n  default: «'x'»,\n}) });",
    'JWT_SECRET',
    "import { cleanEnv, str } from 'envalid';\ncleanEnv(process.env, { JWT_SECRET: str() });",
  ],
  [
    'convict, by the variable',
    "convict({ jwt: { doc: 'a', format: String, default: «'x'», env: 'JWT_SECRET' } });",
    'JWT_SECRET',
  ],
  [
    'convict, an empty default',
    "convict({ jwt: { format: String, env: 'JWT_SECRET', default: «''» } });",
    'JWT_SECRET',
  ],
  [
    'env-var',
    "import env from 'env-var';\nconst s = env.get('JWT_SECRET').default(«'x'»).asString();",
    'JWT_SECRET',
    "import env from 'env-var';\nconst s = env.get('JWT_SECRET').required().asString();",
  ],
  [
    'env-var: get alone',
    "import { get } from 'env-var';\nconst s = get('JWT_SECRET').default(«'x'»).asString();",
    'JWT_SECRET',
    "import { get } from 'env-var';\nconst s = get('JWT_SECRET').required().asString();",
  ],
  [
    'typebox',
    "import { Type } from '@sinclair/typebox';\nconst S = Type.Object({ JWT_SECRET: Type.String({ default: «'x'» }) });",
    'JWT_SECRET',
    "import { Type } from '@sinclair/typebox';\nconst S = Type.Object({ JWT_SECRET: Type.String() });",
  ],
  [
    'JSON Schema',
    "const schema = { type: 'object', properties: { JWT_SECRET: { type: 'string', default: «'x'» } } };",
    'JWT_SECRET',
    "const schema = { type: 'object', properties: { JWT_SECRET: { type: 'string' } } };",
  ],
  [
    'arktype: a default in the definition',
    "import { type } from 'arktype';\nconst Env = type({ JWT_SECRET: «\"string = 'dev-secret'\"» });",
    'JWT_SECRET',
  ],
  [
    'effect: Config.withDefault',
    "import { Config } from 'effect';\nconst s = Config.withDefault(Config.string('JWT_SECRET'), «'x'»);",
    'JWT_SECRET',
    "import { Config } from 'effect';\nconst s = Config.string('JWT_SECRET');",
  ],
  [
    'effect: a pipe',
    "import { Config } from 'effect';\nconst s = Config.string('JWT_SECRET').pipe(Config.withDefault(«'x'»));",
    'JWT_SECRET',
  ],
];

const GETTERS: readonly Positive[] = [
  [
    'a default of config.get()',
    "const s = config.get('JWT_SECRET', «'x'»);",
    'JWT_SECRET',
    "const s = config.get('JWT_SECRET') || STOP(JWT_SECRET);",
  ],
  [
    'a typed get of a service',
    "const s = this.configService.get<string>('JWT_SECRET', «'x'»);",
    'JWT_SECRET',
    "const s = this.configService.get<string>('JWT_SECRET') || STOP(JWT_SECRET);",
  ],
  [
    '?? behind a get of a service',
    "const s = this.configService.get('JWT_SECRET') ?? «'x'»;",
    'JWT_SECRET',
    "const s = this.configService.get('JWT_SECRET') || STOP(JWT_SECRET);",
  ],
  [
    'a path, judged by its last part',
    "const s = config.get('auth.jwt.secret', «'x'»);",
    'auth.jwt.secret',
    "const s = config.get('auth.jwt.secret') || STOP(auth.jwt.secret);",
  ],
  [
    'an empty default of a variable',
    "const s = config.get('JWT_SECRET', «''»);",
    'JWT_SECRET',
    "const s = config.get('JWT_SECRET') || STOP(JWT_SECRET);",
  ],
  [
    'getEnv()',
    "const s = getEnv('JWT_SECRET', «'x'»);",
    'JWT_SECRET',
    "const s = getEnv('JWT_SECRET') || STOP(JWT_SECRET);",
  ],
  [
    'env()',
    "const s = env('JWT_SECRET', «'x'»);",
    'JWT_SECRET',
    "const s = env('JWT_SECRET') || STOP(JWT_SECRET);",
  ],
  [
    'env() with a trailing comma',
    "const s = env('JWT_SECRET', «'x'»,);",
    'JWT_SECRET',
    "const s = env('JWT_SECRET',) || STOP(JWT_SECRET);",
  ],
  [
    '?? behind getEnv()',
    "const s = getEnv('JWT_SECRET') ?? «'x'»;",
    'JWT_SECRET',
    "const s = getEnv('JWT_SECRET') || STOP(JWT_SECRET);",
  ],
  ['an option of env()', "const s = env('JWT_SECRET', { default: «'x'» });", 'JWT_SECRET'],
  ['a list of env()', "const s = env.array('SESSION_SECRETS', [«'x'», «'y'»]);", 'SESSION_SECRETS'],
  [
    'Env.get() of AdonisJS',
    "const s = Env.get('DB_PASSWORD', «'x'»);",
    'DB_PASSWORD',
    "const s = Env.get('DB_PASSWORD') || STOP(DB_PASSWORD);",
  ],
  [
    'lodash get()',
    "const s = _.get(process.env, 'JWT_SECRET', «'x'»);",
    'JWT_SECRET',
    'const s = process.env.JWT_SECRET || STOP(JWT_SECRET);',
  ],
  [
    'lodash defaultTo()',
    "const s = _.defaultTo(process.env.JWT_SECRET, «'x'»);",
    'JWT_SECRET',
    'const s = process.env.JWT_SECRET || STOP(JWT_SECRET);',
  ],
];

const KEYS: readonly Positive[] = [
  [
    'digits in a row for a key',
    "const s = process.env.AES_KEY ?? «'12345678901234567890123456789012'»;",
    'AES_KEY',
    'const s = process.env.AES_KEY || STOP(AES_KEY);',
  ],
];

/** Functions of other modules, by the words of their names. */
const READERS: readonly Positive[] = [
  ...['getEnvString', 'getEnvValue', 'envString', 'fromEnv', 'readEnvVar', 'env.getEnvString'].map(
    (name): Positive => [
      `${name}()`,
      `const s = ${name}('JWT_SECRET', «'x-1'»);`,
      'JWT_SECRET',
      `const s = ${name}('JWT_SECRET') || STOP(JWT_SECRET);`,
    ],
  ),
  // Without the default, they are something else.
  ...['getEnvOrDefault', 'getEnvWithDefault', 'envOr', 'getOrDefault', 'utils.getEnvOrDefault'].map(
    (name): Positive => [`${name}()`, `const s = ${name}('JWT_SECRET', «'x-1'»);`, 'JWT_SECRET'],
  ),
  ...['getString', 'getSecret', 'getConfig', 'readSetting'].map((name): Positive => [
    `${name}()`,
    `const s = ${name}('JWT_SECRET', «'dev-secret'»);`,
    'JWT_SECRET',
    `const s = ${name}('JWT_SECRET') || STOP(JWT_SECRET);`,
  ]),
  [
    'a type argument',
    "const s = getString<string>('DB_PASSWORD', «'postgres'»);",
    'DB_PASSWORD',
    "const s = getString<string>('DB_PASSWORD') || STOP(DB_PASSWORD);",
  ],
  [
    'an empty default of getEnvString()',
    "const s = getEnvString('REDIS_PASSWORD', «''»);",
    'REDIS_PASSWORD',
    "const s = getEnvString('REDIS_PASSWORD') || STOP(REDIS_PASSWORD);",
  ],
  [
    '?? behind getEnvString()',
    "const s = getEnvString('JWT_SECRET') ?? «'x'»;",
    'JWT_SECRET',
    "const s = getEnvString('JWT_SECRET') || STOP(JWT_SECRET);",
  ],
  [
    '|| behind getSecret()',
    "const s = (await getSecret('JWT_SECRET')) || «'x'»;",
    'JWT_SECRET',
    "const s = (await getSecret('JWT_SECRET')) || STOP(JWT_SECRET);",
  ],
];

const OTHER_FUNCTIONS: readonly Negative[] = [
  ...[
    'setEnv',
    'withEnv',
    'mockEnv',
    'stubEnv',
    'expectEnv',
    'assertEnv',
    'describe',
    'describeEnv',
    'test',
    't',
    'translate',
    'setSecret',
    'createSecret',
    'requireEnv',
    'getRequiredEnv',
    'mustGetEnv',
    'getEnvOrThrow',
    'Cypress.env',
    'container.env',
    'i18n.getString',
    'getStringLength',
  ].map((name): Negative => [`${name}()`, `${name}('JWT_SECRET', 'dev-secret'); const config = 1;`]),
  ['a place in a store', "const s = getSecret('DB_PASSWORD', 'projects/a/secrets/b');"],
  ['a path in a store', "const s = getSecret('DB_PASSWORD', 'secret/data/app');"],
  ['the version of a secret', "const s = getSecret('DB_PASSWORD', 'latest');"],
  ['a region', "const s = getSecret('DB_PASSWORD', 'eu-west-1');"],
  ['a stage of a store', "const s = await getSecret('DB_PASSWORD', 'dev');"],
  ['a text for people', "const s = getString('API_KEY', 'Enter your API key');"],
  ['a label', "const s = getString('DB_PASSWORD', 'Password');"],
  ['a key of texts', "const s = getString('password', 'hunter2');"],
  ['one word in capitals', "const s = getString('TOKEN', 'abc123');"],
  ['a description', "const s = getEnvString('JWT_SECRET', 'The key that tokens are signed with');"],
  ['no secret', "const s = getEnvString('LOG_LEVEL', 'info');"],
];

const NEGATIVES: readonly Negative[] = [
  ['a read without a fallback', 'const s = process.env.JWT_SECRET;'],
  ['an address of a token', "const token = process.env.OIDC_TOKEN_URI || '';"],
  ['a port', 'const port = process.env.PORT ?? 3000;'],
  ['a host', "const host = process.env.DB_HOST || 'localhost';"],
  ['a log level', "const level = process.env.LOG_LEVEL ?? 'info';"],
  ['an empty non-secret', "const prefix = process.env.URL_PREFIX ?? '';"],
  ['a lifetime of a token', "const ttl = process.env.TOKEN_TTL ?? '15m';"],
  ['the name of a secret', "const name = process.env.SECRET_NAME ?? 'app-secrets';"],
  ['a file that holds a secret', "const file = process.env.DB_PASSWORD_FILE ?? '/run/secrets/db';"],
  ['a public key', "const key = process.env.PUBLIC_KEY_ID ?? 'key-1';"],
  ['a URL without a password', "const url = process.env.DATABASE_URL ?? 'postgres://localhost/app';"],
  ['a throwing call', "const s = process.env.JWT_SECRET ?? fail('JWT_SECRET is required');"],
  ['a random value', "const s = process.env.JWT_SECRET ?? randomBytes(32).toString('hex');"],
  ['undefined', 'const s = process.env.JWT_SECRET ?? undefined;'],
  ['null', 'const s = process.env.JWT_SECRET || null;'],
  ['false', 'const s = process.env.JWT_SECRET || false;'],
  ['another variable', 'const s = process.env.JWT_SECRET ?? process.env.SESSION_SECRET;'],
  ['a parameter', 'const f = (fallback) => process.env.JWT_SECRET ?? fallback;'],
  ['a variable that is assigned again', "let d = 'x';\nd = load();\nconst s = process.env.JWT_SECRET ?? d;"],
  ['a variable that is declared twice', "var s = process.env.JWT_SECRET;\nvar s = load();\nsign(s ?? 'x');"],
  ['a computed template literal', 'const s = process.env.JWT_SECRET ?? `dev-${hostname()}`;'],
  ['an import', "import { d } from './d.js';\nconst s = process.env.JWT_SECRET ?? d;"],
  ['constants that lead to each other', 'const a = b;\nconst b = a;\nconst s = process.env.JWT_SECRET ?? a;'],
  ['&& with a literal', "const s = process.env.JWT_SECRET && 'set';"],
  ['a question with two texts', "console.log(process.env.JWT_SECRET ? 'set' : 'missing');"],
  [
    'a question that builds a header',
    "const h = process.env.API_TOKEN ? `Bearer ${process.env.API_TOKEN}` : '';",
  ],
  [
    'an empty arm behind it, which chooses to do without',
    "const s = process.env.JWT_SECRET || (interactive ? await ask('JWT_SECRET') : '');",
  ],
  ['an empty arm that chooses not to use it', "const p = tls ? process.env.KEY_PASSPHRASE : '';"],
  ['an empty length', "const n = (process.env.JWT_SECRET ?? '').length;"],
  ['a length of what was trimmed', "if ((process.env.JWT_SECRET ?? '').trim().length < 32) fail();"],
  ['a comparison with an empty string', "const unset = (process.env.JWT_SECRET ?? '') === '';"],
  ['a comparison with a text', "if ('changeme' !== (process.env.JWT_SECRET || '')) start();"],
  ['a negation', "const unset = !(process.env.JWT_SECRET || '');"],
  ['two negations', "const isSet = !!(process.env.JWT_SECRET ?? '');"],
  ['Boolean()', "const isSet = Boolean(process.env.JWT_SECRET ?? '');"],
  ['a condition', "if (process.env.JWT_SECRET ?? '') start();"],
  ['a condition of a ternary', "const mode = (process.env.JWT_SECRET ?? '') ? 'signed' : 'open';"],
  ['a printed word', "console.log('secret', process.env.JWT_SECRET ?? 'missing');"],
  ['a word in an error', "throw new Error(process.env.DB_PASSWORD ?? 'missing');"],
  [
    'a word in an error of a class',
    "throw new errors.ConfigException(`key: ${process.env.API_KEY || 'none'}`);",
  ],
  ['a printed sentence', "this.logger.warn(process.env.JWT_SECRET || 'JWT_SECRET is not set');"],
  ['a printed template literal', "console.log(`secret: ${process.env.JWT_SECRET ?? '(unset)'}`);"],
  ['a length of a getter', "if (config.get('JWT_SECRET', '').length === 0) fail();"],
  ['a mode of a request', "fetch(u, { credentials: process.env.FETCH_CREDENTIALS || '' });"],
  ['another mode of a request', "fetch(u, { credentials: process.env.FETCH_CREDENTIALS ?? 'include' });"],
  ['a guard that replaces what is there', "let s = process.env.JWT_SECRET;\nif (s) s = 'dev';"],
  ['a guard of something else', "let s = process.env.JWT_SECRET;\nif (!t) s = 'dev';"],
  ['a guard of no secret', "let port = process.env.PORT;\nif (!port) port = '3000';"],
  ['a guard of no read', "let secret = load();\nif (!secret) secret = 'dev';"],
  ['a guard that reads elsewhere', 'let s = process.env.JWT_SECRET;\nif (!s) s = load();'],
  ['a token, which no-hardcoded-credentials reports', `const v = process.env.API_KEY ?? '${STRIPE_KEY}';`],
  [
    'a token in a constant, which no-hardcoded-credentials reports',
    `const D = '${STRIPE_KEY}';\nconst v = process.env.API_KEY ?? D;`,
  ],
  ['a check that throws', "if (!process.env.JWT_SECRET) throw new Error('JWT_SECRET is required');"],
  ['an empty header of a request', "const t = headers.get('authorization') ?? '';"],
  ['an empty field of a form', "const p = formData.get('password') ?? '';"],
  ['an empty parameter of a URL', "const t = searchParams.get('token') || '';"],
  ['an empty item of a storage', "const t = localStorage.getItem('token') ?? '';"],
  ['an empty state', "const [token, setToken] = useState(props.token ?? '');"],
  ['an object that is no environment', "const s = row.JWT_SECRET ?? '';"],
  ['a destructured non-secret', "const { PORT = '3000', HOST = '0.0.0.0' } = process.env;"],
  ['a destructured secret without a default', 'const { JWT_SECRET, PORT = 3000 } = process.env;'],
  ['a default that is computed', 'const { JWT_SECRET = fail() } = process.env;'],
  ['props of a component', "const Input = ({ password = '' }) => null;"],
  ['zod: a non-secret', `${ZOD}const s = z.object({ PORT: z.coerce.number().default(3000) });`],
  ['zod: a required secret', `${ZOD}const s = z.object({ JWT_SECRET: z.string().min(32) });`],
  ['zod: a form that starts empty', `${ZOD}const form = z.object({ password: z.string().default('') });`],
  [
    'zod: a message of a check',
    `${ZOD}const s = z.object({ JWT_SECRET: z.string().min(1, 'is required') });`,
  ],
  [
    'zod: a default that is computed',
    `${ZOD}const s = z.object({ JWT_SECRET: z.string().default(() => make()) });`,
  ],
  [
    'valibot: optional without a default',
    `${VALIBOT}const s = v.object({ JWT_SECRET: v.optional(v.string()) });`,
  ],
  ['a promise that is caught', "const token = await load().catch('x');"],
  ['a default of a column', "const users = table({ token: text('token').default('') });"],
  ['a default of a select', "const props = { password: { type: String, default: '' } };"],
  [
    'envalid: a non-secret',
    "import { port } from 'envalid';\ncleanEnv(process.env, { PORT: port({ default: 3000 }) });",
  ],
  [
    'envalid: a default for tests',
    "import { str, testOnly } from 'envalid';\nconst s = { JWT_SECRET: str({ devDefault: testOnly('x') }) };",
  ],
  ['convict: no default', "convict({ jwt: { format: String, default: null, env: 'JWT_SECRET' } });"],
  ['a required getter', "const s = requireEnv('JWT_SECRET', 'JWT_SECRET is required');"],
  ['a getter that throws', "const s = config.getOrThrow('JWT_SECRET', { infer: true });"],
  ['a getter with options', "const s = config.get('JWT_SECRET', { infer: true });"],
  ['a getter of a non-secret', "const s = config.get('PORT', 3000);"],
  ['a setting of an editor that starts empty', "const s = config.get('apiKey', '');"],
  ['a map', "const s = map.get('JWT_SECRET', 'x');"],
  ['an unrelated function', "const s = translate('JWT_SECRET', 'x');"],
  ['a key of a browser', "const key = import.meta.env.VITE_MAPS_KEY ?? '';"],
  ['comparing with a literal', "if (process.env.NODE_ENV === 'production') start();"],
  ['nothing at all', ''],
];

const tester = new RuleTester();

tester.run('no-secret-default', noSecretDefault, {
  valid: negatives([...NEGATIVES, ...OTHER_FUNCTIONS]),
  invalid: positives([
    ...KEYS,
    ...READERS,
    ...OPERATORS,
    ...ASSIGNMENTS,
    ...GUARDS,
    ...RUN_ON,
    ...TERNARIES,
    ...DESTRUCTURING,
    ...ALIASES,
    ...SCHEMAS,
    ...GETTERS,
  ]),
});

const FALLBACK = "const s = process.env.JWT_SECRET ?? 'test-secret';";
const TEST_PATHS = [
  'test/a.ts',
  'src/a.test.ts',
  'e2e/login.ts',
  'src/__mocks__/env.ts',
  'src/Button.stories.tsx',
  'src/test-preload.ts',
];

tester.run('no-secret-default, in tests', noSecretDefault, {
  valid: TEST_PATHS.map((filename) => ({ name: `nothing in ${filename}`, filename, code: FALLBACK })),
  invalid: [
    ...positives(
      [
        [
          'a URL with a password that is not weak',
          "const s = process.env.DATABASE_URL ?? «'postgres://app:k9Xw2LmQ7rTz8VbN3cYd@db.internal/app'»;",
          'DATABASE_URL',
          'const s = process.env.DATABASE_URL || STOP(DATABASE_URL);',
        ],
      ],
      'test/a.ts',
    ),
    ...positives(
      [
        [
          'a file that only sounds like a test',
          "const s = process.env.JWT_SECRET ?? «'test-secret'»;",
          'JWT_SECRET',
          'const s = process.env.JWT_SECRET || STOP(JWT_SECRET);',
        ],
      ],
      'src/contest/latest.ts',
    ),
    ...positives([
      [
        'a test, where the option says so',
        "const s = process.env.JWT_SECRET ?? «'test-secret'»;",
        'JWT_SECRET',
        'const s = process.env.JWT_SECRET || STOP(JWT_SECRET);',
      ],
    ]).map((test) => ({
      ...test,
      filename: 'test/a.ts',
      options: [{ ignoreTestFiles: false }] as const,
    })),
  ],
});

/** The rules and places of what both report together. */
function together(code: string, rules: Linter.RulesRecord): readonly string[] {
  const plugins = {
    b: {
      rules: { 'no-secret-default': noSecretDefault, 'no-hardcoded-credentials': noHardcodedCredentials },
    },
  };
  const linterOptions = { reportUnusedDisableDirectives: 'off' };
  const config = { plugins, rules, linterOptions } as unknown as Linter.Config;
  const messages = new Linter().verify(code, config);
  return messages.map(({ ruleId, line, column }) => `${ruleId ?? ''} ${line}:${column}`);
}

const BOTH = { 'b/no-secret-default': 'error', 'b/no-hardcoded-credentials': 'error' } as const;

describe('a literal that both rules know is reported once', () => {
  const TOKEN = `const s = process.env.API_KEY ?? '${STRIPE_KEY}';`;
  const WEAK = "const s = process.env.API_KEY ?? 'changeme';";

  it('as a leak where it is a token', () => {
    expect(together(TOKEN, BOTH)).toEqual(['b/no-hardcoded-credentials 1:34']);
  });

  it('as a leak, whatever becomes of the other rule', () => {
    const off = '/* eslint-disable b/no-secret-default */ ';
    expect(together(off + TOKEN, BOTH)).toEqual(['b/no-hardcoded-credentials 1:75']);
    expect(together(TOKEN, { 'b/no-hardcoded-credentials': 'error' })).toEqual([
      'b/no-hardcoded-credentials 1:34',
    ]);
  });

  it('as a secret default otherwise', () => {
    expect(together(WEAK, BOTH)).toEqual(['b/no-secret-default 1:34']);
    expect(together(WEAK, { 'b/no-secret-default': 'error' })).toEqual(['b/no-secret-default 1:34']);
  });

  it('as a secret default where the other rule looks at no value', () => {
    const code = `f({ [process.env.API_KEY ?? '${STRIPE_KEY}']: 1 });`;
    expect(together(code, BOTH)).toEqual(['b/no-secret-default 1:29']);
  });
});
