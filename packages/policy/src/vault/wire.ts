// How Vault is recognised where no client library is: on the wire, in the environment, on a command line.
// Sources: developer.hashicorp.com/vault/api-docs (headers, paths), /vault/docs/commands (verbs, environment
// variables); openbao.org/docs/commands and openbao.org/api-docs for what OpenBao adds.

/** The port that Vault and OpenBao listen on by default. */
export const VAULT_PORT = '8200';

/** Request headers of the HTTP API. Header names are case-insensitive. */
export const VAULT_HEADERS: readonly string[] = [
  'X-Vault-Token',
  'X-Vault-Namespace',
  'X-Vault-Request',
  'X-Vault-Wrap-TTL',
  'X-Vault-Index',
  'X-Vault-Forward',
  'X-Vault-Inconsistent',
  'X-Vault-MFA',
  'X-Vault-No-Request-Forwarding',
  'X-Vault-AWS-IAM-Server-ID',
  'X-Vault-Inline-Auth-Path',
  'X-Vault-Recover-Snapshot-Id',
];

/** Variables that hold the server's address, for the official CLI and client libraries. */
export const VAULT_ADDRESS_VARIABLES: readonly string[] = [
  'VAULT_ADDR',
  'VAULT_AGENT_ADDR',
  'VAULT_PROXY_ADDR',
  'BAO_ADDR',
  'BAO_AGENT_ADDR',
  'BAO_PROXY_ADDR',
];

// The OpenBao CLI prefers `BAO_<name>` and falls back to `VAULT_<name>`.
const CLIENT_SETTINGS = [
  'ADDR',
  'AGENT_ADDR',
  'PROXY_ADDR',
  'TOKEN',
  'NAMESPACE',
  'CACERT',
  'CACERT_BYTES',
  'CAPATH',
  'CLIENT_CERT',
  'CLIENT_CERT_BYTES',
  'CLIENT_KEY',
  'CLIENT_KEY_BYTES',
  'CLIENT_TIMEOUT',
  'HEADERS',
  'FORMAT',
  'SRV_LOOKUP',
  'SKIP_VERIFY',
  'TLS_SERVER_NAME',
  'TOKEN_PATH',
  'WRAP_TTL',
  'MAX_RETRIES',
  'MFA',
  'RATE_LIMIT',
  'HTTP_PROXY',
  'DISABLE_REDIRECTS',
];

/** Variables that the official CLI or a well-known client library reads. */
export const VAULT_ENVIRONMENT: readonly string[] = [
  ...CLIENT_SETTINGS.map((name) => `VAULT_${name}`),
  ...CLIENT_SETTINGS.map((name) => `BAO_${name}`),
  // Conventions of applications and libraries; the CLI does not read them.
  'VAULT_ROLE_ID',
  'VAULT_SECRET_ID',
  'VAULT_ROLE',
  'VAULT_K8S_ROLE',
  'VAULT_APPROLE_ID',
  'VAULT_APPROLE_SECRET_ID',
  'VAULT_ROOT_TOKEN',
  'VAULT_UNSEAL_KEY',
  'VAULT_URL',
  'VAULT_ENDPOINT',
  'VAULT_PREFIX',
  'VAULT_MOUNT',
  'VAULT_SERVER_URL',
  'VAULT_SERVER_TOKEN',
  'VAULT_ENABLED_FOR_DYNACONF',
  'VAULT_DEV_ROOT_TOKEN_ID',
  'BAO_DEV_ROOT_TOKEN_ID',
];

/** What else must speak for Vault before a path counts as Vault's. */
export type PathNeeds = 'vault-host' | 'unknown-host' | 'nothing';

export interface VaultPath {
  /** The segments after `/v1/`. `*` is any one segment; more may follow. */
  readonly segments: readonly (string | readonly string[])[];
  /**
   * - `nothing`: no other product has this path, whatever the host.
   * - `unknown-host`: counts unless the host is named and is somebody else's.
   * - `vault-host`: other APIs have such a path too, so the host must look like Vault's.
   */
  readonly needs: PathNeeds;
}

