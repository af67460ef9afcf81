import { analyseName } from '../names/classify-name.js';
import { isReference } from '../values/reference.js';
import type { EmbeddedSetting, EmbeddedSyntax } from './embedded-setting.js';

/** A private key fits in; what is longer is a file, and no setting. */
export const MAX_VALUE = 8192;

/** Whether a value under this name may be a secret by its name. */
export function mayBeSecret(name: string): boolean {
  const nameClass = analyseName(name).class;
  return nameClass !== 'none' && nameClass !== 'url' && !SCOPES.test(name);
}

/**
 * The key's id and scope in a signed request: whoever sees the URL sees it (AWS Signature Version 4, query
 * parameters; Google Cloud Storage, V4 signing).
 */
const SCOPES = /^(?:x-(?:amz|goog)-)?credential$/i;

/** What a finder has seen: a name, and where its value stands. */
export interface Candidate {
  readonly syntax: EmbeddedSyntax;
  readonly name: string;
  readonly start: number;
  readonly end: number;
  /** The value without escapes, where that is not the text of the range. */
  readonly value?: string;
}

/** The setting, or undefined where its name means no secret, or nothing literal stands there. */
export function literalSetting(text: string, candidate: Candidate): EmbeddedSetting | undefined {
  const { syntax, name, end } = candidate;
  if (end <= candidate.start || end - candidate.start > MAX_VALUE || !mayBeSecret(name)) return undefined;
  const scheme = schemeLength(name, text.slice(candidate.start, end));
  const start = candidate.start + scheme;
  const value = candidate.value?.slice(scheme) ?? text.slice(start, end);
  return value.trim() === '' || isHole(value) ? undefined : { syntax, name, value, range: { start, end } };
}

/** `Authorization: Bearer x`: the scheme is no part of the credentials (RFC 9110, section 11.4). */
function schemeLength(name: string, value: string): number {
  return /authorization$/i.test(name) ? (SCHEME.exec(value)?.[0].length ?? 0) : 0;
}

const SCHEME = /^(?:bearer|basic|token|apikey|api-key|bot|splunk|key)[ \t]+/i;

/** What is filled in later: a reference, a parameter, a pattern. */
function isHole(value: string): boolean {
  return HOLE.test(value) || isReference(value);
}

/**
 * A variable (`$X`, `$1`; not `p@$$word`), a substitution, a parameter of a statement (`?`, `:x`, `@x`), a verb
 * of a format string, or the start of a pattern, a call, a tag or a comparison.
 */
const HOLE =
  /(?:^|[^$])\$[A-Za-z_{(\d*@]|\$\$[A-Z{(_]|^\$|`|^[?:]\w{0,64}$|^@\w{1,64}$|%[-\d]{0,4}[sdvqxu](?![A-Za-z\d])|^[=~[{(<*|]|\{\{|\\[dwsSb]|\.\*|\.\+/;
