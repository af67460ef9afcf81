import { expect, it } from 'vitest';

import type { NoHardcodedCredentialsOptions } from '../../src/rules/no-hardcoded-credentials.js';
import { noHardcodedCredentials } from '../../src/rules/no-hardcoded-credentials.js';
import { parseMarks, replaceMark } from '../marked-code.js';
import { RuleTester } from '../setup.js';
import { newDiagnostics } from '../suggestions/compile.js';

/** Behaviour, code with the reported literals between marks, what it is, the name that holds it. */
type Positive = readonly [name: string, marked: string, what: string, holder?: string];

type Negative = readonly [name: string, code: string];

/** Random characters: what a password manager makes, no provider's format. */
const RANDOM = 'k9Xw2LmQ7rTz8VbN3cYd5HfJ';

/** Made-up credentials in the shape of real ones, put together here so that no scanner takes them for such. */
const GOOGLE_KEY = ['AIza', 'SyB7xQ2mK9pL4vT8wR1nZ6cJ3hF5dG0sY2u'].join('');
const STRIPE_KEY = ['sk', 'live', RANDOM].join('_');
const PRIVATE_KEY = ['-----BEGIN ', 'PRIVATE KEY-----'].join('');
const PEM = `${PRIVATE_KEY}\\n${`MIIEvAIBADANBgkqhkiG9w0BAQEFAASC${RANDOM}`.repeat(2)}\\n-----END PRIVATE KEY-----`;

const JSX = { parserOptions: { ecmaFeatures: { jsx: true } } } as const;

interface Setting {
  readonly filename?: string;
  readonly options?: readonly [NoHardcodedCredentialsOptions];
}

/** What is suggested in each case that has a suggestion: the variable, in parentheses where those are written. */
const SUGGESTED: Readonly<Record<string, string>> = {
  'a let': 'API_KEY',
  'a constant in capitals': 'DB_PASSWORD',
  'an export': 'CLIENT_SECRET',
  'a conversion': 'PRIVATE_KEY',
  'the name of a member by its owner': 'STRIPE_KEY',
  'a quoted key': 'DB_PASSWORD',
  'a nested property': 'DB_PASSWORD',
  'a value beside the name of a variable': 'DB_PASSWORD',
  'module.exports': 'API_KEY',
  'a static private field': 'API_KEY',
  'an object in a class field': 'CLIENT_SECRET',
  "a decorator's options": 'JWT_SECRET',
  "a decorator's own options": 'API_KEY',
  'a password beside a host of the same owner': 'SMTP_PASSWORD',
  '|| behind an option': '(API_KEY)',
  'URLSearchParams of pairs': 'CLIENT_SECRET',
  'URLSearchParams of an object': 'CLIENT_SECRET',
  'params.append()': 'CLIENT_SECRET',
  'config.set()': 'DB_PASSWORD',
  'almost a version': 'PUSH_SECRET',
  'jwt.sign()': 'JWT_SECRET',
  'jwt.sign() with options': 'JWT_SECRET',
  'jwt.sign() with a placeholder': 'JWT_SECRET',
  'jwt.sign() with a template literal': 'JWT_SECRET',
  'jwt.verify()': 'JWT_SECRET',
  'a service of NestJS': 'JWT_SECRET',
  'a module of NestJS': 'JWT_SECRET',
  'createCipheriv()': 'ENCRYPTION_KEY',
  'SignJWT of jose': 'JWT_SECRET',
  'jwtVerify() of jose': 'JWT_SECRET',
  CryptoJS: 'ENCRYPTION_KEY',
  'cookie-parser': 'COOKIE_SECRET',
  'express-session': 'SESSION_SECRET',
  'cookie-session': 'SESSION_SECRET',
  'passport-jwt': 'JWT_SECRET',
  'Auth.js': 'AUTH_SECRET',
  'a fastify plugin': 'JWT_SECRET',
  Sequelize: 'DB_PASSWORD',
  'an option behind a variable': '(JWT_SECRET)',
  'an app password of Google': 'SMTP_PASSWORD',
  'a password behind a dollar sign': 'DB_PASSWORD',
  'a dollar sign in jwt.sign()': 'JWT_SECRET',
  'a token behind a dollar sign': 'ACCESS_TOKEN',
  'a constant for jwt.sign()': 'JWT_SECRET',
  'a constant for two calls, once': 'JWT_SECRET',
  'an encoded constant': 'JWT_SECRET',
  'a constant behind ??': 'JWT_SECRET',
  'a constant in an object': 'JWT_SECRET',
  'a URL under its name': 'REDIS_URL',
  'a Google key beside nothing of Firebase': 'API_KEY',
  'a token in a comparison': '(API_KEY)',
  'a pool': 'DB_PASSWORD',
  'a pool of a module': 'DB_PASSWORD',
  'a connection': 'DB_PASSWORD',
  'a data source': 'DB_PASSWORD',
  "a strategy's key": 'JWT_SECRET',
  'a builder': 'API_KEY',
  'a computed key': 'JWT_SECRET',
  'a computed member': 'JWT_SECRET',
  'a comparison with what nobody guesses': '(API_KEY)',
  'a UUID': 'API_KEY',
  "a provider's token by its name": 'API_KEY',
  'a guessable key of several calls': 'JWT_SECRET',
  'another key of the same call': 'JWT_SECRET',
  'a key that nobody guesses, wherever it stands': 'JWT_SECRET',
};

/** Each suggestion of the cases, with the code that it changes. */
const suggested: { readonly before: string; readonly after: string }[] = [];

