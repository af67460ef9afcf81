import type { HelmFallback } from './fallback.js';
import { CONTROL_WORDS, isRandomTemplate, LOOKUPS, RANDOM, TRANSPARENT } from './functions.js';
import type { Token } from './tokens.js';

/** What an operand may be: literals, the paths of the values that it reads, a function that makes a value up. */
export interface Operand {
  readonly literals: readonly Token[];
  readonly names: readonly string[];
  readonly random: Token | undefined;
  /** Whether it is the literal and nothing else. */
  readonly constant: boolean;
}

const NO_OPERAND: Operand = { literals: [], names: [], random: undefined, constant: false };
const MAX_DEPTH = 50;
const EXISTING_SECRET = /(?:^|\.)existingSecrets?(?:\.|$)/;

/** Reads pipelines, and keeps the fallbacks that it meets. Lenient: what is no pipeline yields nothing. */
export class PipelineReader {
  readonly fallbacks: HelmFallback[] = [];
  readonly #tokens: readonly Token[];
  /** The variable that the pipeline is assigned to. */
  readonly #assigned: string | undefined;
  #at = 0;

  constructor(tokens: readonly Token[], assigned?: string) {
    this.#tokens = tokens;
    this.#assigned = assigned;
  }

  /** Reads all; gives what the last pipeline may be. */
  read(): Operand {
    let last = NO_OPERAND;
    while (this.#at < this.#tokens.length) {
      const read = this.#pipeline(0);
      if (read !== NO_OPERAND) last = read;
      this.#at++;
    }
    return last;
  }

  /** Reads up to a closing parenthesis or the end of the action, which it leaves. */
  #pipeline(depth: number): Operand {
    let piped: Operand | undefined;
    let command: Operand[] = [];
    let name: Token | undefined;
    for (let token = this.#tokens[this.#at]; token !== undefined; token = this.#tokens[++this.#at]) {
      if (token.kind === 'end' || token.kind === '=' || token.kind === ')') break;
      if (token.kind === '|') {
        piped = this.#command(name, command, piped);
        command = [];
        name = undefined;
      } else if (token.kind === '(') {
        this.#at++;
        command.push(depth < MAX_DEPTH ? this.#pipeline(depth + 1) : NO_OPERAND);
      } else if (isFunctionName(token) && command.length === 0 && isHead(name)) {
        name = token;
      } else {
        // `(.Values.auth).password` is one operand: the field of what stands in parentheses.
        const before = this.#tokens[this.#at - 1];
        const inner = before?.kind === ')' && before.end === token.start ? command.pop() : undefined;
        command.push(fieldOf(inner, operandOf(token)));
      }
    }
    return this.#command(name, command, piped);
  }

