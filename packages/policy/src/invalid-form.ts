/** A form of substitution as a person wrote it, whatever the consumer makes of it. */
export interface Form {
  readonly kind:
    | 'assignment'
    | 'one-character'
    | 'alternative'
    | 'shell'
    | 'empty'
    | 'blank'
    | 'name'
    | 'expression'
    | 'unterminated'
    | 'dollar'
    | 'operand';
  /** The variable that is meant; empty where none can be told. */
  readonly name: string;
  /** Where the form ends: behind its brace, or where the text or the line does. */
  readonly end: number;
}

const HEAD = /\$\{(?:[#!](?=\w))?([A-Za-z_]\w{0,200})?/y;

/** The kinds by what follows the name, the first that matches. */
const TAILS: readonly (readonly [RegExp, Form['kind']])[] = [
  [/^:?=/, 'assignment'],
  [/^:?\+/, 'alternative'],
  [/^[-?]/, 'one-character'],
  [/^:[-?]/, 'operand'],
  [/^(?::\s{0,4}[\d$(-]|[\^,%#/@]|\[)/, 'shell'],
  [/^\s/, 'blank'],
  [/^:\s/, 'blank'],
];

/** The form that starts at the `$` of a text. */
export function formAt(text: string, start: number): Form {
  HEAD.lastIndex = start;
  const head = HEAD.exec(text);
  if (head === null) return { kind: 'dollar', name: '', end: Math.min(start + 1, text.length) };
  const [opening, name = ''] = head;
  const rest = text.slice(start + opening.length, start + opening.length + 8);
  return { kind: kindOf(opening, name, rest), name, end: endOf(text, start + opening.length) };
}

function kindOf(opening: string, name: string, rest: string): Form['kind'] {
  if (name === '') {
    if (rest.startsWith('}')) return 'empty';
    if (rest.startsWith('{')) return 'expression';
    return rest === '' ? 'unterminated' : /^\s/.test(rest) ? 'blank' : 'name';
  }
  if (opening.length > name.length + 2) return 'shell';
  if (rest === '') return 'unterminated';
  return TAILS.find(([pattern]) => pattern.test(rest))?.[1] ?? 'name';
}

/** Behind the first closing brace of the line, or at the line's end. */
function endOf(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    if (text[at] === '}') return at + 1;
    if (text[at] === '\n' || text[at] === '$') return at;
  }
  return text.length;
}
