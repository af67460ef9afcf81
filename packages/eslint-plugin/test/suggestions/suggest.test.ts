import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { Change } from './compile.js';
import { newDiagnostics } from './compile.js';
import { FOREIGN, withForeignNames } from './foreign.js';
import { messagesFor, removeProject, suggest, suggestAll, writeProject } from './project.js';

let root = '';

beforeAll(() => {
  root = writeProject({ 'package.json': '{ "type": "module" }', 'src/a.txt': '' });
});

afterAll(() => {
  removeProject(root);
});

/** A token of no provider. */
const RANDOM = 'k9Xw2LmQ7rTz8VbN3cYd5HfJ';

function orStop(variable: string): string {
  return `process.env.${variable} || (() => { throw new Error('${variable} is required'); })()`;
}

/** Behaviour, code, what the literal becomes in it. `LITERAL` stands for the literal in both. */
type Case = readonly [name: string, code: string, replaced: string, literal?: string];

/** Typed code, each whole: what comes out is compiled. */
const TYPESCRIPT: readonly Case[] = [
  ['a constant', 'export const jwtSecret = LITERAL;', orStop('JWT_SECRET')],
  ['a typed constant', 'export const dbPassword: string = LITERAL;', orStop('DB_PASSWORD')],
  ['a template literal', 'export const dbPassword: string = LITERAL;', orStop('DB_PASSWORD'), '`hunter2`'],
  ['a concatenation', 'export const dbPassword: string = LITERAL;', orStop('DB_PASSWORD'), "'hun' + 'ter2'"],
  ['an assertion', 'export const dbPassword = LITERAL as string;', `(${orStop('DB_PASSWORD')})`],
  ['a constant assertion', 'export const dbPassword = LITERAL as const;', orStop('DB_PASSWORD')],
  [
    'a constant assertion of an object',
    'export const db = { password: LITERAL } as const;',
    orStop('DB_PASSWORD'),
  ],
  ['a check of a type', 'export const dbPassword = LITERAL satisfies string;', `(${orStop('DB_PASSWORD')})`],
  [
    'a property of a typed object',
    'export const db: { password: string } = { password: LITERAL };',
    orStop('DB_PASSWORD'),
  ],
  [
    'an optional property',
    'export const db: { password?: string } = { password: LITERAL };',
    orStop('DB_PASSWORD'),
  ],
  ['a class field', 'export class A { readonly dbPassword: string = LITERAL; }', orStop('DB_PASSWORD')],
  [
    'a static private field',
    'export class A { static #dbPassword: string = LITERAL; static f = () => A.#dbPassword; }',
    orStop('DB_PASSWORD'),
  ],
  ['an accessor', 'export class A { accessor dbPassword: string = LITERAL; }', orStop('DB_PASSWORD')],
  [
    'a parameter',
    'export function f(dbPassword: string = LITERAL): string { return dbPassword; }',
    orStop('DB_PASSWORD'),
  ],
  [
    'a parameter property',
    'export class A { constructor(readonly dbPassword: string = LITERAL) {} }',
    orStop('DB_PASSWORD'),
  ],
  [
    'a default of a pattern',
    'export const f = ({ dbPassword = LITERAL }: { dbPassword?: string }): string => dbPassword;',
    orStop('DB_PASSWORD'),
  ],
  [
    'a fallback',
    'export const f = (o: { s?: string }): { dbPassword: string } => ({ dbPassword: o.s ?? LITERAL });',
    `(${orStop('DB_PASSWORD')})`,
  ],
  [
    'an arm of a ternary',
    'declare const load: () => string; export const dbPassword: string = 1 > 2 ? load() : LITERAL;',
    orStop('DB_PASSWORD'),
  ],
  [
    'an assignment',
    'export const db = { password: "" as string }; db.password = LITERAL;',
    orStop('DB_PASSWORD').replaceAll("'", '"'),
  ],
  [
    'an assignment of nothing',
    'export const db: { password?: string } = {}; db.password ??= LITERAL;',
    orStop('DB_PASSWORD'),
  ],
  [
    'an argument',
    'declare const jwt: { sign(payload: object, key: string): string }; export const t = jwt.sign({}, LITERAL);',
    orStop('JWT_SECRET'),
  ],
  ['a conversion', 'export const db = { password: Buffer.from(LITERAL) };', orStop('DB_PASSWORD')],
  ['a method', 'export const dbPassword: string = LITERAL.trim();', `(${orStop('DB_PASSWORD')})`],
  [
    'a comparison',
    'declare const apiKey: string | undefined; if (apiKey !== LITERAL) throw new Error();',
    `(${orStop('API_KEY')})`,
    `'${RANDOM}'`,
  ],
  ['a literal in parentheses', 'export const dbPassword: string = (LITERAL);', orStop('DB_PASSWORD')],
  [
    'options before super()',
    'class B { constructor(readonly o: { secretOrKey: string }) {} } export class A extends B { constructor() { super({ secretOrKey: LITERAL }); } }',
    orStop('JWT_SECRET'),
    `'${RANDOM}'`,
  ],
  [
    "a decorator's options",
    'declare const Inject: (o: { clientSecret: string }) => ClassDecorator; @Inject({ clientSecret: LITERAL }) export class A {}',
    orStop('CLIENT_SECRET'),
    `'${RANDOM}'`,
  ],
  ['an export by default', 'export default { db: { password: LITERAL } };', orStop('DB_PASSWORD')],
  [
    'a list of one key',
    'declare const cookieSession: (o: { keys: string[] }) => void; cookieSession({ keys: [LITERAL] });',
    orStop('SESSION_SECRET'),
  ],
  [
    'a constant that a call takes',
    'declare const jwt: { sign(payload: object, key: string): string }; const k = LITERAL; export const t = jwt.sign({}, k);',
    orStop('JWT_SECRET'),
  ],
  [
    'an attribute',
    'declare function Map(p: { apiKey: string }): null; declare namespace JSX { type Element = null } export const m = <Map apiKey=LITERAL />;',
    `{${orStop('API_KEY').replaceAll("'", '"')}}`,
    `"${RANDOM}"`,
  ],
  [
    'an attribute in braces',
    'declare function Map(p: { apiKey: string }): null; declare namespace JSX { type Element = null } export const m = <Map apiKey={LITERAL} />;',
    orStop('API_KEY'),
    `'${RANDOM}'`,
  ],
  [
    'a URL as a whole',
    'export const DATABASE_URL: string = LITERAL;',
    orStop('DATABASE_URL'),
    "'postgres://app:hunter2@db.internal/app'",
  ],
  [
    'a URL whose scheme says what it is',
    'export const config = { connectionString: LITERAL };',
    orStop('DATABASE_URL'),
    "'postgres://app:hunter2@db.internal/app'",
  ],
  [
    'a variable of a child process',
    'export const env: Record<string, string> = { DB_HOST: "db", DB_PASSWORD: LITERAL };',
    orStop('DB_PASSWORD').replaceAll("'", '"'),
  ],
];

