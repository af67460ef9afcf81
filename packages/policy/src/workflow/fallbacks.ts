import type { TextRange } from '../range.js';

/** A literal behind `||` that a workflow takes when a secret is not set: an unset one is an empty string. */
export interface WorkflowFallback {
  readonly name: string;
  readonly literal: string;
  /** The literal with its quotes; offsets into the text that was read. */
  readonly range: TextRange;
}

const EXPRESSION = /\$\{\{([^}]{0,2000})\}\}/g;
const FALLBACK =
  /\b(?:secrets|vars|env|inputs)(?:\.|\[')([A-Za-z_][\w-]{0,127})(?:'\])?\s{0,8}\|\|\s{0,8}('(?:[^']|''){0,500}')/g;

/**
 * The fallbacks in the expressions (`${{ … }}`) of GitHub, Gitea and Forgejo workflows. Source: GitHub docs,
 * "Evaluate expressions in workflows and actions" (string literals, `||`).
 */
export function parseWorkflowFallbacks(text: string): WorkflowFallback[] {
  const fallbacks: WorkflowFallback[] = [];
  for (const expression of text.matchAll(EXPRESSION)) {
    const [whole, body = ''] = expression;
    const offset = expression.index + whole.indexOf(body, 3);
    for (const match of body.matchAll(FALLBACK)) {
      const [, name = '', literal = ''] = match;
      const end = offset + match.index + match[0].length;
      fallbacks.push({
        name,
        literal: literal.slice(1, -1).replaceAll("''", "'"),
        range: { start: end - literal.length, end },
      });
    }
  }
  return fallbacks;
}

/** The text with its expressions blanked out, so that a shell's grammar sees only what the shell gets. */
export function blankExpressions(text: string): string {
  return text.includes('${{') ? text.replace(EXPRESSION, (whole) => ' '.repeat(whole.length)) : text;
}
