import type { WorkflowLiteral, WorkflowValue } from './expression.js';
import { findExpressions, readExpression } from './expression.js';

/** A literal that an expression takes where what it reads is not set: an unset secret is an empty string. */
export interface WorkflowFallback extends WorkflowLiteral {
  /** The contexts that it stands in for: `secrets.DB_PASSWORD`. */
  readonly names: readonly string[];
}

/**
 * The fallbacks in the expressions (`${{ … }}`) of GitHub, Gitea and Forgejo workflows: `secrets.X || 'x'`,
 * `condition && 'x' || secrets.X`. An empty string is none: what is not set is empty anyway.
 */
export function parseWorkflowFallbacks(text: string): WorkflowFallback[] {
  if (!text.includes('${{') || !text.includes("'")) return [];
  const choices: WorkflowValue[] = [];
  for (const place of findExpressions(text)) readExpression(text, place, choices);
  const found = new Map<number, WorkflowFallback>();
  // An outer choice holds the inner ones, and comes behind them: it knows all the names.
  for (const { literals, names } of choices) {
    for (const literal of literals) {
      if (literal.text.trim() !== '') found.set(literal.range.start, { ...literal, names });
    }
  }
  return [...found.values()].sort((a, b) => a.range.start - b.range.start);
}

/** The text with its expressions blanked out, so that a shell's grammar sees only what the shell gets. */
export function blankExpressions(text: string): string {
  if (!text.includes('${{')) return text;
  const pieces: string[] = [];
  let at = 0;
  for (const { start, end } of findExpressions(text)) {
    pieces.push(text.slice(at, start), text.slice(start, end).replace(/[^\r\n]/g, ' '));
    at = end;
  }
  pieces.push(text.slice(at));
  return pieces.join('');
}
