import { parseArgs } from 'node:util';

import type { CommandSpec, OptionSpec } from './options.js';
import { COMMANDS } from './options.js';
import { didYouMean } from './suggest.js';
import { UsageError } from './command-error.js';

/** A command line, taken apart and found to fit its command. */
export interface Arguments {
  readonly command: CommandSpec;
  /** Whether the user named the command, or it is the default. */
  readonly named: boolean;
  /** What the user gave, in the order of last mention; the values of an option in order, none for a switch. */
  readonly given: ReadonlyMap<string, readonly string[]>;
  /** What is no option, without the command. */
  readonly positionals: readonly string[];
}

type Token = NonNullable<ReturnType<typeof parseArgs>['tokens']>[number];
type OptionToken = Extract<Token, { kind: 'option' }>;

/**
 * Takes a command line apart.
 *
 * @param argv without the program
 * @throws UsageError where an option is unknown, lacks its value, or has one too many
 */
export function parseArguments(argv: readonly string[]): Arguments {
  // Not strict: the messages of strict mode cannot suggest, and end at the first positional.
  const { tokens } = parseArgs({
    args: [...argv],
    options: parserOptions(),
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const positionals = tokens.filter((token) => token.kind === 'positional');
  const terminator = tokens.find((token) => token.kind === 'option-terminator')?.index ?? Infinity;
  const [first] = positionals;
  const named = COMMANDS.find(({ name }) => name === first?.value && first.index < terminator);
  const command = named ?? COMMANDS[0];
  const given = new Map<string, string[]>();
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const { name, value } = checkOption(token, command);
    const earlier = given.get(name) ?? [];
    given.delete(name); // so that the keys are in the order of the last mention
    given.set(name, value === undefined ? earlier : [...earlier, value]);
  }
  const rest = positionals.slice(named === undefined ? 0 : 1);
  return { command, named: named !== undefined, given, positionals: rest.map((token) => token.value) };
}

function parserOptions(): Record<string, { type: 'string' | 'boolean'; short?: string }> {
  const all = COMMANDS.flatMap((command) => command.options);
  return Object.fromEntries(
    all.map(({ name, short, value }) => {
      const type = value === undefined ? 'boolean' : 'string';
      return [name, short === undefined ? { type } : { type, short }];
    }),
  );
}

function checkOption(token: OptionToken, command: CommandSpec): { name: string; value: string | undefined } {
  const { name, rawName, value } = token;
  const spec: OptionSpec | undefined = command.options.find((option) => option.name === name);
  if (spec === undefined) {
    const known = command.options.map((option) => `--${option.name}`);
    throw new UsageError(`unknown option "${rawName}"${didYouMean(rawName, known)}`);
  }
  if (spec.value === undefined) {
    if (value !== undefined) throw new UsageError(`option "${rawName}" takes no value`);
    return { name, value: undefined };
  }
  const isNextOption = token.inlineValue !== true && value !== undefined && /^-./.test(value);
  if (value === undefined || value === '' || isNextOption) {
    throw new UsageError(`option "${rawName}" needs a value: ${rawName} ${spec.value}`);
  }
  return { name, value };
}
