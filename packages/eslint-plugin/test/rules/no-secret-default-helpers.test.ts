import { noSecretDefault } from '../../src/rules/no-secret-default.js';
import { RuleTester } from '../setup.js';
import type { Negative, Positive } from './secret-default-cases.js';
import { negatives, positives } from './secret-default-cases.js';

/** A fallback that the caller gives. */
const ARGUMENTS: readonly Positive[] = [
  [
    'a function that falls back to its second parameter',
    "function read(key, or) { return process.env[key] ?? or; }\nconst s = read('JWT_SECRET', «'x'»);",
    'JWT_SECRET',
    'function read(key, or) { return process.env[key] ?? or; }\nconst s = process.env.JWT_SECRET || STOP(JWT_SECRET);',
  ],
  [
    'an arrow function',
    "const env = (key, or) => process.env[key] || or;\nconst s = env('JWT_SECRET', «'x'»);",
    'JWT_SECRET',
    'const env = (key, or) => process.env[key] || or;\nconst s = process.env.JWT_SECRET || STOP(JWT_SECRET);',
  ],
  [
    'a function expression',
    "const read = function (key: string, or?: string) { return process.env[key] ?? or; };\nconst s = read('JWT_SECRET', «'x'»);",
    'JWT_SECRET',
    "const read = function (key: string, or?: string) { return process.env[key] ?? or; };\nconst s = read('JWT_SECRET') || STOP(JWT_SECRET);",
  ],
  [
    'parameters in the other order: nothing can be taken out before the name',
    "const read = (or, key) => process.env[key] ?? or;\nconst s = read(«'x'», 'JWT_SECRET');",
    'JWT_SECRET',
    'const read = (or, key) => process.env[key] ?? or;\nconst s = process.env.JWT_SECRET || STOP(JWT_SECRET);',
  ],
  [
    'a default that takes over once the argument is gone',
    "function read(key, or = 'none') { return process.env[key] ?? or; }\nconst s = read('JWT_SECRET', «'x'»);",
    'JWT_SECRET',
    "function read(key, or = 'none') { return process.env[key] ?? or; }\nconst s = process.env.JWT_SECRET || STOP(JWT_SECRET);",
  ],
  [
    'an option',
    "const read = (key, options) => process.env[key] ?? options.fallback;\nconst s = read('JWT_SECRET', { fallback: «'x'» });",
    'JWT_SECRET',
    'const read = (key, options) => process.env[key] ?? options.fallback;\nconst s = process.env.JWT_SECRET || STOP(JWT_SECRET);',
  ],
  [
    'an option that is taken apart',
    "const read = (key, { fallback }) => process.env[key] ?? fallback;\nconst s = read('JWT_SECRET', { fallback: «'x'» });",
    'JWT_SECRET',
    'const read = (key, { fallback }) => process.env[key] ?? fallback;\nconst s = process.env.JWT_SECRET || STOP(JWT_SECRET);',
  ],
  [
    'an option under another name',
    "const read = (key, { fallback: or = '' } = {}) => process.env[key] ?? or;\nconst s = read('JWT_SECRET', { fallback: «'x'» });",
    'JWT_SECRET',
    "const read = (key, { fallback: or = '' } = {}) => process.env[key] ?? or;\nconst s = process.env.JWT_SECRET || STOP(JWT_SECRET);",
  ],
  [
    'everything in one object',
    "const read = ({ key, or }) => process.env[key] ?? or;\nconst s = read({ key: 'JWT_SECRET', or: «'x'» });",
    'JWT_SECRET',
    'const read = ({ key, or }) => process.env[key] ?? or;\nconst s = process.env.JWT_SECRET || STOP(JWT_SECRET);',
  ],
  [
    'a constant for the name',
    "const read = (key, or) => process.env[key] ?? or;\nconst KEY = 'JWT_SECRET';\nconst s = read(KEY, «'x'»);",
    'JWT_SECRET',
    "const read = (key, or) => process.env[key] ?? or;\nconst KEY = 'JWT_SECRET';\nconst s = process.env.JWT_SECRET || STOP(JWT_SECRET);",
  ],
  [
    'a constant for the fallback',
    "const read = (key, or) => process.env[key] ?? or;\nconst D = 'dev';\nconst s = read('JWT_SECRET', «D»);",
    'JWT_SECRET',
    "const read = (key, or) => process.env[key] ?? or;\nconst D = 'dev';\nconst s = process.env.JWT_SECRET || STOP(JWT_SECRET);",
  ],
  [
    'a ternary',
    "const read = (key, or) => (process.env[key] ? process.env[key] : or);\nconst s = read('JWT_SECRET', «'x'»);",
    'JWT_SECRET',
    'const read = (key, or) => (process.env[key] ? process.env[key] : or);\nconst s = process.env.JWT_SECRET || STOP(JWT_SECRET);',
  ],
  [
    'a variable and a guard',
    "function read(key, or) {\n  const value = process.env[key];\n  if (!value) return or;\n  return value;\n}\nconst s = read('JWT_SECRET', «'x'»);",
    'JWT_SECRET',
    'function read(key, or) {\n  const value = process.env[key];\n  if (!value) return or;\n  return value;\n}\nconst s = process.env.JWT_SECRET || STOP(JWT_SECRET);',
  ],
  [
    'a guard that throws without a fallback',
    "function read(key, or) {\n  const value = process.env[key];\n  if (value === undefined) {\n    if (or !== undefined) return or;\n    throw new Error(key);\n  }\n  return value;\n}\nconst s = read('JWT_SECRET', «'x'»);",
    'JWT_SECRET',
    'function read(key, or) {\n  const value = process.env[key];\n  if (value === undefined) {\n    if (or !== undefined) return or;\n    throw new Error(key);\n  }\n  return value;\n}\nconst s = process.env.JWT_SECRET || STOP(JWT_SECRET);',
  ],
  [
    'a prefix',
    "const read = (key, or) => process.env[`APP_${key}`] ?? or;\nconst s = read('JWT_SECRET', «'x'»);",
    'APP_JWT_SECRET',
    'const read = (key, or) => process.env[`APP_${key}`] ?? or;\nconst s = process.env.APP_JWT_SECRET || STOP(APP_JWT_SECRET);',
  ],
  [
    'Deno',
    "const read = (key, or) => Deno.env.get(key) ?? or;\nconst s = read('JWT_SECRET', «'x'»);",
    'JWT_SECRET',
  ],
  [
    'an imported environment',
    "import { env } from 'node:process';\nconst read = (key, or) => env[key] ?? or;\nconst s = read('JWT_SECRET', «'x'»);",
    'JWT_SECRET',
    "import { env } from 'node:process';\nconst read = (key, or) => env[key] ?? or;\nconst s = process.env.JWT_SECRET || STOP(JWT_SECRET);",
  ],
  [
    'a helper of a helper',
    "const raw = (key) => process.env[key];\nconst read = (key, or) => raw(key) ?? or;\nconst s = read('JWT_SECRET', «'x'»);",
    'JWT_SECRET',
    'const raw = (key) => process.env[key];\nconst read = (key, or) => raw(key) ?? or;\nconst s = process.env.JWT_SECRET || STOP(JWT_SECRET);',
  ],
  [
    'a method of a class',
    "class Config {\n  read(key, or) { return process.env[key] ?? or; }\n  secret = this.read('JWT_SECRET', «'x'»);\n}",
    'JWT_SECRET',
    'class Config {\n  read(key, or) { return process.env[key] ?? or; }\n  secret = process.env.JWT_SECRET || STOP(JWT_SECRET);\n}',
  ],
  [
    'a static method',
    "class Source { static read(key, or) { return process.env[key] ?? or; } }\nconst s = Source.read('JWT_SECRET', «'x'»);",
    'JWT_SECRET',
    'class Source { static read(key, or) { return process.env[key] ?? or; } }\nconst s = process.env.JWT_SECRET || STOP(JWT_SECRET);',
  ],
  [
    'a method of an object',
    "const source = { read(key, or) { return process.env[key] ?? or; } };\nconst s = source.read('JWT_SECRET', «'x'»);",
    'JWT_SECRET',
    'const source = { read(key, or) { return process.env[key] ?? or; } };\nconst s = process.env.JWT_SECRET || STOP(JWT_SECRET);',
  ],
  [
    'types, assertions and conversions',
    "function read(key: string, or?: string): string { return (process.env[key] ?? or)!.trim() as string; }\nconst s = read('JWT_SECRET', «'x'»);",
    'JWT_SECRET',
    "function read(key: string, or?: string): string { return (process.env[key] ?? or)!.trim() as string; }\nconst s = read('JWT_SECRET') || STOP(JWT_SECRET);",
  ],
];

