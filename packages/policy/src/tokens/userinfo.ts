import { isMasked, isPlaceholder } from '../values/placeholder.js';
import { isReference } from '../values/reference.js';
import type { Candidate, Structure } from './structure.js';

/**
 * Whether the password of a URL is one. Any literal is, a weak one above all (`postgres:postgres@db`): the
 * service runs with it. No password is a reference, a mask, a metavariable in capitals (`USER:PASSWORD@`),
 * the sample of a manual (`user:password@host`), or a tag in an image's reference
 * (`docker://image:tag@sha256:…`).
 */
export function isUserinfoPassword({ text, match, index, secret }: Candidate): Structure {
  const password = decode(secret);
  const after = text.slice(index + match.length - 1, index + match.length + 255);
  const user = match.slice(3, match.length - secret.length - 3);
  if (
    /^sha(?:256|512):/.test(after) ||
    isReference(password) ||
    isMasked(password) ||
    isPlaceholder(password)
  )
    return undefined;
  if (/^[A-Z][A-Z_]*$/.test(password) && /^(?:[A-Z][A-Z_]*)?$/.test(user)) return undefined;
  // `http://host:8080,admin@example.com`: a port and more text.
  if (/^\d{1,5}[,;)&|]/.test(secret)) return undefined;
  return isSample(user, password, after) ? undefined : {};
}

/** The sample of a manual says what each part is: `user:password@host`, `user:password@localhost/dbname`. */
function isSample(user: string, password: string, after: string): boolean {
  if (!SAMPLE_PASSWORD.test(password)) return false;
  const [, host = '', database = ''] = AUTHORITY.exec(after) ?? [];
  return SAMPLE_HOST.test(host) || (SAMPLE_USER.test(user) && SAMPLE_DATABASE.test(database));
}

const AUTHORITY = /^([\w.-]{0,253})(?::\d{1,5})?(?:\/([\w-]{1,63})(?![\w-]))?/;
const SAMPLE_USER = /^(?:user|username|usr)$/i;
const SAMPLE_DATABASE = /^(?:db|dbname|db[-_]name|database|databasename|database[-_]name)$/i;

const SAMPLE_PASSWORD = /^(?:pass|passwd|password|pwd|pw|secret|mypassword|mypass|p4ssw0rd)$/i;
const SAMPLE_HOST =
  /^(?:host\d{0,2}|hostname|hostip|server|servername|domain|address|ip|(?:[\w-]+\.)*example(?:\.(?:com|org|net))?|my[-_]?host|HOST)$/i;

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
