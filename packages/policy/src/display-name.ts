import { escapeControl } from './redact.js';
import { findTokens } from './tokens/find-tokens.js';

const MAX_LENGTH = 80;

/** A name from a file, fit for a message: no control characters, bounded, and no secret that stands as a key. */
export function displayName(name: string): string {
  if (name.length > 16 && findTokens(name).length > 0) return '…';
  const shown = escapeControl(name).replaceAll('`', "'");
  return shown.length > MAX_LENGTH ? `${shown.slice(0, MAX_LENGTH)}…` : shown;
}
