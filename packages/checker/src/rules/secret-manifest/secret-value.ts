import type { ValueClass } from '@bridgekeeper/policy';
import { classifyValue, holdsRealToken } from '@bridgekeeper/policy';

/**
 * Whether a value of a Secret is one to hide.
 *
 * @param passive in a test's path, where only what surely is a credential counts
 * @param name of the value: a placeholder may say it again
 */
export function isSecretValue(value: string, passive: boolean, name = ''): boolean {
  if (passive) return holdsRealToken(value);
  if (asksForItself(value, name)) return false;
  return !isPlace(value) && !isCertificate(value);
}

/** `AWS_ACCESS_KEY_ID: UPDATE_AWS_ACCESS_KEY_ID`: nothing runs on a value that asks for itself. */
function asksForItself(value: string, name: string): boolean {
  const asked = ASKING.exec(value.trim())?.[1];
  return asked !== undefined && name !== '' && squeeze(asked) === squeeze(name);
}

const ASKING = /^(?:update|set|replace|insert|enter|add|fill[-_ ]in|change)[-_ ](.{3,100})$/i;

function squeeze(text: string): string {
  return text.replace(/[^A-Za-z\d]+/g, '').toLowerCase();
}

/** Certificates and public keys, and nothing beside them (RFC 7468, sections 5, 6 and 13; RFC 4253, section 6.6). */
function isCertificate(value: string): boolean {
  if (SSH_PUBLIC_KEY.test(value.trim())) return true;
  if (!value.includes('-----BEGIN ')) return false;
  return value.replace(PUBLIC_BLOCK, '').trim() === '';
}

const SSH_PUBLIC_KEY =
  /^(?:ssh-(?:rsa|ed25519|dss)|ecdsa-sha2-nistp\d{3}|sk-ssh-ed25519@openssh\.com) AAAA[A-Za-z\d+/]{16,2000}={0,3}(?: [\w.@-]{1,200})?$/;

const PUBLIC_BLOCK =
  /-----BEGIN (CERTIFICATE|TRUSTED CERTIFICATE|X509 CRL|PUBLIC KEY)-----[A-Za-z\d+/=\s]{1,20000}-----END \1-----/g;

/** A value that stands for another: a reference, a placeholder, what is masked or encrypted already. */
function isPlace(value: string): boolean {
  const valueClass = classifyValue(value);
  // `example-app-Zk3v…`: what was generated behind a word is no placeholder.
  if (valueClass === 'placeholder' && isGenerated(value)) return false;
  return PLACES.has(valueClass) || INSTRUCTION.test(value.trim()) || holdsPlacesOnly(value);
}

/** A file in JSON in which every text is such a place: `{"clientSecret": "placeholder-client-secret"}`. */
function holdsPlacesOnly(value: string): boolean {
  const text = value.trim();
  if (!text.startsWith('{') || !text.endsWith('}') || text.length > MAX_JSON) return false;
  const leaves = leavesOf(text);
  return leaves?.every((leaf) => PLACES.has(classifyValue(leaf)) && !isGenerated(leaf)) === true;
}

const MAX_JSON = 16 * 1024;

function leavesOf(json: string): string[] | undefined {
  const leaves: string[] = [];
  try {
    JSON.parse(json, (_key, leaf: unknown) => {
      if (typeof leaf === 'string') leaves.push(leaf);
      else if (typeof leaf === 'number') leaves.push(String(leaf));
      return leaf;
    });
  } catch {
    return undefined;
  }
  return leaves;
}

function isGenerated(value: string): boolean {
  return (value.match(/[A-Za-z\d+/_]{32,200}/g) ?? []).some((run) => classifyValue(run) === 'random');
}

/** `**access token goes here**`, `p-XXXX`. */
const INSTRUCTION = /^\*{1,3}[^*\n]{1,200}\*{1,3}$|^[^\n]{0,200} goes here$|^[\w-]{0,8}X{4,64}$/;

const PLACES: ReadonlySet<ValueClass> = new Set<ValueClass>([
  'empty',
  'reference',
  'placeholder',
  'masked',
  'documented-example',
]);

/** The text behind base64, or what is written where it is none: a placeholder is not encoded. */
export function decodeBase64(written: string): string {
  return isBase64(written) ? Buffer.from(written, 'base64').toString('utf8') : written;
}

/** The API server refuses what it cannot decode. */
export function isBase64(written: string): boolean {
  const compact = written.replace(/\s+/g, '');
  return BASE64.test(compact) && compact.length % 4 === 0;
}

const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;
