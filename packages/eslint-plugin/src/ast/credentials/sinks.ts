/** A call that takes a secret: what stands there as a literal is one, whatever its name says. */
export interface Sink {
  /** What the method belongs to, as its last name, `''` where it is a function; any where there is no pattern. */
  readonly owner?: RegExp;
  /** A module that the file imports, for calls by names that others have too. */
  readonly module?: RegExp;
  /** What the first argument says: of a login, who logs in. */
  readonly first?: RegExp;
  /** The argument that is the secret, counted from 0; the last one before a callback. */
  readonly argument?: number | 'last';
  /** The keys of an options argument that hold it. */
  readonly keys?: readonly string[];
  /** The keys may stand deeper in the options, or in what a function gives for them. */
  readonly deep?: boolean;
  /** The key of an object in the options that holds a secret by each user. */
  readonly users?: string;
  /**
   * What the argument is, where it is no secret that code works with.
   * - `password`: one that a server asks for
   * - `hashed`: one whose hash is stored
   * - `compared`: one that is compared with a hash
   */
  readonly what?: 'compared' | 'hashed' | 'password';
}

const JWT = /^(?:jwt|jsonwebtoken|jwtservice)$/i;
const JWT_MODULE = /^(?:jsonwebtoken|hono\/(?:utils\/)?jwt)$/;
const CRYPTO_JS_CIPHER = /^(?:AES|DES|TripleDES|Rabbit|RC4|Blowfish)$/;
const COOKIE_SIGNATURE = /^(?:cookie(?:Signature)?|signature)$/;
const IRON = /^iron$/i;
const NO_OWNER = /^$/;

/** https://github.com/kelektiv/node.bcrypt.js, https://github.com/ranisalt/node-argon2, https://bun.com/docs/guides/util/hash-a-password */
const HASHER = /^(?:bcrypt(?:js)?|argon2|password)$/i;

const BCRYPT_MODULE = /^(?:@node-rs\/)?bcrypt(?:js)?$/;
const HASHER_MODULE = /^(?:@node-rs\/)?(?:argon2|bcrypt(?:js)?)$/;

/** The distinguished name that LDAP logs in as (RFC 4514), or a name of Active Directory. */
const LDAP_NAME = /^(?:cn|dc|o|ou|sAMAccountName|uid|userPrincipalName)=/i;

const FIRST: readonly Sink[] = [{ argument: 0 }];
const SECOND: readonly Sink[] = [{ argument: 1 }];
const SECRET_OPTION: readonly Sink[] = [{ keys: ['secret'] }];
const PASSWORD_OPTION: readonly Sink[] = [{ keys: ['password'] }];
const SECOND_PASSWORD: readonly Sink[] = [{ argument: 1, what: 'password' }];
const LAST_PASSWORD: readonly Sink[] = [{ argument: 'last', what: 'password' }];
const HASHED: readonly Sink[] = [
  { owner: HASHER, argument: 0, what: 'hashed' },
  { owner: NO_OWNER, module: HASHER_MODULE, argument: 0, what: 'hashed' },
];
const COMPARED: readonly Sink[] = [
  { owner: HASHER, argument: 0, what: 'compared' },
  { owner: NO_OWNER, module: BCRYPT_MODULE, argument: 0, what: 'compared' },
];
const COOKIE_SECRETS: readonly Sink[] = [{ keys: ['secrets'], deep: true }];
const JWT_OPTIONS = ['secret', 'privateKey', 'secretOrPrivateKey'];