const TYPED = TYPESCRIPT.map(([name, code, replaced, literal = "'hunter2'"]) => ({
  name,
  code,
  replaced,
  literal,
}));

const changes: Change[] = [];

describe('in TypeScript, where a string has to stand, the variable is read or the app stops, for', () => {
  it.each(TYPED)('$name', ({ code, replaced, literal }) => {
    const before = code.replace('LITERAL', () => literal);
    const after = code.replace('LITERAL', () => replaced);
    const expected = code.includes('LITERAL as const') ? after.replace(' as const;', ';') : after;
    const suggestions = suggest(root, 'src/a.tsx', before);
    expect(suggestions.map(({ output }) => output)).toEqual([expected]);
    expect(suggestions[0]?.desc).toMatch(/^Read `process\.env\.\w+`, and stop when it is missing\.$/);
    expect(messagesFor(root, 'src/a.tsx', expected)).toEqual([]);
    changes.push({ before, after: expected });
  });

  it('and each result compiles', () => {
    expect(changes.length).toBe(TYPESCRIPT.length);
    expect(newDiagnostics(changes)).toEqual([]);
  });
});

describe('a change that does not compile', () => {
  it('is told by what the compiler says of it', () => {
    const before = 'export const dbPassword: string = "hunter2";';
    const after = 'export const dbPassword: string = process.env.DB_PASSWORD;';
    expect(newDiagnostics([{ before, after }])).toEqual([
      `${after}\n2322: Type 'string | undefined' is not assignable to type 'string'.\n  Type 'undefined' is not assignable to type 'string'.`,
    ]);
  });
});

describe('a change that leaves undefined to what is not known', () => {
  it.each(['sign({}, SECRET);', 'new Pool({ db: { password: SECRET } });', 'jwt.client.sign(SECRET);'])(
    'does not compile: %s',
    (code) => {
      const written = (secret: string): string => withForeignNames(code.replace('SECRET', secret), false);
      const before = written("process.env.JWT_SECRET ?? 'dev'");
      const after = written('process.env.JWT_SECRET');
      expect(newDiagnostics([{ before: '', after: before }], FOREIGN)).toEqual([]);
      expect(newDiagnostics([{ before, after }], FOREIGN)).toHaveLength(1);
    },
  );
});

