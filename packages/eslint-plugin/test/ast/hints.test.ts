import * as parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';

import type { Hints } from '../../src/ast/hints.js';
import { hintsOf } from '../../src/ast/hints.js';

/** The hints of a program in TSX. */
function hints(text: string): Hints {
  const linter = new Linter();
  const languageOptions = { parser, parserOptions: { ecmaFeatures: { jsx: true } } };
  const messages = linter.verify(text, { files: ['**/*.tsx'], languageOptions }, { filename: 'app.tsx' });
  expect(messages.map(({ message }) => message)).toEqual([]);
  return hintsOf(linter.getSourceCode() as never, undefined, false);
}

/** The words, or signs, that hints stand at. */
function words(text: string, offsets: readonly number[]): string[] {
  return offsets.map((at) => /^(?:[\w$]+|.)/.exec(text.slice(at))?.[0] ?? '');
}

function names(text: string): string[] {
  return words(text, hints(text).names);
}

function fallbacks(text: string): string[] {
  return words(text, hints(text).fallbacks);
}

describe('names that may name a text', () => {
  it.each([
    ['a variable', "const password = 'x';"],
    ['a type with a comma before the value', "const password: Map<string, string> = 'x';"],
    ['a value in the next line', "const password =\n  'x'\nrun()"],
    ['a conversion', "const password = Buffer.from('x', 'utf8');"],
    ['an arm of a ternary', "const password = a < b ? c : 'x';"],
    ['a template that is written out', 'user.password = `x`;'],
    ['a neutral member', "password.value = 'x';"],
    ['a neutral key in a call', "const password = make({ value: 'x' });"],
    ['a quoted key', "send({ 'password': 'x' });"],
    ['a computed key', "send({ ['password']: 'x' });"],
    ['a member in brackets', "user['password'] = 'x';"],
    ['a default of a pattern', "const { password: p = 'x' } = options;"],
    ['an attribute', '<Login password="x" />'],
    ['an attribute with an expression', "<Login password={'x'} />"],
    ['a comparison', "if (user.password === 'x') run();"],
    ['a comparison from the other side', "if ('x' === user.password) run();"],
    ['a text with its type on the other side', "if ('x' as string === user.password) run();"],
    ['what is asked for', "if (headers.get('password') === 'x') run();"],
    ['what is stored under a name', "headers.set('password', 'x');"],
    ['a pair', "new Map([['password', 'x']]);"],
    ['a variable of a container', "run({ name: 'DB_PASSWORD', value: 'x' });"],
    ['a setter', "client.setPassword('x');"],
    ['a command', "run('mysql --password=x');"],
    ['a command in a list', "spawn('mysql', ['-phunter2']);"],
    ['a template with more pieces', 'run(`password=${p} token=x`);'],
  ])('%s: %s', (_, text) => {
    expect(names(text)).not.toEqual([]);
  });

  it.each([
    ['a call that converts nothing', "const password = read('x');"],
    ['a function', "const password = () => { log('x'); };"],
    ['a value that ends with its line', "const password = read()\nlog('x')"],
    ['an empty text', "const password = '';"],
    ['a template with computed parts', 'const password = `${a}${b}`;'],
    ['a sentence', "throw new Error('the password must not be empty');"],
    ['a comment', "/* password: 'x' */ run();"],
    ['a regular expression', '/password=x/.test(text);'],
    ['text between elements', '<p>Your password: is wrong</p>'],
    ['a type', 'interface Login { password: string }'],
    ['what is handed over', 'log(password, user.password);'],
    ['a member', "password.length > 8 ? 'x' : 'y';"],
    ['a call of its own', "password('x');"],
    ['a key that is asked for', "request.get('password');"],
    ['a key that is handed to anything', "addColumn('users', 'password', { type: 'x' });"],
    ['an item', "omit(body, ['id', 'password']);"],
    ['what is put into a URL', 'open(`/reset?token=${token}`);'],
    ['what its type is compared with', "if (typeof password === 'string') run();"],
  ])('none: %s: %s', (_, text) => {
    expect(names(text)).toEqual([]);
  });

  it('are those of calls that are given a text where they take a secret', () => {
    expect(names("createHmac('sha256', 'x');")).toEqual(['createHmac']);
    expect(names("const k = 'x'; createHmac('sha256', k);")).toEqual(['createHmac']);
    expect(names("const k = Buffer.from('x'); createHmac('sha256', k);")).toEqual(['createHmac']);
    expect(names("const a = 'x'; const k = Buffer.from(a, 'hex'); createHmac('sha256', k);")).toEqual([
      'createHmac',
    ]);
    expect(names("const a = 'x'; const k = a; createHmac('sha256', k);")).toEqual(['createHmac']);
    expect(names("const o = { k: 'x' }; createHmac('sha256', o.k);")).toEqual(['createHmac']);
    expect(names("jwt['sign'](payload, 'x');")).toEqual(['sign']);
    expect(names("login('ada', 'x');")).toEqual(['login']);
  });

  it('are none of other calls', () => {
    expect(names("createHmac('sha256', k);")).toEqual([]);
    expect(names("const k = read('x'); createHmac('sha256', k);")).toEqual([]);
    expect(names("function sign(a, b) { return 'x'; }")).toEqual([]);
    expect(names("login('ada');")).toEqual([]);
  });

  it('are joints of texts, and no sign within one', () => {
    expect(names("run('a' + 'b');")).toEqual(['+']);
    expect(names("run(`${'a'}b`);")).toEqual(['$']);
    expect(names("run(text.split('+')); run(`${'a'.repeat(3)}b`);")).toEqual([]);
  });
});

