import { bytesOf, sliceBytes } from './utf8.js';
import { matchingPrefixes } from './glob.js';

/**
 * The transformations of Flux: `${A^^}`, `${A:0:2}`, `${A/x/y}`, `${A%.*}`, … Lengths and positions count
 * bytes of UTF-8. Source: fluxcd/pkg `envsubst/funcs.go`.
 *
 * @param operator as written between the name and the first argument; `#` with no argument is the length
 */
export function transform(value: string, operator: string, args: readonly string[]): string {
  const [first, second = ''] = args;
  switch (operator) {
    case '^':
      return mapFirst(value, (character) => character.toUpperCase());
    case '^^':
      return mapAll(value, (character) => character.toUpperCase());
    case ',':
      return mapFirst(value, (character) => character.toLowerCase());
    case ',,':
      return mapAll(value, (character) => character.toLowerCase());
    case ':':
      return substring(value, args);
    case '#':
      return first === undefined ? String(bytesOf(value)) : trimStart(value, first, 'shortest');
    case '##':
      return trimStart(value, first ?? '', 'longest');
    case '%':
      return reverse(trimStart(reverse(value), reverse(first ?? ''), 'shortest'));
    case '%%':
      return reverse(trimStart(reverse(value), reverse(first ?? ''), 'longest'));
    case '/':
      return value.replace(first ?? '', () => second);
    case '//':
      return value.replaceAll(first ?? '', () => second);
    case '/#':
      return args.length === 2 && value.startsWith(first ?? '')
        ? value.replace(first ?? '', () => second)
        : value;
    case '/%':
      return replaceEnd(value, args);
    default:
      return value;
  }
}

function replaceEnd(value: string, args: readonly string[]): string {
  const [suffix = '', replacement = ''] = args;
  if (args.length !== 2 || !value.endsWith(suffix)) return value;
  return value.slice(0, value.length - suffix.length) + replacement;
}

/** Go maps one character to one character: `ß` stays `ß`. */
function mapAll(value: string, map: (character: string) => string): string {
  return Array.from(value, (character) => {
    const mapped = map(character);
    return Array.from(mapped).length === 1 ? mapped : character;
  }).join('');
}

function mapFirst(value: string, map: (character: string) => string): string {
  const [first = ''] = value;
  return mapAll(first, map) + value.slice(first.length);
}

const INTEGER = /^[+-]?\d{1,15}$/;

function substring(value: string, args: readonly string[]): string {
  const [offset = '', count] = args;
  if (!INTEGER.test(offset)) return value;
  const length = bytesOf(value);
  const position = Number(offset) < 0 ? Math.max(0, length + Number(offset)) : Number(offset);
  if (count === undefined) return sliceBytes(value, position, length);
  if (!INTEGER.test(count)) return value;
  const end = Number(count) < 0 ? length + Number(count) : position + Number(count);
  return sliceBytes(value, position, Math.min(end, length));
}

function reverse(value: string): string {
  return Array.from(value).reverse().join('');
}

/** Trims the shortest or longest prefix that a pattern matches; an empty one does not count. */
function trimStart(value: string, pattern: string, which: 'shortest' | 'longest'): string {
  const lengths = matchingPrefixes(pattern, value);
  const length = which === 'shortest' ? lengths.at(0) : lengths.at(-1);
  return value.slice(length ?? 0);
}
