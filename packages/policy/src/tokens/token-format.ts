/**
 * `secret` opens a door; `identifier` is the half of a pair that is no secret by itself; `public` may ship.
 */
type TokenKind = 'secret' | 'identifier' | 'public';

/** How the last characters of a token prove it; see checksum.ts. */
export type ChecksumScheme = 'base62-crc32' | 'hex-crc32' | 'hex-crc32-body' | 'routable';

/** A credential format. */
export interface TokenFormat {
  readonly id: string;
  /** Who issues it; `any` for formats that many use (PEM, JWT, URLs). */
  readonly provider: string;
  /** What a message calls it, with its article: `a GitHub token`. */
  readonly label: string;
  readonly kind: TokenKind;
  /** No flags. A group named `secret` is the part to report where it is not the whole match. */
  readonly pattern: RegExp;
  /**
   * One of these stands in every match (`alone`), or in the text or the name (`context`). Case-sensitive in
   * texts.
   */
  readonly keywords: readonly string[];
  /** `alone`: the shape is proof enough. `context`: only with what context.ts asks for. */
  readonly match: 'alone' | 'context';
  readonly confidence: 'high' | 'medium' | 'low';
  readonly checksum?: ChecksumScheme;
  /** Where the format was learned: a document, or a rule as `tool:rule`. */
  readonly source: string;
  readonly note?: string;
}