describe('settings that may have a fallback', () => {
  it.each([
    ['an operator', "const a = process.env.JWT_SECRET ?? 'x';"],
    ['an alias', 'const a = process.env.JWT_SECRET;'],
    ['a condition', 'if (!process.env.JWT_SECRET) stop();'],
    ['an arm of a ternary', "const a = ready ? process.env.JWT_SECRET : 'x';"],
    ['a conversion with a fallback behind it', "const a = String(process.env.JWT_SECRET) || 'x';"],
    ['one of a list', "start([process.env.JWT_SECRET, 'x'].find(Boolean));"],
    ['an attribute', "<A b={process.env.JWT_SECRET || 'x'} />"],
    ['a default of a pattern', "const { JWT_SECRET = 'x' } = process.env;"],
    ['a constant as a default', 'const { token = fallback } = process.env;'],
    ['a getter', "config.get('jwt.secret', 'x');"],
    ['a helper of the file', "const take = (k, d) => env[k] ?? d; take('JWT_SECRET', 'x');"],
    ['a helper that takes the key last', "const take = (d, k) => env[k] ?? d; take('x', 'JWT_SECRET');"],
    ['a static method', "class S { static async of(k, d) { return env[k] ?? d; } } S.of('JWT_SECRET', 'x');"],
    ['a constant that holds the key', "const KEY = 'JWT_SECRET'; start(process.env[KEY] ?? 'x');"],
    ['a key that is computed', "const token = process.env[name] ?? 'x';"],
    ['a schema', "import { z } from 'zod'; z.object({ token: z.string().default('x') });"],
    [
      'a schema in a constant',
      "import { z } from 'zod'; const s = z.string().default('x'); z.object({ token: s });",
    ],
    ['a layer below the environment', "start({ JWT_SECRET: 'x', ...process.env });"],
  ])('%s: %s', (_, text) => {
    expect(fallbacks(text)).not.toEqual([]);
  });

  it.each([
    ['what is handed to a call', "hash(env.JWT_SECRET, 'hex');"],
    ['what is put into a text', 'hash(`${id}-${env.JWT_SECRET}`);'],
    ['a key without a source', "send({ token: 'x' });"],
    ['a call', 'const token = await readToken(id);'],
    ['a sentence', "throw new Error('JWT_SECRET is missing');"],
    ['a key that nothing reads by', "addColumn('users', 'secret', { type: 'x' });"],
    ['a method of something else', "context.request.get('authorization');"],
    [
      'a statement that looks like a method',
      "allow(User, 'createApiKey', Team);\nallow(User, 'listApiKeys', Team);",
    ],
    ['a comment', '// JWT_SECRET is read elsewhere\nrun();'],
    ['a type', 'type Env = { JWT_SECRET: string };'],
  ])('none: %s: %s', (_, text) => {
    expect(fallbacks(text)).toEqual([]);
  });
});

it('costs nothing that grows faster than the file', () => {
  const calls = Array.from(
    { length: 3_000 },
    (_, at) => `sign(p, k${String(at)}); take('secret', v${String(at)});`,
  );
  const text = calls.join('\n');
  const start = performance.now();
  const { names: found } = hints(text);
  expect(found.length).toBeGreaterThan(0);
  expect(performance.now() - start).toBeLessThan(5_000);
});
