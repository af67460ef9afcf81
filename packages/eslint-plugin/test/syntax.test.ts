import parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';

import plugin from '../src/index.js';

/** Code of every syntax form, with a text or an environment read in each place that can hold one. */
const JAVASCRIPT: Readonly<Record<string, string>> = {
  empty: '',
  directives: "'use strict'; function f() { 'use client'; }",
  literals: "[1, 1n, 'a', `b`, /c/u, null, true, undefined, , ...['d']];",
  templates: 'tag`\\u{zzz} ${x} \\xg`; `a${`b${"c"}`}d`; tag``;',
  operators:
    "a ?? 'b'; a || 'b' && 'c'; (a, 'b'); -'a'; !'a'; typeof 'a'; void 'a'; 'a' in b; 'a' instanceof b;",
  assignments:
    "a = 'b'; a += 'c'; a.b ??= 'd'; a[b] ||= 'e'; a['b'] &&= 'f'; [a, b = 'c'] = 'de'; ({ a, b: { c = 'd' } = {} } = e);",
  declarations:
    "var a = 'b', [c = 'd', ...e] = 'f', { g = 'h', ['i']: j = 'k', ...l } = m; let n; const o = p;",
  functions:
    "function a(b = 'c', { d = 'e' } = {}, [f = 'g'] = [], ...h) { return 'i'; } const j = (k = 'l') => 'm'; async function* n() { yield 'o'; yield* 'p'; for await (const q of 'r') await 's'; }",
  classes:
    "class A extends (B ?? 'c') { a = 'b'; #c = 'd'; static 'e' = 'f'; ['g'] = 'h'; static { this.#c ??= 'i'; } get 'j'() { return 'k'; } set l(m = 'n') {} static async *['o']() {} accessor; constructor() { super('p'); super.q('r'); new.target ?? 's'; } }",
  objects:
    "({ a: 'b', 'c': 'd', ['e']: 'f', [g]: 'h', 1: 'i', j, k() { return 'l'; }, get 'm'() {}, ...n, async *o() {}, __proto__: 'p' });",
  calls:
    "a('b', ...'c'); a?.('b'); a?.b?.['c']?.('d'); new A; new A('b'); new a.b.C(...d); a`b`; a()(); (() => 'a')(); import('a'); import.meta.b ?? 'c'; super_;",
  statements:
    "if (a === 'b') ; else if ('c') {} for (var d = 'e'; d !== 'f'; d += 'g') continue; for (const h in 'i') break; for (const j of 'k') {} while ('l') break; do {} while ('m' && 0); switch ('n') { case 'o': default: } try { throw 'p'; } catch { 'q'; } finally {} r: for (;;) break r; ; debugger;",
  modules:
    "import 'a'; import b from 'c'; import * as d from 'e'; import { f, 'g h' as i, default as j } from 'k'; import l from 'm' with { type: 'json' }; export * from 'n'; export * as o from 'p'; export * as 'q r' from 's'; export { b as 't u', f }; export default 'v'; export const w = 'x';",
  environment:
    "process.env; process.env.A; process.env[a]; process.env[`a${b}`] ?? 'c'; process['env']['SECRET'] ?? 'd'; env.SECRET ?? 'e'; const { env, env: { SECRET = 'f' } = {} } = process; const { ...rest } = process.env; rest.SECRET ?? 'g'; const loop = loop.a; loop ?? 'h'; delete process.env.SECRET;",
  schemas:
    "z.string().default('a'); z.string().default(); x.default('a'); ({ SECRET: z['string']()['default']('a'), [b]: z.string().default('c'), SECRET: v.optional(...d), SECRET: str({ default: 'e', ...f }), SECRET: str(...g, { default: 'h' }) }); z.string().default(() => { return 'i'; }); z.default?.('j');",
  getters:
    "config.get(); config.get('SECRET'); config.get(...a, 'b'); env('SECRET', ...c); get(process.env, 'SECRET', 'd'); this.get('SECRET', 'e'); config.get('SECRET', { default: 'f', ...g }); config['get']('SECRET', 'h');",
  helpers:
    "const a = (b, c = 'd') => process.env[b] ?? c; a(); a('SECRET', ...e); a(...f); a?.('SECRET'); const g = ({ h, i: j = 'k' } = {}, ...l) => process.env[h] || j; g({ ['h']: 'SECRET' }); g({ ...m, h: 'SECRET' }); const n = (o) => n(o) ?? 'p'; n('SECRET'); const q = { r: (s) => q.r(s), t() { return this.r('SECRET'); } }; q.r('SECRET'); q.t(); class U { static v = (w) => process.env[w]; #x(y) { return process.env[y]; } z() { return this.#x('SECRET') ?? U.v('SECRET'); } }",
  branches:
    "if (process.env.SECRET) ; else {} if (a) b = process.env.SECRET; else { ; } switch (c) { case 'd': e = process.env.SECRET; break; case 'f': { break; } default: } switch (g) {} try { h = process.env.SECRET; } catch { h = 'i'; } finally {} try {} finally {} function j() { if (!process.env.SECRET) return; return 'k'; } ({ SECRET: 'l', ...process.env, ...m, SECRET: 'n' }); Object.assign(); Object.assign(...process.env); defaults(process.env, ...o);",
  validations:
    "z.object({}).safeParse(process.env); z.object().parse(...process.env); const { success, ...a } = z.object({}).safeParse(process.env); const [b, ...c] = v.validate(process.env); createEnv(); createEnv({ ...d, skipValidation: e }); cleanEnv(process.env, {}, { reporter() {} }); z.string().or(); z.object({ SECRET: z.string().or(...f), ...g }).partial(); z.optional(...h); Joi.object({ SECRET: Joi.string().allow(...i) }); s.parseAsync(process.env).catch(); s.validate(process.env).catch(...j); env.get('SECRET').asString(); type({ 'SECRET?': 'k', SECRET: ['l', '=', , 'm'] }); const { SECRET = n(), ['SECRET']: o, ...p } = process.env; !process.env.SECRET || q(); for (const r of process.env.SECRET) { s(r); }",
  sinks:
    "jwt.sign(...a, 'b'); createHmac('a'); createHmac(...b); session({ secret: ['c'] }); session({ ...d }); cookieParser(['e']); new SignJWT(f).sign('g'); headers.set('Authorization'); new Map([['a', 'b'], 'c', , ['d']]);",
};