/** A fallback that the helper brings along: reported at the call, for other calls of the same helper may be right. */
const BUILT_IN: readonly Positive[] = [
  [
    'a default parameter',
    "function read(key, or = 'x') { return process.env[key] ?? or; }\nconst s = «read('JWT_SECRET')»;",
    'JWT_SECRET',
    "function read(key, or = 'x') { return process.env[key] ?? or; }\nconst s = process.env.JWT_SECRET || STOP(JWT_SECRET);",
  ],
  [
    'undefined for the default parameter',
    "function read(key, or = 'x') { return process.env[key] ?? or; }\nconst s = «read('JWT_SECRET', undefined)»;",
    'JWT_SECRET',
    "function read(key, or = 'x') { return process.env[key] ?? or; }\nconst s = process.env.JWT_SECRET || STOP(JWT_SECRET);",
  ],
  [
    'a literal',
    "const read = (key) => process.env[key] || 'none';\nconst s = «read('JWT_SECRET')»;",
    'JWT_SECRET',
    "const read = (key) => process.env[key] || 'none';\nconst s = process.env.JWT_SECRET || STOP(JWT_SECRET);",
  ],
  [
    'a default option',
    "const read = (key, { or = 'x' } = {}) => process.env[key] ?? or;\nconst s = «read('JWT_SECRET')»;",
    'JWT_SECRET',
    "const read = (key, { or = 'x' } = {}) => process.env[key] ?? or;\nconst s = process.env.JWT_SECRET || STOP(JWT_SECRET);",
  ],
  [
    'an early return',
    "function read(key) {\n  const value = process.env[key];\n  if (value === undefined) return 'x';\n  return value;\n}\nconst s = «read('JWT_SECRET')»;",
    'JWT_SECRET',
    "function read(key) {\n  const value = process.env[key];\n  if (value === undefined) return 'x';\n  return value;\n}\nconst s = process.env.JWT_SECRET || STOP(JWT_SECRET);",
  ],
  [
    'a late return',
    "function read(key) {\n  if (process.env[key]) return process.env[key];\n  return 'x';\n}\nconst s = «read('JWT_SECRET')»;",
    'JWT_SECRET',
    "function read(key) {\n  if (process.env[key]) return process.env[key];\n  return 'x';\n}\nconst s = process.env.JWT_SECRET || STOP(JWT_SECRET);",
  ],
  [
    'each call',
    "const read = (key) => process.env[key] ?? 'x';\nconst a = [«read('JWT_SECRET')», «read('JWT_SECRET')»];",
    'JWT_SECRET',
    [
      "const read = (key) => process.env[key] ?? 'x';\nconst a = [process.env.JWT_SECRET || STOP(JWT_SECRET), read('JWT_SECRET')];",
      "const read = (key) => process.env[key] ?? 'x';\nconst a = [read('JWT_SECRET'), process.env.JWT_SECRET || STOP(JWT_SECRET)];",
    ],
  ],
];

