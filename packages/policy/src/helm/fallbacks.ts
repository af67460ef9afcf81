import type { Action } from './action.js';
import { readAction } from './action.js';
import { findActions, isComment } from './actions.js';
import { parseBranches } from './branches.js';
import type { HelmFallback } from './fallback.js';
import { madeUp } from './pipeline.js';
import { tokenize } from './tokens.js';

/** Without one of these, no action falls back to anything. */
const INTERESTING = /["`]|\b(?:rand[AB]|randNumeric|uuidv4|genPrivateKey|else)/;

/**
 * What a Go-template text falls back to: by the functions of sprig and of text/template that choose a value
 * (sprig docs/defaults.md), by `else`, or by a function that makes a value up; and the pipelines that are a
 * literal. Empty strings are no fallback: Helm renders the same without. Lenient: what is no pipeline yields
 * nothing. Linear.
 *
 * @param text one action (`{{ … }}`), or a text that holds some
 */
export function parseHelmFallbacks(text: string): HelmFallback[] {
  if (!INTERESTING.test(text)) return [];
  const fallbacks: HelmFallback[] = [];
  for (const fallback of readText(text, 0)) fallbacks.push(fallback);
  if (/\belse\b/.test(text)) for (const fallback of parseBranches(text)) fallbacks.push(fallback);
  return fallbacks;
}

/** A template in a string in a template: no one nests them deeper. */
const MAX_NESTED = 2;

function* readText(text: string, depth: number): Generator<HelmFallback> {
  for (const { start, end } of findActions(text)) {
    if (isComment(text.slice(start, start + 8))) continue;
    const action = readAction(tokenize(text, start, end));
    yield* action.fallbacks;
    yield* wholeValue(action);
    if (depth < MAX_NESTED) yield* nestedTemplates(action, depth + 1);
  }
}

/** What an action is as a whole: a value that is made up, or a literal. */
function* wholeValue({ control, assigned, value }: Action): Generator<HelmFallback> {
  if (control !== undefined) return;
  const own = assigned === undefined ? [] : [assigned];
  if (value.random !== undefined) yield madeUp(value.random, [...own, ...value.names]);
  if (!value.constant) return;
  for (const { text, start, end } of value.literals) {
    if (text.trim() !== '' && !text.includes('{{'))
      yield { function: 'literal', names: own, literal: text, range: { start, end } };
  }
}

/** `tpl "{{ .Values.x | default \"y\" }}" .`: with its escapes blanked out, the string is a template as it stands. */
function* nestedTemplates({ tokens }: Action, depth: number): Generator<HelmFallback> {
  for (const { kind, text, start } of tokens) {
    if (kind !== 'string' || !text.includes('{{')) continue;
    for (const fallback of readText(text.replaceAll('\\', ' '), depth)) {
      const by = start + 1;
      yield {
        ...fallback,
        literal: fallback.literal.trimEnd(),
        range: { start: fallback.range.start + by, end: fallback.range.end + by },
      };
    }
  }
}

export type { HelmFallback } from './fallback.js';
