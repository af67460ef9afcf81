import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { analyseName, classifyName, hasPublicPrefix, isSecretName } from '../../src/names/classify-name.js';
import type { NameClass } from '../../src/names/name-class.js';
import {
  CONNECTION_HEADS,
  CONTEXTUAL_HEADS,
  LIKELY_HEADS,
  NEUTRAL_TAILS,
  SECRET_HEADS,
} from '../../src/names/vocabulary.js';

const names = (text: string): string[] => text.trim().split(/\s+/);

const TABLE: Readonly<Record<NameClass, readonly string[]>> = {
  secret: names(`
    password passwd pwd passphrase passcode secret credentials creds mnemonic apikey api_key apiKey API_KEY ApiKey api-key
    DB_PASSWORD dbPassword DBPassword db-password dbpassword --db-password spring.datasource.password config["password"]
    cfg.db.password users[0].password POSTGRES_PASSWORD MINIO_ROOT_PASSWORD MYSQL_PWD MYSQL_ROOT_PASSWORD PGPASSWORD
    REDIS_PASSWORD requirepass DB_PASS SMTP_PASS userpass bindpw LDAP_BIND_PW KEYCLOAK_ADMIN_PASSWORD adminPassword
    JWT_SECRET SECRET_KEY SECRET_KEY_BASE NEXTAUTH_SECRET AUTHENTIK_SECRET_KEY SECRET_ID ENCRYPTION_KEY SIGNING_KEY
    S3_SECRET_ACCESS_KEY AWS_SECRET_ACCESS_KEY secretAccessKey OPENAI_API_KEY JWT_SIGNING_KEY clientSecret CLIENT_SECRET COOKIE_SECRET
    SESSION_SECRET WEBHOOK_SECRET CSRF_SECRET ACCESS_TOKEN_SECRET TOKEN_SECRET privateKey PRIVATE_KEY VAPID_PRIVATE_KEY
    accessToken refresh_token BOT_TOKEN botToken authToken OAuth2Token DEPLOY_TOKEN ROOT_TOKEN VAULT_DEV_ROOT_TOKEN_ID
    MASTER_KEY HMAC_KEY FERNET_KEY accountKey unsealKey GITHUB_PAT seed_phrase
    passwordValue DB_PASSWORD_DEV JWT_SECRET_TEST PASSWORD_BASE64 base64Password password1 PASSWORD_ADMIN API_KEY_STRIPE
    NEXT_PRIVATE_GOOGLE_CLIENT_SECRET NEXT_PRIVATE_SMTP_PASSWORD NEXT_PRIVATE_PLAIN_API_KEY
    FORGOT_PASSWORD_SECRET REMEMBER_ME_SECRET NO_REPLY_EMAIL_PASSWORD VNC_DISPLAY_PASSWORD PASSWORD_RESET_SECRET
    PASSWORD_ENCODER_SECRET secretOrKey secretOrPrivateKey external_vsphere_password
    contraseña Kennwort senha fs.s3a.secret.key jwtSecret.keyPassword NEXT_PUBLIC_CLIENT_SECRET HASURA_GRAPHQL_ADMIN_SECRET
    SERVICE_PASSWORD_APP SERVICE_PASSWORD_64_APP SERVICE_PASSWORD_64_KEY SERVICE_PASSWORDWITHSYMBOLS_APP
    SERVICE_BASE64_APP SERVICE_BASE64_64_APP SERVICE_REALBASE64_APP SERVICE_REALBASE64_32_APP SERVICE_HEX_32_APP
    ORACLE_PasswordSys DB_PASSWORD_SYSTEM MSSQL_PASSWORD_SA SOKETI_DEFAULT_APP_SECRET SSHPASS APPROLE_SECRET_ID
    TENCENT_COS_SECRET_KEY GOOGLE_CREDENTIALS
  `),
  likely: names(`
    token TOKEN GITHUB_TOKEN VAULT_TOKEN githubToken GitHubToken TOKEN_GITHUB tokens OP_SERVICE_ACCOUNT_TOKEN accessKey
    ACCESS_KEY MINIO_ACCESS_KEY jwt JWT auth AUTH authorization Authorization bearer BASIC_AUTH pass PASS salt pepper
    PUB_SUB_TOKEN PASSWORD_SALT PIN pin OTP PAT SAS licenseKey LICENSE_KEY APP_KEY appKey STRIPE_KEY OPENAI_KEY JWT_KEY jwt.key ADMIN_KEY
    AZURE_STORAGE_KEY GOOGLE_MAPS_KEY SSH_KEY TLS_KEY newPassword RESET_PASSWORD confirmPassword mockSecret MOCK_SECRET
    deleteSecret listOrgSecrets createDeployToken REMOVE_PASSWORD
    ENCRYPTION_SALT_KEYS APP_SALT_KEYS saltKeys HASHIDS_SALT
  `),
  url: names(`
    DATABASE_URL databaseUrl DB_URL MONGO_URI MONGODB_URI REDIS_URL AMQP_URL CELERY_BROKER_URL SQLALCHEMY_DATABASE_URI
    DSN SENTRY_DSN connectionString ConnectionStrings:Default ConnectionStrings__DefaultConnection SPRING_DATASOURCE_URL
    NEXT_PRIVATE_DIRECT_DATABASE_URL webhookUrl
  `),
  contextual: names(`
    GIT_COMMIT_SIGNING_KEY gitSigningKey key KEY hash signature code nonce iv seed cookie cert cookieKey NEXT_PUBLIC_API_KEY VITE_TOKEN REACT_APP_API_KEY VUE_APP_API_KEY NG_APP_TOKEN
  `),
  none: names(`
    SSH_AUTH_KEYS sshAuthKeys configBundleSecret name host port PORT NODE_ENV LOG_LEVEL image path url user username email value default description
    kanikoDockerConfigSecret BAE_LP_PROPAGATE_TOKEN propagateToken global.licenseSecret.key dbSecretRef.key existingSecret existingSecretPasswordKey existingSecretName secretName secretKeyRef passwordSecret passwordKey
    tls.secretName tlsSecret imagePullSecret imagePullSecrets pullSecrets externalSecret from_secret privateKeySecret
    serviceAccountToken automountServiceAccountToken DB_PASSWORD_FILE POSTGRES_PASSWORD_FILE SECRET_PATH SSH_KEY_PATH
    SECRETS_DIR PASSWORD_RESET_URL passwordField passwordLabel password_hint tokenType token_url tokenEndpoint TOKEN_TTL
    tokenExpiry maxTokens max_tokens total_tokens csrfToken CSRF_TOKEN cancelToken nextToken pageToken publicKey PUBLIC_KEY
    publishableKey STRIPE_PUBLISHABLE_KEY primaryKey primary_key foreign_key sortKey partitionKey cacheKey storageKey
    indexKey arrowKey siteKey RECAPTCHA_SITE_KEY PUSHER_APP_KEY GPG_KEY AWS_ACCESS_KEY_ID api_key_id clientId CLIENT_ID
    sessionByToken displaySecretKey ALLOW_EMPTY_PASSWORD MYSQL_RANDOM_ROOT_PASSWORD MYSQL_ONETIME_PASSWORD RANDOM_ROOT_PASSWORD PASSWORD_MIN_LENGTH
    passwordMinLength passwordPolicy ENABLE_PASSWORD_LOGIN DISABLE_AUTH REQUIRE_AUTH USE_TOKEN showPassword hasPassword
    BASIC_AUTH_ENABLED AUTH_TYPE AUTH_MODE AUTH_URL hashedPassword maskedSecret wrongPassword INVALID_TOKEN forgotPassword
    KEYCLOAK_REALM KEYBOARD keyboard MONKEY monkey turkey bypass compass passenger passport author authority tokenizer
    secretary keyword keyframes passthrough API_URL APP_URL BASE_URL WEBSITE_URL PWD OLDPWD HOST_PWD GPIO_PIN ledPin
    getToken verifyToken onePassword saltRounds SOKETI_DEFAULT_APP_KEY INSTALL_SSHPASS WORKSPACE_INSTALL_SSHPASS
    BCRYPT_SALT TENCENT_COS_SECRET_ID GOOGLE_APPLICATION_CREDENTIALS HUB_GOOGLE_APPLICATION_CREDENTIALS
    SERVICE_PASSWORD_FILE SERVICE_PASSWORD_RESET_URL SERVICE_FQDN_APP SERVICE_USER_APP MY_SERVICE_BASE64_IMAGE SERVICE_HEX
  `),
};

