import fc from 'fast-check';

/**
 * Programs that give a literal to the name of a secret, in every form that one may have: what stands between the name and the
 * literal is put together at random. None of them need make sense.
 */

const name = fc.constantFrom(
  'password',
  'apiKey',
  'JWT_SECRET',
  'token',
  'dbPassword',
  'key',
  'STRIPE_KEY',
  'x',
);
const text = fc.constantFrom(
  'hunter2',
  'Xk29vLq8Zt3',
  'correct horse',
  '',
  'a',
  'postgres://ada:hunter2@db/app',
);

const literal = fc
  .tuple(text, fc.constantFrom("'", '"', '`'))
  .map(([value, quote]) => `${quote}${value}${quote}`);

/** What a value may be wrapped in. */
const wrapper = fc.constantFrom<(value: string) => string>(
  (value) => value,
  (value) => `(${value})`,
  (value) => `${value} as string`,
  (value) => `String(${value})`,
  (value) => `Buffer.from(${value}, 'utf8')`,
  (value) => `ready ? ${value} : other`,
  (value) => `ready\n  ? other\n  : ${value}`,
  (value) => `read(config)?.x ?? ${value}`,
  (value) => `/* a comment */ ${value}`,
  (value) => `// a comment\n  ${value}`,
  (value) => `hash(${value})`,
  (value) => `{ value: ${value} }`,
  (value) => `[${value}]`,
  (value) => `() => ${value}`,
  (value) => `(a, b) => { return ${value}; }`,
  (value) => `a < b ? ${value} : c`,
  (value) => `'a' + ${value}`,
);

/** Types between a name and its value. */
const type = fc.constantFrom(
  '',
  ': string',
  ': Map<string, string>',
  ': (a: number, b: string) => string',
  ": 'a' | 'b'",
);

type Form = (name: string, value: string, type: string) => string;

const stored = fc.constantFrom<Form>(
  (n, v, t) => `const ${n}${t} = ${v};`,
  (n, v, t) => `let a = 1, ${n}${t} = ${v}`,
  (n, v) => `${n} = ${v}`,
  (n, v) => `user.${n} ??= ${v};`,
  (n, v) => `this.options.${n}.value = ${v};`,
  (n, v) => `user['${n}'] = ${v};`,
  (n, v) => `send({ ${n}: ${v} });`,
  (n, v) => `send({ '${n}': ${v}, other })`,
  (n, v) => `send({ ['${n}']: ${v} })`,
  (n, v) => `send({ [${n}]: ${v} })`,
  (n, v, t) => `class A { private readonly ${n}${t} = ${v} }`,
  (n, v) => `class A { #${n} = ${v}; }`,
  (n, v, t) => `function f(${n}${t} = ${v}) {}`,
  (n, v) => `const { ${n} = ${v} } = options;`,
  (n, v) => `const { ${n}: p = ${v} } = options;`,
  (n, v) => `if (${n} === ${v}) run();`,
  (n, v) => `if (${v} !== user.${n}) run();`,
  (n, v) => `if (headers.get('${n}') === ${v}) run();`,
  (n, v) => `if (typeof ${n} === ${v}) run();`,
  (n, v) => `headers.set('${n}', ${v});`,
  (n, v) => `vi.stubEnv('${n}', ${v});`,
  (n, v) => `client.set${n.charAt(0).toUpperCase()}${n.slice(1)}(${v});`,
  (n, v) => `new Map([['${n}', ${v}], ['b', 'c']]);`,
  (n, v) => `run({ name: '${n}', value: ${v} });`,
  (n, v) => `const secretName = ${v};\njwt.sign(payload, secretName)`,
  (n, v) => `const plain = { k: ${v} };\njwt.sign(payload, plain.k, { expiresIn: '1h' })`,
  (n, v) => `const first = ${v};\nconst second = Buffer.from(first, 'hex');\ncreateHmac('sha256', second)`,
  (n, v) => `const first = ${v}, second = first;\njwt.sign(payload, second.trim())`,
  (n, v) => `const first = ${v}\nconst second = first\njwt.sign(payload, second)\nrun()`,
  (n, v) => `const all = { one: { two: ${v} } };\njwt.sign(payload, all.one.two)`,
  (n, v) => `createHmac('sha256', ${v})`,
  (n, v) => `login('ada', ${v})`,
  (n, v) => `session({ secret: ${v} })`,
  (n, v) => `run('mysql', ['-u', 'root', ${v}])`,
  (n, v) => `run(\`mysql --password=\${${n}} -h \${host}\`, ${v})`,
  (n, v) => `enum E { ${n} = ${v} }`,
);