/** The suggestion for one of the literals of a case: to read a variable, and to stop when it is missing. */
function suggestionsOf(name: string, marked: string, index: number) {
  const [, open = '', variable, close = ''] = /^(\(?)(\w+)(\)?)$/.exec(SUGGESTED[name] ?? '') ?? [];
  if (variable === undefined) return {};
  const read = `process.env.${variable}`;
  const quote = /['"]/.exec(marked)?.[0] ?? "'";
  const text = `${read} || (() => { throw new Error(${quote}${variable} is required${quote}); })()`;
  const output = replaceMark(marked, index, open + text + close);
  suggested.push({ before: parseMarks(marked).code, after: output });
  return { suggestions: [{ messageId: 'readVariableOrStop', data: { read }, output }] } as const;
}

function positives(cases: readonly Positive[], setting: Setting = {}) {
  return cases.map(([name, marked, what, holder]) => {
    const { code, locations } = parseMarks(marked);
    const message =
      holder === undefined
        ? ({ messageId: 'shapedCredential', data: { what } } as const)
        : ({
            messageId: holder.endsWith(')') ? 'passedCredential' : 'namedCredential',
            data: { name: holder, what },
          } as const);
    const languageOptions = code.includes('/>') ? { languageOptions: JSX } : {};
    return {
      name,
      code,
      ...languageOptions,
      ...setting,
      errors: locations.map((at, index) => ({ ...message, ...at, ...suggestionsOf(name, marked, index) })),
    };
  });
}

function negatives(cases: readonly Negative[], setting: Setting = {}) {
  return cases.map(([name, code]) => ({
    name,
    code,
    ...(/<\/|\/>/.test(code) ? { languageOptions: JSX } : {}),
    ...setting,
  }));
}

const NAMED: readonly Positive[] = [
  ['a constant', "const password = «'hunter2'»;", 'a weak password', 'password'],
  ['a let', `let apiKey = «'${RANDOM}'»;`, 'a literal API key', 'apiKey'],
  ['a constant in capitals', "const DB_PASSWORD = «'changeme'»;", 'a weak password', 'DB_PASSWORD'],
  ['a typed constant', "const password: string = «'hunter2'»;", 'a weak password', 'password'],
  ['an assertion', "const password = «'hunter2'» as string;", 'a weak password', 'password'],
  ['an export', `export const clientSecret = «'${RANDOM}'»;`, 'a literal secret', 'clientSecret'],
  ['a template literal', 'const password = «`hunter2`»;', 'a weak password', 'password'],
  ['a concatenation', "const password = «'hun' + 'ter2'»;", 'a weak password', 'password'],
  [
    'a concatenation in parentheses',
    "const password = («'hun' + ('ter' + `2`)»);",
    'a weak password',
    'password',
  ],
  ['a text of two lines', "const password =\n  «'hunter2'»;", 'a weak password', 'password'],
  ['an item of a list', `const apiKeys = ['changeme', «'${RANDOM}'»];`, 'a literal API key', 'apiKeys'],
  [
    'an item of a list in an object',
    `const a = { secrets: [«'${RANDOM}'»] };`,
    'a literal secret',
    'secrets',
  ],
  ['a token in a list', `const keys = [«'${STRIPE_KEY}'»];`, 'a Stripe secret key', 'keys'],
  ['a conversion', "const key = { privateKey: Buffer.from(«'hunter2'») };", 'a weak key', 'privateKey'],
  ['a method', "const password = «'hunter2'».trim();", 'a weak password', 'password'],
  ['an assignment', "password = «'hunter2'»;", 'a weak password', 'password'],
  ['an assignment to a member', "config.password = «'hunter2'»;", 'a weak password', 'password'],
  ['an assignment to a computed member', "config['password'] = «'hunter2'»;", 'a weak password', 'password'],
  [
    'an assignment to a private field',
    "class A { #password; f() { this.#password = «'hunter2'»; } }",
    'a weak password',
    'password',
  ],
  [
    'an assignment to the environment',
    "process.env.JWT_SECRET = «'changeme'»;",
    'a weak secret',
    'JWT_SECRET',
  ],
  ['the name of a member by its owner', `stripe.key = «'${RANDOM}'»;`, 'a literal key', 'key'],
  ['a property', "f({ password: «'hunter2'» });", 'a weak password', 'password'],
  ['a quoted key', "f({ 'db-password': «'hunter2'» });", 'a weak password', 'db-password'],
  ['a computed key that is written out', "f({ ['password']: «'hunter2'» });", 'a weak password', 'password'],
  [
    'a nested property',
    "const c = { db: { auth: { password: «'hunter2'» } } };",
    'a weak password',
    'password',
  ],
  [
    'a value below the name',
    "const c = { password: { value: «'hunter2'» } };",
    'a weak password',
    'password.value',
  ],
  [
    'a value beside the name of a variable',
    "const env = [{ name: 'DB_PASSWORD', value: «'hunter2'» }];",
    'a weak password',
    'DB_PASSWORD',
  ],
  ['a default export', `export default { secret: «'${RANDOM}'» };`, 'a literal secret', 'secret'],
  ['module.exports', `module.exports = { apiKey: «'${RANDOM}'» };`, 'a literal API key', 'apiKey'],
  ['a class field', "class A { password = «'hunter2'»; }", 'a weak password', 'password'],
  [
    'a static private field',
    `class A { static readonly #apiKey = «'${RANDOM}'»; }`,
    'a literal API key',
    'apiKey',
  ],
  ['an accessor', "class A { accessor password = «'hunter2'»; }", 'a weak password', 'password'],
  [
    'an object in a class field',
    `class A { config = { clientSecret: «'${RANDOM}'» }; }`,
    'a literal secret',
    'clientSecret',
  ],
  ['an enum member that is no word', `enum Key { ApiKey = «'${RANDOM}'» }`, 'a literal API key', 'ApiKey'],
  [
    "a decorator's options",
    `@Module({ imports: [JwtModule.register({ secret: «'our own words'» })] }) class A {}`,
    'a literal secret',
    'secret',
  ],
  [
    "a decorator's own options",
    `class A { @Inject({ apiKey: «'${RANDOM}'» }) client; }`,
    'a literal API key',
    'apiKey',
  ],
  ['an attribute', '<Login password=«"hunter2"» />;', 'a weak password', 'password'],
  ['an attribute in braces', "<Login password={«'hunter2'»} />;", 'a weak password', 'password'],
  ['a foreign name', "const kennwort = «'hunter2'»;", 'a weak password', 'kennwort'],
  [
    'a seed phrase',
    `const mnemonic = «'legal winner thank year wave sausage worth useful legal winner thank yellow'»;`,
    'a literal seed phrase',
    'mnemonic',
  ],
  [
    'a password beside a user',
    "f({ user: 'app', password: «'secretword'» });",
    'a literal password',
    'password',
  ],
  ['a password beside a host', "f({ host: 'db', password: «'x'» });", 'a literal password', 'password'],
  [
    'a password beside a host of the same owner',
    "f({ smtpHost: 'mail', smtpPassword: «'secretword'» });",
    'a literal password',
    'smtpPassword',
  ],
  [
    'a password that is the user',
    "f({ username: 'admin', password: «'admin'» });",
    'a weak password',
    'password',
  ],
  [
    'its own name, beside a user',
    "f({ user: 'app', password: «'password'» });",
    'a weak password',
    'password',
  ],
  ['a login', "f({ email: 'a@b.io', password: «'Tr0ub4dor&3'» });", 'a literal password', 'password'],
];

const OWN_NAMES: readonly Positive[] = [
  ['its own name', "const password = «'password'»;", 'a weak password', 'password'],
  ['its own name in capitals', "const SECRET = «'secret'»;", 'a weak secret', 'SECRET'],
  ['its own name in a let', "let password = «'password'»;", 'a weak password', 'password'],
  ['its own name in an assignment', "config.password = «'password'»;", 'a weak password', 'password'],
];

const CONSTANTS: readonly Positive[] = [
  ['a constant for jwt.sign()', "const k = «'supersecret'»;\njwt.sign(p, k);", 'a weak secret', 'jwt.sign()'],
  [
    'a constant for two calls, once',
    "const k = «'qzx'»;\njwt.sign(p, k);\njwt.verify(t, k);",
    'a literal secret',
    'jwt.verify()',
  ],
  [
    'a constant whose name means a secret, once',
    "const secret = «'qzx'»;\njwt.sign(p, secret);",
    'a literal secret',
    'secret',
  ],
  [
    'an encoded constant',
    "const k = new TextEncoder().encode(«'qzx'»);\njwtVerify(t, k);",
    'a literal secret',
    'jwtVerify()',
  ],
  [
    'a constant behind ??',
    "const k = «'qzx'»;\njwt.sign(p, options.key ?? k);",
    'a literal secret',
    'jwt.sign()',
  ],
  [
    'a constant in an object',
    "const c = { k: «'qzx'» };\njwt.sign(p, c.k);",
    'a literal secret',
    'jwt.sign()',
  ],
].map(([name = '', marked = '', what = '', holder = '']) => [name, marked, what, holder] as const);

const OPTIONS: readonly Positive[] = [
  [
    'a constant for session()',
    "const k = «'qzx'»;\napp.use(session({ secret: k }));",
    'a literal secret',
    'secret',
  ],
  [
    'a constant in a list of keys',
    "const k = «'qzx'»;\napp.use(cookieSession({ keys: [k] }));",
    'a literal secret',
    'keys',
  ],
];

/** JavaScript expands no `$NAME`. */
const DOLLARS: readonly Positive[] = [
  [
    'a password behind a dollar sign',
    "new Pool({ user: 'x', host: 'y', password: «'$ecretPassw0rd1'» });",
    'a literal password',
    'password',
  ],
  ['a dollar sign in jwt.sign()', "jwt.sign({}, «'$ecretPassw0rd1'»);", 'a literal secret', 'jwt.sign()'],
  [
    'a token behind a dollar sign',
    "f({ access_token: «'$aact_YTU5YTE0M2M2N2I4MTliNzk0YTI5N2U5'» });",
    'a literal token',
    'access_token',
  ],
  ['a dollar sign in a URL', "connect(«'postgres://app:$ecretPassw0rd1@db/app'»);", 'a password in a URL'],
];

const APP_PASSWORDS: readonly Positive[] = [
  [
    'an app password of Google',
    "createTransport({ auth: { user: 'a@gmail.com', pass: «'qwtz lopk mnbv yxcv'» } });",
    'a literal password',
    'pass',
  ],
  [
    'an app password in a variable',
    "process.env.EMAIL_PASS = «'qwtz lopk mnbv yxcv'»;",
    'a literal password',
    'EMAIL_PASS',
  ],
];

const NO_DOLLARS: readonly Negative[] = [
  ['four words of four letters', "f({ user: 'x', password: 'must have more text' });"],
  ['a selector', "f({ secretAccessKey: '#s3-secret-key' });"],
  ['a variable of a shell', "run({ password: '$DB_PASSWORD', secret: '$OTHER_VAR' });"],
  ['a variable of a shell in a URL', "run('postgres://app:$DB_PASSWORD@db/app');"],
  ['a variable in the middle of a URL', "run('postgres://app:x$DB_PASSWORD@db/app');"],
  ['a variable of PHP in a URL', "run('postgres://app:$password@db/app');"],
  ['a variable of GraphQL', "query({ password: '$password', token: '$resetToken' });"],
  ['a field of MongoDB', "project({ password: '$password', secret: '$$ROOT', apiKey: '$set' });"],
  ['a handler of Angular', "emit({ password: '$event', apiKey: '$apiKey' });"],
];

const PIECES: readonly Positive[] = [
  ['a URL before a host', "connect(«'postgres://app:hunter2@' + host»);", 'a password in a URL'],
  ['a URL around a user', "connect(«'mongodb://' + user + ':hunter2@' + host»);", 'a password in a URL'],
  [
    'a URL in nested pieces',
    "connect(«'mongodb://' + (user + (':hunter2@' + host))»);",
    'a password in a URL',
  ],
  [
    'a URL with a template literal',
    'connect(«`mongodb://${user}` + `:hunter2@${host}` + path»);',
    'a password in a URL',
  ],
  ['a token before a variable, at the token', `log(«'${STRIPE_KEY} '» + x);`, 'a Stripe secret key'],
];

const LEAKS: readonly Positive[] = [
  [
    'a Google key beside nothing of Firebase',
    `init({ apiKey: «'${GOOGLE_KEY}'», region: 'eu' });`,
    'a Google API key',
    'apiKey',
  ],
  ['a token as a fallback', `const s = process.env.API_KEY ?? «'${STRIPE_KEY}'»;`, 'a Stripe secret key'],
  ['a private key as a fallback', `sign(process.env.PRIVATE_KEY ?? «'${PEM}'»);`, 'a private key'],
  [
    'a token in a constant as a fallback, once',
    `const D = «'${STRIPE_KEY}'»;\nf(process.env.API_KEY ?? D);`,
    'a Stripe secret key',
  ],
  [
    'a token as a default of a schema',
    `const s = z.object({ API_KEY: z.string().default(«'${STRIPE_KEY}'») });`,
    'a Stripe secret key',
  ],
  ['a token in a comparison', `if (apiKey === «'${STRIPE_KEY}'») f();`, 'a Stripe secret key', 'apiKey'],
];

const ALTERNATIVES: readonly Positive[] = [
  ['a parameter default', "function connect(password = «'x'») {}", 'a literal password', 'password'],
  [
    'a parameter property',
    "class A { constructor(private password = «'hunter2'») {} }",
    'a weak password',
    'password',
  ],
  [
    'a default in a pattern',
    "const connect = ({ password = «'changeme'» }) => {};",
    'a weak password',
    'password',
  ],
  [
    'a default behind a new name',
    "const { password: p = «'changeme'» } = options;",
    'a weak password',
    'password',
  ],
  ['a default in an array pattern', "const [password = «'changeme'»] = list;", 'a weak password', 'password'],
  ['?? behind an option', "const password = options.password ?? «'word'»;", 'a literal password', 'password'],
  ['|| behind an option', "f({ apiKey: options.apiKey || «'abc'» });", 'a literal API key', 'apiKey'],
  ['??= on a member', "config.secret ??= «'changeme'»;", 'a weak secret', 'secret'],
  ['||= on a variable', "secret ||= «'changeme'»;", 'a weak secret', 'secret'],
  ['an arm of a ternary', "const password = dev ? «'postgres'» : load();", 'a weak password', 'password'],
  ['the other arm', "const password = production ? load() : «'postgres'»;", 'a weak password', 'password'],
  [
    'a fallback for a variable whose name says nothing',
    "config.clientSecret = process.env.GOOGLE ?? «'x'»;",
    'a literal secret',
    'clientSecret',
  ],
];

const PAIRS: readonly Positive[] = [
  [
    'headers.set()',
    `headers.set('Authorization', «'Bearer ${RANDOM}'»);`,
    'a literal secret',
    'Authorization',
  ],
  ['headers.append()', `headers.append('X-API-Key', «'${RANDOM}'»);`, 'a literal API key', 'X-API-Key'],
  [
    'setRequestHeader()',
    `xhr.setRequestHeader('x-api-key', «'${RANDOM}'»);`,
    'a literal API key',
    'x-api-key',
  ],
  ['setHeader()', `res.setHeader('X-Auth-Token', «'${RANDOM}'»);`, 'a literal token', 'X-Auth-Token'],
  [
    'an object of headers',
    `fetch(u, { headers: { Authorization: «'Bearer ${RANDOM}'» } });`,
    'a literal secret',
    'Authorization',
  ],
  [
    'basic authentication',
    "fetch(u, { headers: { Authorization: «'Basic YWRtaW46aHVudGVyMg=='» } });",
    'a literal secret',
    'Authorization',
  ],
  ['a map', "new Map([['password', «'hunter2'»]]);", 'a weak password', 'password'],
  ['almost a version', "new Map([['PushSecret', «'v1alpha1x'»]]);", 'a literal secret', 'PushSecret'],
  ['Object.fromEntries()', "Object.fromEntries([['password', «'hunter2'»]]);", 'a weak password', 'password'],
  [
    'URLSearchParams of pairs',
    "new URLSearchParams([['client_secret', «'hunter2!x'»]]);",
    'a literal secret',
    'client_secret',
  ],
  [
    'URLSearchParams of an object',
    "new URLSearchParams({ client_secret: «'hunter2!x'» });",
    'a literal secret',
    'client_secret',
  ],
  ['params.append()', "params.append('client_secret', «'hunter2!x'»);", 'a literal secret', 'client_secret'],
  ['new Headers()', `new Headers([['x-api-key', «'${RANDOM}'»]]);`, 'a literal API key', 'x-api-key'],
  ['localStorage.setItem()', `localStorage.setItem('token', «'${RANDOM}'»);`, 'a literal token', 'token'],
  ['config.set()', "config.set('db.password', «'hunter2'»);", 'a weak password', 'db.password'],
];

const SINKS: readonly Positive[] = [
  ['jwt.sign()', "jwt.sign(payload, «'secret'»);", 'a weak secret', 'jwt.sign()'],
  [
    'jwt.sign() with options',
    "jwt.sign(payload, «'angular-app'», { expiresIn: '1h' });",
    'a literal secret',
    'jwt.sign()',
  ],
  [
    'jwt.sign() with a placeholder',
    "jwt.sign(payload, «'your-secret-here'»);",
    'a placeholder for a secret',
    'jwt.sign()',
  ],
  ['jwt.sign() with a template literal', 'jwt.sign(payload, «`qzx`»);', 'a literal secret', 'jwt.sign()'],
  ['jwt.verify()', "jsonwebtoken.verify(token, «'qzx'», done);", 'a literal secret', 'jsonwebtoken.verify()'],
  [
    'a service of NestJS',
    "this.jwtService.signAsync(payload, { secret: «'qzx'» });",
    'a literal secret',
    'secret',
  ],
  ['a module of NestJS', "JwtModule.register({ secret: «'qzx'» });", 'a literal secret', 'secret'],
  [
    'createHmac()',
    "crypto.createHmac('sha256', «'key'»).update(x);",
    'a literal secret',
    'crypto.createHmac()',
  ],
  [
    'createHmac() of a buffer',
    "createHmac('sha256', Buffer.from(«'key'»));",
    'a literal secret',
    'createHmac()',
  ],
  [
    'createSecretKey()',
    "createSecretKey(«'top secret key of ours'», 'utf8');",
    'a literal secret',
    'createSecretKey()',
  ],
  [
    'createCipheriv()',
    "createCipheriv('aes-256-gcm', «'0123456789abcdef'», iv);",
    'a weak secret',
    'createCipheriv()',
  ],
  ['scryptSync()', "scryptSync(«'password'», 'salt', 32);", 'a weak secret', 'scryptSync()'],
  [
    'SignJWT of jose',
    "new SignJWT(p).setIssuedAt().sign(new TextEncoder().encode(«'top-secret'»));",
    'a weak secret',
    'SignJWT.sign()',
  ],
  [
    'jwtVerify() of jose',
    "jwtVerify(token, new TextEncoder().encode(«'qzx'»));",
    'a literal secret',
    'jwtVerify()',
  ],
  ['CryptoJS', "CryptoJS.AES.encrypt(text, «'passphrase'»);", 'a weak secret', 'AES.encrypt()'],
  ['CryptoJS HMAC', "CryptoJS.HmacSHA256(text, «'qzx'»);", 'a literal secret', 'CryptoJS.HmacSHA256()'],
  ['cookie-parser', "app.use(cookieParser(«'monster'»));", 'a literal secret', 'cookieParser()'],
  [
    'cookie-parser with a list',
    "app.use(cookieParser([«'one'», «'two'»]));",
    'a literal secret',
    'cookieParser()',
  ],
  [
    'express-session',
    "app.use(session({ secret: «'keyboard cat'», resave: false }));",
    'a weak secret',
    'secret',
  ],
  ['cookie-session', "app.use(cookieSession({ keys: [«'one'»] }));", 'a literal secret', 'keys'],
  [
    'passport-jwt',
    "new JwtStrategy({ secretOrKey: «'qzx'», jwtFromRequest });",
    'a literal secret',
    'secretOrKey',
  ],
  ['Auth.js', "NextAuth({ secret: «'qzx'», providers });", 'a literal secret', 'secret'],
  ['a fastify plugin', "fastify.register(fastifyJwt, { secret: «'qzx'» });", 'a literal secret', 'secret'],
  ['Sequelize', "new Sequelize('app', 'app', «'qzx'»);", 'a literal secret', 'Sequelize()'],
  [
    'an option behind a variable',
    "jwt.sign(payload, options.key ?? «'qzx'»);",
    'a literal secret',
    'jwt.sign()',
  ],
];

const SHAPED: readonly Positive[] = [
  ['a token under a name that says nothing', `const x = «'${STRIPE_KEY}'»;`, 'a Stripe secret key'],
  ['a token as an argument', `new Stripe(«'${STRIPE_KEY}'»);`, 'a Stripe secret key'],
  ['a token inside a text', `log(«'key=${STRIPE_KEY};'»);`, 'a Stripe secret key'],
  ['a token in an array', `f([«'${STRIPE_KEY}'»]);`, 'a Stripe secret key'],
  ['a token in a return', `const f = () => «'${STRIPE_KEY}'»;`, 'a Stripe secret key'],
  ['a token in a template literal', `const x = «\`\${a} ${STRIPE_KEY}\`»;`, 'a Stripe secret key'],
  [
    'a token in a tagged template literal',
    `const x = sh«\`curl -u ${STRIPE_KEY}: \${url}\`»;`,
    'a Stripe secret key',
  ],
  ['a token in pieces', `const x = «'sk_' + 'live_' + '${RANDOM}'»;`, 'a Stripe secret key'],
  ['a token as a part, once', `const x = «'key: ' + '${STRIPE_KEY}'»;`, 'a Stripe secret key'],
  ['a token as a case', `switch (x) { case «'${STRIPE_KEY}'»: }`, 'a Stripe secret key'],
  ['a token in a comment', `f(); «// const key = '${STRIPE_KEY}'»`, 'a Stripe secret key'],
  ['a token in a comment of a block', `«/* ${STRIPE_KEY} */»`, 'a Stripe secret key'],
  ['a private key', `const pem = «'${PEM}'»;`, 'a private key'],
  ['a URL with a password', "connect(«'postgres://app:hunter2@db.internal/app'»);", 'a password in a URL'],
  [
    'a URL with the password of its user',
    "connect(«'postgres://postgres:postgres@localhost/app'»);",
    'a password in a URL',
  ],
  [
    'a URL around a computed user',
    'connect(«`postgres://${user}:hunter2@${host}/app`»);',
    'a password in a URL',
  ],
  [
    'a URL under its name',
    "const REDIS_URL = «'redis://:hunter2@redis:6379'»;",
    'a password in a URL',
    'REDIS_URL',
  ],
  [
    'an attribute that is a URL',
    '<Image src=«"https://app:hunter2@cdn.internal/a.png"» />;',
    'a password in a URL',
  ],
];

const NEGATIVES: readonly Negative[] = [
  ['a read of the environment', 'const password = process.env.DB_PASSWORD;'],
  ['an empty text', "const password = '';"],
  ['a number', 'const pin = 1234;'],
  ['a label', "const labels = { password: 'Password' };"],
  ['a sentence', "const t = { password: 'Enter your password here' };"],
  ['an error code', "const errors = { password: 'incorrectPassword' };"],
  ['a message', "const messages = { password: 'changeme' };"],
  ['its own name', "const fields = { password: 'password' };"],
  ['its own name as a member of an object', "const names = { SECRET: 'secret', password: 'password' };"],
  ['its own name in a comparison', "if (password === 'password') f();"],
  ['its own name with a hyphen', "const ACCESS_TOKEN = 'access-token';"],
  ['an enum of words', "enum Grant { Password = 'password', ClientSecret = 'client_secret' }"],
  ['an enum of other words', "enum Column { Password = 'pwd', Secret = 'postgres' }"],
  ['a word instead of nothing, which is less sure', "const password = undefined ?? 'secretword';"],
  ['an enum that is a union', "type Grant = 'password' | 'client_credentials';"],
  ['a property type', "interface A { password: 'hunter2'; 'secret': 'hunter2' }"],
  ['a template literal type', 'type A = `hunter2`;'],
  ['the type of a token', "const tokenType = 'Bearer';"],
  ['a field', "const passwordField = 'password1';"],
  ['a pattern', "const PASSWORD_REGEX = '^(?=.*[A-Z]).{8,}$';"],
  ['the name of a secret', "const secretName = 'app-secrets';"],
  ['a file of a secret', "const passwordFile = '/run/secrets/db';"],
  ['a path under a secret name', "const secret = '/run/secrets/db';"],
  ['a lifetime', "const TOKEN_TTL = '15m';"],
  ['a public key', `const publicKey = '${RANDOM}';`],
  ['a CSRF token', `const csrfToken = '${RANDOM}';`],
  ['a key of a sort', "const sortKey = 'createdAt9';"],
  ['a key of the storage', "const ACCESS_TOKEN_KEY = 'access_token';"],
  ['a part that is appended', "password += 'hunter2';"],
  ['a placeholder', "const apiKey = 'YOUR_API_KEY';"],
  ['a placeholder in brackets', "const password = '<password>';"],
  ['a mask', "const password = '********';"],
  ['a reference', "const password = '${DB_PASSWORD}';"],
  ['a reference to Vault', "const password = 'vault:secret/data/k3s/app#db_password';"],
  ['a computed template literal', 'const password = `${prefix}-${suffix}`;'],
  ['a URL with a computed password', 'const url = `postgres://app:${process.env.DB_PASSWORD}@db/app`;'],
  ['a URL with a computed port', 'const url = `http://${host}:${port}/@scope/a`;'],
  ['a URL without a password', "const url = 'postgres://localhost/app';"],
  [
    'the seed phrase of Hardhat',
    "const mnemonic = 'test test test test test test test test test test test junk';",
  ],
  ['a documented example', "const url = 'postgres://user:password@host/app';"],
  ['an address of tokens', "const token = 'https://login.example.com/oauth2/token';"],
  ['two texts in a ternary', "const password = isNew ? 'newPassword' : 'currentPassword';"],
  [
    'an input',
    '<input type="password" name="password" placeholder="Password" autoComplete="current-password" />;',
  ],
  [
    'a label of an input',
    '<Field label="Password" title="Password1" aria-label="Password1" data-secret="hunter2" />;',
  ],
  ['an example in a placeholder', '<input placeholder="postgres://app:hunter2@db.internal/app" />;'],
  ['text of an element', '<p>password: hunter2</p>;'],
  ['an import', "import secret from './hunter2.js';"],
  ['an export', "export * as secret from 'hunter2';"],
  ['a require', "const password = require('hunter2');"],
  ['a dynamic import', "const password = await import('hunter2');"],
  ['a directive', "'hunter2';"],
  ['a key', "const o = { hunter2: password, 'hunter2!': password };"],
  ['a read of a key', "const password = config['hunter2!'];"],
  ['typeof', "if (typeof password === 'string') f();"],
  ['a comparison, which only strict reports', "if (password === 'hunter2') allow();"],
  ['the kind of a node', "if (node.type === 'password') f();"],
  ['a case', "switch (kind) { case 'password': }"],
  ['an argument', "const token = await login('hunter2!');"],
  ['a translation', "const password = t('auth.password.label');"],
  ['a check of a schema', "const password = z.string().min(8, 'At least 8');"],
  ['a word as token', "const token = 'test';"],
  ['a list', "const passwords = ['hunter2', '123456'];"],
  ['a list of names', "const secrets = ['db-password', 'tlsKey', 'SESSION_SECRET'];"],
  ['a list of messages', "const errors = { password: ['required', 'too_short'] };"],
  ['a list of lists', "const passwords = [['hunter2']];"],
  ['a comparison with the word itself', "if (credentials.password === 'password') f();"],
  ['a comparison with a default', "if (config.sessionSecret === 'changeme') warn();"],
  ['a keyword of CSS', "if (token === '!important') f();"],
  ['a marker', "const slotToken = '_empty_';"],
  ['a stand-in for a token that a server issues', "const session = { accessToken: 'testing' };"],
  ['a stand-in for a key of a provider', "const client = { apiKey: 'abcd', clientSecret: '123' };"],
  ['a hash of a file', "const sha = 'da39a3ee5e6b4b0d3255bfef95601890afd80709';"],
  ['an integrity', `const integrity = 'sha512-${RANDOM}==';`],
  ['an identifier', "const id = '3f2b8c1e-5a4d-4e6f-9b7a-1c2d3e4f5a6b';"],
  ['a salt of scrypt', "scryptSync(password, 'salt', 32);"],
  ['a public key for verify()', "jwt.verify(token, publicKey, { algorithms: ['RS256'] });"],
  ['an algorithm of createHmac()', "createHmac('sha256', key);"],
  ['an empty key of createHmac()', "createHmac('sha256', '');"],
  ['a reference for a signing call', "jwt.sign(payload, '${JWT_SECRET}');"],
  ['sign() of something else', "form.sign(payload, 'right');"],
  ['Function.prototype.bind()', "f.bind(this, 'password');"],
  ['a pair that is none', "f([['password', 'hunter2']]);"],
  ['a kind and its version', "new Map([['PushSecret', 'v1alpha1'], ['VaultDynamicSecret', 'v1beta1']]);"],
  ['versions by kind', "const served = { PushSecret: 'v1alpha1', VaultDynamicSecret: 'v2beta2' };"],
  ['a setter of one argument', "headers.set('hunter2');"],
  ['a comment without a token', "// const password = 'hunter2'"],
  ['a comment with an example URL', '// postgres://app:hunter2@db.internal/app'],
  ['a field of a form', "const fields = [{ name: 'password', value: 'hunter2' }];"],
  ['what no-secret-default reports', "const s = process.env.JWT_SECRET ?? 'changeme';"],
  [
    'a constant that no-secret-default reports',
    "const JWT_SECRET_DEFAULT = 'changeme';\nsign(process.env.JWT_SECRET ?? JWT_SECRET_DEFAULT);",
  ],
  [
    'a default of a schema that no-secret-default reports',
    "const s = z.object({ JWT_SECRET: z.string().default('changeme') });",
  ],
  [
    'a URL that no-secret-default reports',
    "const u = process.env.DB_URL ?? 'postgres://app:hunter2@db/app';",
  ],
  ['a URL in pieces without a password', "const u = 'postgres://' + user + '@' + host + '/app';"],
  ['a URL in pieces with a computed password', "const u = 'postgres://app:' + password + '@db/app';"],
  ['a URL in pieces with a computed port', "const u = 'http://' + host + ':' + port + '/@scope/a';"],
  ['a sum', 'const n = a + 1 + b;'],
  ['a constant that is a public key', `const k = '-----BEGIN PUBLIC KEY-----\\nMII';\njwt.verify(token, k);`],
  ['a constant for another argument', "const k = 'qzx';\njwt.sign(k, key);"],
  ['a variable that is assigned again', "let k = 'qzx';\nk = load();\njwt.sign(p, k);"],
  [
    'a constant in a signing call that no-secret-default reports',
    "const D = 'qzx';\njwt.sign(p, process.env.JWT_SECRET ?? D);",
  ],
  ['nothing at all', ''],
];

/** What stands inside a text is reported at its place there. */
const EMBEDDED: readonly Positive[] = [
  ['a query', "fetch('/t?client_id=a&client_secret=«Tr0ub4dor3»&x=1');", 'a literal secret', 'client_secret'],
  [
    'an assignment',
    "const env = ['NODE_ENV=test', 'DB_PASSWORD=«Tr0ub4dor3»'];",
    'a literal password',
    'DB_PASSWORD',
  ],
  [
    'an assignment before a command',
    'exec(`PGPASSWORD=«Tr0ub4dor3» psql -U app`);',
    'a literal password',
    'PGPASSWORD',
  ],
  ['a flag', "exec('login --password=«Tr0ub4dor3» --user app');", 'a literal password', 'password'],
  [
    'a flag and its value in a list',
    "spawn('login', ['--user', 'app', '--password', '«Tr0ub4dor3»']);",
    'a literal password',
    'password',
  ],
  ['a password of a client', "exec('mysql -u root -p«Tr0ub4dor3» app');", 'a literal password', 'password'],
  [
    'a statement',
    `db.query("CREATE USER app IDENTIFIED BY '«Tr0ub4dor3»'");`,
    'a literal password',
    'password',
  ],
  [
    'a comparison in a statement',
    "db.query(`SELECT * FROM users WHERE password = '«Tr0ub4dor3»' LIMIT 1`);",
    'a literal password',
    'password',
  ],
  ['JSON', `f('{"user": "app", "password": "«Tr0ub4dor3»"}');`, 'a literal password', 'password'],
  ['a file of settings', 'write(`host = db\npassword = «Tr0ub4dor3»\n`);', 'a literal password', 'password'],
  ['a header', 'exec(\'curl -H "X-Api-Key: «Tr0ub4dor3»" https://a.io\');', 'a literal API key', 'X-Api-Key'],
  [
    'two of them',
    "exec('x --db-password=«Tr0ub4dor3»; y --db-password=«Tr0ub4dor4»');",
    'a literal password',
    'db-password',
  ],
  [
    'a text with escapes, as a whole',
    "exec(«'login\\t--password=Tr0ub4dor3'»);",
    'a literal password',
    'password',
  ],
];

const NOT_EMBEDDED: readonly Negative[] = [
  ['a reference in a query', 'fetch(`/t?client_secret=${secret}`);'],
  ['a flag of a help text', "console.log('  --password <password>   the password of the user');"],
  ['a column of a table', "db.query('CREATE TABLE users (password varchar(255) NOT NULL)');"],
  ['a parameter of a statement', "db.query('SELECT 1 FROM users WHERE password = ?');"],
  ['a named parameter of a statement', "db.query('SELECT 1 FROM users WHERE password = :password');"],
  ['a field of a schema', 'const types = `type User {\n  password: String!\n}`;'],
  ['a sentence', "throw new Error('password: must be at least 8 characters');"],
  ['a variable of a shell', "exec('PGPASSWORD=$PASSWORD psql');"],
  ['a file of a flag', "exec('login --password-file=/run/secrets/db');"],
  ['a secret of BuildKit', "spawn('docker', ['build', '--secret', 'id=npm,src=/run/npm']);"],
  ['a label', "f(<p aria-label='password=Tr0ub4dor3'></p>);"],
  ['an import', "import x from 'a?token=k9Xw2LmQ7rTz8VbN3cYd5HfJ';"],
];

/** Nothing runs on a comment, so that it takes more than a word there, and a preset that asks for it. */
const COMMENTS: readonly Positive[] = [
  [
    'a query in a comment',
    `// http://localhost/cb#access_token=«${RANDOM}»&token_type=Bearer`,
    'a literal token',
    'access_token',
  ],
  [
    'an assignment in a comment',
    '/*\n * Run with:\n *   DB_PASSWORD=«Tr0ub4dor3» node app.js\n */',
    'a literal password',
    'DB_PASSWORD',
  ],
];

function unmarked([name, marked]: Positive): Negative {
  return [name, parseMarks(marked).code];
}

const tester = new RuleTester();

/** What calls and keys say of a value. */
const CALLS: readonly Positive[] = [
  [
    'a password that a seed hashes',
    "f({ password: await hash(«'hunter2'», salt) });",
    'a weak password',
    'password',
  ],
  [
    'a password that a method hashes',
    "user.password = bcrypt.hashSync(«'hunter2'», 10);",
    'a weak password',
    'password',
  ],
  [
    "a strategy's key",
    `class Jwt extends Strategy { constructor() { super({ secretOrKey: «'${RANDOM}'» }); } }`,
    'a literal secret',
    'secretOrKey',
  ],
  ['a setter', "user.setPassword(«'hunter2'»);", 'a weak password', 'password'],
  ['a builder', `client.withApiKey(«'${RANDOM}'»);`, 'a literal API key', 'apiKey'],
  ['a computed key', `f({ [Env.JWT_SECRET]: «'${RANDOM}'» });`, 'a literal secret', 'JWT_SECRET'],
  ['a computed member', `data[JWT_SECRET] = «'${RANDOM}'»;`, 'a literal secret', 'JWT_SECRET'],
  ['a variable of an environment', "stubEnv('DB_PASSWORD', «'hunter2'»);", 'a weak password', 'DB_PASSWORD'],
  [
    'a program and its arguments',
    "spawn('mysql', ['-u', 'root', '-p«hunter22»']);",
    'a literal password',
    'password',
  ],
  [
    'a comparison with what nobody guesses',
    `if (apiKey !== «'${RANDOM}'») deny();`,
    'a literal API key',
    'apiKey',
  ],
];

const OTHER_CALLS: readonly Negative[] = [
  ['a hash of something else', "f({ orderId: hash('demo') });"],
  ['a digest of a token', "f({ token: createHash('sha256') });"],
  ['a setter of something else', "form.setPasswordHint('hunter2');"],
  ['a setter of two arguments', "form.setPassword('Password', 'too short');"],
  ['a label by a computed key', "f({ [Brand.OnePassword]: '1Password' });"],
  ['a label by a constant', "f({ [CSRF_TOKEN]: 'token' });"],
  ['a fallback of a public key', "f({ apiKey: process.env.NEXT_PUBLIC_ALGOLIA_API_KEY || 'temporary' });"],
  ['names of variables', "f({ Secret: 'SECRET', Port: 'PORT' });"],
  ['prefixes', "f({ prefix: { clientSecret: 'fbocs_', apiKey: 'key' } });"],
  ['a remark', "f({ secret: '(stripped)' });"],
  ['a key beside its value', "f({ key: 'api_key', value: 'x' });"],
  ['a variable of a template', "f({ user: 'a', password: '<<PASSWORD>>' });"],
  ['a login', "login('ada', 'secretword');"],
];

const CONNECTIONS: readonly Positive[] = [
  [
    'a pool',
    "new Pool({ connectionString: url, password: «'garden-gnome'» });",
    'a literal password',
    'password',
  ],
  ['a pool of a module', "new pg.Pool({ password: «'bitnami'» });", 'a literal password', 'password'],
  ['a connection', "mysql.createConnection({ password: «'bitnami'» });", 'a literal password', 'password'],
  [
    'a data source',
    "new DataSource({ type: 'postgres', password: «'x'» });",
    'a literal password',
    'password',
  ],
  ['a client', "createClient({ url, password: «'bitnami'» });", 'a literal password', 'password'],
];

tester.run('no-hardcoded-credentials', noHardcodedCredentials, {
  valid: negatives([...NEGATIVES, ...NO_DOLLARS, ...NOT_EMBEDDED, ...OTHER_CALLS, ...COMMENTS.map(unmarked)]),
  invalid: positives([
    ...NAMED,
    ...OWN_NAMES,
    ...ALTERNATIVES,
    ...PAIRS,
    ...SINKS,
    ...CONSTANTS,
    ...OPTIONS,
    ...SHAPED,
    ...APP_PASSWORDS,
    ...DOLLARS,
    ...PIECES,
    ...LEAKS,
    ...EMBEDDED,
    ...CONNECTIONS,
    ...CALLS,
  ]),
});

const MEDIUM: readonly Positive[] = [
  ['a login', "login('ada', «'hunter2'»);", 'a weak password', 'password'],
  [
    'a variable of an environment',
    "process.env.VAULT_TOKEN = «'Root-1x9'»;",
    'a literal token',
    'VAULT_TOKEN',
  ],
  ['a comparison', "if (password === «'hunter2'») allow();", 'a weak password', 'password'],
  [
    'a comparison with a member',
    "if («'hunter2'» !== req.body.password) deny();",
    'a weak password',
    'password',
  ],
  ['its own name', "f({ password: «'password'» });", 'a weak password', 'password'],
  ['a word', "const password = «'secretword'»;", 'a literal password', 'password'],
  [
    'the key of a Firebase app, which ships to browsers',
    `initializeApp({ apiKey: «'${GOOGLE_KEY}'», authDomain: 'a.firebaseapp.com', projectId: 'a' });`,
    'a Google API key',
    'apiKey',
  ],
  ['a UUID', "const apiKey = «'3f2b8c1e-5a4d-4e6f-9b7a-1c2d3e4f5a6b'»;", 'a literal API key', 'apiKey'],
];

tester.run('no-hardcoded-credentials, by confidence', noHardcodedCredentials, {
  valid: [
    ...negatives(MEDIUM.map(([name, marked]) => [`${name}, by default`, parseMarks(marked).code])),
    ...negatives(
      [
        ['a comparison with a state', "if (token === 'null') f();"],
        ['a label', "const labels = { password: 'Password' };"],
      ],
      { options: [{ confidence: 'medium' }] },
    ),
  ],
  invalid: positives([...MEDIUM, ...COMMENTS], { options: [{ confidence: 'medium' }] }),
});

const MADE_UP = "const password = 'hunter2';";
const TEST_PATHS = [
  'test/a.ts',
  'packages/app/tests/a.ts',
  'src/__tests__/a.ts',
  'src/a.test.ts',
  'src/a.spec.tsx',
  'e2e/login.ts',
  'cypress/support/a.ts',
  'src/__mocks__/a.ts',
  'fixtures/users.ts',
  'src/Button.stories.tsx',
  'jest.setup.ts',
  'src/a.d.ts',
  'public/jquery.min.js',
];
const SOURCE_PATHS = [
  'src/contest/a.ts',
  'src/latest.ts',
  'src/attest/a.ts',
  'src/mockup.ts',
  'src/protest.ts',
  'load-tests/src/a.ts',
  'test-server/a.ts',
  'src/e2e/a.ts',
  'src/stories/story.ts',
  'src/mocking.ts',
];

tester.run('no-hardcoded-credentials, in tests', noHardcodedCredentials, {
  valid: [
    ...TEST_PATHS.map((filename) => ({ name: `nothing in ${filename}`, filename, code: MADE_UP })),
    ...['vitest', 'node:test', '@playwright/test'].map((runner) => ({
      name: `nothing where ${runner} is imported`,
      filename: 'src/setup.ts',
      code: `import { it } from '${runner}';\n${MADE_UP}`,
    })),
    ...negatives(
      [
        ['a connection string of a test', "const url = 'postgres://postgres:postgres@localhost/test';"],
        ['a URL with a password of a reserved host', `connect('redis://app:${RANDOM}@redis.example:6379');`],
        ['a URL with a short password', "parse('redis://app:pa%s^s@redis.internal:6379');"],
        ['a URL with an escaped password', "parse('redis://app:p%40ss%2Fword@redis.internal:6379');"],
        ['a URL with a weak password', "connect('postgres://app:hunter2@db.internal/app');"],
        ['a key of a signing call', "jwt.sign(payload, 'secret');"],
      ],
      { filename: 'test/a.ts' },
    ),
  ],
  invalid: [
    ...positives(
      [
        ["a provider's token", `const x = «'${STRIPE_KEY}'»;`, 'a Stripe secret key'],
        ['a private key', `const pem = «'${PEM}'»;`, 'a private key'],
        [
          'a URL with a password that is not weak',
          `connect(«'postgres://app:${RANDOM}@db.internal/app'»);`,
          'a password in a URL',
        ],
      ],
      { filename: 'test/a.ts' },
    ),
    ...positives(
      [
        [
          "a provider's token by its name",
          `const apiKey = «'${STRIPE_KEY}'»;`,
          'a Stripe secret key',
          'apiKey',
        ],
      ],
      {
        filename: 'test/a.ts',
      },
    ),
    ...SOURCE_PATHS.flatMap((filename) =>
      positives(
        [
          [
            `a made-up password in ${filename}`,
            "const password = «'hunter2'»;",
            'a weak password',
            'password',
          ],
        ],
        {
          filename,
        },
      ),
    ),
    ...positives(
      [
        [
          'a module that imports no runner',
          "import { it } from './it'; const password = «'hunter2'»;",
          'a weak password',
          'password',
        ],
      ],
      { filename: 'src/a.ts' },
    ),
    ...positives(
      [['a test, where the option says so', "const password = «'hunter2'»;", 'a weak password', 'password']],
      {
        filename: 'test/a.ts',
        options: [{ ignoreTestFiles: false }],
      },
    ),
  ],
});

tester.run('no-hardcoded-credentials, in translations', noHardcodedCredentials, {
  valid: negatives(
    [
      ['a translated label', "export default { password: 'Mot de passe', secret_key: 'Secret key' };"],
      ['a label with an apostrophe', 'export default { password: "Parola d\'accesso" };'],
    ],
    { filename: 'src/locales/it/form.ts', options: [{ ignoreTestFiles: false }] },
  ),
  invalid: positives(
    [["a provider's token", `export default { password: «'${STRIPE_KEY}'» };`, 'a Stripe secret key']],
    {
      filename: 'src/locales/it/form.ts',
    },
  ),
});

tester.run('no-hardcoded-credentials, what a message shows', noHardcodedCredentials, {
  valid: [],
  invalid: positives([
    [
      'no control characters of a name',
      "f({ 'a\\u001b[31m_password': «'hunter2'» });",
      'a weak password',
      'a\\x1b[31m_password',
    ],
    [
      'no token that stands as a name',
      `f({ '${STRIPE_KEY}_password': «'hunter2'» });`,
      'a weak password',
      '…',
    ],
  ]),
});

/** Cases of literals that are one credential: what it is, how often it stands there, the call that takes it. */
function repeated(cases: readonly (readonly [string, string, string, number, string?])[]) {
  return cases.map(([name, marked, what, times, call]) => {
    const { code, locations } = parseMarks(marked);
    const message =
      call === undefined
        ? ({ messageId: 'shapedRepeatedly', data: { what, times } } as const)
        : ({ messageId: 'passedRepeatedly', data: { name: call, what, times } } as const);
    const errors = locations.map((at, index) => ({
      ...message,
      ...at,
      ...suggestionsOf(name, marked, index),
    }));
    return { name, code, errors };
  });
}

tester.run('no-hardcoded-credentials, one credential in several places', noHardcodedCredentials, {
  valid: [],
  invalid: [
    ...repeated([
      [
        'a guessable key of several calls',
        "jwt.sign(a, «'secret'»);\njwt.sign(b, 'secret');\njwt.verify(c, 'secret');",
        'a weak secret',
        3,
        'jwt.sign()',
      ],
      [
        'a guessable password in several URLs of one server',
        "f(«'postgres://app:postgres@db/a'»);\nf('postgres://app:postgres@db/b?ssl=true');",
        'a password in a URL',
        2,
      ],
    ]),
    ...positives([
      [
        'another key of the same call',
        "jwt.sign(a, «'secret'»); jwt.sign(b, «'changeme'»);",
        'a weak secret',
        'jwt.sign()',
      ],
      [
        'a key that nobody guesses, wherever it stands',
        `jwt.sign(a, «'${RANDOM}'»); jwt.sign(b, «'${RANDOM}'»);`,
        'a literal secret',
        'jwt.sign()',
      ],
      [
        'a URL of another server',
        "f(«'postgres://app:postgres@db/a'», «'postgres://app:postgres@replica/a'»);",
        'a password in a URL',
      ],
      [
        'a password in a URL that nobody guesses, wherever it stands',
        "f(«'postgres://app:h8Kq!zW2@db/a'», «'postgres://app:h8Kq!zW2@db/a'»);",
        'a password in a URL',
      ],
      [
        "a provider's token, wherever it stands",
        `f(«'${STRIPE_KEY}'», «'${STRIPE_KEY}'»);`,
        'a Stripe secret key',
      ],
      [
        'a value with a name of its own',
        "f({ password: «'secret'» }, { password: «'secret'» });",
        'a weak password',
        'password',
      ],
    ]),
  ],
});

it('suggests what parses and compiles under strict TypeScript', () => {
  expect(suggested.length).toBeGreaterThan(50);
  expect(newDiagnostics(suggested)).toEqual([]);
});