describe('classifyName', () => {
  for (const [nameClass, list] of Object.entries(TABLE)) {
    it.each(list)(`%s is ${nameClass}`, (name) => {
      expect(classifyName(name)).toBe(nameClass);
    });
  }

  it('has a table of 150 names and more, both ways', () => {
    expect(TABLE.none.length).toBeGreaterThanOrEqual(75);
    expect(TABLE.secret.length + TABLE.likely.length).toBeGreaterThanOrEqual(75);
  });

  it('takes a key that is a sentence for a text', () => {
    expect(classifyName('Forgot your password')).toBe('none');
    expect(classifyName('Client Secret')).toBe('secret');
  });

  it('knows every head of the vocabulary by itself, so that the first look lets it through', () => {
    for (const head of SECRET_HEADS) expect(classifyName(head), head).toBe('secret');
    for (const head of LIKELY_HEADS) expect(classifyName(head), head).toBe('likely');
    for (const head of CONTEXTUAL_HEADS) expect(classifyName(head), head).toBe('contextual');
    for (const head of CONNECTION_HEADS) expect(classifyName(head), head).toBe('url');
    for (const tail of NEUTRAL_TAILS) expect(analyseName(tail).neutral, tail).toBe(true);
  });

  it('never throws, and says the same twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (name) => {
        expect(classifyName(name)).toBe(classifyName(name));
      }),
    );
  });

  it('reads a name of any length in bounded time', () => {
    const start = performance.now();
    for (const unit of ['a', 'aB', 'a_', 'pass', 'password.', ' a', 'pp', '['])
      classifyName(unit.repeat(100_000));
    expect(performance.now() - start).toBeLessThan(500);
  });
});

