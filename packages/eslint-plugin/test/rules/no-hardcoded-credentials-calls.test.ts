import { noHardcodedCredentials } from '../../src/rules/no-hardcoded-credentials.js';
import { parseMarks, replaceMark } from '../marked-code.js';
import { RuleTester } from '../setup.js';

/** Behaviour, code with the reported literals between marks, what it is, what holds or takes it, the variable to read. */
type Positive = readonly [name: string, marked: string, what: string, holder: string, variable?: string];

type Negative = readonly [name: string, code: string];

function suggestions(marked: string, index: number, variable: string) {
  const read = `process.env.${variable}`;
  const text = `${read} || (() => { throw new Error('${variable} is required'); })()`;
  const output = replaceMark(marked, index, text);
  return [{ messageId: 'readVariableOrStop', data: { read }, output }] as const;
}

function positives(cases: readonly Positive[]) {
  return cases.map(([name, marked, what, holder, variable]) => {
    const { code, locations } = parseMarks(marked);
    const messageId = holder.endsWith(')') ? ('passedCredential' as const) : ('namedCredential' as const);
    return {
      name,
      code,
      errors: locations.map((at, index) => ({
        messageId,
        data: { name: holder, what },
        ...at,
        ...(variable === undefined ? {} : { suggestions: suggestions(marked, index, variable) }),
      })),
    } as const;
  });
}

function negatives(cases: readonly Negative[]) {
  return cases.map(([name, code]) => ({ name, code }));
}

const RANDOM = 'k9Xw2LmQ7rTz8VbN3cYd5HfJ';

const LOGINS: readonly Positive[] = [
  ['Redis', "await redis.auth(«'orange'»);", 'a literal password', 'redis.auth()', 'REDIS_PASSWORD'],
  [
    'a user of Redis',
    "redisClient.auth('default', «'hunter2'»);",
    'a weak password',
    'redisClient.auth()',
    'REDIS_PASSWORD',
  ],
  [
    'a client where Redis is imported',
    "import { createClient } from 'redis';\nclient.auth('default', «'orange'»);",
    'a literal password',
    'client.auth()',
  ],
  [
    'a client where Redis is required, with a callback',
    "const { createClient } = require('ioredis');\npub.auth(«'orange'», (error) => {});",
    'a literal password',
    'pub.auth()',
  ],
  [
    'a constant of another name',
    "const DEFAULT = «'orange'»;\nredis.auth(DEFAULT);",
    'a literal password',
    'redis.auth()',
    'REDIS_PASSWORD',
  ],
  ['MongoDB', "db.auth('app', «'orange'»);", 'a literal password', 'db.auth()'],
  [
    'superagent',
    "superagent.get(url).auth('tobi', «'learnboost'»);",
    'a literal password',
    'superagent.auth()',
  ],
  [
    'LDAP, by the name that logs in',
    "client.bind('cn=admin,dc=example,dc=org', «'orange'», done);",
    'a literal password',
    'client.bind()',
  ],
  [
    'LDAP, where a client is imported',
    "import { Client } from 'ldapts';\nawait client.bind(name, «'orange'»);",
    'a literal password',
    'client.bind()',
  ],
  [
    'AMQP',
    "amqp.connect(url, { credentials: amqp.credentials.plain('app', «'orange'») });",
    'a literal password',
    'credentials.plain()',
  ],
  [
    'Neo4j',
    "neo4j.driver(uri, neo4j.auth.basic('neo4j', «'orange'»));",
    'a literal password',
    'auth.basic()',
    'NEO4J_PASSWORD',
  ],
  [
    'Cassandra',
    "new cassandra.auth.PlainTextAuthProvider('app', «'orange'»);",
    'a literal password',
    'auth.PlainTextAuthProvider()',
  ],
  [
    'SOAP',
    "client.setSecurity(new soap.BasicAuthSecurity('app', «'orange'»));",
    'a literal password',
    'soap.BasicAuthSecurity()',
  ],
  [
    'Firebase',
    "await signInWithEmailAndPassword(auth, 'bot@example.com', «'orange'»);",
    'a literal password',
    'signInWithEmailAndPassword()',
  ],
  [
    'the older API of Firebase',
    "firebase.auth().signInWithEmailAndPassword('bot@example.com', «'orange'»);",
    'a literal password',
    'firebase.signInWithEmailAndPassword()',
  ],
  [
    'PocketBase',
    "await pb.admins.authWithPassword('bot@example.com', «'orange'»);",
    'a literal password',
    'admins.authWithPassword()',
  ],
];