const JSX: Readonly<Record<string, string>> = {
  elements:
    '<a.b c="d" e={"f"} g={`h`} i={j ?? "k"} {...l} m:n="o" p=<q /> r>text {"s"} {/* t */}</a.b>; <></>; <A password={process.env.SECRET ?? "v"} />;',
};

const TYPESCRIPT: Readonly<Record<string, string>> = {
  types:
    "type A = 'b' | `c${'d'}` | { 'e': 'f'; ['g']: 'h'; i?(j: 'k'): 'l' }; type M = A['e']; type N<T extends 'o' = 'p'> = T extends 'q' ? 'r' : 's'; type I = import('t').U; interface V { 'w': 'x'; readonly [y: string]: 'z' }; type X = typeof import('y', { with: { 'resolution-mode': 'import' } });",
  assertions:
    "const a = <string>'b' as string satisfies string; a! ?? ('c' as const)!; (process.env!.SECRET as string)! ?? <string>'d';",
  enums:
    "enum A { B = 'c', 'D' = 'e', F = `g`, H = 1, I = 'j'.length, 'password' = 'k' } const enum L { M } declare enum N { O }",
  modules:
    "import a = require('b'); import type C from 'd'; import { type E } from 'f'; import g = H.I; export = a; declare module 'j' { export const k: 'l'; } namespace M.N { export const o = 'p'; } declare global { var q: 'r'; } export as namespace S;",
  classes:
    "@dec('a') abstract class A { constructor(private b = 'c', readonly d?: 'e', @dec('f') public password = 'g') {} declare h: 'i'; abstract j: string; abstract accessor k: string; accessor l = 'm'; @dec({ default: 'n' }) o!: string; override p(this: A, q = 'r'): asserts q is 's' {} [t: string]: unknown; static #u? = 'v'; }",
  fields:
    "class A { @B() SECRET: string = 'c'; @D SECRET?: string; @IsOptional() SECRET!: string; @IsOptional() ['SECRET']?: string; constructor(private readonly e: ConfigService, f?: g.ConfigService) { this.e.get('SECRET', 'h'); f.get('SECRET', 'i'); } readonly j = inject(ConfigService); k() { return this.j.get<string>('SECRET', 'l'); } }",
  functions:
    "function a(b: 'c'): 'd'; function a(b = 'c') {} declare function e(f: string): 'g'; const h = <T,>(i: T = 'j' as T) => i; const k = config.get<string>('SECRET', 'l'); const m = new Map<'n', 'o'>([['p', 'q']]);",
};

const linter = new Linter({ cwd: import.meta.dirname });

function lint(code: string, filename: string, languageOptions: Linter.LanguageOptions): Linter.LintMessage[] {
  return linter.verify(code, { ...plugin.configs.strict, languageOptions }, { filename });
}

