import { closingAt, entriesAt, exportedNames, firstOf, maskModule } from './module-text.js';
import type { SchemaLibrary } from './string-schemas.js';
import { libraryOf } from './string-schemas.js';

/** A module that validates the environment, as far as a search in its text can tell. */
export interface SchemaModule {
  /** The variables that the schema declares as strings that are always there. */
  readonly variables: ReadonlySet<string>;
  /** The exports that are the validated environment: `env`, or `default`. */
  readonly exports: ReadonlySet<string>;
  /** Whether it is written as an ECMAScript module. */
  readonly esm: boolean;
}

/** `z.object({`, `v.strictObject({`, `Type.Object({`, `Schema.Struct({`, `type({`, `Config.all({` */
const SCHEMA_OBJECT = /\b(?:object|strictObject|looseObject|Object|Struct|shape|type|Config\.all)\s*\(\s*\{/g;

/** `cleanEnv(process.env, {` of envalid, `parseEnv(process.env, {` of znv, `envsafe({`. */
const SCHEMA_CALL = /\b(?:(?:cleanEnv|parseEnv)\s*\(\s*process\.env\s*,|envsafe\s*\()\s*\{/g;

/** `createEnv({` of t3-env, whose schemas stand below keys. */
const SCHEMA_GROUPS = /\bcreateEnv\s*\(\s*\{/g;

/** What may give no string after all. */
const OTHER_THAN_STRING =
  /\b(?:optional|optionalWith|option|nullable|nullish|undefined|null|transform|array|or|withDefault|pipe\s*\(\s*z)\b/;

/** What the validated environment is called. */
const EXPORTED = /^(?:env|environment|envVars?|serverEnv|config|settings)$/i;

/** Whether the validated environment may have this name. */
export function isEnvironmentName(name: string): boolean {
  return EXPORTED.test(name);
}

/** What makes all of a schema optional. */
const PARTIAL = /\b(?:partial|deepPartial|Partial)\s*\(/;

/** Reads what a module exports of a validated environment; undefined where it validates none. */
export function readSchemaModule(text: string): SchemaModule | undefined {
  if (!/\bprocess\.env\b|\benvsafe\b|\bConfig\.all\b/.test(text)) return undefined;
  const masked = maskModule(text);
  if (PARTIAL.test(masked)) return undefined;
  const library = libraryOf(text);
  const variables = new Set<string>();
  for (const entries of schemasIn(masked, text)) {
    for (const [key, schema] of entries) if (isText(schema, library)) variables.add(key);
  }
  if (variables.size === 0) return undefined;
  const exports = new ExportReader(masked, library).names();
  return exports.size === 0 ? undefined : { variables, exports, esm: /\bexport\b/.test(masked) };
}

function isText(schema: string, { text, required }: SchemaLibrary): boolean {
  // What texts hold says nothing, but for a schema that is one.
  const shape = /^['"]/.test(schema) ? schema : maskModule(schema);
  return text.test(shape) && required?.test(shape) !== false && !OTHER_THAN_STRING.test(shape);
}

function schemasIn(masked: string, text: string): readonly ReadonlyMap<string, string>[] {
  const starts: number[] = [];
  let end = 0;
  const direct = [...firstOf(SCHEMA_OBJECT, masked), ...firstOf(SCHEMA_CALL, masked)];
  for (const match of direct.toSorted((a, b) => a.index - b.index)) {
    // An object in an object is a part of what is checked.
    if (match.index < end) continue;
    const start = match.index + match[0].length;
    end = closingAt(masked, start);
    starts.push(start);
  }
  const groups = firstOf(SCHEMA_GROUPS, masked).flatMap((match) =>
    [...entriesAt(masked, match.index + match[0].length)].flatMap(([key, value]) =>
      (key === 'server' || key === 'shared') && value.startsWith('{') ? [entriesAt(value, 1)] : [],
    ),
  );
  return [...starts.map((start) => entriesAt(masked, start, text)), ...groups];
}

/** Reads which exports of a module are what a schema has checked. */
class ExportReader {
  readonly #masked: string;
  readonly #library: SchemaLibrary;

  constructor(masked: string, library: SchemaLibrary) {
    this.#masked = masked;
    this.#library = library;
  }

  /** The exported names, by name; `default` too. */
  names(): ReadonlySet<string> {
    const parsed = exportedNames(this.#masked).filter(
      ({ local }) => isEnvironmentName(local) && this.#isParsed(local),
    );
    const names = new Set(parsed.map(({ exported }) => exported));
    const start = /\bexport\s+default\s+/.exec(this.#masked);
    if (start !== null && this.#isResult(shapeAt(this.#masked, start.index + start[0].length)))
      names.add('default');
    return names;
  }

  /** `schema.parse()`, with the arguments left out. */
  #isResult(shape: string): boolean {
    return this.#library.parsed.test(shape) && /^(?:await )?(?!JSON\.)[\w.()]+$/.test(shape);
  }

  /** Whether a constant of the module holds what a schema has parsed. */
  #isParsed(name: string, depth = 0): boolean {
    const masked = this.#masked;
    const initialiser = initialiserOf(masked, name);
    if (depth === MAX_DEPTH) return false;
    if (initialiser === undefined) return isJoiValue(masked, name);
    if (this.#isResult(initialiser)) return true;
    const [, result] = /^(\w+)\.(?:data|output)$/.exec(initialiser) ?? [];
    if (result !== undefined) return initialiserOf(masked, result)?.endsWith('afeParse()') === true;
    const [, called] = /^(\w+)\(\)$/.exec(initialiser) ?? [];
    if (called !== undefined) return isParser(masked, called) || isArkType(masked, called, name);
    return /^\w+$/.test(initialiser) && this.#isParsed(initialiser, depth + 1);
  }
}

/** `const { error, value: env } = schema.validate(process.env); if (error) throw …` of joi. */
function isJoiValue(masked: string, name: string): boolean {
  const [, pattern = ''] =
    /\bconst\s*\{([^{}]{1,200})\}\s*=\s*[\w.]{1,80}\.validate\s*\(\s*process\.env\b/.exec(masked) ?? [];
  const isValue = pattern.split(',').some((part) => {
    const [key, local = key] = part.split(':').map((side) => side.trim());
    return key === 'value' && local === name;
  });
  return isValue && stopsOn(masked, /\bif\s*\(\s*error\b[^()]{0,40}\)/);
}

/** `const env = Env(process.env); if (env instanceof type.errors) throw …` of arktype. */
function isArkType(masked: string, called: string, name: string): boolean {
  if (initialiserOf(masked, called) !== 'type()') return false;
  return stopsOn(
    masked,
    new RegExp(`\\bif\\s*\\(\\s*${name}\\s+instanceof\\s+(?:type|ArkErrors)[^()]{0,40}\\)`),
  );
}

/** Whether the branch behind a condition throws, or ends the process. */
function stopsOn(masked: string, condition: RegExp): boolean {
  const found = condition.exec(masked);
  if (found === null) return false;
  const start = found.index + found[0].length;
  const block = /^\s*\{/.exec(masked.slice(start, start + 80));
  const end = block === null ? masked.indexOf(';', start) : closingAt(masked, start + block[0].length);
  return /\bthrow\b|\bprocess\.exit\(/.test(masked.slice(start, end === -1 ? undefined : end));
}

/** A chain of constants is followed this far. */
const MAX_DEPTH = 3;

/** `function loadEnv() { const parsed = schema.safeParse(process.env); …; return parsed.data; }` */
function isParser(masked: string, name: string): boolean {
  const start = new RegExp(`\\bfunction\\s+${name}\\s*\\([^()]*\\)[^{};]{0,80}\\{`).exec(masked);
  if (start === null) return false;
  const from = start.index + start[0].length;
  const body = masked.slice(from, closingAt(masked, from));
  const isReturned = /\breturn (?:\w+\.data|[\w.]{1,80}\.parse\(process\.env\));?$/.test(body.trimEnd());
  return isReturned && /\b(?:safeParse|parse)\(/.test(body);
}

/** What a constant is given, on one line and without what stands in brackets; undefined where there is no such constant. */
function initialiserOf(masked: string, name: string): string | undefined {
  const start = new RegExp(`\\bconst\\s+${name}\\s*(?::[^=;]{1,80})?=(?!=)\\s*`).exec(masked);
  return start === null ? undefined : shapeAt(masked, start.index + start[0].length);
}

/** An expression on one line and without what stands in brackets. */
function shapeAt(masked: string, start: number): string {
  let shape = '';
  for (let at = start; at < masked.length; at++) {
    const character = masked[at] ?? '';
    if (character === ';' || (character === '\n' && !/^\s*\./.test(masked.slice(at, at + 80)))) break;
    if (character !== '(' && character !== '[' && character !== '{') {
      shape += character;
      continue;
    }
    at = closingAt(masked, at + 1);
    shape += character + (masked[at] ?? '');
  }
  return shape
    .split('.')
    .map((part) => part.trim())
    .join('.');
}