const OTHER_LOGINS: readonly Negative[] = [
  [
    'a strategy',
    "app.auth('local'); passport.authenticate('local'); server.auth.strategy('session', 'cookie');",
  ],
  ['a role', "router.use(auth('admin')); client.auth('admin', 'read');"],
  ['an API of sign-in', "supabase.auth.signInWithOAuth({ provider: 'github' });"],
  ['a password that is read', 'redis.auth(password); client.bind(dn, process.env.LDAP_PASSWORD);'],
  [
    'a function that is bound',
    "import 'ldapjs';\nfn.bind(null, 'orange'); this.on = this.on.bind(this, 'orange');",
  ],
  ['a container', "container.bind('Tokens', 'orange'); client.bind('event', 'orange');"],
  ['calls of the same names', "text.plain('a', 'orange'); theme.basic('a', 'orange');"],
];

const HASHED: readonly Positive[] = [
  ['bcrypt', "const h = await bcrypt.hash(«'orange'», 10);", 'a literal password', 'bcrypt.hash()'],
  ['bcryptjs', "const h = bcryptjs.hashSync(«'Admin@123'», 10);", 'a weak password', 'bcryptjs.hashSync()'],
  ['argon2', "save(await argon2.hash(«'orange'»));", 'a literal password', 'argon2.hash()'],
  ['Bun', "save(await Bun.password.hash(«'orange'»));", 'a literal password', 'password.hash()'],
  [
    'an imported function',
    "import { hash } from 'bcryptjs';\nconst h = await hash(«'orange'», 10);",
    'a literal password',
    'hash()',
  ],
  [
    'a hash that is stored',
    "create({ email, passwordHash: bcrypt.hashSync(«'orange'», 10) });",
    'a literal password',
    'bcrypt.hashSync()',
  ],
  [
    'a constant of another name',
    "const initial = «'orange'»;\nsave(await bcrypt.hash(initial, 10));",
    'a literal password',
    'bcrypt.hash()',
  ],
  [
    'a hash under the name of a password',
    "create({ password: bcrypt.hashSync(«'hunter2'», 10) });",
    'a weak password',
    'password',
  ],
];

const NOT_HASHED: readonly Negative[] = [
  [
    'a password that is read',
    'bcrypt.hash(dto.password, 10); bcrypt.compare(dto.password, user.passwordHash);',
  ],
  ['a digest', "crypto.hash('sha256', data); const etag = hash('static-v1'); hasher.hash('orange');"],
  [
    'what takes the time of a login',
    "const DUMMY_HASH = bcrypt.hashSync('orange', 10);\nawait bcrypt.hash('orange', 10);",
  ],
  ['a placeholder', "const h = await bcrypt.hash('dummy', 10);"],
  [
    'a comparison, which is less sure',
    "if (await bcrypt.compare('orange', stored)) f(); argon2.verify(stored, 'orange');",
  ],
];

const COMPARED: readonly Positive[] = [
  ['bcrypt', "f(await bcrypt.compare(«'orange9'», stored));", 'a literal password', 'bcrypt.compare()'],
  ['argon2', "f(await argon2.verify(stored, «'orange9'»));", 'a literal password', 'argon2.verify()'],
];

const BASIC: readonly Positive[] = [
  [
    'btoa() behind a scheme',
    "f({ Authorization: 'Basic ' + btoa('ada:«hunter2»') });",
    'a weak password',
    'password',
  ],
  [
    'btoa() in a template',
    "f({ Authorization: `Basic ${btoa('ada:«orange»')}` });",
    'a literal password',
    'password',
  ],
  [
    'Buffer behind a scheme',
    "headers.set('Authorization', 'Basic ' + Buffer.from('ada:«orange»').toString('base64'));",
    'a literal password',
    'password',
  ],
  [
    'a header of another name',
    "const header = `Basic ${Buffer.from('ada:«orange»').toString('base64')}`;",
    'a literal password',
    'password',
  ],
  [
    'a constant that is encoded',
    "const login = 'ada:«orange»';\nfetch(url, { headers: { Authorization: `Basic ${btoa(login)}` } });",
    'a literal password',
    'password',
  ],
  [
    'a constant that holds it encoded',
    "const encoded = Buffer.from('ada:«orange»').toString('base64');\nf({ authorization: 'Basic ' + encoded });",
    'a literal password',
    'password',
  ],
  [
    'a constant for a header',
    "const auth = Buffer.from('ada:«orange»').toString('base64');",
    'a literal password',
    'password',
  ],
];

