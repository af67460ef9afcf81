/**
 * The words that credentials go by. A name is read by its head, the last word that means something
 * (`DB_PASSWORD_PROD` → password, `passwordField` → field); the words before the head qualify it.
 *
 * Gathered from the keyword rules of gitleaks (MIT), detect-secrets (Apache-2.0), CredSweeper (MIT),
 * secretlint (MIT) and Nosey Parker (Apache-2.0), and from the variables that popular container images
 * document. All words are lower case, without diacritics or digits. Compounds are written without their
 * border: `apikey`.
 */

const words = (text: string): readonly string[] => text.trim().split(/\s+/);
const wordSet = (text: string): ReadonlySet<string> => new Set(words(text));

/** Heads that always mean a secret. */
export const SECRET_HEADS: ReadonlySet<string> = wordSet(`
  password passwords passwd passphrase passcode pwd secret secrets credential credentials creds mnemonic
  seedphrase recoveryphrase apikey apikeys apitoken apisecret secretkey secretkeys secretid privatekey
  privatekeys secrettoken clientsecret consumersecret appsecret sharedsecret webhooksecret jwtsecret
  sessionsecret cookiesecret signingsecret authtoken accesstoken refreshtoken bearertoken bottoken deploytoken
  roottoken sessiontoken oauthtoken signingkey encryptionkey decryptionkey hmackey masterkey sharedkey
  accountkey unsealkey fernetkey requirepass masterauth keypass storepass contrasena kennwort passwort senha
  wachtwoord motdepasse
`);

/** Heads that mostly mean a secret, so that the value has a say. */
export const LIKELY_HEADS: ReadonlySet<string> = wordSet(`
  token tokens accesskey accesskeys authkey jwt bearer auth authorization passkey salt salts pepper
  otp cvv cvc sas licensekey sessionkey idtoken
`);

/**
 * The likely heads that are enough for a fallback to be a secret default, whatever it holds:
 * `${TOKEN:-}` is one, `${AUTH:-basic}` and `${PIN:-}` are not.
 */
export const FIRM_LIKELY_HEADS: ReadonlySet<string> = wordSet(`
  token accesskey accesskeys authkey jwt key keys salt salts pepper sessionkey
`);

/** Heads that are a secret in some places only; `key` and `keys` are resolved by the word before them. */
export const CONTEXTUAL_HEADS: ReadonlySet<string> = wordSet(`
  key keys hash signature code nonce iv seed cookie cookies cert certificate
`);

/** Two words that are one: `api_key`, `ApiKey` and `apikey` are the same. First word → second words. */
export const COMPOUNDS: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries({
    pass: 'word words wd phrase code',
    api: 'key keys token secret',
    access: 'key keys token',
    auth: 'token key',
    refresh: 'token',
    bearer: 'token',
    session: 'token secret key',
    oauth: 'token',
    bot: 'token',
    deploy: 'token',
    root: 'token',
    id: 'token',
    client: 'secret',
    consumer: 'secret',
    app: 'secret',
    jwt: 'secret',
    cookie: 'secret',
    signing: 'secret key',
    webhook: 'secret',
    shared: 'secret key',
    secret: 'key keys id token',
    private: 'key keys',
    encryption: 'key',
    decryption: 'key',
    hmac: 'key',
    master: 'key',
    account: 'key',
    unseal: 'key',
    fernet: 'key',
    license: 'key',
    licence: 'key',
    seed: 'phrase',
    recovery: 'phrase',
    connection: 'string strings url uri',
    conn: 'string str',
    docker: 'config',
    o: 'auth',
    git: 'hub lab',
    open: 'ai',
    my: 'sql',
    postgre: 'sql',
    send: 'grid',
    pay: 'pal',
  }).map(([first, seconds]) => [first, wordSet(seconds)]),
);

/** One spelling for each: what a joined or foreign word is called in the tables above. */
export const SYNONYMS: ReadonlyMap<string, string> = new Map([
  ['passwords', 'password'],
  ['passwd', 'password'],
  ['licencekey', 'licensekey'],
  ['contrasenia', 'contrasena'],
]);

/**
 * Words that can be glued to a secret word with no border (`dbpassword`, `PGPASSWORD`, `authtoken`), or stand
 * before `pass`. Short on purpose: `by`, `com` and `mon` are no qualifiers, so bypass, compass and monkey are
 * words.
 */
export const OWNERS: ReadonlySet<string> = wordSet(`
  db database sql mysql mariadb pg pgsql postgres postgresql mongo mongodb redis rediscli rabbit rabbitmq amqp
  mq mqtt kafka nats elastic elasticsearch clickhouse influx influxdb minio mssql oracle sqlserver couchdb neo
  cassandra smtp mail mailer email imap pop ftp sftp ssh ldap bind admin administrator root user usr username
  account login auth api app application client server service proxy http https basic web site vpn wifi wpa
  ssl tls cert keystore truststore store key backup repo repository registry docker git default initial init
  bootstrap master main my the new old super sudo system sys test demo dev prod guest owner superuser
  replication repl sentinel cluster secure access refresh session bearer oauth jwt id bot deploy host remote
  local webhook hook private secret consumer shared encrypt requirements vault consul nomad traefik keycloak
  authentik authelia nextcloud portainer pihole plex
`);

