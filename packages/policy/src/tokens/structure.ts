import { decodeBase64, decodeJsonObject } from './base64.js';
import { isUserinfoPassword } from './userinfo.js';
import { isMasked, isPlaceholder } from '../values/placeholder.js';
import { isReference } from '../values/reference.js';

/** A match of a format's pattern, before it counts. */
export interface Candidate {
  readonly text: string;
  /** The whole match. */
  readonly match: string;
  readonly index: number;
  /** The part to report. */
  readonly secret: string;
}

/**
 * What a candidate proves: it counts, with less weight (`weak`), or not at all; its end, where that is
 * further on.
 */
export type Structure = { readonly end?: number; readonly weak?: boolean } | undefined;

const COUNTS: Structure = {};
const COUNTS_LESS: Structure = { weak: true };
const countsIf = (condition: boolean): Structure => (condition ? COUNTS : undefined);

/** Formats whose pattern says too little: the check that a match must pass, by id. */
export const STRUCTURES: ReadonlyMap<string, (candidate: Candidate) => Structure> = new Map(
  Object.entries<(candidate: Candidate) => Structure>({
    jwt: ({ secret }) => jwt(secret),
    'pem-private-key': pem,
    'pem-base64': ({ text, match, index }) => {
      const end = endOfRun(text, index + match.length, /[A-Za-z0-9+/=]/);
      return end - index - match.length >= MIN_PEM ? { end } : undefined;
    },
    'gcp-service-account': ({ text }) => countsIf(text.includes('service_account') && PEM_IN_JSON.test(text)),
    'basic-literal': ({ secret }) => countsIf(isUserAndPassword(decodeBase64(secret))),
    'bearer-literal': ({ secret }) =>
      countsIf(/\d/.test(secret) && /[A-Za-z]/.test(secret) && !isMasked(secret) && !isPlaceholder(secret)),
    'url-userinfo': isUserinfoPassword,
    'adonet-connstr': ({ secret }) => countsIf(isLiteral(secret)),
    'jdbc-password': ({ secret }) => countsIf(isLiteral(secret)),
    netrc: ({ secret }) => countsIf(isLiteral(secret)),
    'npmrc-auth': ({ secret }) => countsIf(isLiteral(secret)),
    'sk-live': ({ secret }) => countsIf(/\d/.test(secret)),
    cratesio: ({ secret }) => countsIf(isMixed(secret.slice(3))),
    'stripe-secret': liveOrTest,
    paystack: liveOrTest,
    'azure-sas': ({ text }) => countsIf(/[?&]se=/.test(text) && /[?&]sv=/.test(text)),
    'discord-bot': ({ secret }) =>
      countsIf(/^\d{15,22}$/.test(decodeBase64(secret.split('.', 1)[0] ?? '') ?? '')),
    'jwk-private': ({ text }) => countsIf(/"[dk]"\s{0,5}:\s{0,5}"[\w-]{22}/.test(text)),
    'aws-secret-access-key': ({ secret }) => countsIf(isMixed(secret)),
    'vault-legacy-service': ({ secret }) => countsIf(isMixed(secret.slice(2))),
  }),
);

/** A token that is no mask and asks for no replacement: `ghp_xxxxxxxx`, `sk_live_EXAMPLE…`. */
export function isRealistic(secret: string): boolean {
  return secret.length > 400 || !FILLER.test(secret);
}

const FILLER =
  /[xX]{6}|\*{3}|\.{3}|[-_]abc123|(?:^|[^a-z])(?:example|placeholder|redacted|your[-_])|EXAMPLE|PLACEHOLDER|REDACTED|YOUR[-_]/;

function isLiteral(password: string): boolean {
  return !isReference(password) && !isMasked(password) && !isPlaceholder(password);
}

/** `sk_test_…` moves no money. */
function liveOrTest({ secret }: Candidate): Structure {
  return secret.includes('_test_') ? COUNTS_LESS : COUNTS;
}

function isMixed(text: string): boolean {
  return /[a-z]/.test(text) && /[A-Z]/.test(text) && /\d/.test(text);
}

/** RFC 7519: header and payload are JSON objects, the header names the algorithm. */
function jwt(token: string): Structure {
  const [header = '', payload = ''] = token.split('.', 2);
  if (decodeJsonObject(header)?.['alg'] === undefined) return undefined;
  const claims = decodeJsonObject(payload);
  // Supabase's anonymous key is made for browsers: row-level security is what guards the data.
  return countsIf(claims !== undefined && claims['role'] !== 'anon');
}

function isUserAndPassword(decoded: string | undefined): boolean {
  return decoded !== undefined && /^[ -9;-~]+:[ -~]{2,}$/.test(decoded);
}

/** The member `private_key` of a service account's file: line breaks are written out. */
const PEM_IN_JSON = /-----BEGIN (?:RSA )?PRIVATE KEY-----[A-Za-z0-9+/=\\\s]{64}/;

/** 64 characters are less than the smallest key (Ed25519 in PKCS#8); a parser's constant has none. */
const MIN_PEM = 64;
const MAX_PEM = 20_000;

/** A header counts with a body behind it: lines of base64, their breaks written out (`\n`) or real. */
function pem({ text, match, index }: Candidate): Structure {
  const start = index + match.length;
  const footer = text.indexOf('-----END', start);
  const end = footer < 0 ? Math.min(text.length, start + MAX_PEM) : Math.min(footer, start + MAX_PEM);
  const lines = text.slice(start, end).split(/\\r\\n|\\n|\\r|\r\n|\n|\r|\s/);
  let length = 0;
  for (const line of lines) if (/^[A-Za-z0-9+/]+=*$/.test(line)) length += line.length;
  if (length < MIN_PEM) return undefined;
  const closing = footer < 0 ? end : endOfFooter(text, footer);
  const encrypted = match.includes('ENCRYPTED') || lines.includes('4,ENCRYPTED');
  return { end: closing, weak: encrypted };
}

function endOfFooter(text: string, footer: number): number {
  const dashes = text.indexOf('-----', footer + 8);
  return dashes < 0 || dashes - footer > 80 ? footer : dashes + 5;
}

function endOfRun(text: string, start: number, characters: RegExp): number {
  let end = start;
  while (end < text.length && end - start < MAX_PEM && characters.test(text.charAt(end))) end++;
  return end;
}
