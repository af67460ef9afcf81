import { hasSettingSign, isNeutralName } from '@bridgekeeper/policy';

import { ASKING } from '../credentials/credential-place.js';
import { COMPARISONS } from '../credentials/inert.js';
import { isSetter, SETTING_FUNCTIONS, STORING_METHODS } from '../credentials/pair.js';
import { isVariableName } from '../env-read.js';
import { STORING_OPERATORS } from '../place.js';
import type { TokenList } from './token-list.js';

/** Whether the word of a token that is the name of a secret may name a text. What cannot be told may. */
export function mayBeNameOfText(tokens: TokenList, index: number): boolean {
  switch (tokens.type(index)) {
    case 'Identifier':
    case 'JSXIdentifier':
    case 'PrivateIdentifier':
      return wordNames(tokens, index);
    case 'String':
      return stringNames(tokens, index);
    case 'Template':
      return templateNames(tokens, index);
    case 'JSXText':
      return tokens.isString(index) && hasSettingSign(tokens.content(index));
    case 'RegularExpression':
      return false;
    default:
      return true;
  }
}

/** The same of what gives or compares, where a name ends: `= 'x'`, `: T = 'x'`, `=== 'x'`. */
function signNames(tokens: TokenList, sign: number): boolean | undefined {
  const value = tokens.value(sign);
  if (STORING_OPERATORS.has(value) || value === ':') return tokens.holdsText(sign + 1);
  if (COMPARISONS.has(value)) return tokens.holdsText(sign + 1, true);
  if (value === '!' || value === 'as' || value === 'satisfies') return true;
  return undefined;
}

function wordNames(tokens: TokenList, index: number): boolean {
  const next = tokens.value(index + 1);
  const isMember = isDot(tokens.value(index - 1));
  switch (next) {
    case '?':
      return tokens.value(index + 2) === ':' ? tokens.holdsText(index + 3) : tokens.isComparedBefore(index);
    case '(':
    case '<':
      return isMember && isSetter(tokens.value(index));
    case '.':
    case '?.':
      if (tokens.value(index + 2) === '(') return isMember && isSetter(tokens.value(index));
      return isNeutralName(tokens.value(index + 2)) && wordNames(tokens, index + 2);
    case ']': {
      const sign = tokens.value(index + 2);
      const isKey = isVariableName(tokens.value(index)) && (STORING_OPERATORS.has(sign) || sign === ':');
      return isKey ? tokens.holdsText(index + 3) : tokens.isComparedBefore(index);
    }
    case ')':
      return signNames(tokens, index + 2) ?? tokens.isComparedBefore(index);
    default:
      if (COMPARISONS.has(next) && tokens.value(tokens.beforePath(index)) === 'typeof') return false;
      return signNames(tokens, index + 1) ?? tokens.isComparedBefore(index);
  }
}

function isDot(value: string): boolean {
  return value === '.' || value === '?.';
}

/** `'password': 'x'`, `['password']: 'x'`, `set('password', 'x')`, `['password', 'x']`, `'mysql -psecret'`. */
function stringNames(tokens: TokenList, index: number): boolean {
  const content = tokens.content(index);
  // What an escape stands for is not known here.
  if (content.startsWith('-') || content.includes('\\') || hasSettingSign(content)) return true;
  return keyNames(tokens, index, content);
}

function keyNames(tokens: TokenList, index: number, content: string): boolean {
  const before = tokens.value(index - 1);
  switch (tokens.value(index + 1)) {
    case ':':
      return before !== '?' && before !== 'case' && tokens.holdsText(index + 2);
    case '=':
      return tokens.holdsText(index + 2);
    case ']':
      return before === '[' && memberNames(tokens, index, content);
    case ',':
      if (before === '(') return firstArgumentNames(tokens, index);
      if (before === '[') return tokens.holdsText(index + 2);
      return isPairedName(tokens, index, content);
    case ')':
      return before === '(' && isAskedFor(tokens, index);
    default:
      return isPairedName(tokens, index, content);
  }
}

/** `user['password'] = 'x'`, `'x' === user['password']`, `{ ['password']: 'x' }` */
function memberNames(tokens: TokenList, index: number, content: string): boolean {
  const behind = index + 2;
  const next = tokens.value(behind);
  if (next === '(' || next === '<') return isSetter(content);
  if (isDot(next)) return isNeutralName(tokens.value(behind + 1));
  return signNames(tokens, behind) ?? tokens.isComparedBefore(index - 1);
}

/** `headers.set('Authorization', 'x')`, `stubEnv('X', 'y')` */
function firstArgumentNames(tokens: TokenList, index: number): boolean {
  const callee = index - 2;
  if (!tokens.isWord(callee)) return true;
  const name = tokens.value(callee);
  return (STORING_METHODS.has(name) || SETTING_FUNCTIONS.has(name)) && tokens.holdsText(index + 2);
}

/** `headers.get('X-Api-Key') === 'x'` */
function isAskedFor(tokens: TokenList, index: number): boolean {
  const callee = index - 2;
  if (!tokens.isWord(callee)) return true;
  if (!ASKING.has(tokens.value(callee))) return false;
  return signNames(tokens, index + 2) ?? tokens.isComparedBefore(callee);
}

/** `{ name: 'DB_PASSWORD', value: 'x' }` */
function isPairedName(tokens: TokenList, index: number, content: string): boolean {
  return (
    tokens.value(index - 1) === ':' &&
    /^["'`]?name["'`]?$/.test(tokens.value(index - 2)) &&
    isVariableName(content)
  );
}

/** A piece of a template: it stands for a string where it is all of it, and may hold settings together with the others. */
function templateNames(tokens: TokenList, index: number): boolean {
  const value = tokens.value(index);
  if (value.startsWith('`') && value.endsWith('`')) return stringNames(tokens, index);
  for (let at = index, depth = 0; at < index + MAX_PIECES; at++) {
    if (tokens.type(at) !== 'Template') continue;
    const piece = tokens.value(at);
    if (piece.startsWith('`') && at > index) depth++;
    if (depth === 0 && mayGiveValue(tokens.content(at))) return true;
    if (!piece.endsWith('`')) continue;
    if (depth === 0) return false;
    depth--;
  }
  return true;
}

/** More than anybody puts into a template. */
const MAX_PIECES = 200;

/** Whether a piece has a sign that gives a name its value, and the value is not what is put in behind the piece. */
function mayGiveValue(piece: string): boolean {
  return piece.includes('\\') || hasSettingSign(piece.replace(/[=:]\s{0,10}$/, ''));
}