/** Services whose `<service>_KEY` is a credential, and whose name may follow the head: `TOKEN_GITHUB`. */
export const PROVIDERS: ReadonlySet<string> = wordSet(`
  aws amazon azure gcp google github gitlab gitea forgejo bitbucket atlassian jira npm docker dockerhub heroku
  digitalocean hetzner linode vultr ovh scaleway cloudflare fastly netlify vercel openai anthropic claude
  gemini mistral cohere groq deepseek openrouter perplexity huggingface replicate elevenlabs stripe paypal
  braintree square razorpay paystack adyen mollie plaid twilio sendgrid mailgun mailchimp mailjet postmark
  resend brevo sparkpost vonage nexmo telegram slack discord sentry datadog newrelic grafana honeycomb posthog
  rollbar bugsnag pagerduty algolia meili meilisearch typesense pinecone qdrant supabase firebase hasura
  strapi contentful auth okta clerk workos facebook twitter linkedin dropbox notion airtable hubspot shopify
  salesforce tmdb tvdb omdb sonarr radarr plex jellyfin
`);

/** Words that make the key after them a credential: `JWT_KEY`, `appKey`, `webhook_key`. */
export const KEY_OWNERS: ReadonlySet<string> = wordSet(`
  crypto cryptographic cipher aes rsa jwt jws jwe jwks hmac token session app application admin root service
  role deploy deployment webhook bot client server auth authentication authorization ssh integration
  subscription security secure sign signature encrypt crypt laravel django flask rails symfony license
  activation salt pepper
`);

/** The same for keys that are files more often than values: `${TLS_KEY:-}` is no secret default. */
export const FILE_KEY_OWNERS: ReadonlySet<string> = wordSet('tls ssl cert certificate https');

/** Heads `url`, `uri` … behind one of these hold a password in their userinfo: `DATABASE_URL`. */
export const URL_OWNERS: ReadonlySet<string> = wordSet(`
  database db sql mysql mariadb pg postgres postgresql mongo mongodb redis rediss valkey amqp rabbitmq rabbit
  broker celery jdbc datasource kafka nats elasticsearch elastic opensearch clickhouse mssql oracle influxdb
  ldap smtp mail mailer email queue cache webhook connection conn primary replica shadow direct
`);
export const URL_HEADS: ReadonlySet<string> = wordSet('url urls uri uris');
/** Heads that are connection strings by themselves. */
export const CONNECTION_HEADS: ReadonlySet<string> = wordSet(`
  dsn connectionstring connectionstrings connectionurl connectionuri connstring connstr databaseurl dburl
  mongourl mongouri mongodburi mongodburl redisurl postgresurl webhookurl jdbcurl amqpurl brokerurl
`);

/** Tails that say nothing of the meaning: the head stands before them (`JWT_SECRET_DEV`, `passwordValue`). */
export const NEUTRAL_TAILS: ReadonlySet<string> = wordSet(`
  value val str string text plain plaintext raw default prod production dev development test testing staging
  stage stg local live main primary secondary old new current previous prev next base base64 hex buffer
  literal env var bytes encoded decoded admin root superuser sys system sa postgres mysql mariadb mongodb redis rabbitmq
  smtp ldap minio eu us
`);

/**
 * Before any head: the value is a switch (`ALLOW_EMPTY_PASSWORD`, `MYSQL_RANDOM_ROOT_PASSWORD`,
 * `usePassword`).
 */
export const SWITCHES: ReadonlySet<string> = wordSet(`
  allow allows allowed disallow enable enables enabled disable disables disabled require requires required is
  has have had should can may must show shows hide toggle no not use uses using skip without force forced
  generate generated auto automount random onetime onlyif want need needs ignore prompt ask keep remember
  rotate revoke propagate
`);

/** Before any head: the value tells of a public, wrong or hashed credential, or of another one's place. */
export const NOT_THE_SECRET: ReadonlySet<string> = wordSet(`
  public pub publishable anon anonymous
  hash hashed masked redacted obfuscated
  invalid wrong missing forgot forgotten lost incorrect bad bogus expired
  existing from by
`);

/**
 * Before the head `secret` or `credentials`: a Kubernetes Secret's name (`imagePullSecrets`, `tlsSecret`).
 */
export const SECRET_REFERENCES: ReadonlySet<string> = wordSet(`
  image pull tls ssl cert certs certificate certificates ca sealed k8s kube kubernetes registry dockerconfig
  dockerconfigjson basicauth
`);
/** The same where they stand right before it: `passwordSecret`; not `PASSWORD_RESET_SECRET`. */
export const SECRET_REFERENCES_BESIDE: ReadonlySet<string> = wordSet(`
  external privatekey password credential credentials creds bundle
`);

