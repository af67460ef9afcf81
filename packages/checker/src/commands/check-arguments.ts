import type { Preset, RuleId, RuleSeverity } from '@bridgekeeper/policy';
import { RULES } from '@bridgekeeper/policy';

import type { FixMode } from '../fix/fix-mode.js';
import type { PolicyFlags } from '../config/merge.js';
import type { Format } from '../reporters/index.js';
import { compileTestPaths, TestPathError } from '../test-paths.js';
import type { Arguments } from './parse-arguments.js';
import { didYouMean } from './suggest.js';
import { UsageError } from './command-error.js';

export const FORMATS: readonly Format[] = ['pretty', 'json'];
const PRESETS: readonly Preset[] = ['recommended', 'strict'];
const SEVERITIES: readonly RuleSeverity[] = ['off', 'warning', 'error'];

/** What `bridgekeeper check` was asked to do. */
export interface CheckArguments {
  /** As given; empty for everything below the working directory. */
  readonly paths: readonly string[];
  readonly format: Format;
  /** A file for the report; standard output where undefined. */
  readonly output: string | undefined;
  /** What goes on top of the policy file. */
  readonly flags: PolicyFlags;
  /** The policy file: undefined where it is searched for, false for none at all. */
  readonly config: string | false | undefined;
  /** Whether, and as what file, standard input is checked. */
  readonly stdinFilename: string | undefined;
  /** Whether to fix, or to say what would be fixed; undefined for neither. */
  readonly fix: FixMode | undefined;
  readonly quiet: boolean;
  readonly maxWarnings: number;
  /** Undefined where the streams decide. */
  readonly color: boolean | undefined;
  readonly progress: boolean;
}

/** @throws UsageError where a value is none that its option takes */
export function toCheckArguments({ given, positionals }: Arguments): CheckArguments {
  const last = (name: string): string | undefined => given.get(name)?.at(-1);
  const stdinFilename = last('stdin-filename');
  return {
    paths: checkPaths(positionals, stdinFilename),
    format: oneOf('format', FORMATS, last('format') ?? 'pretty'),
    output: last('output'),
    config: configFile(given),
    flags: {
      ...preset(last('preset')),
      severities: Object.fromEntries((given.get('rule') ?? []).map(parseRule)),
      ...testPaths(given.get('test-path')),
    },
    stdinFilename,
    fix: fixMode(given, stdinFilename),
    quiet: given.has('quiet'),
    maxWarnings: parseMaxWarnings(last('max-warnings')),
    color: lastOf(given, 'color', 'no-color'),
    progress: !given.has('no-progress'),
  };
}

/** @throws UsageError naming what the option takes */
export function oneOf<T extends string>(option: string, known: readonly T[], value: string): T {
  const found = known.find((name) => name === value);
  if (found !== undefined) return found;
  const hint = didYouMean(value, known) || `; known: ${known.join(', ')}`;
  throw new UsageError(`unknown ${option} "${value}"${hint}`);
}

function checkPaths(paths: readonly string[], stdinFilename: string | undefined): readonly string[] {
  if (paths.includes('')) throw new UsageError('a path is empty');
  if (stdinFilename === undefined) {
    if (paths.includes('-')) throw new UsageError('to check standard input, name it: --stdin-filename NAME');
    return paths;
  }
  if (paths.some((path) => path !== '-')) throw new UsageError('--stdin-filename takes no paths beside it');
  return [];
}

function fixMode(given: Arguments['given'], stdinFilename: string | undefined): FixMode | undefined {
  const write = given.has('fix');
  if (write && given.has('fix-dry-run')) throw new UsageError('--fix and --fix-dry-run exclude each other');
  if (write && stdinFilename !== undefined) {
    throw new UsageError('--fix needs files to write; with --stdin-filename there is --fix-dry-run');
  }
  return write ? 'write' : given.has('fix-dry-run') ? 'dry-run' : undefined;
}

function parseRule(text: string): [RuleId, RuleSeverity] {
  const [id = '', ...rest] = text.split('=');
  if (rest.length === 0) throw new UsageError(`option "--rule" needs a severity: --rule ${id}=SEVERITY`);
  const ids = Object.keys(RULES) as RuleId[];
  return [oneOf('rule', ids, id), oneOf('severity', SEVERITIES, rest.join('='))];
}

function preset(name: string | undefined): PolicyFlags {
  return name === undefined ? {} : { preset: oneOf('preset', PRESETS, name) };
}

function configFile(given: Arguments['given']): string | false | undefined {
  const file = given.get('config')?.at(-1);
  if (!given.has('no-config')) return file;
  if (file !== undefined) throw new UsageError('--config and --no-config contradict each other');
  return false;
}

/** @throws UsageError where one is no glob */
function testPaths(globs: readonly string[] = []): PolicyFlags {
  if (globs.length === 0) return {};
  try {
    compileTestPaths(globs);
  } catch (error) {
    throw error instanceof TestPathError ? new UsageError(`--test-path: ${error.message}`) : error;
  }
  return { testPaths: globs };
}

function parseMaxWarnings(text: string | undefined): number {
  if (text === undefined) return Infinity;
  if (!/^\d{1,9}$/.test(text)) throw new UsageError(`--max-warnings takes a whole number, not "${text}"`);
  return Number(text);
}

/** Two switches that contradict each other: the last one counts; undefined where neither was given. */
function lastOf(given: Arguments['given'], on: string, off: string): boolean | undefined {
  const last = [...given.keys()].findLast((name) => name === on || name === off);
  return last === undefined ? undefined : last === on;
}
