import { closingAt, exportedNames, maskModule } from './module-text.js';

/** A function that reads a variable of the process by the name in its first argument. */
export interface EnvFunction {
  readonly name: string;
  /** Whether, given the name alone, it returns a text or stops. */
  readonly requires: boolean;
  /** Whether it can be given the name alone, and then has no value of its own for one that is missing. */
  readonly bare: boolean;
}

interface Parameter {
  readonly name: string;
  readonly type: string;
  /** Whether a call may leave it out. */
  readonly optional: boolean;
  /** What it is then; empty for undefined. */
  readonly initial: string;
}

/** `function requireEnv(`, `const must = (`, `const must = function (` */
const FUNCTION =
  /\b(?:function\s+(\w+)|const\s+(\w+)\s*(?::[^=;()]{1,80})?=(?:\s*function\b(?:\s+\w+)?)?)\s*(?:<[^<>()]{1,80}>\s{0,4})?\(/g;

/** More functions are no module of helpers. */
const MAX_FUNCTIONS = 64;

/** By the name that the module has for each, the functions of a module that read the environment by a name. */
export function envFunctionsIn(text: string): ReadonlyMap<string, EnvFunction> {
  const functions = new Map<string, EnvFunction>();
  if (!/\bprocess\.env\b|['"](?:node:)?process['"]/.test(text)) return functions;
  const masked = maskModule(text);
  for (const match of [...masked.matchAll(FUNCTION)].slice(0, MAX_FUNCTIONS)) {
    const name = match[1] ?? match[2] ?? '';
    if (/\basync\s+$/.test(masked.slice(Math.max(0, match.index - 20), match.index))) continue;
    const found = readFunction(masked, name, match.index + match[0].length);
    if (found !== undefined) functions.set(name, found);
  }
  return functions;
}

/** The same, by the names that the module exports. */
export function exportedEnvFunctions(text: string): ReadonlyMap<string, EnvFunction> {
  const functions = envFunctionsIn(text);
  if (functions.size === 0) return functions;
  return new Map(
    exportedNames(maskModule(text)).flatMap(({ exported, local }) => {
      const found = functions.get(local);
      return found === undefined ? [] : [[exported, found] as const];
    }),
  );
}

/** @param start the offset behind the `(` of the parameters */
function readFunction(masked: string, name: string, start: number): EnvFunction | undefined {
  const end = closingAt(masked, start);
  const [key, ...others] = parametersOf(masked.slice(start, end));
  const header = /^\s*(?::([^={};]{1,80}))?(?:=>\s*(\{?)|(\{))/.exec(masked.slice(end + 1, end + 200));
  if (key === undefined || header === null || !isNameType(key.type)) return undefined;
  const at = end + 1 + header[0].length;
  const isBlock = header[2] === '{' || header[3] === '{';
  const body = masked.slice(at, isBlock ? closingAt(masked, at) : endOfExpression(masked, at));
  const environments = others.filter(({ initial }) => initial === 'process.env').map((other) => other.name);
  if (!readsBy(key.name, body, ['process.env', ...environments])) return undefined;
  const canBeBare = others.every(({ optional, initial }) => optional && isNothing(initial));
  const bare = canBeBare && !FIXED_FALLBACK.test(body);
  const returns = header[1]?.trim() ?? 'string';
  return { name, bare, requires: bare && returns === 'string' && stopsWithout(body, others) };
}

function parametersOf(list: string): readonly Parameter[] {
  const parameters: Parameter[] = [];
  let from = 0;
  for (let at = 0; at <= list.length; at++) {
    if (/[([{]/.test(list[at] ?? '')) at = closingAt(list, at + 1);
    else if (at === list.length || list[at] === ',') {
      const part = list.slice(from, at).trim();
      from = at + 1;
      if (part === '') continue;
      const [, name = '', mark, type = '', initial = ''] =
        /^(\w+)(?:\s*(\?))?\s*(?::([^=]*))?(?:=([^]*))?$/.exec(part) ?? [];
      parameters.push({
        name,
        type: type.trim(),
        optional: mark === '?' || initial !== '',
        initial: initial.trim(),
      });
    }
  }
  return parameters;
}

/** The types of a parameter that any name can be given to; none is written in JavaScript. */
function isNameType(type: string): boolean {
  return /^(?:|string|keyof (?:typeof process\.env|NodeJS\.ProcessEnv))$/.test(type);
}

function isNothing(initial: string): boolean {
  return /^(?:|undefined|process\.env)$/.test(initial);
}

/** A fallback of the function's own. */
const FIXED_FALLBACK = /(?:\?\?|\|\||\?[^?:.]{1,80}:)\s*['"`\d]/;

/** `process.env[key]`, `env[key]` where `env` is the process's. */
function readsBy(key: string, body: string, environments: readonly string[]): boolean {
  return environments.some((environment) => body.replace(/\s+/g, '').includes(`${environment}[${key}]`));
}

/** An arrow's expression ends with its statement. */
function endOfExpression(masked: string, start: number): number {
  for (let at = start; at < masked.length; at++) {
    const character = masked[at] ?? '';
    if (/[([{]/.test(character)) at = closingAt(masked, at + 1);
    else if (character === ';' || character === ',' || character === ')') return at;
    else if (character === '\n' && !/^\s*(?:\?|\||\.|:|&)/.test(masked.slice(at, at + 80))) {
      if (masked.slice(start, at).trim() !== '') return at;
    }
  }
  return masked.length;
}

const STOP = /^\s*(?:\{[^]*)?(?:\bthrow\b|\bprocess\.exit\()/;

/** Whether a body throws or ends the process where the variable is missing, whatever else holds. */
function stopsWithout(body: string, others: readonly Parameter[]): boolean {
  // `process.env[key] ?? (() => { throw … })()`
  if (/(?:\?\?|\|\|)\s*\(\s*(?:\(\s*\)\s*=>|function\s*\(\s*\))\s*\{\s*throw\b/.test(body)) return true;
  for (const match of [...body.matchAll(/\bif\s*\(/g)].slice(0, MAX_FUNCTIONS)) {
    const start = match.index + match[0].length;
    const end = closingAt(body, start);
    const branch = body.slice(end + 1, endOfBranch(body, end + 1));
    if (STOP.test(branch) && asksForMissing(body.slice(start, end), others)) return true;
  }
  // `if (value) return value; throw …`
  const isReturned = /\bif\s*\(\s*(\w+)(?:\s*!==?\s*(?:undefined|null))?\s*\)(?:\s*\{)?\s*return\s+\1\b/.test(
    body,
  );
  return isReturned && /\bthrow\b[^{}]{0,300}$/.test(body);
}

function endOfBranch(body: string, start: number): number {
  const [blank = ''] = /^\s*/.exec(body.slice(start, start + 80)) ?? [];
  const at = start + blank.length;
  if (body[at] === '{') return closingAt(body, at + 1);
  const end = body.indexOf(';', at);
  return end === -1 ? body.length : end;
}

/** `!value`, `value === undefined && fallback === undefined`; what else is asked may be so or not. */
function asksForMissing(condition: string, others: readonly Parameter[]): boolean {
  const left = new Set(others.map(({ name }) => name));
  const isMissing = (part: string): string | undefined => {
    const text = part.trim().replace(/\s+/g, ' ');
    const [, negated] = /^!\s?([\w.]+(?:\[\w+\])?)(?:\?\.trim\(\))?$/.exec(text) ?? [];
    if (negated !== undefined) return negated;
    return /^([\w.]+(?:\[\w+\])?) ={2,3} (?:undefined|null)$/.exec(text)?.[1];
  };
  const isTypeofMissing = (part: string): boolean => /^typeof \w+ !==? ['"]$/.test(part.trim());
  return condition.split('||').some((alternative) => {
    const names = alternative.split('&&').map((part) => (isTypeofMissing(part) ? 'value' : isMissing(part)));
    if (names.includes(undefined)) return false;
    return names.filter((name) => !left.has(name ?? '')).length === 1;
  });
}