const NOT_BASIC: readonly Negative[] = [
  [
    'the ids of an API',
    "const cursor = btoa('cursor:100'); const id = Buffer.from('User:1').toString('base64');",
  ],
  ['what is computed', 'f(`Basic ${btoa(`${id}:${secret}`)}`, "Basic " + btoa(user + ":" + password));'],
  ['no password', "f({ Authorization: 'Basic ' + btoa('ada:') }); const auth = btoa('ada');"],
  ['an example', "f({ Authorization: `Basic ${btoa('username:password')}` });"],
  ['a scheme in a sentence', "const plan = 'Basic ' + plural('plan:orange'); const t = `A basic ${name}`;"],
  ['an edition', "const title = 'Visual Basic ' + 'edition:2024'; f(`Basic ${'ada:orange'}`);"],
  ['a URL', "f(`Basic ${btoa('https://example.com')}`);"],
  ['bytes that are not encoded', "const auth = Buffer.from('orange:tree');"],
];

const KEYS: readonly Positive[] = [
  [
    'an imported sign()',
    "import { sign } from 'jsonwebtoken';\nsign({}, «'qzx'»);",
    'a literal secret',
    'sign()',
  ],
  [
    'an imported verify()',
    "import { verify } from 'hono/jwt';\nverify(token, «'qzx'»);",
    'a literal secret',
    'verify()',
  ],
  ['a signed cookie', "cookie.sign(value, «'tobiiscool'»);", 'a literal secret', 'cookie.sign()'],
  [
    'a session that is sealed',
    "Iron.seal(data, «'a b c'», Iron.defaults);",
    'a literal secret',
    'Iron.seal()',
  ],
  [
    'a session of iron-session',
    "sealData({ id }, { password: «'orange-tree'» });",
    'a literal password',
    'password',
  ],
  [
    'a factory of options',
    "JwtModule.registerAsync({ useFactory: () => ({ secret: «'nest-secret'» }) });",
    'a literal secret',
    'secret',
    'JWT_SECRET',
  ],
  [
    "a constant of NestJS's guide",
    "const jwtConstants = { secret: «'secretKey'» };",
    'a literal secret',
    'secret',
    'JWT_SECRET',
  ],
  [
    "a strategy's options",
    "class A extends B { constructor() { super({ secretOrKey: «'nest-key'» }); } }",
    'a literal secret',
    'secretOrKey',
    'JWT_SECRET',
  ],
  [
    'options of Auth.js',
    "export const o = { providers: [], secret: «'auth-secret'» };",
    'a literal secret',
    'secret',
  ],
  [
    'a cookie of a session',
    "createCookieSessionStorage({ cookie: { secrets: [«'qzx'»] } });",
    'a literal secret',
    'secrets',
    'SESSION_SECRET',
  ],
  [
    'a signed cookie of Hono',
    "setSignedCookie(c, 'a', 'b', «'qzx'»);",
    'a literal secret',
    'setSignedCookie()',
  ],
  [
    'a key that is bytes',
    "const secret = new TextEncoder().encode(«'hall-of-fame'»);",
    'a literal secret',
    'secret',
  ],
  [
    'a key that is imported',
    "crypto.subtle.importKey('raw', new TextEncoder().encode(«'qzx'»), a, false, b);",
    'a literal secret',
    'subtle.importKey()',
  ],
  [
    'keys of Koa',
    "import Koa from 'koa';\nconst app = new Koa();\napp.keys = [«'qzx'», «'a b c'»];",
    'a literal secret',
    'keys',
  ],
  [
    'users of express-basic-auth',
    "basicAuth({ users: { ada: «'qzx'», bob: «'wvu'» } });",
    'a literal password',
    'users',
  ],
  ['a token of Hono', "bearerAuth({ token: «'honoiscool'» });", 'a literal secret', 'token'],
  [
    'a default of Nuxt',
    "defineNuxtConfig({ runtimeConfig: { apiSecret: «'orange-tree'» } });",
    'a literal secret',
    'apiSecret',
    'API_SECRET',
  ],
  ['Twilio', `twilio(sid, «'${RANDOM}'»);`, 'a literal secret', 'twilio()', 'TWILIO_AUTH_TOKEN'],
  [
    'a key of web-push',
    `webpush.setVapidDetails(mail, publicKey, «'${RANDOM}'»);`,
    'a literal secret',
    'webpush.setVapidDetails()',
    'VAPID_PRIVATE_KEY',
  ],
  [
    'a secret of the CDK',
    "SecretValue.unsafePlainText(«'qzx'»);",
    'a literal secret',
    'SecretValue.unsafePlainText()',
  ],
  [
    'a header that is asked for',
    `if (req.get('X-Webhook-Secret') !== «'${RANDOM}'») f();`,
    'a literal secret',
    'X-Webhook-Secret',
  ],
];

