import type { Confidence } from './finding.js';
import { judgeName } from './judge-name.js';
import { hasPublicPrefix } from './names/classify-name.js';
import type { OwnNames } from './names/own-names.js';
import type { TextRange } from './range.js';
import type { TokenMatch } from './tokens/find-tokens.js';
import { findTokens } from './tokens/find-tokens.js';

/**
 * Where a literal stands.
 * - `fallback`: behind a reference to the environment (`??`, a parameter's default, `${X:-…}`).
 * - `options`: beside user, host or port, or an argument of a call that takes a credential.
 * - `plain`: anywhere else.
 */
export type LiteralPosition = 'fallback' | 'options' | 'plain';

export interface Literal {
  /** As written; empty where the literal has no name. */
  readonly name: string;
  /** The keys above the name, outermost first. */
  readonly path?: readonly string[];
  /** After the format's own decoding (quotes, escapes). */
  readonly value: string;
  /** The other keys of the object that it stands in, where it stands in one. */
  readonly siblings?: readonly string[];
  readonly position: LiteralPosition;
  /** It is compared with what has the name, not stored in it: `if (password === 'x')`. */
  readonly compared?: boolean;
  /** It is one of a list, as the passwords that a form refuses are: words there are no credentials. */
  readonly listed?: boolean;
  /** In code that sets a variable of an environment: `process.env.ADMIN_TOKEN = 'x'`. */
  readonly environment?: boolean;
  /** In a deploy file: what stands there is read by a service, and is no name of a field, a label or an error. */
  readonly deployed?: boolean;
  /** What the policy says of names. */
  readonly names?: OwnNames | undefined;
}

export interface LiteralJudgement {
  /** `high` is an error, `medium` a warning in the recommended preset. */
  readonly confidence: Confidence;
  readonly reason: 'token' | 'url-password' | 'pem' | 'weak' | 'random' | 'literal';
  /** What the value is, with its article and without the value: `a GitHub token`, `a weak password`. */
  readonly what: string;
  /** Into the value: the token, the password of a URL, or the whole value. */
  readonly range: TextRange;
}

/**
 * Whether a literal is a credential: by its own shape whatever its name, else by what its name means and what
 * the value looks like. Pure; never throws.
 *
 * @returns undefined where it is none
 */
export function judgeLiteral(literal: Literal): LiteralJudgement | undefined {
  const byShape = judgeShape(literal);
  if (byShape?.secret === true) return byShape.judgement;
  const byName = judgeName(literal);
  // An identifier (`AKIA…`) under a secret name is what the name says.
  return byName?.confidence === 'high' ? byName : (byShape?.judgement ?? byName);
}

function judgeShape(
  literal: Literal,
): { readonly judgement: LiteralJudgement; readonly secret: boolean } | undefined {
  const tokens = findTokens(literal.value, literal.name);
  if (tokens.length === 0) return undefined;
  const rank = ({ format, confidence }: TokenMatch): number =>
    (format.kind === 'secret' ? 2 : 0) + (confidence === 'high' ? 1 : 0);
  const token = tokens.reduce((best, next) => (rank(next) > rank(best) ? next : best));
  const { format, range } = token;
  const certain = token.confidence === 'high' && !isBrowserKey(token, literal);
  const judgement: LiteralJudgement = {
    confidence: certain ? 'high' : 'medium',
    reason: REASONS.get(format.id) ?? 'token',
    what: format.label,
    range,
  };
  return { judgement, secret: format.kind === 'secret' };
}

const REASONS: ReadonlyMap<string, LiteralJudgement['reason']> = new Map([
  ['pem-private-key', 'pem'],
  ['pem-base64', 'pem'],
  ['url-userinfo', 'url-password'],
  ['jdbc-password', 'url-password'],
  ['adonet-connstr', 'url-password'],
]);

/**
 * Google's keys for Firebase and Maps ship to browsers, restricted by referrer
 * (firebase.google.com/docs/projects/api-keys).
 */
function isBrowserKey({ format }: TokenMatch, { name, path = [], siblings = [] }: Literal): boolean {
  if (format.id !== 'gcp-api-key') return false;
  return (
    hasPublicPrefix(name) ||
    /firebase|maps/i.test(`${path.join('.')}.${name}`) ||
    siblings.some((sibling) => FIREBASE_KEY.test(sibling))
  );
}

/** The configuration object of Firebase's web SDK (firebase.google.com/docs/web/setup, "config object"). */
const FIREBASE_KEY = /firebase|^auth_?domain$|^messaging_?sender_?id$/i;
