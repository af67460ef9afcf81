import type { TextBlock } from './markdown.js';
import { sentencesOf } from './sentences.js';
import type { DurationLimit } from './durations.js';
import { durationsIn } from './durations.js';

/** The requirements that justify Direct-Vault. */
export type DynamicSecretReason =
  'database-leases' | 'aws-sts-per-request' | 'pki-certificates' | 'per-request-audit';

export interface Justification {
  readonly reason: DynamicSecretReason;
  /** The sentence that names it, at most 300 characters. */
  readonly text: string;
}

interface ReasonPattern {
  readonly reason: DynamicSecretReason;
  /** Names the requirement. */
  readonly names: RegExp;
  /** What else the same paragraph, list or table must say nearby; nothing where the name says it all. */
  readonly with?: RegExp;
  /** How long the credential may live, in seconds (policy: less than this). */
  readonly limit?: number;
}

const HOUR = 3600;
const DATABASE =
  '(?:databases?|db|postgres(?:ql)?|mysql|mariadb|mongo(?:db)?|mssql|sql|oracle|redis|cassandra|snowflake)';
const ACCOUNT = '(?:credentials?|creds|users?|roles?|passwords?|secrets?|logins?|accounts?|leases?)';
const SHORT = /\b(?:leas(?:es?|ed)|ttl|short|dynamic|minutes?|expir\w+|renew\w*|ephemeral)\b|\d\s?m\b/i;
const UNDER_AN_HOUR =
  '(?:under|below|within|less than|shorter than)\\s(?:an|one|1)[\\s-]?h(?:ou)?rs?|half(?:[\\s-]an?)?[\\s-]hour|quarters?(?:\\sof\\san)?[\\s-]hour';
const SHORT_LIFE = new RegExp(`${SHORT.source}|\\b(?:${UNDER_AN_HOUR})\\b`, 'i');
// Rotation is no lease: a static password can be rotated every minute.
const LIVES_SHORTLY = new RegExp(
  `\\b(?:expir\\w+|liv(?:e|es|ing)|valid|lasts?|short[\\s-]lived|(?:dropped|revoked|deleted|removed)\\s(?:after|within))\\b[^.\\n]{0,40}\\b(?:minutes?|mins?|seconds?|${UNDER_AN_HOUR})\\b`,
  'i',
);
const PER_REQUEST =
  /\b(?:per|each|every|individual|single)[\s-](?:\w+[\s-])?(?:requests?|reads?|access(?:es)?|calls?|jobs?|tenants?|users?|customers?|uploads?|operations?|invocations?|lookups?)\b|\bon[\s-]demand\b/i;

const REASONS: readonly ReasonPattern[] = [
  {
    reason: 'database-leases',
    names: new RegExp(
      `\\b(?:dynamic|short[\\s-]lived|short[\\s-]ttl|ephemeral|leased|temporary)\\s(?:[\\w-]+\\s){0,2}${DATABASE}\\s(?:[\\w-]+\\s)?${ACCOUNT}\\b`,
      'gi',
    ),
    limit: HOUR,
  },
  {
    reason: 'database-leases',
    names: new RegExp(
      `\\b${DATABASE}\\b[^.\\n]{0,60}\\b(?:leas(?:es?|ed)|ttls?)\\b|\\bleases?\\b[^.\\n]{0,60}\\b${DATABASE}\\b`,
      'gi',
    ),
    limit: HOUR,
  },
  {
    reason: 'database-leases',
    names: /\bdatabase secrets? engine\b|\bdatabase\/creds\/\w/gi,
    with: SHORT_LIFE,
    limit: HOUR,
  },
  {
    reason: 'database-leases',
    names: new RegExp(`\\bdatabase engine\\b[^.\\n]{0,60}\\b${ACCOUNT}\\b`, 'gi'),
    with: LIVES_SHORTLY,
    limit: HOUR,
  },
  {
    reason: 'database-leases',
    names: new RegExp(`\\b${DATABASE}\\s(?:[\\w-]+\\s){0,2}${ACCOUNT}\\b`, 'gi'),
    with: LIVES_SHORTLY,
    limit: HOUR,
  },
  {
    reason: 'database-leases',
    names: /\bdynamic[\s-](?:credentials?|creds|secrets?)\b/gi,
    with: /\b(?:leas(?:es?|ed)|ttls?|minutes?|expir\w+|short[\s-](?:lived|ttl))\b|\d\s?m\b/i,
    limit: HOUR,
  },
  {
    reason: 'aws-sts-per-request',
    names:
      /\bSTS\b|\bassum(?:e|es|ed|ing)[\s-]?(?:\w+\s){0,2}roles?\b|\bAWS\b[^.\n]{0,40}\bcredentials?\b|\baws\/(?:sts|creds)\/\w/gi,
    with: PER_REQUEST,
  },
  {
    reason: 'pki-certificates',
    names:
      /\bPKI\b|\bpki(?:_int)?\/issue\/\w|\bcert(?:ificate)?s?\b[^.\n]{0,60}\bVault\b|\bVault\b[^.\n]{0,40}\bcert(?:ificate)?s?\b|\bm?TLS\s(?:\w+\s)?cert(?:ificate)?s?\b/gi,
    with: /\b(?:short[\s-](?:lived|ttl)|ttls?|renew\w*|rotat\w+|lifetimes?|live|hours?|minutes?|expir\w+)\b|\d\s?[hm]\b/i,
    limit: 24 * HOUR,
  },
  { reason: 'per-request-audit', names: /\baudit\w*\b/gi, with: PER_REQUEST },
];

