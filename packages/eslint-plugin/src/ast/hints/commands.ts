import { hasSettingSign } from '@bridgekeeper/policy';

import type { TokenList } from './token-list.js';

/** As far behind the name of a program its arguments begin. */
const MAX_DISTANCE = 60;

/** Whether a word of a command line may stand in one: `'mysql -psecret'`, `['mysql', '-psecret']`, `spawn('mysql', […])`. */
export function mayBeCommand(tokens: TokenList, index: number): boolean {
  if (!tokens.isString(index)) return false;
  const content = tokens.content(index);
  if (content.includes('\\') || hasSettingSign(content)) return true;
  // The rest of a command may stand behind what is put in.
  if (tokens.type(index) === 'Template' && !/^`[^]*`$/.test(tokens.value(index))) return true;
  return hasFlagBehind(tokens, index);
}

/** A flag is an argument of its own: the next ones of the list, or of the list behind. */
function hasFlagBehind(tokens: TokenList, index: number): boolean {
  if (tokens.value(index + 1) !== ',') return false;
  for (let at = index + 2; at < index + MAX_DISTANCE; at++) {
    if (tokens.isString(at) && tokens.content(at).startsWith('-')) return true;
  }
  return false;
}

/** Whether texts are joined at a `+` or a `${`: neither stands in a text itself, and what is put in is one. */
export function isJoint(tokens: TokenList, index: number): boolean {
  if (tokens.type(index) === 'Punctuator') return tokens.value(index) === '+';
  if (tokens.type(index) !== 'Template' || !tokens.value(index).endsWith('${')) return false;
  // `${'a'.repeat(3)}` is none.
  return (
    tokens.isString(index + 1) && (tokens.type(index + 2) === 'Template' || tokens.value(index + 2) === '+')
  );
}
