/** Words that say what a secret is and not whose: `password` alone names no variable, `password` of `db` does. */
export const GENERIC: ReadonlySet<string> = new Set([
  'ACCESS',
  'API',
  'APP',
  'AUTH',
  'CLIENT',
  'CREDENTIAL',
  'CREDENTIALS',
  'KEY',
  'PASS',
  'PASSPHRASE',
  'PASSWD',
  'PASSWORD',
  'PRIVATE',
  'PWD',
  'REFRESH',
  'SECRET',
  'SIGNING',
  'TOKEN',
  'VALUE',
]);

/** Words that say that it is a URL and not whose: its scheme says that. */
export const URL_WORDS: ReadonlySet<string> = new Set(['CONNECTION', 'CONN', 'DSN', 'STRING', 'URI', 'URL']);

/** The variable of a URL that its name says nothing of, by its scheme. */
export const URL_VARIABLES: readonly (readonly [scheme: RegExp, variable: string])[] = [
  [/^(?:cockroachdb|mariadb|mssql|mysql2?|postgres(?:ql)?|sqlserver)$/, 'DATABASE_URL'],
  [/^mongodb(?:\+srv)?$/, 'MONGODB_URI'],
  [/^rediss?$/, 'REDIS_URL'],
  [/^amqps?$/, 'AMQP_URL'],
];

/** Names that are written as one word. */
export const JOINED: Readonly<Record<string, string>> = {
  ACCESSKEY: 'ACCESS_KEY',
  ACCESSTOKEN: 'ACCESS_TOKEN',
  APIKEY: 'API_KEY',
  AUTHTOKEN: 'AUTH_TOKEN',
  CLIENTSECRET: 'CLIENT_SECRET',
  PRIVATEKEY: 'PRIVATE_KEY',
  SECRETKEY: 'SECRET_KEY',
};

/** Names around a secret that do not say whose it is: `const config = { … }`. */
export const HOLLOW: ReadonlySet<string> = new Set([
  'ARGS',
  'AUTH',
  'AUTHENTICATION',
  'CFG',
  'CLIENT',
  'CONF',
  'CONFIG',
  'CONFIGURATION',
  'CONN',
  'CONNECTION',
  'CONSTANTS',
  'CREDENTIALS',
  'CREDS',
  'DEFAULT',
  'DEFAULTS',
  'ENV',
  'ENVIRONMENT',
  'EXPORTS',
  'INSTANCE',
  'KEYS',
  'MODULE',
  'OPTIONS',
  'OPTS',
  'PARAMS',
  'PASSWORD',
  'POOL',
  'PROPS',
  'RUNTIME',
  'SECRET',
  'SECRETS',
  'SERVER',
  'SERVICE',
  'SETTINGS',
  'TOKEN',
]);

/** What has a password of its own, which is data and no setting of the app: a seed's user, a form. */
export const RECORDS: ReadonlySet<string> = new Set([
  'ACCOUNT',
  'BODY',
  'DATA',
  'FORM',
  'HEADERS',
  'INPUT',
  'LOGIN',
  'OBJ',
  'PAYLOAD',
  'PERSON',
  'QUERY',
  'REQ',
  'REQUEST',
  'RES',
  'RESPONSE',
  'RESULT',
  'STATE',
  'USER',
  'USERS',
  'VALUES',
]);

/** `defaultPassword`, `MY_API_KEY`: what the author says of the literal, not of the setting. */
export const PREFIXES: ReadonlySet<string> = new Set([
  'DEFAULT',
  'DEV',
  'DUMMY',
  'FAKE',
  'FALLBACK',
  'HARDCODED',
  'MOCK',
  'MY',
  'OUR',
  'RAW',
  'TEST',
  'THE',
]);

/** Names that projects give the same variable: the one that a project's schema declares is meant. */
export const SYNONYMS: readonly (readonly string[])[] = [
  ['AUTH_SECRET', 'NEXTAUTH_SECRET'],
  ['DATABASE_URL', 'DATABASE_URI', 'DB_URL', 'POSTGRES_URL'],
  [
    'DB_PASSWORD',
    'DATABASE_PASSWORD',
    'POSTGRES_PASSWORD',
    'PG_PASSWORD',
    'PGPASSWORD',
    'MYSQL_PASSWORD',
    'DB_PASS',
  ],
  ['JWT_SECRET', 'JWT_SECRET_KEY', 'JWT_SIGNING_SECRET'],
  ['SESSION_SECRET', 'COOKIE_SECRET'],
  ['SMTP_PASSWORD', 'SMTP_PASS', 'MAIL_PASSWORD'],
];
