/** A call that takes a secret: what stands there as a literal is one, whatever its name says. */
export interface Sink {
  /** What the method belongs to, as its last name; any where there is none. */
  readonly owner?: RegExp;
  /** The argument that is the secret, counted from 0. */
  readonly argument?: number;
  /** The keys of an options argument that hold it. */
  readonly keys?: readonly string[];
}

const JWT = /^(?:jwt|jsonwebtoken|jwtservice)$/i;
const CRYPTO_JS_CIPHER = /^(?:AES|DES|TripleDES|Rabbit|RC4|Blowfish)$/;

const FIRST: readonly Sink[] = [{ argument: 0 }];
const SECOND: readonly Sink[] = [{ argument: 1 }];
const SECRET_OPTION: readonly Sink[] = [{ keys: ['secret'] }];
const PASSWORD_OPTION: readonly Sink[] = [{ keys: ['password'] }];

/** By the name of the function, method or class; arguments and options as each package documents them. */
export const SINKS: Readonly<Record<string, readonly Sink[]>> = {
  // https://github.com/auth0/node-jsonwebtoken#usage; https://github.com/panva/jose: `new SignJWT().sign(key)`
  sign: [
    { owner: JWT, argument: 1 },
    { owner: JWT, keys: ['secret', 'privateKey'] },
    { owner: /^SignJWT$/, argument: 0 },
  ],
  verify: [
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
  pbkdf2: FIRST,
  pbkdf2Sync: FIRST,
  scrypt: FIRST,
  scryptSync: FIRST,
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
    { owner: /^JwtModule$/, keys: ['secret', 'privateKey', 'secretOrPrivateKey'] },
    { owner: /^(?:app|fastify|server|instance)$/i, keys: ['secret'] },
  ],
  // https://www.passportjs.org/packages/passport-jwt
  JwtStrategy: [{ keys: ['secretOrKey'] }],
  Strategy: [{ keys: ['secretOrKey', 'clientSecret', 'consumerSecret'] }],
  // https://authjs.dev/reference/core#secret, https://www.better-auth.com/docs/reference/options#secret
  NextAuth: SECRET_OPTION,
  betterAuth: SECRET_OPTION,
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
};
