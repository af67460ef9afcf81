import {
  classifyName,
  classifyValue,
  embeddedSettings,
  findTokens,
  isSecretName,
  judgeLiteral,
} from '@bridgekeeper/policy';

/**
 * Whether a value that stands in a Secret is plain configuration, by its name and its form together: the path of a
 * keystore, a host, a content type, a settings file without a credential. Operators ask for such values in Secrets
 * (ActiveMQ Artemis, Cluster API, Gardener): they are in the wrong place there, but nobody has to rotate them. In doubt
 * it is none.
 *
 * @param value decoded
 */
export function isConfiguration(name: string, value: string): boolean {
  if (findTokens(value).length > 0) return false;
  const text = value.trim();
  if (TLS_FILE.test(name) && text.length < MIN_PEM) return true;
  const nameClass = classifyName(name);
  // A connection without a password in it is an address.
  if (nameClass === 'url' && !/hook/i.test(name) && text.length <= MAX_LINE) return ADDRESS.test(text);
  if (nameClass !== 'none') return false;
  if (text.includes('\n') || FILE_NAME.test(name)) return isSettingsFile(name, text);
  if (text.length > MAX_LINE) return false;
  if (FORMS.some((form) => form.test(text))) return true;
  return isSettingName(name) && !text.includes('://') && HARMLESS.has(classifyValue(text, name));
}

const MAX_LINE = 200;

/** The keys of a Secret of the type `kubernetes.io/tls`: what is shorter than any PEM stands in for it. */
const TLS_FILE = /^(?:tls|ca|ca-bundle)\.(?:crt|key)$/;
const MIN_PEM = 16;

/** A URL of plain words, without a user, a query or a part that could be a token. */
const ADDRESS = /^[a-z][a-z\d+]{1,12}:\/\/[a-z\d.-]{0,100}(?::\d{1,5})?(?:\/[a-z.-]{0,40}){0,6}$/;

/**
 * Forms that no password has: an absolute path, a content type, a host with a domain, an address of mail or network, an
 * image, a switch.
 */
const FORMS: readonly RegExp[] = [
  /^\/(?:[A-Za-z][\w.-]{0,40}\/){1,10}[A-Za-z][\w-]{0,40}(?:\.[a-z\d]{1,10})?$/,
  /^(?:application|audio|font|image|multipart|text|video)\/[a-z][a-z\d.+-]{0,60}$/,
  /^(?:[a-z](?:[a-z\d-]{0,40}[a-z\d])?\.){1,6}[a-z]{2,12}(?::\d{1,5})?$/,
  ADDRESS,
  /^[a-z][a-z.+-]{0,60}@(?:[a-z-]{1,40}\.){1,5}[a-z]{2,12}$/,
  /^(?:\d{1,3}\.){3}\d{1,3}(?:\/\d{1,2}|:\d{1,5})?$/,
  /^(?:[a-z\d][a-z\d.-]{0,80}\/){1,5}[a-z\d][\w-]{0,80}:v?\d[\w.-]{0,40}$/,
  /^(?:true|false|localhost|\d{1,3})$/i,
];

/** The last word of a name whose value is told to anybody who uses the service. */
const SETTINGS: ReadonlySet<string> = new Set(
  `name host hostname port path user username database version type region bucket endpoint domain tenant namespace
  provider id image level environment timeout address dbname`.split(/\s+/),
);

function isSettingName(name: string): boolean {
  const last = name.split(/[^A-Za-z\d]+|(?<=[a-z\d])(?=[A-Z])/).at(-1) ?? '';
  return SETTINGS.has(last.toLowerCase()) && !HALF_OF_A_LOGIN.test(name);
}

/** Vault's AppRole and cloud providers take them with a secret, and the policy keeps both in Vault. */
const HALF_OF_A_LOGIN = /(?:role|key|secret|token)[-_]?id$/i;

const HARMLESS: ReadonlySet<string> = new Set('structural word identifier label weak short uuid'.split(' '));

/** `broker.properties`, `.gitconfig`: the key of a Secret that is mounted as a file. */
const FILE_NAME = /\.(?:properties|ya?ml|json|toml|ini|conf|cfg|config|gitconfig|sh)$/i;
/** What holds the credentials of many, in a form of its own: `users.properties`, `auth.conf`, `.pgpass`. */
const CREDENTIALS_FILE = /user|pass|pw|cred|auth|secret|token|key|login-?data|netrc|account/i;

/** A settings file, none of whose settings is a credential: an object in it that is a Secret makes it one. */
function isSettingsFile(name: string, text: string): boolean {
  if (!FILE_NAME.test(name) || CREDENTIALS_FILE.test(name) || text.length > MAX_FILE) return false;
  if (/^[ \t]{0,20}kind:[ \t]{0,4}["']?Secret\b/m.test(text)) return false;
  const held = embeddedSettings(text).some(
    ({ name, value }) => judgeLiteral({ name, value, position: 'plain', deployed: true }) !== undefined,
  );
  return !held && !namesSecret(text) && !holdsRandomWord(text);
}

/** Whether a line gives a name that means a secret anything but a switch or a placeholder, the lines below included. */
function namesSecret(text: string): boolean {
  return text.split(/\r?\n/).some((line) => {
    const [, name, value = ''] = SETTING_LINE.exec(line) ?? [];
    return (
      name !== undefined && isSecretName(name) && !PLACES.has(classifyValue(value.replace(/[",;]{1,3}$/, '')))
    );
  });
}

const SETTING_LINE =
  /^[\s\-"']{0,200}(?:export[ \t]{1,8})?([A-Za-z][\w.-]{0,200})["']?[ \t]{0,20}[:=][ \t]{0,20}["']?(.{0,400})/;
const PLACES: ReadonlySet<string> = new Set(['nullish', 'reference', 'placeholder', 'masked']);

const MAX_FILE = 64 * 1024;

function holdsRandomWord(text: string): boolean {
  return (text.match(/[A-Za-z\d+/_-]{16,200}/g) ?? []).some((word) => classifyValue(word) === 'random');
}
