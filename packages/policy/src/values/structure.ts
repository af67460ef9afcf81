import { isAlgorithm } from './algorithm.js';
import { isSequential } from './entropy.js';
import { isValidationRule } from './validation-rule.js';

/**
 * A value whose form says what it is, and that it is no credential: a URL without userinfo, a path, a number,
 * a duration, a version, a date, a colour, a selector, a variable's name, a message key, a host, a digest, a
 * public key, the name of an algorithm, a rule of validation.
 */
export function isStructural(value: string): boolean {
  return (
    FORMS.some((form) => form.test(value)) ||
    isPath(value) ||
    isAlgorithm(value) ||
    isValidationRule(value) ||
    (value.length >= 20 && isSequential(value))
  );
}

const FORMS: readonly RegExp[] = [
  // Numbers, sizes, durations, percentages: 3000, 10MB, 15m, 1h30m, PT15M.
  /^[-+]?\d+(?:[.,]\d+)?\s?(?:%|[kKmMgGtT]i?[bB]?|px|r?em|vh|vw)?$/,
  /^\d+(?:\.\d+)?\s?(?:[munµ]?s|secs?|seconds?|m|mins?|minutes?|h|hours?|d|days?|w|weeks?|y|years?)$/,
  /^(?:\d+[hmsd]){1,4}$/,
  /^P(?:\d+[YMWD])*(?:T(?:\d+[HMS])+)?$/,
  // Versions, of Kubernetes APIs too (v1, v1beta1), dates, times, colours, media types.
  /^v[1-9]\d?(?:(?:alpha|beta)[1-9]\d?)?$/,
  /^v?\d+(?:\.\d+){1,3}(?:-[a-z]+[.\d]*)?$/,
  /^\d{4}-\d\d-\d\d(?:[T ][\d:.Z+-]*)?$/,
  /^\d\d?:\d\d(?::\d\d)?$/,
  /^#(?:[\da-fA-F]{3,4}|[\da-fA-F]{6}|[\da-fA-F]{8})$/,
  /^rgba?\([^)]*\)$/,
  /^[a-z]+\/[a-z\d.+*-]+(?:;.*)?$/,
  // A variable's name or a list of them, a message key or property, an action or decorator, a C++ or Perl name.
  /^[A-Z][A-Z\d]*(?:_[A-Z\d]+)+(?:, ?[A-Z][A-Z\d]*(?:_[A-Z\d]+)+)*$/,
  /^@?[a-z][A-Za-z_-]*(?:\.[A-Za-z_-]+)+(?:\.\$\d)?$/,
  /^@[a-z][a-z-]*$/,
  // A prefix of names, or how a token begins: `sk_`, `fbocs_`, `sk_test_`.
  /^[a-z]{2,10}_(?:[a-z]{2,10}_)?$/,
  /^[A-Za-z]+(?:::[A-Za-z]+)+$/,
  // URLs (their userinfo has been looked at), e-mail addresses, hosts, IP addresses, blockchain addresses.
  /^[a-z][a-z\d+.-]*:\/\/\S*$/,
  /^\/[\w.:*{}/-]{1,200}\?[\w.:=&{}-]*$/,
  /^(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS) \/\S*$/,
  /^(?:mailto|data|tel|urn|blob|about):\S*$/,
  /^\/\/(?=[a-z\d.-]+\.[a-z]{2})\S*$/,
  /^[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}$/,
  /^(?:(?!-)[a-z\d-]+(?<!-)\.)+[a-z]{2,24}(?::\d{1,5})?(?:\/\S*)?$/,
  /^(?!(?:admin|root|user|test|guest):)[a-z][a-z\d-]*:\d{2,5}$/,
  /^\d{1,3}(?:\.\d{1,3}){3}(?:[:/]\d+)?$/,
  /^0x[\da-fA-F]{40}$/,
  // Public keys, certificates, digests.
  /^(?:ssh-(?:rsa|ed25519|dss)\s|ecdsa-sha2-|sk-ssh-|age1[a-z\d]{40}|SHA256:)/,
  /^-----BEGIN (?:[A-Z ]*PUBLIC KEY|CERTIFICATE|X509 CRL|CERTIFICATE REQUEST)/,
  /^(?:sha(?:1|256|384|512)|md5)[-:][A-Za-z\d+/=]{16}/,
  // A keyword and a custom property of CSS.
  /^(?:!important|--[a-z][a-z\d]*(?:-[a-z\d]+)*)$/,
  // Brackets, selectors, markup, JSON, regular expressions, calls and members.
  /^[^A-Za-z\d]{1,3}$/,
  /^[.#][a-z][a-z_-]*(?:[ >.#:[].*)?$/,
  /^[.#][a-z]+\d?(?:-[a-z]+)+$/,
  /^[a-z]+\[[^\]]*\].*$/,
  /^(?:<[\s\S]*>|\{[\s\S]*\}|\[[\s\S]*\])$/,
  /^(?:\^.*\$|\/.*\/[gimsuy]{1,6})$|\\[dwsb]|\[(?:a-z|A-Z|0-9)|\(\?[:=!]/,
  /^[A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*)*!?\(.*\)$/,
  /^(?:this|self)\.\w+$/,
];

/**
 * A file or an API path: every segment is made of words. Base64 has slashes too, so that a look for a slash
 * is not enough.
 */
function isPath(value: string): boolean {
  if (!/[\\/]/.test(value) || !/^[\w.@~:*{}$+\\/-]+$/.test(value) || !/[A-Za-z]/.test(value)) return false;
  return value.split(/[\\/]/).every((segment) => segment.split(/[.@:*{}$+~_-]/).every(isWord));
}

/** `lower2`, `UPPER`, `CamelCase` with words of some length; not `bPxRfiCY`. */
function isWord(part: string): boolean {
  if (/^(?:[a-z\d]*|[A-Z\d]*)$/.test(part)) return part.length < 24;
  if (!/^[A-Z]?[a-z]+(?:[A-Z][a-z]+)*\d{0,2}$/.test(part)) return false;
  return part.replace(/[^A-Z]/g, '').length <= part.length / 4 + 1;
}