/** A fallback behind a helper that has none. */
const BEHIND: readonly Positive[] = [
  [
    'a helper that reads what it is told',
    "const read = (key) => process.env[key];\nconst s = read('JWT_SECRET') ?? «'x'»;",
    'JWT_SECRET',
    "const read = (key) => process.env[key];\nconst s = read('JWT_SECRET') || STOP(JWT_SECRET);",
  ],
  [
    'a helper that reads one variable',
    "const jwtSecret = () => process.env.JWT_SECRET;\nsign(jwtSecret() || «'x'»);",
    'JWT_SECRET',
    'const jwtSecret = () => process.env.JWT_SECRET;\nsign(jwtSecret() || STOP(JWT_SECRET));',
  ],
  [
    'a parameter that reads one variable',
    "function sign(key = process.env.JWT_SECRET) { return hmac(key ?? «'x'»); }",
    'JWT_SECRET',
    'function sign(key = process.env.JWT_SECRET) { return hmac(key || STOP(JWT_SECRET)); }',
  ],
  [
    'a key in a constant',
    "const KEY = 'JWT_SECRET';\nconst s = process.env[KEY] ?? «'x'»;",
    'JWT_SECRET',
    "const KEY = 'JWT_SECRET';\nconst s = process.env[KEY] || STOP(JWT_SECRET);",
  ],
  [
    'a key in an object of constants',
    "const KEYS = { jwt: 'JWT_SECRET' } as const;\nconst s = process.env[KEYS.jwt] ?? «'x'»;",
    'JWT_SECRET',
    "const KEYS = { jwt: 'JWT_SECRET' } as const;\nconst s = process.env[KEYS.jwt] || STOP(JWT_SECRET);",
  ],
  [
    'process, required',
    "const { env: e } = require('node:process');\nconst s = e.jwtSecret ?? «'x'»;",
    'jwtSecret',
    "const { env: e } = require('node:process');\nconst s = e.jwtSecret || STOP(jwtSecret);",
  ],
  [
    'process, loaded at run time',
    "const { env: e } = await import('node:process');\nconst s = e.jwtSecret ?? «'x'»;",
    'jwtSecret',
    "const { env: e } = await import('node:process');\nconst s = e.jwtSecret || STOP(jwtSecret);",
  ],
];

