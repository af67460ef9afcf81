import type { Literal } from './judge-literal.js';
import type { NameAnalysis } from './names/classify-name.js';
import { nounOf } from './names/noun.js';
import { isSequential } from './values/entropy.js';

/**
 * Whether a value in code stands in for a credential that a person does not choose: a word for a token that a
 * server issues, three letters for a provider's key, letters that fill a length. In a deploy file whoever runs the
 * service chose the value, and behind a reference to the environment it is used: there it is none.
 *
 * @param isText whether the value is words, or characters too few to be more
 */
export function isStandIn(literal: Literal, { head }: NameAnalysis, isText: boolean): boolean {
  if (literal.deployed === true || literal.position === 'fallback') return false;
  // What is set as a variable of an environment reaches a service.
  if (literal.environment === true) return false;
  const text = literal.value.trim();
  const noun = nounOf(head);
  if (saysToken(text, head, noun) || isFiller(text, noun)) return true;
  if (!isText) return false;
  if (literal.compared === true && isGuard(literal.name, text, noun)) return true;
  // `credentials` is an object of several, or a mode of `fetch()`.
  if (ISSUED_TOKENS.has(head) || noun === 'credential') return true;
  return ISSUED_KEYS.has(head) && text.length < MIN_ISSUED_KEY;
}

/** By OAuth 2.0 (RFC 6749, sections 1.4 and 1.5) and OpenID Connect, and what is signed. */
const ISSUED_TOKENS: ReadonlySet<string> = new Set(
  'accesstoken refreshtoken idtoken sessiontoken oauthtoken bearertoken jwt bearer'.split(' '),
);

const ISSUED_KEYS: ReadonlySet<string> = new Set(
  `apikey apikeys apitoken apisecret accesskey accesskeys secretkey clientsecret consumersecret
  appsecret`.split(/\s+/),
);
/** The shortest words that people choose for a key of their own have six letters: `secret`. */
const MIN_ISSUED_KEY = 6;

/**
 * `token: 'test-token'`, `Authorization: Bearer token-123`: what says that it is a token is none. No part of it is
 * long enough to be the token itself.
 */
function saysToken(text: string, head: string, noun: string): boolean {
  if (noun !== 'token' && !head.startsWith('auth')) return false;
  if (text.length > MAX_WORDS || !/token/i.test(text)) return false;
  const parts = text.toLowerCase().split(/[^a-z\d]+/);
  return parts.every((part) => part.length <= MAX_PART) && parts.some((part) => /^token\d{0,6}$/.test(part));
}

const MAX_WORDS = 60;
const MAX_PART = 12;

/** `secret: 'aaaaaaaa'`, `token: 'abcdefgh12345678'`. A password may well be that. */
function isFiller(text: string, noun: string): boolean {
  if (noun === 'password' || noun === 'PIN') return false;
  if (/^(.)\1{5,}$/.test(text)) return true;
  return (noun === 'token' || noun === 'API key') && text.length >= 10 && isSequential(text);
}

/**
 * A comparison that asks for something else than a login: with the word itself (`type === 'password'`), or of a
 * secret that nobody sends (`sessionSecret === 'changeme'` asks whether the default was left).
 */
function isGuard(name: string, text: string, noun: string): boolean {
  return noun === 'secret' || noun === 'key' || letters(name).endsWith(letters(text));
}

function letters(text: string): string {
  return text.replace(/[^A-Za-z\d]+/g, '').toLowerCase();
}
