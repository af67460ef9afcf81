/**
 * What the name of a function says of a setting that it reads by its own name.
 * - `environment`: `getEnvString('X')`, `envOr('X', …)`.
 * - `settings`: `getSecret('X')`, `getString('X')`: of a store or of a language's texts as likely.
 */
export type ReaderKind = 'environment' | 'settings';

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

const ENVIRONMENT = words('env envs environ environment getenv');
const SETTINGS = words('conf config configuration cfg secret secrets setting settings');
const VERBS = words('fetch get load lookup read resolve retrieve');
const DEFAULTS = words('default defaults else fallback or');
/** What may stand beside them. `setEnv`, `withEnv`, `mockEnv` and `describeEnv` have another word. */
const OTHERS = words(
  'app by from key must name node opt optional process raw require required safe server str string text typed val value var variable vars',
);

/** `getEnvString` to get, env, string. */
function wordsOf(name: string): readonly string[] {
  if (!/^_?[A-Za-z]{3,60}$/.test(name)) return [];
  return name
    .replace(/^_/, '')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(' ');
}

function isKnown(word: string, index: number, all: readonly string[]): boolean {
  // Whatever starts with it runs something else with a variable set: `withEnv('X', 'y', () => …)`.
  if (word === 'with') return index > 0 && DEFAULTS.has(all[index + 1] ?? '');
  return [ENVIRONMENT, SETTINGS, VERBS, DEFAULTS, OTHERS].some((set) => set.has(word));
}

/** By the words that a name is made of; undefined where one of them says something else. */
export function readerKind(name: string): ReaderKind | undefined {
  const known = kinds.get(name);
  if (known !== undefined || kinds.has(name)) return known;
  const kind = kindOf(wordsOf(name));
  if (kinds.size >= MAX_KINDS) kinds.clear();
  kinds.set(name, kind);
  return kind;
}

/** The functions of programs repeat, across files too. */
const kinds = new Map<string, ReaderKind | undefined>();
const MAX_KINDS = 4096;

function kindOf(parts: readonly string[]): ReaderKind | undefined {
  if (parts.length === 0 || !parts.every(isKnown)) return undefined;
  if (parts.some((word) => ENVIRONMENT.has(word))) return 'environment';
  const says = (word: string): boolean => word === 'string' || SETTINGS.has(word) || DEFAULTS.has(word);
  return VERBS.has(parts[0] ?? '') && parts.some(says) ? 'settings' : undefined;
}

/** Whether the name says that the second argument stands in for the setting: `getEnvOrDefault`, `envOr`. */
export function takesDefault(name: string): boolean {
  return wordsOf(name).some((word) => DEFAULTS.has(word));
}

/** Whether the name says that something is read: `getEnv`, `envOr`; not `env`. */
export function saysRead(name: string): boolean {
  return wordsOf(name).some((word) => VERBS.has(word) || DEFAULTS.has(word));
}

/** Whether a file may call a reader of settings without `env` or `config` in its name. */
export function mentionsReaders(text: string): boolean {
  return SETTINGS_CALL.test(text);
}

const SETTINGS_CALL =
  /(?:String|Secrets?|Default|Fallback)[A-Za-z]{0,40}(?:<[\w ]{1,40}>)?\(\s{0,80}["'`][A-Z]/;