/** Services whose name does not say what they are, but their type does. */
const TYPED: readonly Positive[] = [
  [
    'a parameter property',
    "class A { constructor(private readonly cs: ConfigService) {} s() { return this.cs.get('JWT_SECRET', «'x'»); } }",
    'JWT_SECRET',
    "class A { constructor(private readonly cs: ConfigService) {} s() { return this.cs.get('JWT_SECRET') || STOP(JWT_SECRET); } }",
  ],
  [
    'a type with arguments',
    "class A { constructor(private readonly cs: ConfigService<Env, true>) {} s() { return this.cs.get('JWT_SECRET') ?? «'x'»; } }",
    'JWT_SECRET',
    "class A { constructor(private readonly cs: ConfigService<Env, true>) {} s() { return this.cs.get('JWT_SECRET') || STOP(JWT_SECRET); } }",
  ],
  [
    'a parameter of a function',
    "const options = (cs: ConfigService) => ({ secret: cs.get('JWT_SECRET', «'x'») });",
    'JWT_SECRET',
    "const options = (cs: ConfigService) => ({ secret: cs.get('JWT_SECRET') || STOP(JWT_SECRET) });",
  ],
  [
    'an injected field',
    "class A { private readonly cs = inject(ConfigService); s() { return this.cs.get('JWT_SECRET', «'x'»); } }",
    'JWT_SECRET',
    "class A { private readonly cs = inject(ConfigService); s() { return this.cs.get('JWT_SECRET') || STOP(JWT_SECRET); } }",
  ],
];

const NEGATIVES: readonly Negative[] = [
  [
    'a helper that stops: its second argument is a message',
    "function env(key, message) {\n  const value = process.env[key];\n  if (!value) throw new Error(message);\n  return value;\n}\nconst s = env('JWT_SECRET', 'JWT_SECRET signs the tokens');",
  ],
  [
    'a helper that ends the process',
    "const requireEnv = (key) => process.env[key] ?? process.exit(1);\nconst s = requireEnv('JWT_SECRET');",
  ],
  [
    'a helper that can stop, with a literal of its own',
    "function read(key, required) {\n  const value = process.env[key];\n  if (!value && required) throw new Error(key);\n  return value ?? '';\n}\nconst s = read('JWT_SECRET', true);",
  ],
  ['a helper without a fallback', "const read = (key) => process.env[key];\nconst s = read('JWT_SECRET');"],
  [
    'an optional fallback that is not given',
    "const read = (key, or) => process.env[key] ?? or;\nconst s = read('JWT_SECRET');",
  ],
  [
    'another variable',
    "const read = (key, or = '3000') => process.env[key] ?? or;\nconst port = read('PORT');\nconst host = read('HOST', 'localhost');",
  ],
  [
    'a file that holds a secret',
    "const read = (key, or = '') => process.env[key] ?? or;\nconst f = read('JWT_SECRET_FILE', '/run/secrets/jwt');",
  ],
  [
    'a literal in a branch that asks for something else',
    "function read(key) {\n  if (testing) return 'x';\n  return process.env[key];\n}\nconst s = read('JWT_SECRET');",
  ],
  [
    'an argument that is no fallback',
    "const read = (key, context) => log(context, process.env[key]) || process.env[key];\nconst s = read('JWT_SECRET', 'tokens');",
  ],
  [
    'a function that reads something else',
    "const read = (key, or) => translations[key] ?? or;\nconst s = read('JWT_SECRET', 'Secret');",
  ],
  ['a function of another file', "import { read } from './read.js';\nconst s = read('JWT_SECRET', 'x');"],
  [
    'a variable that is assigned again',
    "let read = (key, or) => process.env[key] ?? or;\nread = load;\nconst s = read('JWT_SECRET', 'x');",
  ],
  [
    'a name that the caller does not know',
    "const read = (key, or) => process.env[key] ?? or;\nconst s = names.map((name) => read(name, 'x'));",
  ],
  [
    'arguments that are spread',
    "const read = (key, or) => process.env[key] ?? or;\nconst s = read('JWT_SECRET', ...rest);",
  ],
  [
    'a helper that calls itself',
    "const read = (key, or) => read(key, or) ?? or;\nconst s = read('JWT_SECRET', 'x');",
  ],
  [
    'helpers that call each other',
    "const a = (key, or) => b(key, or);\nconst b = (key, or) => a(key, or);\nconst s = a('JWT_SECRET', 'x');",
  ],
  ['a promise', "const read = async (key, or) => process.env[key] ?? or;\nconst s = read('JWT_SECRET');"],
  ['a key that is a parameter', "const f = (KEY) => process.env[KEY] ?? 'x';\nconst g = f(name);"],
  [
    'a map under the name of a service of another type',
    "class A { constructor(private readonly cs: Cache) {} s() { return this.cs.get('JWT_SECRET', 'x'); } }",
  ],
  ['a default of a parameter that reads nothing', "function sign(key = load()) { return hmac(key ?? 'x'); }"],
];

const tester = new RuleTester();

tester.run('no-secret-default, through helpers of the file', noSecretDefault, {
  valid: negatives(NEGATIVES),
  invalid: positives([...ARGUMENTS, ...BUILT_IN, ...BEHIND, ...TYPED]),
});
