import type { FileKind } from './file-kind.js';

/** A part of a text that can be read by itself, and where it starts. */
export interface Piece {
  readonly start: number;
  readonly text: string;
}

const PIECE_LENGTH = 512 * 1024;

/**
 * A long YAML stream in pieces of whole documents, so that memory follows the piece and not the file. A line
 * that starts with `---` ends a document whatever stands before it (YAML 1.2, c-forbidden).
 */
export function piecesOf(text: string, kind: FileKind): Piece[] {
  if (text.length <= 2 * PIECE_LENGTH || kind !== 'yaml') return [{ start: 0, text }];
  const pieces: Piece[] = [];
  const marker = /^---(?=\s|$)/gm;
  let start = 0;
  for (;;) {
    marker.lastIndex = start + PIECE_LENGTH;
    const next = marker.exec(text)?.index ?? text.length;
    pieces.push({ start, text: text.slice(start, next) });
    if (next === text.length) return pieces;
    start = next;
  }
}
