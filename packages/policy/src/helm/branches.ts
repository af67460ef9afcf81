import type { Action } from './action.js';
import { readAction } from './action.js';
import { findActions, isComment } from './actions.js';
import type { HelmFallback } from './fallback.js';
import type { TextRange } from '../range.js';
import { tokenize } from './tokens.js';

interface Literal {
  readonly text: string;
  readonly range: TextRange;
}

/** One way through an `if` or a `with`. */
interface Branch {
  /** The paths of the values that it writes. */
  readonly outputs: string[];
  /** Keys whose values actions make. */
  readonly dynamic: Set<string>;
  /** Keys whose values are written out. */
  readonly literals: Map<string, Literal>;
  /** All that it writes, where that is one literal. */
  whole: Literal | undefined;
  /** It writes more than that literal. */
  mixed: boolean;
  /** It writes text beside its values: `user {{ .name }}` is no value of its own. */
  text: boolean;
}

interface Block {
  readonly kind: string;
  /** What `.` is in the branch that is being read: the value of its `with`. */
  dot: readonly string[];
  readonly branches: Branch[];
}

/**
 * The literals that a template writes where another branch of the same `if` or `with` writes a value:
 * `{{ if .Values.password }}{{ .Values.password }}{{ else }}x{{ end }}`, in one line or as the value of the same key
 * in both. The condition does not count: `{{ if .Values.password }}A{{ else }}B{{ end }}` is a switch.
 */
export function parseBranches(text: string): HelmFallback[] {
  const reader = new BranchReader(text);
  reader.read();
  return reader.fallbacks;
}

const MAX_DEPTH = 100;

class BranchReader {
  readonly fallbacks: HelmFallback[] = [];
  readonly #text: string;
  readonly #blocks: Block[] = [];

  constructor(text: string) {
    this.#text = text;
  }

  read(): void {
    let at = 0;
    for (const { start, end } of findActions(this.#text)) {
      this.#written(at, start);
      at = end;
      if (!isComment(this.#text.slice(start, start + 8)))
        this.#action(readAction(tokenize(this.#text, start, end)));
    }
  }

  #action(action: Action): void {
    const { control, chained, value } = action;
    const block = this.#blocks.at(-1);
    if (control === 'end') {
      const closed = this.#blocks.pop();
      if (closed !== undefined) this.#close(closed);
    } else if (control === 'else') {
      if (block === undefined) return;
      block.branches.push(newBranch());
      block.dot = chained === 'with' ? value.names : [];
    } else if (control !== undefined && control !== 'template') {
      if (this.#blocks.length >= MAX_DEPTH) this.#blocks.shift();
      const dot = control === 'with' ? value.names : [];
      this.#blocks.push({ kind: control, dot, branches: [newBranch()] });
    } else if (action.assigned === undefined) {
      this.#output(action);
    }
  }

  #output({ value, tokens }: Action): void {
    const block = this.#blocks.at(-1);
    const branch = block?.branches.at(-1);
    if (block === undefined || branch === undefined) return;
    const [literal] = value.literals;
    if (value.constant && literal !== undefined && tokens.length > 0) {
      setWhole(branch, { text: literal.text, range: { start: literal.start, end: literal.end } });
      return;
    }
    branch.mixed = true;
    for (const name of value.names) branch.outputs.push(...(name === '' ? block.dot : [name]));
  }

  /** The text between two actions. */
  #written(start: number, end: number): void {
    const branch = this.#blocks.at(-1)?.branches.at(-1);
    if (branch === undefined) return;
    const text = this.#text.slice(start, end);
    if (text.trim() === '') return;
    if (!/^["'\s]*$/.test(text)) branch.text = true;
    const whole = literalIn(text.trim(), start + (text.length - text.trimStart().length));
    if (whole === undefined) branch.mixed = true;
    else setWhole(branch, whole);
    readLines(text, start, branch);
  }

  #close({ kind, branches }: Block): void {
    const parent = this.#blocks.at(-1)?.branches.at(-1);
    if (parent !== undefined) {
      parent.mixed = true;
      for (const branch of branches) {
        parent.outputs.push(...branch.outputs.slice(0, MAX_OUTPUTS));
        for (const key of branch.dynamic) parent.dynamic.add(key);
      }
    }
    if ((kind !== 'if' && kind !== 'with') || branches.length > MAX_BRANCHES) return;
    for (const branch of branches)
      this.#compare(
        branch,
        branches.filter((other) => other !== branch),
      );
  }

  #compare({ whole, mixed, literals }: Branch, others: readonly Branch[]): void {
    const outputs = [...new Set(others.flatMap((other) => (other.text ? [] : other.outputs)))];
    if (whole !== undefined && !mixed && outputs.length > 0) this.#add(outputs, whole);
    for (const [key, literal] of literals) {
      if (others.some(({ dynamic }) => dynamic.has(key))) this.#add([key], literal);
    }
  }

  #add(names: readonly string[], { text, range }: Literal): void {
    if (text.trim() === '') return;
    this.fallbacks.push({ function: 'else', names, literal: text, range });
  }
}

/** Each branch is compared with every other. */
const MAX_BRANCHES = 30;

/** A block that writes more values than these is a document, and no value. */
const MAX_OUTPUTS = 20;

function newBranch(): Branch {
  return {
    outputs: [],
    dynamic: new Set(),
    literals: new Map(),
    whole: undefined,
    mixed: false,
    text: false,
  };
}

function setWhole(branch: Branch, literal: Literal): void {
  if (branch.whole !== undefined) branch.mixed = true;
  branch.whole = literal;
}

const LINE = /^[ \t]*(?:- )?["']?([\w.-]{1,80})["']?:[ \t]+(\S.*)$/;
/** The end of a text behind which an action writes a key's value. */
const OPEN_KEY = /(?:^|[\r\n])[ \t]*(?:- )?["']?([\w.-]{1,80})["']?:[ \t]+["']?$/;

/** The keys of a text, and what is written out behind them: `- name: X` gives the `value` below its name. */
function readLines(text: string, start: number, branch: Branch): void {
  let at = 0;
  let name = '';
  for (const line of text.split('\n')) {
    const match = at === 0 || at + line.length >= text.length ? null : LINE.exec(line.trimEnd());
    const [whole = '', key = '', written = ''] = match ?? [];
    const literal = literalIn(written, start + at + whole.length - written.length);
    if (literal !== undefined) {
      if (key === 'name') name = literal.text;
      branch.literals.set(key === 'value' && name !== '' ? name : key, literal);
    }
    at += line.length + 1;
  }
  const last = OPEN_KEY.exec(text.slice(-200))?.[1];
  if (last !== undefined) branch.dynamic.add(last === 'value' && name !== '' ? name : last);
}

/** What is written on one line, without its quotes and comment; undefined for what is no scalar. */
function literalIn(written: string, start: number): Literal | undefined {
  const quoted = /^(["'])([^"'\r\n]{1,500})\1[ \t]*(?:#.*)?$/.exec(written);
  if (quoted?.[2] !== undefined) {
    return { text: quoted[2], range: { start, end: start + quoted[2].length + 2 } };
  }
  const line = /^[^\s"'[\]{}|>&*#!%@`][^\r\n]{0,500}$/.exec(written)?.[0];
  const comment = line?.search(/[ \t]#/) ?? -1;
  const plain = (comment < 0 ? line : line?.slice(0, comment))?.trimEnd();
  if (plain === undefined || /:[ \t]|:$/.test(plain)) return undefined;
  return { text: plain, range: { start, end: start + plain.length } };
}