  #command(head: Token | undefined, written: readonly Operand[], piped: Operand | undefined): Operand {
    const operands = piped === undefined ? written : [...written, piped];
    const name = head?.text ?? '';
    const names = operands.flatMap((operand) => operand.names);
    switch (name) {
      case '':
        return operands.length === 1 ? (operands[0] ?? NO_OPERAND) : { ...NO_OPERAND, names };
      case 'default':
        return this.#default(operands, names);
      case 'coalesce':
      case 'or':
        this.#add(name, operands, names);
        return { ...NO_OPERAND, names };
      case 'ternary':
        return this.#ternary(operands);
      case 'dig':
        return this.#dig(operands);
      case 'and':
        return { ...(operands.at(-1) ?? NO_OPERAND), constant: false };
      case 'include':
        return this.#include(head, operands);
      case 'lookup':
        return NO_OPERAND;
      case 'printf':
        return printed(operands, names);
    }
    if (head !== undefined && RANDOM.has(name)) return { ...NO_OPERAND, random: head };
    if (LOOKUPS.has(name)) {
      // `index .Values.existingSecret.keys "solr-secret"`: the key of a Secret that somebody else makes.
      const path = names.some((read) => EXISTING_SECRET.test(read)) ? [] : pathOf(operands);
      // `pluck "key" .Values.psql.password`: which key of a Secret holds it.
      const selected = path.length === 1 && /^(?:key|name)$/.test(path[0] ?? '');
      if (selected && names.length > 0)
        return { ...NO_OPERAND, names: names.map((of) => `${of}.${path[0] ?? ''}`) };
      return { ...NO_OPERAND, names: [...names, ...path] };
    }
    if (!TRANSPARENT.has(name)) return { ...NO_OPERAND, names };
    // `tpl "text" .` takes the text first, all others take it last.
    const value = (name === 'tpl' && piped === undefined ? operands[0] : operands.at(-1)) ?? NO_OPERAND;
    return { ...value, names: name === 'required' ? value.names : names };
  }

  #default(operands: readonly Operand[], names: readonly string[]): Operand {
    const [fallback = NO_OPERAND, given = NO_OPERAND] = operands;
    this.#add('default', [fallback], names);
    // `default .Values.password "x"` is written the wrong way round: it is always the literal.
    if (given.constant && fallback.names.length > 0) this.#add('default', [given], names);
    return { ...NO_OPERAND, names };
  }

  #ternary(operands: readonly Operand[]): Operand {
    const [first = NO_OPERAND, second = NO_OPERAND] = operands;
    // The condition says nothing of what the value is.
    const names = [...first.names, ...second.names];
    this.#add('ternary', [first, second], names);
    return { ...NO_OPERAND, names };
  }

  #dig(operands: readonly Operand[]): Operand {
    const path = operands.slice(0, -2).flatMap(({ literals }) => literals.map(({ text }) => text));
    const names = path.length === 0 ? [] : [path.join('.')];
    this.#add('dig', operands.slice(-2, -1), names);
    return { ...NO_OPERAND, names };
  }

  #include(head: Token | undefined, operands: readonly Operand[]): Operand {
    const [template] = operands[0]?.literals ?? [];
    if (head === undefined || template === undefined) return NO_OPERAND;
    if (isRandomTemplate(template.text)) return { ...NO_OPERAND, names: [template.text], random: template };
    return { ...NO_OPERAND, names: [template.text] };
  }

  #add(name: HelmFallback['function'], operands: readonly Operand[], names: readonly string[]): void {
    const read = names.filter((path) => path !== '');
    // What a value is called says more of it than the variable that takes it: `$secretKey := .Values.passwordKey`.
    const all = read.length > 0 || this.#assigned === undefined ? read : [this.#assigned];
    for (const { literals, random } of operands) {
      if (random !== undefined) this.fallbacks.push(madeUp(random, all));
      for (const literal of literals) {
        if (literal.text.trim() === '') continue;
        const { start, end, text } = literal;
        this.fallbacks.push({ function: name, names: all, literal: text, range: { start, end } });
      }
    }
  }
}

/** The fallback to a value that a function makes up. */
export function madeUp({ start, end }: Token, names: readonly string[]): HelmFallback {
  return { function: 'random', names, literal: '', range: { start, end } };
}

/** The name of a value at a path: `.Values` and `$` say nothing of it. */
function nameOf(path: string): string {
  return path.replace(/^\$?\w*\.(?:Values\.)?|^\$/, '');
}

function isHead(name: Token | undefined): boolean {
  return name === undefined || CONTROL_WORDS.has(name.text);
}

function isFunctionName({ kind, text }: Token): boolean {
  return kind === 'word' && !text.startsWith('$') && !/^\d/.test(text);
}

function operandOf(token: Token): Operand {
  if (token.kind === 'string') return { ...NO_OPERAND, literals: [token], constant: true };
  const named = token.kind === 'path' || token.text.startsWith('$');
  return named ? { ...NO_OPERAND, names: [nameOf(token.text)] } : NO_OPERAND;
}

/** `(.Values.auth).password`: the field of the one value that stands in parentheses. */
function fieldOf(inner: Operand | undefined, field: Operand): Operand {
  const [of, ...others] = inner?.names ?? [];
  if (of === undefined || others.length > 0 || inner?.constant === true) return field;
  return { ...field, names: field.names.map((name) => `${of}.${name}`) };
}

/** `printf "x"` and `printf "%s" "x"` are literals; one that prints a value is none. */
function printed(operands: readonly Operand[], names: readonly string[]): Operand {
  const constant = operands.length > 0 && operands.every((operand) => operand.constant);
  return { ...NO_OPERAND, literals: constant ? (operands.at(-1)?.literals ?? []) : [], names, constant };
}

/** `index .Values "auth" "password"`, `get $secret "password"`, `env "DB_PASSWORD"`. */
function pathOf(operands: readonly Operand[]): string[] {
  const path = operands.flatMap(({ literals }) => literals.map(({ text }) => text));
  return path.length === 0 ? [] : [path.join('.')];
}