const read = fc.constantFrom<Form>(
  (n, v) => `const a = process.env.${n} || ${v};`,
  (n, v) => `const a = process.env['${n}'] ?? ${v}`,
  (n, v) => `const { ${n} } = process.env;\nstart(${n} ?? ${v});`,
  (n, v) => `const { ${n} = ${v} } = process.env;`,
  (n, v) => `const { '${n}': s = ${v} } = process.env`,
  (n, v) => `const e = process.env;\nconst a = e.${n} ? e.${n} : ${v};`,
  (n, v) => `const key = '${n}';\nstart(process.env[key] ?? ${v});`,
  (n, v) => `const KEYS = { a: '${n}' };\nstart(process.env[KEYS.a] ?? ${v});`,
  (n, v) => `const ${n} = process.env[name] ?? ${v}`,
  (n, v) => `if (!process.env.${n}) process.env.${n} = ${v}`,
  (n, v) => `if (!process.env.${n}) { process.env.${n} = ${v}; }`,
  (n, v) => `let a = ${v};\nif (process.env.${n}) a = process.env.${n};`,
  (n, v) => `function f() { if (process.env.${n}) return process.env.${n}; return ${v}; }`,
  (n, v) => `const env = (k, d) => process.env[k] ?? d;\nstart(env('${n}', ${v}));`,
  (n, v) => `function read(k) { return process.env[k] || ${v}; }\nstart(read('${n}'))`,
  (n, v) => `const take = (or, k) => process.env[k] ?? or;\nstart(take(${v}, '${n}'))`,
  (n, v) => `class S { static async of(k, or) { return process.env[k] ?? or; } }\nstart(S.of('${n}', ${v}))`,
  (n, v) => `class C { get(k) { return process.env[k] ?? ${v}; }\n  x() { return this.get('${n}'); } }`,
  (n, v) => `config.get('${n}', ${v});`,
  (n, v) => `start(getEnv('${n}', ${v}));`,
  (n, v) => `start(defaultTo(process.env.${n}, ${v}));`,
  (n, v) => `start(get(process.env, '${n}', ${v}));`,
  (n, v) => `start(String(process.env.${n}) || ${v});`,
  (n, v) => `start([process.env.${n}, ${v}].find(Boolean));`,
  (n, v) => `start({ ${n}: ${v}, ...process.env });`,
  (n, v) => `const D = { ${n}: ${v} };\nObject.assign(D, process.env)`,
  (n, v) => `import { z } from 'zod';\nexport const s = z.object({ ${n}: z.string().default(${v}) });`,
  (n, v) =>
    `import { z } from 'zod';\nconst t = z.string().default(${v});\nexport const s = z.object({ ${n}: t });`,
  (n, v) =>
    `import { str, cleanEnv } from 'envalid';\ncleanEnv(process.env, { ${n}: str({ default: ${v} }) });`,
  (n, v) => `import convict from 'convict';\nconvict({ a: { env: '${n}', format: String, default: ${v} } });`,
  (n, v) => `class Env { @IsString() ${n} = ${v} }`,
  (n, v) => `try { s = requireEnv('${n}'); } catch { s = ${v}; }`,
  (n, v) => `import { env } from '$env/dynamic/private';\nexport const a = env.${n} || ${v};`,
);

/** Statements in lines of their own, some without semicolons. */
export const program: fc.Arbitrary<string> = fc
  .array(
    fc
      .tuple(fc.oneof(stored, read), name, literal, wrapper, type)
      .map(([form, n, value, wrap, t]) => form(n, wrap(value), t)),
    { minLength: 1, maxLength: 3 },
  )
  .map((statements) => `${statements.join('\n')}\n`);
