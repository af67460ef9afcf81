/** An option of the command line. */
export interface OptionSpec {
  readonly name: string;
  readonly short?: string;
  /** What stands for the value in the help; an option without one is a switch. */
  readonly value?: string;
  readonly description: string;
}

export interface CommandSpec {
  readonly name: string;
  /** Arguments as the help shows them. */
  readonly usage: string;
  readonly description: string;
  readonly options: readonly OptionSpec[];
}

const COMMON: readonly OptionSpec[] = [
  { name: 'help', short: 'h', description: 'Show this help' },
  { name: 'version', short: 'v', description: 'Show the version' },
];

/** Every command; the first one is what runs where none is named. */
export const COMMANDS: readonly [CommandSpec, ...CommandSpec[]] = [
  {
    name: 'check',
    usage: '[options] [paths…]',
    description: 'Check deploy and env files; all below the working directory where no path is given',
    options: [
      { name: 'format', value: 'FORMAT', description: 'How to report: pretty (default) or json' },
      { name: 'output', value: 'FILE', description: 'Write the report to FILE instead of standard output' },
      {
        name: 'config',
        value: 'FILE',
        description: 'Read the policy from FILE, not from the nearest bridgekeeper.config.*',
      },
      { name: 'no-config', description: 'Read no policy file' },
      { name: 'preset', value: 'PRESET', description: 'Which rules apply: recommended (default) or strict' },
      {
        name: 'rule',
        value: 'ID=SEVERITY',
        description: 'Set one rule to off, warning or error; repeatable',
      },
      {
        name: 'test-path',
        value: 'GLOB',
        description: 'Take files that match GLOB for tests, or !GLOB for none; repeatable',
      },
      { name: 'fix', description: 'Write what can be fixed, and report what is left' },
      { name: 'fix-dry-run', description: 'Show what --fix would write, as a diff without secrets' },
      {
        name: 'stdin-filename',
        value: 'NAME',
        description: 'Check standard input as the content of file NAME',
      },
      { name: 'quiet', description: 'Report errors only, no warnings' },
      {
        name: 'max-warnings',
        value: 'N',
        description: 'Exit with status 1 if there are more than N warnings',
      },
      { name: 'color', description: 'Use colors, whatever the terminal is' },
      { name: 'no-color', description: 'Use no colors' },
      { name: 'no-progress', description: 'Show no progress' },
      ...COMMON,
    ],
  },
  {
    name: 'rules',
    usage: '[options]',
    description: 'List every rule with its severity in each preset',
    options: [
      { name: 'format', value: 'FORMAT', description: 'How to list: pretty (default) or json' },
      ...COMMON,
    ],
  },
];
