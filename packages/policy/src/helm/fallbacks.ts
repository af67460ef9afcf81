import type { TextRange } from '../range.js';

/** A literal that a Helm template falls back to. */
export interface HelmFallback {
  readonly function: 'default' | 'coalesce' | 'or' | 'ternary' | 'dig';
  /** The last segments of the values that it stands in for: `password` of `.Values.auth.password`. */
  readonly names: readonly string[];
  readonly literal: string;
  /** The literal with its quotes; offsets into the text that was read. */
  readonly range: TextRange;
}

/**
 * The string literals that a Go-template text falls back to, by the functions of sprig and of text/template
 * that choose a value (sprig docs/defaults.md). Empty strings are no fallback: Helm renders the same without.
 * Reads leniently: what is no pipeline yields nothing. Linear.
 *
 * @param text one action (`{{ … }}`), or a text that holds some
 */
export function parseHelmFallbacks(text: string): HelmFallback[] {
  if (!/\b(?:default|coalesce|or|ternary|dig)\b/.test(text)) return [];
  const reader = new PipelineReader(tokenize(text));
  reader.read();
  return reader.fallbacks;
}

interface Token {
  readonly kind: 'string' | 'path' | 'word' | '(' | ')' | '|' | 'end';
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

// Strings, field paths (`.Values.a.b`, `$x.y`), words and numbers, and the punctuation that structures them.
const TOKEN =
  /"((?:[^"\\\r\n]|\\.){0,2000})"|`([^`]{0,2000})`|(\$?\w{0,200}(?:\.\w+)+)|([\w$]+)|([()|])|(\{\{-?|-?\}\}|:?=|,)/g;

function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(TOKEN)) {
    const [whole, double, raw, path, word, mark] = match;
    const place = { start: match.index, end: match.index + whole.length };
    const string = double ?? raw;
    if (string !== undefined) tokens.push({ kind: 'string', text: string, ...place });
    else if (path !== undefined) tokens.push({ kind: 'path', text: path, ...place });
    else if (word !== undefined) tokens.push({ kind: 'word', text: word, ...place });
    else if (mark === '(' || mark === ')' || mark === '|') tokens.push({ kind: mark, text: mark, ...place });
    else tokens.push({ kind: 'end', text: whole, ...place });
  }
  return tokens;
}

/** What an operand may be: a literal, and the names of the values that it reads. */
interface Operand {
  readonly literal: Token | undefined;
  readonly names: readonly string[];
}

const NO_OPERAND: Operand = { literal: undefined, names: [] };
const MAX_DEPTH = 50;

class PipelineReader {
  readonly fallbacks: HelmFallback[] = [];
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  read(): void {
    while (this.#at < this.#tokens.length) {
      this.#pipeline(0);
      this.#at++;
    }
  }

  /** Reads up to a closing parenthesis or the end of the action, which it leaves. */
  #pipeline(depth: number): Operand {
    let piped = NO_OPERAND;
    let command: Operand[] = [];
    let name = '';
    for (let token = this.#tokens[this.#at]; token !== undefined; token = this.#tokens[++this.#at]) {
      if (token.kind === 'end' || token.kind === ')') break;
      if (token.kind === '|') {
        piped = this.#command(name, command, piped);
        command = [];
        name = '';
      } else if (token.kind === '(') {
        this.#at++;
        command.push(depth < MAX_DEPTH ? this.#pipeline(depth + 1) : NO_OPERAND);
      } else if (isFunctionName(token) && command.length === 0 && (name === '' || CONTROL_WORDS.has(name))) {
        name = token.text;
      } else {
        // `(.Values.auth).password` is one operand: the field of what stands in parentheses.
        const before = this.#tokens[this.#at - 1];
        if (before?.kind === ')' && before.end === token.start) command.pop();
        command.push(operandOf(token));
      }
    }
    return this.#command(name, command, piped);
  }

  #command(name: string, written: readonly Operand[], piped: Operand): Operand {
    const operands = piped === NO_OPERAND ? written : [...written, piped];
    const names = operands.flatMap((operand) => operand.names);
    if (name === 'default') this.#add(name, operands.slice(0, 1), names);
    else if (name === 'coalesce' || name === 'or') this.#add(name, operands.slice(1), names);
    else if (name === 'ternary') this.#add(name, operands.slice(0, 2), names);
    else if (name === 'dig') {
      const keys = operands.slice(0, -2).flatMap((operand) => operand.literal?.text ?? []);
      this.#add(name, operands.slice(-2, -1), keys.slice(-1));
    }
    const [only] = operands;
    return { literal: operands.length === 1 && name === '' ? only?.literal : undefined, names };
  }

  #add(name: HelmFallback['function'], operands: readonly Operand[], names: readonly string[]): void {
    for (const { literal } of operands) {
      if (literal === undefined || literal.text.trim() === '') continue;
      const { start, end } = literal;
      this.fallbacks.push({ function: name, names, literal: literal.text, range: { start, end } });
    }
  }
}

/** Words that stand before a pipeline: the function comes after them. */
const CONTROL_WORDS = new Set(['if', 'else', 'with', 'range', 'define', 'template', 'block', 'end']);

function isFunctionName({ kind, text }: Token): boolean {
  return kind === 'word' && !text.startsWith('$');
}

function operandOf(token: Token): Operand {
  if (token.kind === 'string') return { literal: token, names: [] };
  if (token.kind === 'path')
    return { literal: undefined, names: [token.text.slice(token.text.lastIndexOf('.') + 1)] };
  return { literal: undefined, names: token.text.startsWith('$') ? [token.text.slice(1)] : [] };
}
