import { isRandomName } from './words.js';

/** Of the schemes that connection strings have, lest `hunter2://` be one. */
export const SCHEMES: string =
  '(?:postgres(?:ql)?|mysql|mariadb|mongodb|rediss?|amqps?|https?|s?ftp|smtps?|ldaps?|nats|mssql|sqlserver|clickhouse)' +
  '(?:\\+(?:srv|asyncpg|psycopg2?|pymysql|ssl|tls))?';

/**
 * The parts of a value that say how it comes about and hold nothing of it: a URL's scheme, the head
 * of a substitution up to its default, the head of a Helm or workflow expression up to its literal, and what
 * closes them.
 *
 * Each alternative, once begun, cannot fail, so that the time is linear.
 */
const HEADS: readonly string[] = [
  // `postgres://` at the beginning
  `^${SCHEMES}://`,
  // `${DB_PASSWORD:-`: compose-spec 12-interpolation, envsubst, shell
  '\\$\\{[A-Za-z_][A-Za-z0-9_]{0,127}(?::?[-?+=])?',
  // `${{ secrets.DB_PASSWORD || `: workflow expressions
  '\\$\\{\\{\\s{0,8}(?:secrets|vars|env|inputs)\\.[A-Za-z0-9_-]{1,128}(?:\\s{0,8}\\|\\|\\s{0,8})?',
  // `{{ .Values.db.password | default `: Go templates
  '\\{\\{-?(?:\\s{0,8}(?:\\.[A-Za-z0-9_.]{0,128}|\\||\\(|default\\b))*\\s{0,8}',
];

const HEAD = new RegExp(HEADS.join('|'), 'g');

/** A half-open range of offsets. */
interface Part {
  readonly start: number;
  readonly end: number;
}

/**
 * The parts of a value that may be shown because they are structure, in order. A closing brace counts only
 * where one was opened before it.
 */
export function skeletonOf(value: string): Part[] {
  const parts: Part[] = [];
  for (const { index, 0: text } of value.matchAll(HEAD)) {
    if (!isRandomName(text)) parts.push({ start: index, end: index + text.length });
  }
  const first = parts.find(({ start, end }) => value.slice(start, end).includes('{'));
  if (first === undefined) return parts;
  for (let at = value.indexOf('}', first.end); at >= 0; at = value.indexOf('}', at + 1)) {
    parts.push({ start: at, end: at + 1 });
  }
  return parts.sort((a, b) => a.start - b.start);
}
