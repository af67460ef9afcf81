import type { ValueClass } from '@bridgekeeper/policy';
import { classifyValue, holdsRealToken } from '@bridgekeeper/policy';

/**
 * Whether a value of a Secret is one to hide.
 *
 * @param passive in a test's path, where only what surely is a credential counts
 */
export function isSecretValue(value: string, passive: boolean): boolean {
  if (passive) return holdsRealToken(value);
  return !isPlace(value) && !isCertificate(value);
}

/** Certificates and public keys, and nothing beside them (RFC 7468, sections 5, 6 and 13). */
function isCertificate(value: string): boolean {
  if (!value.includes('-----BEGIN ')) return false;
  return value.replace(PUBLIC_BLOCK, '').trim() === '';
}

const PUBLIC_BLOCK =
  /-----BEGIN (CERTIFICATE|TRUSTED CERTIFICATE|X509 CRL|PUBLIC KEY)-----[A-Za-z\d+/=\s]{1,20000}-----END \1-----/g;

/** A value that stands for another: a reference, a placeholder, what is masked or encrypted already. */
function isPlace(value: string): boolean {
  return PLACES.has(classifyValue(value)) || INSTRUCTION.test(value.trim());
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
