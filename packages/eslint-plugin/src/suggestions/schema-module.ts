import { closingAt, entriesAt, exportedNames, firstOf, maskModule } from './module-text.js';

/** A module that validates the environment, as far as a search in its text can tell. */
export interface SchemaModule {
  /** The variables that the schema declares as strings that are always there. */
  readonly variables: ReadonlySet<string>;
  /** The exports that are the validated environment: `env`, or `default`. */
  readonly exports: ReadonlySet<string>;
  /** Whether it is written as an ECMAScript module. */
  readonly esm: boolean;
}

/** `z.object({`, `v.strictObject({`: a schema of the libraries that infer the type of what they parse. */
const SCHEMA_OBJECT = /\.\s*(?:object|strictObject|looseObject)\s*\(\s*\{/g;

/** `cleanEnv(process.env, {` of envalid, `parseEnv(process.env, {` of znv. */
const SCHEMA_CALL = /\b(?:cleanEnv|parseEnv)\s*\(\s*process\.env\s*,\s*\{/g;

/** `createEnv({` of t3-env, whose schemas stand below keys. */
const SCHEMA_GROUPS = /\bcreateEnv\s*\(\s*\{/g;

/** `z.string()`, `z.url()`, `v.pipe(v.string(), …)`, `str()`: what gives a string. */
const STRING_SCHEMA =
  /^(?:\w+\.)?(?:pipe\s*\(\s*(?:\w+\.)?)?(?:string|nonEmptyString|nonempty|str|url|email|uuid|jwt|base64)\s*\(/;

/** What may give no string after all. */
const OTHER_THAN_STRING = /\b(?:optional|nullable|nullish|undefined|null|transform|array|or|pipe\s*\(\s*z)\b/;

/** What the validated environment is called. */
const EXPORTED = /^(?:env|environment|envVars?|serverEnv|config|settings)$/i;

/** Whether the validated environment may have this name. */
export function isEnvironmentName(name: string): boolean {
  return EXPORTED.test(name);
}

/** Chains of calls with their arguments left out that give what a schema has parsed. */
const PARSED = /(?:^|[\w)]\.)(?:parse|validateSync|cleanEnv|createEnv|parseEnv)\(\)$/;

/** Reads what a module exports of a validated environment; undefined where it validates none. */
export function readSchemaModule(text: string): SchemaModule | undefined {
  if (!/\bprocess\.env\b/.test(text)) return undefined;
  const masked = maskModule(text);
  const variables = new Set<string>();
  for (const entries of schemasIn(masked)) {
    for (const [key, schema] of entries) {
      if (STRING_SCHEMA.test(schema) && !OTHER_THAN_STRING.test(schema)) variables.add(key);
    }
  }
  if (variables.size === 0) return undefined;
  const exports = exportsOf(masked);
  return exports.size === 0 ? undefined : { variables, exports, esm: /\bexport\b/.test(masked) };
}

function schemasIn(masked: string): readonly ReadonlyMap<string, string>[] {
  const direct = [...firstOf(SCHEMA_OBJECT, masked), ...firstOf(SCHEMA_CALL, masked)];
  const groups = firstOf(SCHEMA_GROUPS, masked).flatMap((match) =>
    [...entriesAt(masked, match.index + match[0].length)].flatMap(([key, value]) =>
      (key === 'server' || key === 'shared') && value.startsWith('{') ? [entriesAt(value, 1)] : [],
    ),
  );
  return [...direct.map((match) => entriesAt(masked, match.index + match[0].length)), ...groups];
}

/** The exported names, by name; `default` too. */
function exportsOf(masked: string): ReadonlySet<string> {
  const parsed = exportedNames(masked).filter(
    ({ local }) => isEnvironmentName(local) && isParsed(masked, local),
  );
  return new Set(parsed.map(({ exported }) => exported));
}

/** A chain of constants is followed this far. */
const MAX_DEPTH = 3;

/** Whether a constant of the module holds what a schema has parsed. */
function isParsed(masked: string, name: string, depth = 0): boolean {
  const initialiser = initialiserOf(masked, name);
  if (initialiser === undefined || depth === MAX_DEPTH) return false;
  if (PARSED.test(initialiser)) return /^(?:await )?(?!JSON\.)[\w.()]+$/.test(initialiser);
  const [, result] = /^(\w+)\.(?:data|output)$/.exec(initialiser) ?? [];
  if (result !== undefined) return initialiserOf(masked, result)?.endsWith('afeParse()') === true;
  const [, called] = /^(\w+)\(\)$/.exec(initialiser) ?? [];
  if (called !== undefined) return isParser(masked, called);
  return /^\w+$/.test(initialiser) && isParsed(masked, initialiser, depth + 1);
}

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
  if (start === null) return undefined;
  let shape = '';
  for (let at = start.index + start[0].length; at < masked.length; at++) {
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