/** Findings are welcome here; a crash throws, and what does not parse proves nothing. */
function expectToSurvive(messages: readonly Linter.LintMessage[]): void {
  expect(messages.filter(({ fatal }) => fatal === true)).toEqual([]);
  for (const { ruleId } of messages) expect(ruleId).toMatch(/^bridgekeeper\//);
}

const JSX_OPTIONS = { parserOptions: { ecmaFeatures: { jsx: true } } };

describe('the rules survive', () => {
  it.each(Object.entries(JAVASCRIPT))('%s in JavaScript', (_, code) => {
    expectToSurvive(lint(code, 'a.js', {}));
  });

  it.each(Object.entries(JAVASCRIPT))('%s in TypeScript', (_, code) => {
    expectToSurvive(lint(code, 'a.ts', { parser }));
  });

  it.each(Object.entries(JSX))('JSX %s in both', (_, code) => {
    expectToSurvive(lint(code, 'a.jsx', JSX_OPTIONS));
    expectToSurvive(lint(code, 'a.tsx', { parser, ...JSX_OPTIONS }));
  });

  it.each(Object.entries(TYPESCRIPT))('%s of TypeScript', (_, code) => {
    expectToSurvive(lint(code, 'a.ts', { parser }));
  });

  /** Code that a machine wrote: a thousand parts of a kind, which no rule may take a million steps for. */
  const PARTS = Array.from({ length: 1000 }, (_, index) => `a${index}`);
  const MANY = Array.from({ length: 10_000 }, (_, index) => `k${index}`);
  const GENERATED: Readonly<Record<string, string>> = {
    concatenation: `const password = ${PARTS.map((part) => `'${part}'`).join(' + ')};`,
    'computed concatenation': `const password = ${PARTS.map((part) => `'${part}' + ${part}`).join(' + ')};`,
    alternatives: `const s = ${PARTS.map((part) => `process.env.${part} ?? 'x'`).join(' ?? ')};`,
    'names in alternatives': `const x = 'y', s = ${PARTS.join(' || ')} || x;`,
    ternaries: `const s = ${PARTS.map((part) => `process.env.${part} ? 'x' : `).join('')} process.env.SECRET;`,
    'object of secrets': `const o = { ${PARTS.map((part) => `${part}_password: 'x${part}'`).join(', ')} };`,
    'chain of calls': `const s = z${PARTS.slice(0, 300)
      .map((part) => `.string('${part}').default('x')`)
      .join('')};`,
    'nested calls': `const s = { SECRET: ${PARTS.slice(0, 300)
      .map(() => 'v.optional(v.pipe(')
      .join('')}v.string(), 'x'${'), 1)'.repeat(300)} };`,
    aliases: `const a = a0; ${PARTS.map((part, index) => `const ${part} = a${index + 1};`).join(' ')} sign(a ?? 'x');`,
    array: `const s = process.env.SECRETS?.split(',') ?? [${PARTS.map((part) => `'${part}'`).join(', ')}];`,
    'object of defaults': `const o = { env: 'JWT_SECRET', ${"default: 'x', ".repeat(8000)} };`,
    'object of other keys': `const o = { JWT_SECRET: { ${MANY.map((part) => `${part}: 1`).join(', ')}, ${"default: 'x', ".repeat(4000)} } };`,
    'object of values': `const o = { ${MANY.map((part) => `${part}: 1`).join(', ')}, ${"value: 'x', ".repeat(10_000)} };`,
    'object of constants': `const D = { ${MANY.map((part) => `${part}: 'x'`).join(', ')} }; ${MANY.map((part) => `f(process.env.PORT ?? D.${part});`).join(' ')}`,
    'chain of literals': `const s = process.env.JWT_SECRET${" ?? 'x'".repeat(2000)};`,
    'template literal of parts': `const url = \`${'${a}:x'.repeat(50_000)}\`;`,
    'template literal of a URL': `const url = \`redis://${'${a}:x'.repeat(50_000)}\`;`,
    'concatenation of a URL': `const url = 'redis://' + ${MANY.slice(0, 2000)
      .map((part) => `${part} + ':x'`)
      .join(' + ')};`,
    'long text': `const password = '${'a1'.repeat(500_000)}'; /* ${'-'.repeat(500_000)} */ const t = \`${'://'.repeat(100_000)}\${x}:\${y}\`;`,
  };

  it.each(Object.entries(GENERATED))('a generated %s, in 1.5 s of CPU', (_, code) => {
    const start = process.cpuUsage();
    expectToSurvive(lint(code, 'a.js', {}));
    const { user, system } = process.cpuUsage(start);
    expect((user + system) / 1e6).toBeLessThan(1.5);
  });
});