const OTHER_KEYS: readonly Negative[] = [
  [
    'functions of the same names',
    "import { verify } from './mail';\nverify('email', 'code'); sign('a.pdf', 'approved');",
  ],
  ['keys of something else', "app.keys = ['id', 'name']; grid.keys = ['a'];"],
  ['keys that are read', "import Koa from 'koa';\napp.keys = [process.env.KEY];"],
  ['users of another call', "list({ users: { ada: 'qzx' } }); basicAuth({ realm: { ada: 'qzx' } });"],
  ['names of secrets', "onRequest({ secrets: ['STRIPE_KEY'] }, f); const secrets = ['DB_PASSWORD'];"],
  [
    'an empty default of Nuxt',
    "defineNuxtConfig({ runtimeConfig: { apiSecret: '', public: { apiBase: '/api' } } });",
  ],
  ['a name for a key', "const secret = 'hall-of-fame'; const o = { secret: 'auth-secret' };"],
  [
    'a header that is looked for',
    "if (req.get('X-Mode') !== 'orange') f(); if (req.get('Authorization', 'x') === 'a') f();",
  ],
  ['an import of another format', "crypto.subtle.importKey('jwk', jwk, 'orange', false, b);"],
];

const VOCABULARY: readonly Negative[] = [
  ['the name of a field', "export const Field = { Password: 'password1' };"],
  ['the names of fields', "export const Field = { Email: 'email1', Password: 'password2', Token: 'token' };"],
  [
    'names that say themselves',
    "const fields = { email: 'email', password: 'password', newPassword: 'newPassword' };",
  ],
];

const NO_VOCABULARY: readonly Positive[] = [
  ['a weak password', "create({ password: «'password1'» });", 'a weak password', 'password'],
  ['a login', "login({ user: 'user', password: «'password'» });", 'a weak password', 'password'],
  [
    'a login in capitals',
    "login({ Username: 'ada', Password: «'password1'» });",
    'a weak password',
    'Password',
  ],
  ['another word', "create({ Password: «'changeme'» });", 'a weak password', 'Password'],
];

const tester = new RuleTester();

tester.run('no-hardcoded-credentials, passwords that a call logs in with', noHardcodedCredentials, {
  valid: negatives(OTHER_LOGINS),
  invalid: positives(LOGINS),
});

tester.run('no-hardcoded-credentials, passwords that are hashed', noHardcodedCredentials, {
  valid: negatives(NOT_HASHED),
  invalid: [
    ...positives(HASHED),
    ...positives(COMPARED).map((testCase) => ({
      ...testCase,
      name: `${testCase.name}, where warnings count`,
      options: [{ confidence: 'medium' }] as const,
    })),
  ],
});

tester.run('no-hardcoded-credentials, passwords in encoded headers', noHardcodedCredentials, {
  valid: negatives(NOT_BASIC),
  invalid: positives(BASIC),
});

tester.run('no-hardcoded-credentials, keys that a library takes', noHardcodedCredentials, {
  valid: negatives(OTHER_KEYS),
  invalid: positives(KEYS),
});

tester.run('no-hardcoded-credentials, words for fields', noHardcodedCredentials, {
  valid: negatives(VOCABULARY),
  invalid: positives(NO_VOCABULARY),
});