/** By the name of the function, method or class; arguments and options as each package documents them. */
export const SINKS: Readonly<Record<string, readonly Sink[]>> = {
  // https://github.com/auth0/node-jsonwebtoken#usage; https://github.com/panva/jose: `new SignJWT().sign(key)`;
  // https://hono.dev/docs/helpers/jwt
  sign: [
    { owner: NO_OWNER, module: JWT_MODULE, argument: 1 },
    { owner: JWT, argument: 1 },
    { owner: JWT, keys: ['secret', 'privateKey'] },
    { owner: /^SignJWT$/, argument: 0 },
    // https://github.com/tj/node-cookie-signature
    { owner: COOKIE_SIGNATURE, argument: 1 },
  ],
  unsign: [{ owner: COOKIE_SIGNATURE, argument: 1 }],
  // https://github.com/vvo/iron-session, https://github.com/hapijs/iron
  sealData: PASSWORD_OPTION,
  unsealData: PASSWORD_OPTION,
  getIronSession: PASSWORD_OPTION,
  seal: [{ owner: IRON, argument: 1 }],
  unseal: [{ owner: IRON, argument: 1 }],
  verify: [
    { owner: NO_OWNER, module: JWT_MODULE, argument: 1 },
    { owner: /^argon2$/i, argument: 1, what: 'compared' },
    { owner: JWT, argument: 1 },
    { owner: JWT, keys: ['secret'] },
  ],
  signAsync: [{ owner: JWT, keys: ['secret', 'privateKey'] }],
  verifyAsync: [{ owner: JWT, keys: ['secret'] }],
  jwtVerify: SECOND,
  // https://nodejs.org/api/crypto.html; salts and nonces are no secrets
  createHmac: SECOND,
  createSecretKey: FIRST,
  createCipheriv: SECOND,
  createDecipheriv: SECOND,
  createCipher: SECOND,
  createDecipher: SECOND,
  importKey: [{ first: /^raw$/, argument: 1 }],
  pbkdf2: FIRST,
  pbkdf2Sync: FIRST,
  scrypt: FIRST,
  scryptSync: FIRST,
  hash: HASHED,
  hashSync: HASHED,
  compare: COMPARED,
  compareSync: COMPARED,
  // https://cryptojs.gitbook.io/docs
  encrypt: [{ owner: CRYPTO_JS_CIPHER, argument: 1 }],
  decrypt: [{ owner: CRYPTO_JS_CIPHER, argument: 1 }],
  HmacMD5: SECOND,
  HmacSHA1: SECOND,
  HmacSHA256: SECOND,
  HmacSHA512: SECOND,
  // https://github.com/expressjs: cookie-parser, session, cookie-session
  cookieParser: FIRST,
  session: SECRET_OPTION,
  expressSession: SECRET_OPTION,
  cookieSession: [{ keys: ['keys', 'secret'] }],
  // https://github.com/auth0/express-jwt, https://github.com/koajs/jwt
  jwt: SECRET_OPTION,
  expressjwt: SECRET_OPTION,
  expressJwt: SECRET_OPTION,
  // https://docs.nestjs.com/security/authentication; fastify plugins take their options beside them
  register: [
    { owner: /^JwtModule$/, keys: JWT_OPTIONS },
    { owner: /^(?:app|fastify|server|instance)$/i, keys: ['secret'] },
  ],
  registerAsync: [{ owner: /^JwtModule$/, keys: JWT_OPTIONS, deep: true }],
  // https://reactrouter.com/explanation/sessions-and-cookies, https://hono.dev/docs/helpers/cookie
  createCookie: COOKIE_SECRETS,
  createCookieSessionStorage: COOKIE_SECRETS,
  setSignedCookie: [{ argument: 3 }],
  getSignedCookie: SECOND,
  // https://hono.dev/docs/middleware/builtin/bearer-auth, https://github.com/LionC/express-basic-auth
  bearerAuth: [{ keys: ['token'] }],
  basicAuth: [{ users: 'users' }],
  // https://www.passportjs.org/packages/passport-jwt
  JwtStrategy: [{ keys: ['secretOrKey'] }],
  Strategy: [{ keys: ['secretOrKey', 'clientSecret', 'consumerSecret'] }],
  // https://authjs.dev/reference/core#secret, https://www.better-auth.com/docs/reference/options#secret
  NextAuth: SECRET_OPTION,
  betterAuth: SECRET_OPTION,
  // https://payloadcms.com/docs/configuration/overview
  buildConfig: SECRET_OPTION,
  // https://node-postgres.com/apis/pool, https://sidorares.github.io/node-mysql2, https://typeorm.io/data-source-options,
  // https://github.com/redis/node-redis, https://github.com/redis/ioredis
  Pool: PASSWORD_OPTION,
  createConnection: PASSWORD_OPTION,
  createPool: PASSWORD_OPTION,
  DataSource: PASSWORD_OPTION,
  createClient: PASSWORD_OPTION,
  Redis: PASSWORD_OPTION,
  // https://sequelize.org/docs/v6/getting-started/#connecting-to-a-database
  Sequelize: [{ argument: 2 }],
  auth: [
    // `auth(password)` and `auth(user, password)`: https://redis.github.io/ioredis, https://github.com/redis/node-redis
    { owner: /redis|valkey|keydb/i, argument: 'last', what: 'password' },
    { owner: /client|cache|conn|pub|sub/i, module: /redis|valkey/, argument: 'last', what: 'password' },
    // https://www.mongodb.com/docs/manual/reference/method/db.auth
    { owner: /^(?:admin)?db$/i, argument: 1, what: 'password' },
    // https://forwardemail.github.io/superagent/#authentication
    { owner: /^(?:superagent|request|agent)$/i, argument: 1, what: 'password' },
    // https://github.com/auth0/express-openid-connect
    { owner: NO_OWNER, module: /^express-openid-connect$/, keys: ['secret'] },
  ],
  // https://ldapts.dev, http://ldapjs.org/client.html#bind
  bind: [
    { first: LDAP_NAME, argument: 1, what: 'password' },
    { owner: /client|ldap/i, module: /ldap/, argument: 1, what: 'password' },
  ],
  // https://amqp-node.github.io/amqplib/channel_api.html#connect
  plain: [{ owner: /^credentials$/, argument: 1, what: 'password' }],
  // https://neo4j.com/docs/javascript-manual/current/connect-advanced
  basic: [{ owner: /^auth$/, argument: 1, what: 'password' }],
  // https://docs.datastax.com/en/developer/nodejs-driver/4.8/api/module.auth, https://github.com/vpulim/node-soap#security
  PlainTextAuthProvider: SECOND_PASSWORD,
  BasicAuthSecurity: SECOND_PASSWORD,
  // https://firebase.google.com/docs/auth/web/password-auth, https://pocketbase.io/docs/authentication
  createUserWithEmailAndPassword: LAST_PASSWORD,
  signInWithEmailAndPassword: LAST_PASSWORD,
  authWithPassword: SECOND_PASSWORD,
  // https://www.twilio.com/docs/libraries/reference/twilio-node, https://github.com/web-push-libs/web-push
  twilio: SECOND,
  Twilio: SECOND,
  setVapidDetails: [{ argument: 2 }],
  // https://docs.aws.amazon.com/AWSJavaScriptSDK/latest/AWS/Credentials.html, https://docs.aws.amazon.com/cdk/api/v2
  Credentials: [{ owner: /^AWS$/, argument: 1 }],
  unsafePlainText: [{ owner: /^SecretValue$/, argument: 0 }],
  // https://www.meilisearch.com/docs/learn/security/basic_security
  MeiliSearch: [{ keys: ['apiKey'] }],
};
