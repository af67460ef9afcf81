import { findActions } from '@bridgekeeper/policy';

/**
 * Whether a template asks the cluster for a Secret before a place, in the same file or named template: what it makes
 * up is kept there (helm.sh/docs, "Using the 'lookup' function").
 */
export function looksUp(text: string, start: number): boolean {
  return LOOKUP.test(namedTemplate(text, start).before);
}

const LOOKUP = /\blookup[ \t]{1,4}"v1"[ \t]{1,4}"Secret"/;

/**
 * Whether what a literal stands in for says which key of a Secret to read: `{{ .keystoreSecretKey | default "keystore" }}`
 * beside a `keystoreSecretName`, or any literal of a named template `….secretKey` that reads the one and stands
 * beside the other.
 */
export function namesKey(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - MAX_BEFORE), start);
  const { name, before: own } = namedTemplate(text, start);
  const owner =
    SECRET_KEY.exec(before)?.[1] ??
    SECRET_KEY_BEHIND.exec(text.slice(start, start + MAX_BEFORE))?.[1] ??
    (name.endsWith('.secretKey') ? ANY_SECRET_KEY.exec(own)?.[1] : undefined);
  return owner !== undefined && text.includes(`.${owner}SecretName`);
}

const MAX_BEFORE = 200;
const SECRET_KEY = /\.([a-z]\w{0,40})SecretKey[ \t|()]{0,8}(?:default[ \t]{1,4})?$/;
const SECRET_KEY_BEHIND =
  /^"[^"]{1,80}"[ \t]{1,4}\(?(?:tpl[ \t]{1,4})?\$?[\w.]{0,80}\.([a-z]\w{0,40})SecretKey\b/;
const ANY_SECRET_KEY = /\.([a-z]\w{0,40})SecretKey\b/;

/** The template that a place is defined in, up to the place; what stands before it where it is in none. */
function namedTemplate(text: string, start: number): { readonly name: string; readonly before: string } {
  const before = text.slice(Math.max(0, start - MAX_TEMPLATE), start);
  const defined = Math.max(before.lastIndexOf('{{ define'), before.lastIndexOf('{{- define'), 0);
  const own = before.slice(defined);
  return { name: DEFINED.exec(own)?.[1] ?? '', before: own };
}

const MAX_TEMPLATE = 8_000;
const DEFINED = /^\{\{-? define[ \t]{1,4}"([^"]{1,200})"/;

/** An action, and the conditions around it, the innermost last. */
interface Guarded {
  readonly start: number;
  readonly end: number;
  readonly conditions: readonly string[];
}

/**
 * Whether the value that a place makes up has been given there: `{{ if .Values.redis.password }}` around an action
 * that reads `.Values.redis.password`, or names `"redis.password"`.
 *
 * @returns a question about the places of one text, for whose answers the text is read once
 */
export function givenValues(text: string): (start: number) => boolean {
  let guarded: readonly Guarded[] | undefined;
  return (start) => {
    guarded ??= guardedActions(text);
    const action = guarded.find((candidate) => candidate.start <= start && start < candidate.end);
    if (action === undefined) return false;
    const written = text.slice(action.start, action.end);
    return action.conditions
      .flatMap(assertedBy)
      .some((path) => written.includes(`"${path}"`) || written.includes(`.Values.${path} `));
  };
}

const MAX_DEPTH = 20;

function guardedActions(text: string): Guarded[] {
  const found: Guarded[] = [];
  const open: string[] = [];
  for (const { start, end } of findActions(text)) {
    const action = text.slice(start, end);
    const [, word = ''] = CONTROL.exec(action) ?? [];
    if (word === 'end') open.pop();
    else if (word === 'else') {
      // What another branch says does not hold here.
      open.pop();
      open.push('');
    } else if (word !== '') open.push(word === 'if' ? action : '');
    else if (open.length > 0) found.push({ start, end, conditions: open.slice(-MAX_DEPTH) });
  }
  return found;
}

const CONTROL = /^\{\{-?\s{0,8}(if|else|end|with|range|define|block)\b/;

/** The paths of the values that have to be given for a condition to hold: all of an `and`, the one of an `or`. */
function assertedBy(condition: string): string[] {
  if (condition.length > MAX_CONDITION) return [];
  let plain = condition.replace(/\(tpl[ \t]{1,4}(\$?\.Values\.[\w.]{1,200})[ \t]{1,4}[$.]\)/g, '$1');
  for (let depth = 0; depth < 4; depth++) plain = plain.replace(/\([^()]{0,500}\)/g, '()');
  const [, words = ''] = /^\{\{-?\s{0,8}if\s([^{}]{1,500}?)-?\}\}$/.exec(plain) ?? [];
  const [head = '', ...rest] = words.trim().split(/\s+/);
  const operands = head === 'and' || head === 'or' ? rest : [head, ...rest];
  if (operands.length > 1 && head !== 'and') return [];
  return operands.flatMap((operand) => VALUE.exec(operand)?.[1] ?? []);
}

const MAX_CONDITION = 1_000;
const VALUE = /^\$?\.Values\.([\w.]{1,200})$/;
