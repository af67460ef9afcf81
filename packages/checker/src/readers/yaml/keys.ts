/**
 * What the keys of deploy files mean for the values below them. Sources: the JSON schema of the
 * compose-spec, the Kubernetes API types (core/v1), the External Secrets Operator's API (v1).
 */

/** Below these keys stand names of other objects, never credentials. */
const REFERENCE_KEYS = new Set([
  'secretKeyRef',
  'secretRef',
  'configMapKeyRef',
  'configMapRef',
  'fieldRef',
  'resourceFieldRef',
  'fileKeyRef',
  'remoteRef',
  'secretStoreRef',
  'imagePullSecrets',
  'pullSecrets',
  'secretKeys',
  // Woodpecker, Drone: the name of a secret of the repository.
  'from_secret',
  'encryptedData',
  'depends_on',
  'resourceNames',
]);

/** `extraEnvVarsSecret` of Bitnami's charts names a Secret. */
const REFERENCE_KEY_ENDING = /(?:Ref|Refs|SecretName|SecretKey|Selector|Env(?:Vars|From)?Secrets?)$/;

/** KEDA's ScaledJob holds the job itself there. */
const NO_REFERENCE: ReadonlySet<string> = new Set(['jobTargetRef']);

export function isReferenceKey(key: string): boolean {
  return (
    REFERENCE_KEYS.has(key) ||
    (key.length > 3 && REFERENCE_KEY_ENDING.test(key) && !isSecretKeySetting(key) && !NO_REFERENCE.has(key))
  );
}

// `awsSecretKey: …` is a credential in most charts; `passwordSecretKey` names a key of a Secret.
function isSecretKeySetting(key: string): boolean {
  return /^(?:aws|s3|minio|app|django|jwt|storage|access)?_?SecretKey$/i.test(key);
}

/** Keys whose children are environment variables or build arguments, by name. */
export const VARIABLE_KEYS: ReadonlySet<string> = new Set([
  'environment',
  'env',
  'envs',
  'envVars',
  'extraEnv',
  'extraEnvs',
  'extraEnvVars',
  'args',
  'build_args',
  'buildArgs',
  'literals',
]);

/** Keys whose text is run by a shell or a process, not read as a setting. */
export const COMMAND_KEYS: ReadonlySet<string> = new Set([
  'command',
  'args',
  'entrypoint',
  'test',
  'exec',
  'run',
  'script',
  'initScript',
  'postStart',
  'preStop',
]);

/**
 * Keys of CI configurations whose text, or whose items, are lines for a shell: Travis CI and GitLab CI job
 * lifecycles, GitHub Actions, CircleCI, Woodpecker and Drone steps, Ansible's command modules.
 */
export const SCRIPT_KEYS: ReadonlySet<string> = new Set([
  'script',
  'scripts',
  'before_script',
  'after_script',
  'before_install',
  'install',
  'before_deploy',
  'after_deploy',
  'after_success',
  'after_failure',
  'before_cache',
  'run',
  'commands',
  'cmd',
  'cmds',
  'shell',
]);

/** Keys whose text is written for people: what looks like a setting there shows how one looks. */
export const PROSE_KEYS: ReadonlySet<string> = new Set([
  'description',
  'summary',
  'title',
  'message',
  'comment',
  'comments',
  'note',
  'notes',
  'help',
  'usage',
  'changelog',
  'readme',
]);

const CONNECTION_KEY = /^(?:user|username|user_name|login|host|hostname|port|database|db|dbname|server)$/i;

/** A key that, beside a password, makes the object a connection in use. */
export function isConnectionKey(key: string): boolean {
  return key.length <= 9 && CONNECTION_KEY.test(key);
}

/** The names of keys and paths of an ExternalSecret's `data` and the like. */
export const ESO_REFERENCES: ReadonlySet<string> = new Set([
  'secretKey',
  'key',
  'property',
  'remoteKey',
  'name',
  'conversionStrategy',
  'version',
]);
