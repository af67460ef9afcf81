import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { toCheckArguments } from '../../src/commands/check-arguments.js';
import { UsageError } from '../../src/commands/command-error.js';
import { COMMANDS } from '../../src/commands/options.js';
import { parseArguments } from '../../src/commands/parse-arguments.js';

const parse = (...argv: string[]) => toCheckArguments(parseArguments(argv));

function usageError(...argv: string[]): string {
  try {
    parse(...argv);
  } catch (error) {
    if (error instanceof UsageError) return error.message;
    throw error;
  }
  return 'accepted';
}

describe('parseArguments', () => {
  it('runs `check` where no command is named', () => {
    expect(parseArguments([]).command.name).toBe('check');
    expect(parseArguments(['deploy']).positionals).toEqual(['deploy']);
    expect(parseArguments(['check', 'deploy', 'check'])).toMatchObject({
      named: true,
      positionals: ['deploy', 'check'],
    });
    expect(parseArguments(['rules']).command.name).toBe('rules');
  });

  it('takes a command behind its options, and a path that is called like a command', () => {
    expect(parseArguments(['--format', 'json', 'rules']).command.name).toBe('rules');
    expect(parseArguments(['--', 'rules'])).toMatchObject({ named: false, positionals: ['rules'] });
    expect(parseArguments(['./rules']).positionals).toEqual(['./rules']);
  });

  it('takes what follows `--` for paths', () => {
    expect(parse('--quiet', '--', '--quiet', '-h').paths).toEqual(['--quiet', '-h']);
  });
});

describe('the arguments of check', () => {
  it('have defaults', () => {
    expect(parse()).toEqual({
      paths: [],
      format: 'pretty',
      output: undefined,
      config: undefined,
      flags: { severities: {} },
      stdinFilename: undefined,
      quiet: false,
      maxWarnings: Infinity,
      color: undefined,
      progress: true,
    });
  });

  it('are all read, in either spelling', () => {
    const argv = [
      'a.yaml',
      '--format=json',
      '--output',
      'out.json',
      '--config=policy.yaml',
      '--preset',
      'strict',
      '--rule',
      'no-secret-manifest=off',
      '--rule=no-untagged-default=warning',
      '--test-path',
      'smoke/**',
      '--test-path=!smoke/deploy/**',
      '--quiet',
      '--max-warnings=0',
      '--no-color',
      '--no-progress',
      'b.yaml',
    ];
    expect(parse(...argv)).toEqual({
      paths: ['a.yaml', 'b.yaml'],
      format: 'json',
      output: 'out.json',
      config: 'policy.yaml',
      flags: {
        preset: 'strict',
        severities: { 'no-secret-manifest': 'off', 'no-untagged-default': 'warning' },
        testPaths: ['smoke/**', '!smoke/deploy/**'],
      },
      stdinFilename: undefined,
      quiet: true,
      maxWarnings: 0,
      color: false,
      progress: false,
    });
  });

  it('take the last of an option that is given again', () => {
    expect(parse('--format', 'json', '--format', 'pretty').format).toBe('pretty');
    expect(parse('--color', '--no-color').color).toBe(false);
    expect(parse('--no-color', '--color').color).toBe(true);
    expect(parse('--no-color', '--color', '--no-color').color).toBe(false);
    const twice = parse('--rule', 'no-secret-default=off', '--rule', 'no-secret-default=error');
    expect(twice.flags.severities).toEqual({ 'no-secret-default': 'error' });
  });

  it('read a policy file that is named, or none at all', () => {
    expect(parse('--config', 'org/policy.yaml').config).toBe('org/policy.yaml');
    expect(parse('--no-config').config).toBe(false);
    expect(() => parse('--no-config', '--config', 'a.yaml')).toThrow(
      '--config and --no-config contradict each other',
    );
  });

  it('read standard input under a name, with or without `-`', () => {
    expect(parse('--stdin-filename', 'a.yaml')).toMatchObject({ stdinFilename: 'a.yaml', paths: [] });
    expect(parse('--stdin-filename', 'a.yaml', '-')).toMatchObject({ stdinFilename: 'a.yaml', paths: [] });
  });

  it.each([
    [['--fromat', 'json'], 'unknown option "--fromat"; did you mean "--format"?'],
    [['--bogus'], 'unknown option "--bogus"'],
    [['-x'], 'unknown option "-x"'],
    [['-hx'], 'unknown option "-x"'],
    [['--color=always'], 'option "--color" takes no value'],
    [['--format'], 'option "--format" needs a value: --format FORMAT'],
    [['--format='], 'option "--format" needs a value: --format FORMAT'],
    [['--output', '--quiet'], 'option "--output" needs a value: --output FILE'],
    [['--format', 'josn'], 'unknown format "josn"; did you mean "json"?'],
    [['--format', 'sarif'], 'unknown format "sarif"; known: pretty, json'],
    [['--preset', 'strcit'], 'unknown preset "strcit"; did you mean "strict"?'],
    [['--preset', 'all'], 'unknown preset "all"; known: recommended, strict'],
    [['--rule', 'no-secret-default'], 'option "--rule" needs a severity: --rule no-secret-default=SEVERITY'],
    [
      ['--rule', 'no-secret-defaults=off'],
      'unknown rule "no-secret-defaults"; did you mean "no-secret-default"?',
    ],
    [['--rule', 'no-secret-default=warn'], 'unknown severity "warn"; did you mean "warning"?'],
    [['--rule', 'no-secret-default=2'], 'unknown severity "2"; known: off, warning, error'],
    [
      ['--rule', '__proto__=off'],
      expect.stringMatching(/^unknown rule "__proto__"; known: no-secret-default, /),
    ],
    [['--test-path'], 'option "--test-path" needs a value: --test-path GLOB'],
    [['--test-path', ''], 'option "--test-path" needs a value: --test-path GLOB'],
    [['--test-path', '!'], '--test-path: "!" is no glob for test paths: it is empty'],
    [
      ['--test-path', 'a/**', '--test-path', 'smoke/[a'],
      '--test-path: "smoke/[a" is no glob for test paths: a bracket or a brace has no partner',
    ],
    [['--max-warnings', 'many'], '--max-warnings takes a whole number, not "many"'],
    [['--max-warnings=-1'], '--max-warnings takes a whole number, not "-1"'],
    [['--max-warnings', '1.5'], '--max-warnings takes a whole number, not "1.5"'],
    [['--stdin-filename', 'a.yaml', 'b.yaml'], '--stdin-filename takes no paths beside it'],
    [['-'], 'to check standard input, name it: --stdin-filename NAME'],
    [['a.yaml', ''], 'a path is empty'],
  ])('refuse %j', (argv, message) => {
    expect(usageError(...argv)).toEqual(message);
  });

  it.each(['--baseline', '--update-baseline', '--changed', '--staged', '--cache'])(
    'refuse %s, which is not there yet',
    (option) => {
      expect(usageError(option)).toBe(`unknown option "${option}"`);
    },
  );

  it('of any kind are accepted or refused by a usage error, never by another', () => {
    const known = COMMANDS.flatMap(({ options }) => options.map(({ name }) => `--${name}`));
    const word = fc.oneof(
      fc.constantFrom(...known, '-h', '-', '--', 'check', 'rules'),
      fc.string({ maxLength: 12 }),
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 6 }), (argv) => {
        expect(typeof usageError(...argv)).toBe('string');
      }),
    );
  });
});