/** A literal in a place that takes `undefined` as well. */
const PLAIN: readonly (readonly [name: string, filename: string, code: string])[] = [
  ['by a type with undefined', 'a.ts', "export const dbPassword: string | undefined = 'hunter2';"],
  ['by an unknown type', 'a.ts', "export const dbPassword: unknown = 'hunter2';"],
  ['by the type of a field', 'a.ts', "export class A { dbPassword: string | undefined = 'hunter2'; }"],
  ['in JavaScript', 'a.js', "export const dbPassword = 'hunter2';"],
  ['in an argument in JavaScript', 'a.js', "new Pool({ password: 'hunter2' });"],
];

describe('where undefined is as good, the variable is read as it is,', () => {
  it.each(PLAIN)('%s', (_, filename, code) => {
    expect(suggest(root, `src/${filename}`, code)).toEqual([
      {
        desc: 'Read `process.env.DB_PASSWORD`, and stop when it is missing.',
        output: code.replace("'hunter2'", orStop('DB_PASSWORD')),
      },
      {
        desc: 'Read `process.env.DB_PASSWORD`.',
        output: code.replace("'hunter2'", 'process.env.DB_PASSWORD'),
      },
    ]);
  });

  it('and each result compiles', () => {
    const typed = PLAIN.filter(([, filename]) => filename.endsWith('.ts'));
    const results = typed.flatMap(([, name, before]) =>
      suggest(root, `src/${name}`, before).map(({ output }) => ({ before, after: output, name })),
    );
    expect(results).toHaveLength(6);
    expect(newDiagnostics(results)).toEqual([]);
  });

  it('but not in JavaScript that TypeScript checks', () => {
    const code = "// @ts-check\nexport const dbPassword = 'hunter2';";
    expect(suggest(root, 'src/a.js', code)).toHaveLength(1);
  });

  it('and not in a comparison, where nothing would equal nothing', () => {
    const code = `if (apiKey !== '${RANDOM}') deny();`;
    expect(suggest(root, 'src/a.js', code).map(({ output }) => output)).toEqual([
      `if (apiKey !== (${orStop('API_KEY')})) deny();`,
    ]);
  });
});

describe('variables are read', () => {
  it('in brackets where the file does so', () => {
    const code = "f(process.env['PORT']);\nexport const db = { password: 'hunter2' };";
    expect(suggest(root, 'src/a.js', code)[1]?.output).toBe(
      code.replace("'hunter2'", "process.env['DB_PASSWORD']"),
    );
  });

  it('through what is imported of Node', () => {
    const code = "import process from 'node:process';\nexport const db = { password: 'hunter2' };";
    expect(suggest(root, 'src/a.js', code)).toHaveLength(2);
  });

  it('with a space behind a keyword', () => {
    const code = "export const dbPassword = await'hunter2';";
    expect(suggest(root, 'src/a.js', code).map(({ output }) => output)).toEqual([
      `export const dbPassword = await(${orStop('DB_PASSWORD')});`,
      'export const dbPassword = await process.env.DB_PASSWORD;',
    ]);
  });
});

/** Places around a literal that an operator may not stand in without parentheses, or that a keyword touches. */
const PLACES = [
  'x.password ?? LITERAL',
  'LITERAL || x.password',
  'x.ready && LITERAL',
  'x.ready ? LITERAL : x.password',
  'x.ready ? x.password : (LITERAL)',
  'LITERAL.trim()',
  'LITERAL?.trim()',
  'String(LITERAL)',
  'Buffer.from(LITERAL).toString()',
  'LITERAL as string',
  'LITERAL!',
  'LITERAL satisfies string',
  'LITERAL as unknown as string',
  'await LITERAL',
  'await(LITERAL)',
  '(x.ready, LITERAL)',
  '`${LITERAL}`',
  '[LITERAL]',
  '{ db: { password: LITERAL } }',
  '() => ({ password: LITERAL })',
  '((dbPassword = LITERAL) => dbPassword)()',
  '(() => { const dbPassword = LITERAL; return dbPassword; })()',
  '(() => { let dbPassword; dbPassword ||= LITERAL; return dbPassword; })()',
  'new Map([["dbPassword", LITERAL]])',
  'jwt.sign({}, LITERAL)',
  'jwt.sign({}, x.ready ? LITERAL : x.password)',
  '[x.ready].map(() => jwt.sign({}, LITERAL))',
  'class { dbPassword = LITERAL; static { jwt.sign({}, LITERAL); } }',
  '`a${jwt.sign({}, `b${LITERAL}`)}`',
  'typeof LITERAL',
  'x.password !== LITERAL',
];

