import type { Candidate } from './literal.js';
import { mayBeSecret, MAX_VALUE } from './literal.js';

/** What stands before a password in a statement. */
interface Clause {
  readonly before: RegExp;
  /** What must stand earlier in the statement: the words alone are prose. */
  readonly context?: RegExp;
  /** Oracle takes a password without quotes. */
  readonly bare?: boolean;
  readonly name: string;
}

const USER =
  /\b(?:create|alter)\s+(?:or\s+replace\s+)?(?:role|user|login|group)\s+(?:mapping\s+)?(?:if\s+(?:not\s+)?exists\s+)?(?!(?:with|and|that|to|who|using|in|from|is|by)\b)[^\s;,]/i;
const SECRET = /\bcreate\s+(?:or\s+replace\s+)?(?:(?:persistent|temporary|temp)\s+)?secret\b/i;

/**
 * Sources: MySQL 8.4 and MariaDB (CREATE USER, ALTER USER, SET PASSWORD, PASSWORD()), Oracle 23ai (CREATE USER …
 * IDENTIFIED BY password), PostgreSQL 17 (CREATE ROLE … [ENCRYPTED] PASSWORD 'password', CREATE USER MAPPING … OPTIONS),
 * SQL Server 2022 (CREATE LOGIN … WITH PASSWORD = 'password'), ClickHouse (CREATE USER … IDENTIFIED WITH … BY),
 * DuckDB (CREATE SECRET).
 */
const CLAUSES: readonly Clause[] = [
  {
    name: 'password',
    before: /\bidentified\s{1,16}(?:with\s{1,16}[\w"'`\\]{1,64}\s{1,16})?by\s{1,16}/gi,
  },
  { name: 'password', before: /\bidentified\s{1,16}by\s{1,16}(?!\\?["'])/gi, context: USER, bare: true },
  {
    name: 'password',
    before: /(?<![\w-])password(?:\s{1,16}|\s{0,16}=\s{0,16})[NE]?(?=\\{0,3}["'])/gi,
    context: USER,
  },
  { name: 'password', before: /\bset\s{1,16}password\b[^;=]{0,200}=\s{0,16}/gi },
  {
    name: 'password',
    before: /(?:=|\b(?:using|select|by|as))\s{0,16}(?:old_)?password\s{0,4}\(\s{0,8}(?=\\{0,3}["'])/gi,
  },
  { name: 'secret', before: /\bsecret\s{1,16}(?=\\{0,3}["'])/gi, context: SECRET },
];

/** `WHERE password = 'x'`, `SET api_key = 'x'`: a column compared with, or set to, a string. */
const COLUMN =
  /(?:\b(?:where|and|or|set|having|on|not)\b|[,(])\s{0,16}(?:[\w"`[\]]{1,64}\.){0,2}["`[]?([A-Za-z_]\w{0,63})["`\]]?\s{0,16}(?:=|\blike\b)\s{0,16}[NE]?(?=\\{0,3}')/gi;
const STATEMENT = /\b(?:select|update|delete|insert|merge|where)\s/i;

/** How far before a clause its statement may begin. */
const REACH = 600;

/** The passwords of SQL statements. */
export function* sqlPasswords(text: string): Generator<Candidate> {
  if (!HINT.test(text)) return;
  for (const clause of CLAUSES) yield* clauses(text, clause);
  if (!text.includes("'") || !STATEMENT.test(text)) return;
  for (const match of text.matchAll(COLUMN)) {
    const [whole, name = ''] = match;
    const quoted = mayBeSecret(name) ? sqlString(text, match.index + whole.length) : undefined;
    if (quoted !== undefined) yield { syntax: 'sql', name, ...quoted };
  }
}

const HINT = /identified\s|["']/i;

function* clauses(text: string, { before, context, bare, name }: Clause): Generator<Candidate> {
  for (const match of text.matchAll(before)) {
    if (context !== undefined && !context.test(statementBefore(text, match.index))) continue;
    const at = match.index + match[0].length;
    const quoted = bare === true ? bareWord(text, at) : sqlString(text, at);
    if (quoted !== undefined) yield { syntax: 'sql', name, ...quoted };
  }
}

function statementBefore(text: string, end: number): string {
  const before = text.slice(Math.max(0, end - REACH), end);
  return before.slice(before.lastIndexOf(';') + 1);
}

type Quoted = Pick<Candidate, 'start' | 'end' | 'value'>;

/** A string, its quotes doubled or escaped inside; all its quotes may be escaped, as inside another string. */
function sqlString(text: string, at: number): Quoted | undefined {
  const quote = /^\\{0,3}["']/.exec(text.slice(at, at + 4))?.[0];
  if (quote === undefined) return undefined;
  const start = at + quote.length;
  const limit = Math.min(text.length, start + MAX_VALUE);
  for (let end = start; end < limit; end++) {
    if (text[end] === '\n') return undefined;
    if (text[end] === '\\' && !text.startsWith(quote, end)) end++;
    else if (text.startsWith(quote, end)) {
      if (!text.startsWith(quote, end + quote.length))
        return { start, end, value: unescape(text, start, end) };
      end += 2 * quote.length - 1;
    }
  }
  return undefined;
}

function unescape(text: string, start: number, end: number): string {
  return text
    .slice(start, end)
    .replace(/''|""|\\(.)/g, (all, char: string | undefined) => char ?? all.charAt(0));
}

/** Keywords of MySQL and Oracle that stand in the place of the password. */
const NO_PASSWORD = /^(?:values|password|random|externally|globally|required|identified)$/i;

function bareWord(text: string, at: number): Quoted | undefined {
  const word = /^[A-Za-z][\w$#!]{2,127}/.exec(text.slice(at, at + 128))?.[0];
  if (word === undefined || NO_PASSWORD.test(word)) return undefined;
  return { start: at, end: at + word.length };
}