/** Words that qualify what comes before the head, and say nothing of it: `REMEMBER_ME_SECRET`. */
export const PHRASES: readonly (readonly [string, string])[] = [
  ['no', 'reply'],
  ['remember', 'me'],
  ['pub', 'sub'],
  ['auto', 'unseal'],
  ['forgot', 'password'],
  ['reset', 'password'],
  ['password', 'reset'],
];

/**
 * Before a likely or contextual head: not a credential (`csrfToken`, `cancelToken`, `max_tokens`,
 * `publicKey`).
 */
export const OTHER_MEANINGS: ReadonlySet<string> = wordSet(`
  csrf xsrf cancel cancellation next continuation page pagination sync lexer parse parser ast design theme
  color css unique i18n max min num number total count prompt completion input output captcha recaptcha
  hcaptcha turnstile vapid push get set fetch validate verify check reader stop start end begin
`);
/** The same before `key` alone: an index, a key of the keyboard, a name under which something is kept. */
export const OTHER_KEYS: ReadonlySet<string> = wordSet(`
  primary foreign sort partition composite cache lookup row column translation message arrow enter escape tab
  shift ctrl alt meta hot idempotency site object bucket routing map dict json index group query sharding
  distribution host known gpg pgp apt yum rpm deb storage local search
`);
/** A parent of this name gives a bare `token`, `key` or `secret` below it another meaning. */
export const OTHER_PARENTS: ReadonlySet<string> = wordSet(`
  public pub publishable anon anonymous hashed masked redacted obfuscated invalid wrong bogus expired existing
`);
/** A parent with such a word gives a bare `token` or `key` below it another meaning: `csrfOptions.token`. */
export const OTHER_TOPICS: ReadonlySet<string> = wordSet(`
  csrf xsrf lexer parser tokenizer ast syntax design theme color css i18n captcha recaptcha hcaptcha turnstile
  vapid
`);
/** A parent of this name makes a bare `secret` the name of a Kubernetes Secret: `tls.secret`. */
export const REFERENCE_PARENTS: ReadonlySet<string> = wordSet(`
  image pull tls ssl cert certs certificate certificates ca sealed k8s kube kubernetes registry dockerconfig
  dockerconfigjson basicauth
`);

/** Between a provider and `key`: `AZURE_STORAGE_KEY`, `GOOGLE_MAPS_KEY`. */
export const PRODUCTS: ReadonlySet<string> = wordSet(
  'storage maps map dns search cloud mail sms ai speech vision',
);

/**
 * Before a secret head: likely another thing (`newPassword` of a form, `verifyPassword` the function), so
 * that the value has a say. `csrf`, `vapid` and the like are real secrets behind `secret` and `privatekey`.
 */
export const LOWERING: ReadonlySet<string> = wordSet(`
  reset confirm confirmation confirmed new old current repeat repeated retype mock mocked stub fake dummy
  example sample output input get set fetch validate verify check change update enter encrypted encode encoded
  delete remove list create cancel next page design theme primary foreign sort partition composite unique lookup row translation max min
  num total completion idempotency
`);

/** Before `pin`: a wire, not a number to remember. */
export const PIN_HARDWARE: ReadonlySet<string> = wordSet(
  'gpio led button sensor relay dc cs rst reset sda scl tx rx miso mosi sck clk map drop un motor servo pwm adc output input',
);
/** Before `pat`: a personal access token. Elsewhere it is short for pattern. */
export const PAT_OWNERS: ReadonlySet<string> = wordSet(
  'git github gh ghcr gitlab gl gitea azure ado devops bitbucket jira npm docker dockerhub personal cr registry token',
);
/** Before `pwd`: the working directory, as in `PWD` and `OLDPWD` themselves. */
export const PWD_PLACES: ReadonlySet<string> = wordSet(
  'host project work working current old build local init',
);
/** Before `key`: it names the key under which a secret stands (`existingSecretPasswordKey`). */
export const KEY_OF: ReadonlySet<string> = wordSet(
  'password passwords token tokens credential credentials creds accesstoken authtoken refreshtoken username user',
);

/** What a bundler ships to the browser: `NEXT_PUBLIC_…` is public whatever follows. */
export const PUBLIC_PREFIXES: readonly string[] = [
  'NEXT_PUBLIC_',
  'VITE_',
  'REACT_APP_',
  'VUE_APP_',
  'NG_APP_',
  'EXPO_PUBLIC_',
  'NUXT_PUBLIC_',
  'GATSBY_',
  'NX_PUBLIC_',
  'NX_REACT_APP_',
  'PUBLIC_',
];

/** Before `pass`: a round over something, or a card. */
export const PASS_ROUNDS: ReadonlySet<string> = wordSet(`
  by first second third next last one two single multi multiple double final each render renderer shader shadow depth
  geometry blur bloom color effect compute lighting compile compiler optimization min max low high band season
  boarding bus ski day
`);

/** Endings to look for in a word that has no border inside. The longest first. */
export const GLUED_ENDINGS: readonly string[] = words(`
  accesstoken passphrase privatekey secretkey accesskey authtoken encryptionkey password passcode passwd
  apikey secret token pass pwd pw dsn
`);
