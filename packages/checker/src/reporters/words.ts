import type { TextRange } from '@bridgekeeper/policy';
import { classifyName, findTokens } from '@bridgekeeper/policy';

/** No name has this many changes between letters and digits within one word; random text has. */
const RANDOM_CHANGES = 3;
const RANDOM_FROM = 8;
/** From this length on, a run of letters and digits is no word of a sentence. */
const WORD_TO = 15;

/** Whether what stands where a name does is rather a value: `Zq7xJ9KwL2mN: …` in a text of several lines. */
export function isRandomName(name: string): boolean {
  for (const [run] of name.matchAll(/[A-Za-z0-9]+/g)) {
    if (run.length >= RANDOM_FROM && changes(run) >= RANDOM_CHANGES) return true;
  }
  return name.length > WORD_TO && findTokens(name).length > 0;
}

function changes(run: string): number {
  return run.match(/[A-Za-z](?=[0-9])|[0-9](?=[A-Za-z])/g)?.length ?? 0;
}

/**
 * The parts of prose, a path or a plain value that cannot be a password of any strength: all but long runs and
 * runs that mix letters and digits.
 *
 * @param offset added to every range
 */
export function plainWords(text: string, offset: number): TextRange[] {
  const parts: TextRange[] = [];
  let from = 0;
  for (const { index, 0: word } of text.matchAll(/[^\s/.,:;'"()[\]{}<>-]+/g)) {
    if (isPlainWord(word)) continue;
    parts.push({ start: offset + from, end: offset + index });
    from = index + word.length;
  }
  parts.push({ start: offset + from, end: offset + text.length });
  return parts.filter(({ start, end }) => start < end);
}

function isPlainWord(word: string): boolean {
  if (word.length > WORD_TO && /[^_]{16}/.test(word)) return false;
  const mixes = changes(word) > 0 && word.length >= RANDOM_FROM;
  return !mixes && !isRandomName(word);
}

/** Whether a default may be read: no token, no flag, no pair of a secret's name and a value in it. */
export function isHarmlessDefault(text: string): boolean {
  if (findTokens(text).length > 0 || /:[^/@\s]{1,200}@/.test(text)) return false;
  if (/(?:^|\s)--?[A-Za-z]/.test(text)) return false;
  for (const { index, 0: word } of text.matchAll(/[A-Za-z][A-Za-z0-9_-]*/g)) {
    if (index + word.length < text.trimEnd().length && classifyName(word) !== 'none') return false;
  }
  return true;
}