const AUTH_METHODS = [
  'alicloud',
  'approle',
  'aws',
  'azure',
  'cert',
  'cf',
  'gcp',
  'github',
  'jwt',
  'kerberos',
  'kubernetes',
  'ldap',
  'oidc',
  'okta',
  'radius',
  'token',
  'userpass',
];
const TRANSIT = ['encrypt', 'decrypt', 'rewrap', 'sign', 'verify', 'hmac', 'datakey'];

/** The paths of the HTTP API that tell Vault from other APIs under `/v1/`, the most telling first. */
export const VAULT_PATHS: readonly VaultPath[] = [
  { segments: ['auth', ['approle', 'kubernetes'], 'login'], needs: 'nothing' },
  { segments: ['auth', 'token', ['lookup-self', 'renew-self', 'revoke-self']], needs: 'nothing' },
  { segments: ['sys', ['seal-status', 'wrapping', 'unseal']], needs: 'nothing' },
  { segments: ['sys', 'leases', ['renew', 'revoke', 'lookup']], needs: 'nothing' },
  { segments: ['sys', 'internal', 'specs', 'openapi'], needs: 'nothing' },
  { segments: [['secret', 'kv'], ['data', 'metadata'], '*'], needs: 'unknown-host' },
  { segments: ['database', ['creds', 'static-creds'], '*'], needs: 'unknown-host' },
  { segments: ['transit', TRANSIT, '*'], needs: 'unknown-host' },
  { segments: [['pki', 'pki_int'], ['issue', 'sign'], '*'], needs: 'unknown-host' },
  { segments: [['aws', 'gcp', 'azure', 'rabbitmq'], ['creds', 'sts'], '*'], needs: 'unknown-host' },
  { segments: ['auth', AUTH_METHODS, '*'], needs: 'vault-host' },
  { segments: ['auth', '*', 'login'], needs: 'vault-host' },
  { segments: ['sys', '*'], needs: 'vault-host' },
  {
    segments: [['secret', 'kv', 'cubbyhole', 'identity', 'transit', 'ssh', 'totp'], '*'],
    needs: 'vault-host',
  },
  { segments: ['*', ['data', 'metadata'], '*'], needs: 'vault-host' },
];

/** Hosts that say "vault" and are another product's. A dot in front: any host below. */
export const FOREIGN_VAULT_HOSTS: readonly string[] = [
  '.vault.azure.net',
  '.vault.azure.cn',
  '.vault.usgovcloudapi.net',
  'vault.googleapis.com',
  'vault.bitwarden.com',
  'vault.bitwarden.eu',
  'vault.apideck.com',
  'vault.dotenv.org',
];

/**
 * The sub-commands of `vault` and `bao` that talk to a server on behalf of the caller, with the second word that
 * each needs (`kv` alone prints help). Not here: `server` (it *is* the server), `version`, `path-help`, `debug`.
 */
export const VAULT_VERBS: ReadonlyMap<string, readonly string[] | 'any'> = new Map<
  string,
  readonly string[] | 'any'
>([
  ['kv', ['get', 'put', 'list', 'patch', 'delete', 'metadata', 'undelete', 'destroy', 'rollback']],
  ['read', 'any'],
  ['write', 'any'],
  ['list', 'any'],
  ['patch', 'any'],
  ['delete', 'any'],
  ['login', 'any'],
  ['unwrap', 'any'],
  ['status', 'any'],
  ['agent', 'any'],
  ['proxy', 'any'],
  ['ssh', 'any'],
  ['token', ['lookup', 'renew', 'create', 'revoke', 'capabilities']],
  ['lease', ['lookup', 'renew', 'revoke']],
  ['print', ['token']],
  ['transit', ['import', 'import-version']],
  ['pki', ['issue', 'reissue', 'list-intermediates', 'verify-sign', 'health-check']],
  ['secrets', ['enable', 'disable', 'list', 'move', 'tune']],
  ['auth', ['enable', 'disable', 'list', 'move', 'tune', 'help']],
  ['policy', ['read', 'write', 'list', 'delete']],
  ['operator', ['init', 'unseal', 'seal', 'raft', 'rekey', 'rotate', 'step-down', 'generate-root']],
]);
