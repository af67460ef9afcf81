import type { NameAnalysis } from '../names/classify-name.js';
import { analyseName } from '../names/classify-name.js';
import { nounOf } from '../names/noun.js';
import { isDocumentedExample } from '../tokens/documented-examples.js';
import { findTokens, isPublicToken } from '../tokens/find-tokens.js';
import { countClasses, entropy, isSequential } from './entropy.js';
import { isIdentifier, isLabel, repeatsOwner } from './identifier.js';
import { isPasswordWord } from './password-words.js';
import { isMasked, isPlaceholder } from './placeholder.js';
import { isReference } from './reference.js';
import { isStructural } from './structure.js';
import type { ValueClass } from './value-class.js';
import { isWeak } from './weak.js';

/**
 * What a literal looks like. The first class that fits wins, in the order of {@link ValueClass}; only the
 * first 4,096 characters are looked at (the first 64 kB for tokens).
 *
 * @param value after the format's own decoding (quotes, escapes)
 * @param name of the setting, which some classes depend on: `123456` is a password where the name says so
 */
export function classifyValue(value: string, name = ''): ValueClass {
  const trimmed = value.trim();
  if (trimmed === '') return 'empty';
  if (isDocumentedExample(trimmed)) return 'documented-example';
  const [token] = findTokens(value, name).filter(({ format }) => format.kind === 'secret');
  if (token !== undefined) return token.format.id === 'url-userinfo' ? 'url-password' : 'token';
  return classifyPlainValue(trimmed, name);
}

/**
 * {@link classifyValue} without the search for tokens, for callers that have made it.
 *
 * @param analysis of the name where it stands, if that says more than the name alone
 */
export function classifyPlainValue(
  value: string,
  name = '',
  analysis: NameAnalysis = analyseName(name),
): ValueClass {
  const text = value.slice(0, MAX_LENGTH).trim();
  if (text === '') return 'empty';
  return describedClass(text, name, analysis) ?? shapeClass(text);
}

const MAX_LENGTH = 4096;

/** The classes that say what the value means, or that it is no credential. */
function describedClass(text: string, name: string, analysis: NameAnalysis): ValueClass | undefined {
  if (isDocumentedExample(text)) return 'documented-example';
  if (NULLISH.has(unwrapped(text).replace(/\.$/, '').toLowerCase())) return 'nullish';
  if (isReference(text)) return 'reference';
  if (isMasked(text)) return 'masked';
  if (isFieldLabel(text, name, analysis)) return 'label';
  if (isWeakFor(text, name, analysis)) return isTitle(text, name) ? 'label' : 'weak';
  if (isPlaceholder(text)) return 'placeholder';
  if (isMnemonic(text, name) || isAppPassword(text, analysis)) return 'random';
  if (isSentence(text)) return 'sentence';
  if (isStructural(text) || isPublicToken(text)) return 'structural';
  if (UUID.test(text)) return 'uuid';
  return isLabel(text, name) ? 'label' : undefined;
}

/** Absent values, switches, types, and the words of enumerations that stand beside credentials in APIs. */
const NULLISH: ReadonlySet<string> = new Set(
  `true false yes no on off y n t f 0 1 null nil none undefined nan void empty unset na n/a - ~
  bearer basic digest oauth oauth2 header headers query cookie cookies body text hidden include omit
  same-origin inherit encrypted auto optional required enabled disabled enable disable any all never always allow deny
  string str value number integer int boolean bool object array bytes binary uuid`.split(/\s+/),
);

