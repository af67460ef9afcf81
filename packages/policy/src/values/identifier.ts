import { splitPath, wordsOf } from '../names/tokenize.js';

/**
 * Two words and more joined as names are: `incorrectPassword`, `mtls_client_auth`, `node-club`. Words are of
 * letters (or a term such as `oauth2`), and long enough on average to be words.
 */
export function isIdentifier(value: string): boolean {
  if (isNumbered(value)) return true;
  const text = value.replace(/^[_$@.-]{1,3}|[_$.:-]{1,3}$/g, '');
  if (!/^[A-Za-z][A-Za-z\d]*(?:[-_ .:/][A-Za-z\d]+)*$/.test(text)) return false;
  const parts = text
    .split(/[-_ .:/]/)
    .flatMap((part) => (TERMS.test(part) ? [part] : part.replace(/([a-z])([A-Z])/g, '$1 $2').split(' ')));
  if (parts.length < 2 || !parts.every((part) => /^[A-Za-z]+$/.test(part) || TERMS.test(part))) return false;
  const average = parts.join('').length / parts.length;
  // Written separators are borders of words more surely than capitals are: `X-API-Key`.
  return average >= (/[-_ .:/]/.test(text) ? 2.3 : 3) && parts.every((part) => !isJumble(part));
}

/**
 * `login-form-password-1`, `color-primary-500`: the ids of elements, icons and design tokens have a number
 * among their words. A part of both letters and digits (`x9`) makes it no name, and neither does the
 * number that people add to a password (`admin-password-123`).
 */
function isNumbered(text: string): boolean {
  if (text.length > MAX_NUMBERED || !/^[a-z]+(?:-(?:[a-z]+|\d{1,4}))+$/.test(text) || !/\d/.test(text))
    return false;
  if (/-(?:123|1234|321|4321)(?:-|$)/.test(text)) return false;
  const parts = text.split('-').filter((part) => !/\d/.test(part));
  return parts.length >= 2 && parts.join('').length / parts.length >= 2.3 && !parts.some(isJumble);
}

const MAX_NUMBERED = 80;

/** Terms of the trade with a digit in them. */
const TERMS =
  /^(?:v\d{1,2}|k8s|k3s|s3|r2|b2|oauth2|auth0|x509|ec2|2fa|mfa|h2|p12|base64|sha256|i18n|http2|ipv[46]|utf8|md5|web3)$/i;

/** No vowel at all, or capitals inside: a chance sequence of letters rather than a word. */
function isJumble(part: string): boolean {
  return (part.length >= 5 && !/[aeiouy]/i.test(part)) || /[a-z][A-Z]|[A-Z]{2}[a-z]{1,2}[A-Z]/.test(part);
}

/**
 * The value says the name again: `clientSecret: 'client_secret'`, `password: 'user-password'`. Such values
 * label fields, or name the place of the secret.
 */
export function isLabel(text: string, name: string): boolean {
  if (name === '' || text.length < 3 || !/^[A-Za-z]/.test(text)) return false;
  const value = squeeze(text);
  const label = squeeze(splitPath(name).at(-1) ?? '');
  if (value.length < 3 || label.length < 3) return false;
  return label.endsWith(value) || (value.endsWith(label) && isIdentifier(text));
}

function squeeze(text: string): string {
  return text.replace(/[^A-Za-z\d]+/g, '').toLowerCase();
}

/**
 * The value is a word of the name in front of the head: `KAFKA_PASSWORD=kafka`, as weak as the user's own
 * name.
 */
export function repeatsOwner(text: string, name: string): boolean {
  if (!/^[a-z]{3,}$/.test(text)) return false;
  const words = wordsOf(splitPath(name).at(-1) ?? '');
  return words.slice(0, -1).includes(text);
}
