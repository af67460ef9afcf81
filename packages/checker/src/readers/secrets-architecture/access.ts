import type { Sentence } from './sentences.js';

/** How the section says that the application gets its secrets. */
export type SecretsAccess = 'direct-vault' | 'eso-bridge' | 'unstated';

/** What a sentence does with the word Direct-Vault. */
type Stance = 'chosen' | 'rejected' | 'mentioned';

const DIRECT =
  /\bdirect[\s-]?(?:access[\s-]to[\s-]|to[\s-])?vault\b(?:\s(?:access|mode|pattern|path|architecture|approach|integration|app|application|service))?/gi;
const ESO = /\bESO\b|\bexternal[\s-]?secrets?\b/i;

// Where the thought changes: what stands before does not speak of what comes after.
const TURN =
  /;|,?\s(?:but|so|therefore|hence|thus|because|since|and so|which is why|that is why)\s|\s-\s|,\s(?=(?:we|it|this|the (?:app|application|service|worker|api))\s)/gi;

const NEGATION =
  /\b(?:not|never|no|non|without|instead of|rather than|nor|neither|avoid\w*|reject\w*|rule[sd]? out|cannot|\w+n't|forbid\w*|disallow\w*|drop(?:s|ped)?|remov\w+|replac\w+|moved? (?:away )?from|migrated? (?:away )?from|over|against|than|unlike|except)\b/i;

// The sentence weighs, plans, remembers, teaches, or speaks of others.
const NOT_A_CHOICE =
  /\b(?:if|when(?:ever)?|unless|would|could|might|may|should|whether|consider\w*|plan(?:s|ned|ning)?|future|later|someday|eventually|todo|tbd|maybe|perhaps|previous\w*|former\w*|used to|was|were|had(?! to)|until|before|legacy|old|deprecated|evaluat\w+|example|e\.g|either|or|choos(?:e|ing)|options?|alternatives?|compar\w+|differ\w+|versus|vs|others|another|exceptions? (?:is|are)|please|ask)\b|\b(?:some|any|most|many|few|certain|other|all)\s(?:of\s)?(?:apps?|applications?|services?|teams?|projects?)\b|^(?:some|apps|applications|services|teams)\b|\b(?:apps?|applications?|services?|teams?)\s(?:that|which|with|who)\b|\ban?\s(?:app|application|service|team)\b/i;

const CHOICE_BEFORE =
  /\b(?:uses?|using|is|are|chose|chosen|picked|selected|adopts?|adopted|opt(?:s|ed)?[\s-](?:in|into|in to|for)|runs(?:\s(?:on|in|with|as))?|needs?|requires?|takes?|follows?|went with|goes with|go with|decided\s(?:on|for)|settled\son|(?:switched|moved|migrated)\b.{0,60}\sto|(?:read|reads|fetch\w*|load\w*|obtain\w*|access\w*|served?|resolv\w*|comes?|delivered)\b.{0,60}\s(?:with|by|via|through|using))\s(?:the\s|a\s|our\s|its\s|opt-in\s|["']){0,8}$/i;
const CHOICE_OF_TWO = /\b(?:uses?|using|runs|reads?|combines?)\b.{0,120}(?:\band|\bplus|&|,)\s(?:the\s)?$/i;
const REASON_BEFORE =
  /^(?:why(?:\swe\s(?:use|chose|need))?|(?:the\s)?(?:justifications?|reasons?|rationale)\s(?:for|of|behind))\s(?:the\s)?$/i;
const LABEL = /^["'(]?([\w\s/&'()-]{1,60}?)\s?(?:[:=|]|-(?=\s))\s?["'(]?$/;
const BAD_LABEL =
  /\b(?:not|no|never|non|un\w+|reject\w*|alternatives?|options?|consider\w*|instead|previous\w*|old|former\w*|legacy|future|planned|eso|bridge|example|template|choose|either|opt-in|when|why not|out of scope|glossary|term)\b/i;

const NO =
  /^(?:n\/a|no|none|not|never|isn't|aren't|unused|disabled|off|rejected|forbidden|disallowed|unnecessary|n)\b|^[❌✗✘✖]/i;
const NOT_THE_BRIDGE = /^(?:not|no|never)\s(?:\w+\s){0,4}(?:eso|external|bridge|static)\b/i;
const IS =
  /^(?:is|are|was|has been|will be|remains)\s(?:currently\s|deliberately\s|explicitly\s|intentionally\s)?/i;
const CHOSEN_AFTER =
  /^(?:used|chosen|needed|required|necessary|justified|enabled|active|in use|our|the (?:chosen|selected))\b/i;
const ALTERNATIVE = /^(?:\/|\||or\b|vs\b|versus\b)/i;
const DESCRIPTION =
  /\bopt-in\b(?!\))|\bmust be justified|\bonly (?:if|when|where|for (?:apps|services))\b|\b(?:apps|services|teams)\s(?:that|which|with|who)\b|\b(?:optional|alternative|compared|comparison)\b/i;
const GOES_ON =
  /^(?:$|[.,:;!()[\]-]|(?:because|since|for|as|with|to|on|via|and|per|by|from|in|using|justification|rationale|reasons?)\b)/i;

/**
 * The access that the sentences say is chosen. Direct-Vault must be *chosen* in one of them (a heading, a label,
 * "we use Direct-Vault …") and refused in none; a definition, a comparison, a plan or a condition is no choice.
 *
 * @param heading the section's own heading
 */
export function accessOf(heading: Sentence, sentences: readonly Sentence[]): SecretsAccess {
  const all = [heading, ...sentences];
  const bothDescribed =
    sentences.some(({ kind, text }) => kind === 'heading' && ESO.test(text)) &&
    sentences.some(({ kind, text }) => kind === 'heading' && mentionsOf(text).length > 0);
  let chosen = false;
  for (const [index, sentence] of all.entries()) {
    const stance = stanceOf(sentence, all[index + 1]);
    if (stance === 'rejected' && !/\b(?:for|static)\b/i.test(sentence.text)) return esoOrUnstated(all);
    const isOneOfTwo = bothDescribed && sentence.kind === 'heading' && index > 0;
    if (stance === 'chosen' && !isOneOfTwo) chosen = true;
  }
  return chosen ? 'direct-vault' : esoOrUnstated(all);
}

function esoOrUnstated(sentences: readonly Sentence[]): SecretsAccess {
  const says = sentences.some(({ text }) => {
    const match = ESO.exec(text);
    if (match === null) return false;
    const before = lastThought(text.slice(0, match.index));
    // "Not used: ESO is enough", "never Direct-Vault, only ESO": the refusal is over before ESO is named.
    const own = before.slice(Math.max(before.lastIndexOf(':') + 1, endOfMentions(before)));
    return !NEGATION.test(own);
  });
  return says ? 'eso-bridge' : 'unstated';
}

function mentionsOf(text: string): RegExpExecArray[] {
  return [...text.matchAll(DIRECT)];
}

function endOfMentions(text: string): number {
  const last = mentionsOf(text).at(-1);
  return last === undefined ? 0 : last.index + last[0].length;
}

/** The strongest stance of a sentence's mentions: a refusal outweighs a choice, a choice a mention. */
function stanceOf(sentence: Sentence, next: Sentence | undefined): Stance | undefined {
  const stances = mentionsOf(sentence.text).map((match): Stance => {
    const before = sentence.text.slice(0, match.index);
    const after = sentence.text.slice(match.index + match[0].length);
    if (sentence.text.endsWith('?')) return questionStance(before, next);
    // A row or column about Direct-Vault compares; only "| Direct-Vault | yes |" says something.
    if (sentence.kind === 'table' && before === '' && after.includes(': ')) return rowStance(after);
    return (
      refusal(before, after, sentence, next) ?? (isChosen(before, after, sentence) ? 'chosen' : 'mentioned')
    );
  });
  return (['rejected', 'chosen', 'mentioned'] as const).find((stance) => stances.includes(stance));
}

/** "Why Direct-Vault?" takes the choice for granted; any other question leaves it open. */
function questionStance(before: string, next: Sentence | undefined): Stance {
  return REASON_BEFORE.test(before) && !NO.test(next?.text ?? '') ? 'chosen' : 'mentioned';
}

function rowStance(after: string): Stance {
  const value = after.slice(after.indexOf(': ') + 2);
  if (NO.test(value)) return 'rejected';
  return /^(?:yes|chosen|used|x\b|[✓✔✅☑])/i.test(value) ? 'chosen' : 'mentioned';
}

function refusal(
  before: string,
  after: string,
  sentence: Sentence,
  next: Sentence | undefined,
): Stance | undefined {
  const thought = lastThought(before);
  const negation = NEGATION.exec(thought);
  // "no longer the ESO bridge but …", "the bridge cannot renew, and we use …": it is the bridge that is denied.
  if (negation !== null) return ESO.test(thought.slice(negation.index)) ? undefined : 'rejected';
  const label = LABEL.exec(before)?.[1];
  if (label !== undefined && BAD_LABEL.test(label)) return 'mentioned';
  const parenthesis = /^\s?\(([^)]*)\)/.exec(after);
  const values = [parenthesis?.[1], afterMark(after.slice(parenthesis?.[0].length ?? 0))];
  // "### Direct-Vault", then "Not used."
  if (sentence.kind === 'heading') values.push(next?.text);
  return values.some((value) => value !== undefined && NO.test(value) && !NOT_THE_BRIDGE.test(value))
    ? 'rejected'
    : undefined;
}

function isChosen(before: string, after: string, { kind }: Sentence): boolean {
  const thought = lastThought(before);
  if (NOT_A_CHOICE.test(thought)) return false;
  const rest = after.replace(/^\s?\([^)]*\)/, '').trimStart();
  if (ALTERNATIVE.test(rest)) return false;
  if (CHOICE_BEFORE.test(thought) || CHOICE_OF_TWO.test(thought)) return true;
  // "The app talks to Vault itself (Direct-Vault)"
  if (rest.startsWith(')') && /\bVault\b.{0,80}\($/i.test(thought)) return true;
  if (DESCRIPTION.test(rest) || namesBoth(rest)) return false;
  if (kind === 'heading') return true;
  const label = LABEL.exec(before)?.[1];
  const isFirst = /^[^\p{L}\p{N}]*$/u.test(thought) || label !== undefined || REASON_BEFORE.test(thought);
  if (!isFirst) return false;
  return IS.test(rest) ? CHOSEN_AFTER.test(rest.replace(IS, '')) : GOES_ON.test(rest);
}

/** "Direct-Vault and the ESO bridge", without a verb before it. */
function namesBoth(rest: string): boolean {
  return /^(?:and|&|,|\+)\s(?:the\s)?(?:ESO|external)\b/i.test(rest);
}

function lastThought(before: string): string {
  let start = 0;
  for (const turn of before.matchAll(TURN)) start = turn.index + turn[0].length;
  return before.slice(start);
}

/** What a text says after a colon, a dash or a form of "to be". */
function afterMark(after: string): string {
  return after
    .trimStart()
    .replace(/^[,:=|?-]\s?/, '')
    .replace(IS, '');
}