/** A marker in a program is marked as one: `_empty_`, `__none__`, `*all*`. */
function unwrapped(text: string): string {
  return /^([_*#~-]{1,3})([A-Za-z]{2,16})\1$/.exec(text)?.[2] ?? text;
}

const UUID = /^\{?[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}\}?$/i;

/** Digits alone are a weak password where the name wants one, and a number elsewhere. */
function isWeakFor(text: string, name: string, analysis: NameAnalysis): boolean {
  const secret = analysis.class === 'secret';
  if (/^\d+$/.test(text)) {
    if (secret || NUMERIC_HEADS.has(analysis.head)) return true;
    return text.length >= 4 && (analysis.firm || name === '') && (isWeak(text) || isAlphabet(text));
  }
  if (isWeak(text)) return true;
  // An alphabet is what a token may be made of, and no token. A key of 32 characters is often one.
  if (isAlphabet(text)) return secret || (analysis.firm && nounOf(analysis.head) === 'key');
  return secret && repeatsOwner(text, name);
}

function isAlphabet(text: string): boolean {
  return text.length >= 10 && isSequential(text);
}

/** Likely heads whose values are numbers. */
const NUMERIC_HEADS: ReadonlySet<string> = new Set(['pin', 'otp', 'cvv', 'cvc', 'passcode']);

/**
 * `password: Password` names a field for people, `PASSWORD: 'PASSWORD'` a constant of itself. In a variable
 * (`DB_PASSWORD=Password`) it is a value.
 */
function isTitle(text: string, name: string): boolean {
  if (/^[A-Z]+$/.test(text)) return text === name || (text === name.toUpperCase() && !/[A-Z]$/.test(name));
  return /^[A-Z][a-z]+$/.test(text) && /[a-z]/.test(name) && name.toLowerCase().endsWith(text.toLowerCase());
}

/** `password: 'Passwort'` of a form; in a variable (`DB_PASSWORD=Passwort`) it is a value. */
function isFieldLabel(text: string, name: string, analysis: NameAnalysis): boolean {
  return isPasswordWord(text) && /[a-z]/.test(name) && nounOf(analysis.head) === 'password';
}

/** BIP 39: 12 to 24 lower-case words. */
function isMnemonic(text: string, name: string): boolean {
  return /mnemonic|seed|phrase/i.test(name) && /^[a-z]{3,8}(?: [a-z]{3,8}){11,23}$/.test(text);
}

/**
 * `abcd efgh ijkl mnop`: how Google shows an app password (support.google.com/accounts/answer/185833). Some four of its
 * letters have three consonants in a row; words of four letters hardly ever do.
 */
function isAppPassword(text: string, analysis: NameAnalysis): boolean {
  if (!/^[a-z]{4}(?: [a-z]{4}){3}$/.test(text) || !/[^aeiouy ]{3}/.test(text)) return false;
  return nounOf(analysis.head) === 'password';
}

/** Three words and more, a letter beyond ASCII in a text without digits, or a prompt (`Password:`). */
function isSentence(text: string): boolean {
  if (/\S\s+\S+\s+\S/.test(text)) return true;
  if (/[^\P{L}A-Za-z]/u.test(text)) return !/\d/.test(text);
  return /^[A-Za-z][A-Za-z ]*[:?]$/.test(text) || /^[A-Z][a-z]+ [a-z]+[.!?]?$/.test(text);
}

/** The classes that only the characters decide. */
function shapeClass(text: string): ValueClass {
  if (isIdentifier(text)) return 'identifier';
  const letters = /^[A-Za-z]+$/.test(text);
  if (letters && text.length <= MAX_WORD) return text.length < MIN_WORD ? 'short' : 'word';
  if (isRandom(text)) return 'random';
  if (letters) return 'mixed';
  return text.length >= MIN_MIXED && countClasses(text) >= 2 ? 'mixed' : 'short';
}

const MIN_WORD = 3;
const MAX_WORD = 14;
const MIN_MIXED = 6;

/**
 * A hexadecimal number of 20 digits and more, or 16 characters of two classes, spread as chance spreads them.
 */
function isRandom(text: string): boolean {
  if (/\s/.test(text)) return false;
  if (/^(?:0x)?[\da-fA-F]{20,}$/.test(text)) return entropy(text) >= 2.8;
  return text.length >= 16 && countClasses(text) >= 2 && entropy(text) >= 3.3;
}