describe('in every place', () => {
  const PRELUDE =
    'declare const x: { ready: boolean; password?: string };\ndeclare const jwt: { sign(a: object, k: string): string };\n';
  const results = PLACES.flatMap((place) =>
    ['"hunter2"', '`hunter2`', '"hun" + "ter2"', '("hunter2")'].flatMap((literal) => {
      const before = `${PRELUDE}export const dbPassword = ${place.replaceAll('LITERAL', () => literal)};\n`;
      return suggestAll('/nowhere', 'a.ts', before).map((after) => ({ before, after, name: 'a.ts' }));
    }),
  );

  it('what is suggested compiles', () => {
    expect(results.length).toBeGreaterThan(60);
    expect(newDiagnostics(results)).toEqual([]);
  });
});

/** Code with a finding that nothing is suggested for. */
const NOTHING: readonly (readonly [name: string, filename: string, code: string])[] = [
  ['a name that says only what it is', 'a.ts', "export const password = 'hunter2';"],
  ['an owner that says nothing', 'a.ts', "export const config = { password: 'hunter2' };"],
  [
    'an owner that is a connection',
    'a.ts',
    "export const pool = connect({ user: 'app', password: 'hunter2' });",
  ],
  ["a record's password", 'a.ts', "export const user = { email: 'a@b.io', password: 'hunter2' };"],
  ['what is created with a password', 'a.ts', "const ada = await create({ password: 'hunter2' });"],
  ['a header', 'a.ts', `headers.append('X-API-Key', '${RANDOM}');`],
  ['a scheme and a token', 'a.ts', `fetch(u, { headers: { Authorization: 'Bearer ${RANDOM}' } });`],
  ['one of several keys', 'a.ts', `app.use(cookieSession({ keys: ['${RANDOM}', key] }));`],
  ['an item of a list', 'a.ts', `export const apiKeys = ['${RANDOM}', key];`],
  ['an enum member', 'a.ts', `enum Key { ApiKey = '${RANDOM}' }`],
  ['a member of a constant enum', 'a.ts', `const enum Key { ApiKey = '${RANDOM}' }`],
  ['a part of a text', 'a.ts', "exec('login --db-password=Tr0ub4dor3 --user app');"],
  ['a token with no name', 'a.ts', `log('${['sk', 'live', RANDOM].join('_')}');`],
  ['the environment itself', 'a.ts', "process.env.JWT_SECRET = 'changeme';"],
  ['what sets a variable', 'a.ts', "stubEnv('DB_PASSWORD', 'hunter2');"],
  ['a literal with a comment inside', 'a.ts', "export const dbPassword = 'hun' + /* the rest */ 'ter2';"],
  ['a fallback of a variable', 'a.ts', "db.password = process.env.OTHER ?? 'hunter2';"],
  ['a name in other letters', 'a.ts', "export const db = { 'пароль_password': 'hunter2' };"],
  ['a name with a public prefix', 'a.ts', "export const VITE_DB_PASSWORD = 'hunter2';"],
  ['a process of its own', 'a.ts', "const process = load(); export const dbPassword = 'hunter2';"],
  ['a component of Vue', 'a.vue', "export const dbPassword = 'hunter2';"],
  ['a client component', 'a.tsx', "'use client'; export const dbPassword = 'hunter2';"],
  ['code of Vite', 'a.ts', "export const dbPassword = 'hunter2'; f(import.meta.env.MODE);"],
  [
    'code that renders',
    'a.tsx',
    "import { createRoot } from 'react-dom/client'; export const dbPassword = 'hunter2';",
  ],
  ['a hook of React', 'a.tsx', "import { useState } from 'react'; export const dbPassword = 'hunter2';"],
  ['code of a browser', 'a.ts', "localStorage.clear(); export const dbPassword = 'hunter2';"],
  ['an app of Firebase', 'a.ts', `export const firebase = { apiKey: '${RANDOM}', authDomain: 'a' };`],
];

describe('nothing is suggested for', () => {
  it.each(NOTHING)('%s', (_, filename, code) => {
    expect(suggest(root, `src/${filename}`, code)).toEqual([]);
  });

  it('a literal in an app for browsers, whatever the file', () => {
    const app = writeProject({ 'package.json': '{ "devDependencies": { "@vitejs/plugin-react": "^5" } }' });
    expect(suggest(app, 'a.ts', "export const dbPassword = 'hunter2';")).toEqual([]);
    removeProject(app);
  });

  it('but for one where a server is a part of it', () => {
    const manifest = { dependencies: { express: '^5' }, devDependencies: { '@vitejs/plugin-react': '^5' } };
    const app = writeProject({ 'package.json': JSON.stringify(manifest) });
    expect(suggest(app, 'a.ts', "export const dbPassword = 'hunter2';")).toHaveLength(1);
    removeProject(app);
  });

  it('but where the file itself declares what browsers have', () => {
    const code = "const document = load(); f(document); export const dbPassword = 'hunter2';";
    expect(suggest(root, 'src/a.ts', code)).toHaveLength(1);
  });
});