describe('isSecretName', () => {
  it.each(
    names(
      'DB_PASSWORD API_KEY JWT_SECRET TOKEN GITHUB_TOKEN APP_KEY JWT SALT DB_PASS GITHUB_PAT MASTER_KEY GRAPHITE_PASS ENCRYPTION_SALT_KEYS SERVICE_PASSWORD_APP SERVICE_BASE64_APP',
    ),
  )('a fallback for %s is a secret default whatever it holds', (name) => {
    expect(isSecretName(name)).toBe(true);
  });

  it.each(
    names(
      'AUTH AUTHORIZATION PIN PAT PASS OTP LICENSE_KEY TLS_KEY RESET_PASSWORD DATABASE_URL KEY PORT AUTH_TYPE PWD byPass renderPass FIRST_PASS',
    ),
  )('for %s the value decides', (name) => {
    expect(isSecretName(name)).toBe(false);
  });
});

describe('hasPublicPrefix', () => {
  it.each(names('NEXT_PUBLIC_X VITE_X REACT_APP_X EXPO_PUBLIC_X NUXT_PUBLIC_X GATSBY_X PUBLIC_X'))(
    '%s',
    (name) => {
      expect(hasPublicPrefix(name)).toBe(true);
    },
  );

  it.each(names('PUBLIC_KEY NEXT_PRIVATE_X INVITE_X next_public_x X'))('not %s', (name) => {
    expect(hasPublicPrefix(name)).toBe(false);
  });
});

describe('the token by which etcd tells clusters apart', () => {
  it.each(['ETCD_INITIAL_CLUSTER_TOKEN', 'initialClusterToken', 'initial-cluster-token'])(
    '%s is no credential',
    (name) => {
      expect(classifyName(name)).toBe('none');
    },
  );

  it.each(['K3S_CLUSTER_TOKEN', 'CLUSTER_TOKEN', 'INITIAL_ADMIN_TOKEN'])('%s is one', (name) => {
    expect(classifyName(name)).not.toBe('none');
  });
});
