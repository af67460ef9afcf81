import { findTokens, hasPublicPrefix } from '@bridgekeeper/policy';

import type { Candidate } from '../ast/credentials/candidates.js';
import { isVariableName } from '../ast/env-read.js';
import type { Node } from '../ast/node.js';
import { isNode, parentOf } from '../ast/node.js';
import { argumentVariables, optionVariables } from './call-variables.js';
import { GENERIC, HOLLOW, JOINED, PREFIXES, RECORDS, SYNONYMS, URL_VARIABLES, URL_WORDS } from './words.js';

/** Longer names are no variables. */
const MAX_NAME = 48;

/** `dbPassword` and `db-password` to `DB`, `PASSWORD`; none where a name is written in other characters. */
function wordsOf(name: string): readonly string[] {
  if (!/^[#\w.-]{1,80}$/.test(name)) return [];
  const spaced = name.replace(/([a-z\d])([A-Z])/g, '$1 $2').replace(/([A-Z])([A-Z][a-z])/g, '$1 $2');
  const words = spaced.split(/[\s#_.-]+/).filter((word) => word !== '');
  return words.map((word) => word.toUpperCase()).flatMap((word) => (JOINED[word] ?? word).split('_'));
}

function withoutPrefix(words: readonly string[]): readonly string[] {
  return PREFIXES.has(words[0] ?? '') ? words.slice(1) : words;
}

/** `stripeConfig` to `STRIPE`; none for `config`. */
function ownerWords(name: string): readonly string[] {
  const words = withoutPrefix(wordsOf(name));
  const end = words.findLastIndex((word) => !HOLLOW.has(word));
  return words.slice(0, end + 1);
}

/** `const alice = await create({ password: 'x' })` names a record, and no service. */
function isAwaited(node: Node): boolean {
  for (let part = parentOf(node); part && !part.type.endsWith('Statement'); part = parentOf(part)) {
    if (isNode(part, 'AwaitExpression')) return true;
  }
  return false;
}

/** Whose secret it is, by the nearest name around it; undefined where that is nobody's or a record's. */
function ownerOf(path: readonly string[], node: Node): readonly string[] | undefined {
  const names = isAwaited(node) ? [] : [...path].reverse();
  for (const name of names) {
    const words = ownerWords(name);
    if (words.every((word) => GENERIC.has(word))) continue;
    const isWord = words.every((word) => /^[A-Z][A-Z\d]+$/.test(word)) && words.length <= 3;
    return isWord && !RECORDS.has(words.at(-1) ?? '') ? words : undefined;
  }
  return undefined;
}

/** `connectionString: 'postgres://app:hunter2@db/app'` */
function urlVariable(value: string): string | undefined {
  const [, scheme] = /^([a-z][a-z\d+]{0,20}):\/\//.exec(value) ?? [];
  return scheme === undefined ? undefined : URL_VARIABLES.find(([schemes]) => schemes.test(scheme))?.[1];
}

function derivedName({ name, label, path, value }: Candidate, node: Node): string | undefined {
  const shown = shownName(name, label);
  const words = withoutPrefix(wordsOf(shown));
  if (words.length > 0 && words.every((word) => URL_WORDS.has(word))) return urlVariable(value);
  // `X-API-Key`, the name of a header, says how a key is sent.
  if (words.length === 0 || words[0] === 'X') return undefined;
  if (isVariableName(shown) && words.length > 1) return words.join('_');
  if (words.some((word) => !GENERIC.has(word))) return words.length > 1 ? words.join('_') : undefined;
  const owner = ownerOf(path, node);
  if (owner !== undefined) return [...owner, ...words].join('_');
  return words.length > 1 ? words.join('_') : undefined;
}

function isUsable(name: string): boolean {
  return (
    name.length <= MAX_NAME &&
    isVariableName(name) &&
    !hasPublicPrefix(name) &&
    findTokens(name).length === 0 &&
    !/(?:^|_)(?:AUTHORIZATION|URLS|KEYS|SECRETS|TOKENS|PASSWORDS)$/.test(name)
  );
}

/** Uses whose place says what the value is, and not whose. */
const NAMELESS_USES: ReadonlySet<Candidate['use']> = new Set(['comment', 'hashed', 'item', 'login']);

/**
 * The environment variables that a credential may be read from, the likeliest first, each a name for the same. None
 * where the place does not say which one it is: a wrong name is worse than no suggestion.
 */
export function variablesFor(candidate: Candidate): readonly string[] {
  const { node, label, use } = candidate;
  if (NAMELESS_USES.has(use) || !('parent' in node)) return [];
  // A list of keys has the one that signs, and older ones.
  const list = node.parent;
  const isKeys = use === 'argument' || use === 'option';
  if (isKeys && isNode(list, 'ArrayExpression') && list.elements.length > 1) return [];
  const called = use === 'argument' ? argumentVariables(label) : optionVariables(node);
  const derived = use === 'argument' ? undefined : derivedName(candidate, node);
  const [first = derived] = called;
  if (first === undefined || !isUsable(first)) return [];
  return SYNONYMS.find((names) => names.includes(first))?.toSorted((a) => (a === first ? -1 : 0)) ?? [first];
}

/** A secret that is an option goes by `secret` or `password`, whatever its key: the key says more. */
function shownName(name: string, label: string): string {
  return label.includes('.') || label === '' ? name : label;
}
