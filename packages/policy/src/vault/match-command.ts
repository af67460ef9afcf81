import { splitCommandLine } from './command-line.js';
import { isVaultHeader, matchVaultUrl } from './match-http.js';
import { VAULT_VERBS } from './wire.js';

export interface VaultCommandMatch {
  /** `vault`, `bao`, or the HTTP program that calls Vault's API (`curl`, …). */
  readonly program: string;
  /** The sub-command (`kv get`, `read`), or undefined where it is not known before run time. */
  readonly verb: string | undefined;
}

const SHELLS = new Set(['sh', 'bash', 'zsh', 'dash', 'ash', 'cmd', 'powershell', 'pwsh']);
const WRAPPERS = new Set([
  'sudo',
  'doas',
  'env',
  'exec',
  'command',
  'time',
  'nohup',
  'nice',
  'xargs',
  'watch',
]);
const CONTAINERS = new Set(['docker', 'podman', 'nerdctl', 'kubectl', 'oc', 'docker-compose']);
const HTTP_PROGRAMS = new Set(['curl', 'wget', 'http', 'https', 'xh']);
const ASKS_FOR_HELP = /^--?(?:h|help|v|version)$/;
const ASSIGNMENT = /^[A-Za-z_]\w*=/;
const MAX_DEPTH = 3;

/**
 * Tells whether a command calls Vault: `vault kv get app`, `bao read …`, `curl "$VAULT_ADDR/v1/…"`, also through
 * `sudo`, `env`, `sh -c`, `docker exec`, a pipe or a substitution. `vault` by itself, `vault --version`,
 * `vault server` and any other program (`vaultwarden`, `ansible-vault`) do not count.
 *
 * @param command a command line, or program and arguments; a word that starts with `$` is not known before run
 * time, and in the place of the sub-command it counts as one
 */
export function matchVaultCommand(command: string | readonly string[]): VaultCommandMatch | undefined {
  return match(command, 0);
}

function match(command: string | readonly string[], depth: number): VaultCommandMatch | undefined {
  if (depth > MAX_DEPTH) return undefined;
  const commands = typeof command === 'string' ? splitCommandLine(command) : [command];
  for (const argv of commands) {
    const found = matchArgv(argv, depth);
    if (found !== undefined) return found;
  }
  return undefined;
}

function matchArgv(argv: readonly string[], depth: number): VaultCommandMatch | undefined {
  const words = dropWrappers(argv);
  const program = baseName(words[0] ?? '');
  const rest = words.slice(1);
  if (program === 'vault' || program === 'bao') return matchVerb(program, rest);
  if (HTTP_PROGRAMS.has(program)) return callsApi(rest) ? { program, verb: undefined } : undefined;
  if (SHELLS.has(program)) {
    const flag = rest.findIndex((word) => /^(?:-\w{0,4}c|\/c|-Command)$/.test(word));
    const script = flag === -1 ? undefined : rest[flag + 1];
    return script === undefined ? undefined : match(script, depth + 1);
  }
  return CONTAINERS.has(program) ? matchInContainer(rest, depth) : undefined;
}

function matchVerb(program: string, words: readonly string[]): VaultCommandMatch | undefined {
  if (words.some((word) => ASKS_FOR_HELP.test(word))) return undefined;
  const [verb, second] = words.filter((word) => !word.startsWith('-'));
  if (verb === undefined) return undefined;
  if (verb.startsWith('$')) return { program, verb: undefined };
  const seconds = VAULT_VERBS.get(verb);
  if (seconds === 'any') return { program, verb };
  if (seconds === undefined || second === undefined) return undefined;
  if (second.startsWith('$')) return { program, verb };
  return seconds.includes(second) ? { program, verb: `${verb} ${second}` } : undefined;
}

/** `docker exec vault vault kv get x`, `kubectl exec vault-0 -- vault read y`, `docker run hashicorp/vault read z`. */
function matchInContainer(words: readonly string[], depth: number): VaultCommandMatch | undefined {
  if (!words.includes('exec') && !words.includes('run')) return undefined;
  for (const [index, word] of words.entries()) {
    const name = baseName(word).replace(/:[\w.-]{1,128}$/, '');
    const inner = [name, ...words.slice(index + 1)];
    const found =
      name === 'vault' || name === 'bao' || SHELLS.has(name) ? matchArgv(inner, depth + 1) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

function callsApi(words: readonly string[]): boolean {
  return words.some(
    (word) =>
      matchVaultUrl(word) !== undefined || isVaultHeader(word.split(':', 1)[0] ?? '') || isHeaderFlag(word),
  );
}

/** `--header=X-Vault-Token: …` */
function isHeaderFlag(word: string): boolean {
  const name = /^(?:-H|--header=)([\w-]{1,60}):/.exec(word)?.[1];
  return name !== undefined && isVaultHeader(name);
}

function dropWrappers(argv: readonly string[]): readonly string[] {
  let index = 0;
  let wrapped = false;
  for (; index < argv.length; index++) {
    const word = argv[index] ?? '';
    if (WRAPPERS.has(baseName(word))) wrapped = true;
    else if (!ASSIGNMENT.test(word) && !(wrapped && word.startsWith('-'))) break;
  }
  return argv.slice(index);
}

function baseName(word: string): string {
  return word.slice(Math.max(word.lastIndexOf('/'), word.lastIndexOf('\\')) + 1).replace(/\.exe$/i, '');
}
