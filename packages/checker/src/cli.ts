import { readFileSync } from 'node:fs';

import type { Checker } from './check-file.js';
import type { Io } from './commands/io.js';
import { guard, print } from './commands/io.js';
import type { Arguments } from './commands/parse-arguments.js';
import { parseArguments } from './commands/parse-arguments.js';
import { CommandError, UsageError } from './commands/command-error.js';
import { ConfigError, problemText } from './config/config-error.js';

export type { Io } from './commands/io.js';

/**
 * Runs the command line. Everything beyond its arguments is loaded only when a command needs it.
 *
 * @param argv without the program
 * @param checker a judge to use in place of the real one
 * @returns the exit status: 0 nothing wrong, 1 findings, 2 wrong usage or something that could not be read
 */
export async function main(argv: readonly string[], io: Io, checker?: Checker): Promise<number> {
  guard(io.stdout);
  guard(io.stderr);
  try {
    return await runCommand(parseArguments(argv), io, checker);
  } catch (error) {
    await print(io.stderr, `error: ${await describe(error)}\n`).catch(() => undefined);
    return 2;
  }
}

async function runCommand(args: Arguments, io: Io, checker: Checker | undefined): Promise<number> {
  const { command, given, positionals } = args;
  if (given.has('help')) {
    const { helpText } = await import('./commands/help.js');
    await print(io.stdout, helpText(command, args.named));
    return 0;
  }
  if (given.has('version')) {
    await print(io.stdout, `${version()}\n`);
    return 0;
  }
  const { FORMATS, oneOf, toCheckArguments } = await import('./commands/check-arguments.js');
  if (command.name === 'rules') {
    if (positionals.length > 0) throw new UsageError('"rules" takes no arguments');
    const format = oneOf('format', FORMATS, given.get('format')?.at(-1) ?? 'pretty');
    const { listRules } = await import('./commands/rules.js');
    await print(io.stdout, listRules(format));
    return 0;
  }
  const checkArguments = toCheckArguments(args);
  const { check } = await import('./commands/check.js');
  return await check(checkArguments, io, checker);
}

/** What to tell the user of a failure. Only messages of our own: others may quote what was read. */
async function describe(error: unknown): Promise<string> {
  if (error instanceof CommandError) {
    const { escapeControl } = await import('@bridgekeeper/policy');
    const hint = error instanceof UsageError ? '\nRun "bridgekeeper --help" for what can be given.' : '';
    return escapeControl(error.message) + hint;
  }
  if (error instanceof ConfigError) {
    const { escapeControl } = await import('@bridgekeeper/policy');
    return error.problems.map((problem) => escapeControl(problemText(problem))).join('\nerror: ');
  }
  const name = error instanceof Error ? error.name : typeof error;
  return `internal error (${name}). Please report it: https://github.com/bridgekeeper-dev/bridgekeeper/issues`;
}

function version(): string {
  // One level up from `src`, from `dist` and from the bundle in `dist` alike.
  const text = readFileSync(new URL('../package.json', import.meta.url), 'utf8');
  const { version: number } = JSON.parse(text) as { readonly version: string };
  return number;
}