const NEARBY = 160;
const TURN = /[.;!?\n]|,?\s(?:but|so|because|since|whereas|while)\s/gi;
const DENIED =
  /\b(?:no|not|never|without|none|neither|nor|\w+n't|cannot|lacks?|instead of|rather than)\b(?!\sonly\b)/i;
// "ESO cannot renew database leases" names the requirement, though it says "cannot".
const ABOUT_THE_BRIDGE =
  /\b(?:ESO|bridge|external[\s-]?secrets?|operator|sync\w*|static|restart\w*|Kubernetes)\b/i;
const STATIC =
  /\bstatic\b|\b(?:by hand|hand[\s-]rotated|manual(?:ly)?[\s-]rotat\w+|rotat\w+\s(?:\w+\s){0,4}manually)\b/i;
// "No static password", "the ESO bridge is for static secrets": not what this application's credential is.
const STATIC_ELSEWHERE =
  /\b(?:non|not|no|never|without|instead of|rather than)[\s-](?:an?\s)?static\b|\b(?:ESO|bridge)\b[^.\n]{0,40}\bstatic\s(?:secrets|values)\b|\bstatic\s(?:secrets|values)\b[^.\n]{0,40}\b(?:ESO|bridge)\b/gi;
const DYNAMIC = /\b(?:leas(?:es?|ed)|dynamic\w*|ephemeral|short[\s-]lived)\b/i;
const NOT_YET =
  /\b(?:if|would|could|might|may|future|later|plan(?:s|ned|ning)?|someday|eventually|once we|consider\w*|e\.g|for example|such as|unless|todo|tbd)\b/i;
const DENIED_AFTER =
  /^[^.;\n]{0,30}?(?::|=|\||-|\bis\b|\bare\b)\s?(?:not|no|none|n\/a|unused|never)\b(?!\s(?:longer|older|more|kept|stored|shared|reused|outliv))/i;

/** The first accepted reason for Direct-Vault that the blocks name as this application's own. */
export function justificationOf(blocks: readonly TextBlock[]): Justification | undefined {
  for (const block of blocks) {
    const text = sentencesOf(block)
      .map((sentence) => sentence.text)
      .join('\n');
    for (const pattern of REASONS) {
      for (const match of text.matchAll(pattern.names)) {
        if (isNamed(text, match, pattern))
          return { reason: pattern.reason, text: sentenceAt(text, match.index) };
      }
    }
  }
  return undefined;
}

function isNamed(text: string, match: RegExpExecArray, pattern: ReasonPattern): boolean {
  const start = match.index;
  const end = start + match[0].length;
  const thought = thoughtBefore(text, start);
  if (NOT_YET.test(thought) || (DENIED.test(thought) && !ABOUT_THE_BRIDGE.test(thought))) return false;
  if (DENIED_AFTER.test(text.slice(end, end + 60))) return false;
  if (pattern.reason !== 'per-request-audit' && isStatic(sentenceAt(text, start))) return false;
  const nearby = text.slice(Math.max(0, start - NEARBY), end + NEARBY);
  if (pattern.with !== undefined && !pattern.with.test(nearby)) return false;
  return pattern.limit === undefined || isShortEnough(nearby, sentenceAt(text, start), pattern.limit);
}

/** Whether a sentence speaks of a static secret, or one rotated by hand, and of no leased one. */
function isStatic(sentence: string): boolean {
  return STATIC.test(sentence.replace(STATIC_ELSEWHERE, ' ')) && !DYNAMIC.test(sentence);
}

/** A lifetime that the text gives must be under the limit; where it gives none, its word is taken. */
function isShortEnough(nearby: string, sentence: string, limit: number): boolean {
  const lines = nearby
    .split('\n')
    .filter((line) => /\b(?:leas|ttl|lifetime|liv|expir|valid|short)/i.test(line));
  const durations: DurationLimit[] = durationsIn(sentence);
  if (durations.length === 0) durations.push(...lines.flatMap(durationsIn));
  return (
    durations.length === 0 ||
    durations.some(({ seconds, below }) => seconds < limit || (below && seconds <= limit))
  );
}

function thoughtBefore(text: string, index: number): string {
  const before = text.slice(Math.max(0, index - 300), index);
  let start = 0;
  for (const turn of before.matchAll(TURN)) start = turn.index + turn[0].length;
  return before.slice(start);
}

function sentenceAt(text: string, index: number): string {
  const start = text.lastIndexOf('\n', index) + 1;
  const end = text.indexOf('\n', index);
  return text.slice(start, end === -1 ? undefined : end).slice(0, 300);
}
