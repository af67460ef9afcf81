import type { TextRange } from '../range.js';

/**
 * How a setting is written inside a text.
 * - `query`: `?client_secret=x` of a URL, or a form-encoded body.
 * - `assignment`: `NAME=value` of a shell, an environment list, a connection string.
 * - `flag`: `--password x` of a command, or what a well-known client takes for a password (`mysql -px`).
 * - `json`: `"password": "x"`.
 * - `sql`: `IDENTIFIED BY 'x'`, `PASSWORD 'x'`, `password = 'x'`.
 * - `ini`: a line `password = x` or `password: x` of a settings file.
 * - `header`: `X-Api-Key: x`, `Authorization: Bearer x`.
 */
export type EmbeddedSyntax = 'query' | 'assignment' | 'flag' | 'json' | 'sql' | 'ini' | 'header';

/** A literal value under a name that may mean a secret, inside a text. */
export interface EmbeddedSetting {
  readonly syntax: EmbeddedSyntax;
  /** As written, without dashes; `password` where the syntax alone says so (`IDENTIFIED BY 'x'`). */
  readonly name: string;
  /** Without the escapes of its syntax (`%40`, `''`, `\"`). */
  readonly value: string;
  /** UTF-16 offsets into the text, of the value without its quotes. */
  readonly range: TextRange;
}
