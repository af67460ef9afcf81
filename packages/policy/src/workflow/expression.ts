import type { TextRange } from '../range.js';

/** An expression of a workflow in its text: `${{ … }}`. */
export interface ExpressionPlace {
  /** Offsets of `${{` and behind `}}`. */
  readonly start: number;
  readonly end: number;
}

/** The expressions of a text. A string in one may hold braces: `format('{0}', x)`. Linear. */
export function findExpressions(text: string): ExpressionPlace[] {
  const places: ExpressionPlace[] = [];
  let at = text.indexOf('${{');
  while (at >= 0) {
    const end = expressionEnd(text, at + 3);
    if (end !== undefined) places.push({ start: at, end });
    at = text.indexOf('${{', end ?? at + 3);
  }
  return places;
}

/** An expression may span lines, but not a file. */
const MAX_LENGTH = 4_000;

function expressionEnd(text: string, start: number): number | undefined {
  const limit = Math.min(text.length, start + MAX_LENGTH);
  let quoted = false;
  for (let at = start; at < limit; at++) {
    const char = text[at];
    if (char === "'") quoted = !quoted;
    else if (!quoted && char === '}' && text[at + 1] === '}') return at + 2;
    else if (!quoted && char === '$' && text.startsWith('${{', at)) return undefined;
  }
  return undefined;
}

export interface WorkflowLiteral {
  readonly text: string;
  /** With its quotes; offsets into the text that was read. */
  readonly range: TextRange;
}

/** What an expression may be: literals, and the contexts that it reads (`secrets.DB_PASSWORD`). */
export interface WorkflowValue {
  readonly literals: readonly WorkflowLiteral[];
  readonly names: readonly string[];
}

interface Token {
  readonly kind: 'string' | 'path' | 'mark';
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

// Strings ('' is a quote in one), contexts with their fields (`secrets['A']`, `steps.x.outputs.y`), and marks.
const TOKEN =
  /'((?:[^']|''){0,2000})'|([A-Za-z_][\w-]{0,200}(?:\.[\w*-]{1,200}|\['[^'\]]{0,200}'\]){0,20})|(\|\||&&|[=!<>]=|[!<>(),[\]])/g;

/**
 * Reads one expression: which values it may take. `a || b` may be either, `a && b` is `b`, a comparison and a
 * negation are true or false. Source: GitHub docs, "Evaluate expressions in workflows and actions".
 *
 * @param choices receives the value of each `||`, and of a `case()`, inside and outside of functions
 */
export function readExpression(
  text: string,
  { start, end }: ExpressionPlace,
  choices: WorkflowValue[],
): WorkflowValue {
  return new ExpressionReader(tokenize(text, start + 3, end - 2), choices).read();
}

function tokenize(text: string, start: number, end: number): Token[] {
  const tokens: Token[] = [];
  for (const match of text.slice(start, end).matchAll(TOKEN)) {
    const [whole, string, path] = match;
    const from = start + match.index;
    const kind = string !== undefined ? 'string' : path !== undefined ? 'path' : 'mark';
    tokens.push({ kind, text: string ?? whole, start: from, end: from + whole.length });
  }
  return tokens;
}

const NOTHING: WorkflowValue = { literals: [], names: [] };
const MAX_DEPTH = 50;

class ExpressionReader {
  readonly #tokens: readonly Token[];
  readonly #choices: WorkflowValue[];
  #at = 0;

  constructor(tokens: readonly Token[], choices: WorkflowValue[]) {
    this.#tokens = tokens;
    this.#choices = choices;
  }

  read(): WorkflowValue {
    return this.#or(0);
  }

  #takes(mark: string): boolean {
    const token = this.#tokens[this.#at];
    if (token?.kind !== 'mark' || token.text !== mark) return false;
    this.#at++;
    return true;
  }

  #or(depth: number): WorkflowValue {
    const operands = [this.#and(depth)];
    while (this.#takes('||')) operands.push(this.#and(depth));
    const [only] = operands;
    if (only !== undefined && operands.length === 1) return only;
    return this.#choose(operands);
  }

  #choose(operands: readonly WorkflowValue[]): WorkflowValue {
    const value: WorkflowValue = {
      literals: operands.flatMap(({ literals }) => literals),
      names: operands.flatMap(({ names }) => names),
    };
    this.#choices.push(value);
    return value;
  }

  #and(depth: number): WorkflowValue {
    let last = this.#comparison(depth);
    while (this.#takes('&&')) last = this.#comparison(depth);
    return last;
  }

  #comparison(depth: number): WorkflowValue {
    let value = this.#operand(depth);
    while (COMPARISONS.some((mark) => this.#takes(mark))) {
      this.#operand(depth);
      value = NOTHING;
    }
    return value;
  }

  #operand(depth: number): WorkflowValue {
    if (this.#takes('!')) {
      if (depth < MAX_DEPTH) this.#operand(depth + 1);
      return NOTHING;
    }
    if (this.#takes('(')) {
      const value = depth < MAX_DEPTH ? this.#or(depth + 1) : NOTHING;
      this.#takes(')');
      return value;
    }
    const token = this.#tokens[this.#at];
    if (token === undefined || token.kind === 'mark') {
      // A mark that fits nowhere: passed over, so that what follows is read.
      if (token !== undefined && !ENDS.has(token.text)) this.#at++;
      return NOTHING;
    }
    this.#at++;
    if (token.kind === 'string') {
      const { start, end } = token;
      return { literals: [{ text: token.text.replaceAll("''", "'"), range: { start, end } }], names: [] };
    }
    if (this.#takes('(')) return this.#call(token.text, depth);
    return {
      literals: [],
      names: KEYWORDS.has(token.text) ? [] : [token.text.replace(/\['([^']{0,200})'\]/g, '.$1')],
    };
  }

  #call(name: string, depth: number): WorkflowValue {
    const given: WorkflowValue[] = [];
    while (this.#at < this.#tokens.length && !this.#takes(')')) {
      const before = this.#at;
      given.push(depth < MAX_DEPTH ? this.#or(depth + 1) : NOTHING);
      this.#takes(',');
      if (this.#at === before) this.#at++;
    }
    const names = given.flatMap((value) => value.names);
    const lower = name.toLowerCase();
    // `case(condition, value, …, otherwise)`.
    if (lower === 'case')
      return this.#choose(given.filter((_, index) => index % 2 === 1 || index === given.length - 1));
    if (lower === 'fromjson' || lower === 'tojson') return given[0] ?? NOTHING;
    if (lower !== 'format') return { literals: [], names: lower === 'join' ? names : [] };
    return names.length > 0 ? { literals: [], names } : { literals: given.at(-1)?.literals ?? [], names: [] };
  }
}

const COMPARISONS = ['==', '!=', '<=', '>=', '<', '>'] as const;
const ENDS: ReadonlySet<string> = new Set([')', ',', '||', '&&', ...COMPARISONS]);
const KEYWORDS: ReadonlySet<string> = new Set(['true', 'false', 'null', 'NaN', 'Infinity']);
