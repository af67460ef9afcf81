import { readdirSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';

import type { Policy } from '@bridgekeeper/policy';
import { escapeControl, RECOMMENDED } from '@bridgekeeper/policy';

import type { Checker } from '../check-file.js';
import type { ProjectResult } from '../check-project.js';
import { checkContent, checkProject } from '../check-project.js';
import { findConfig } from '../config/find-config.js';
import { withFlags } from '../config/merge.js';
import { MAX_FILE_BYTES } from '../files/read-file.js';
import type { FileError } from '../finding.js';
import { wantsColour } from '../reporters/colour.js';
import { count } from '../reporters/count.js';
import { REPORTERS } from '../reporters/index.js';
import { totalsLine } from '../reporters/pretty.js';
import type { Report } from '../reporters/report.js';
import { totalsOf } from '../reporters/report.js';
import type { CheckArguments } from './check-arguments.js';
import type { Io } from './io.js';
import { print, readAll } from './io.js';
import { COMMANDS } from './options.js';
import { checkOutput, writeOutput } from './output-file.js';
import { createProgress } from './progress.js';
import { closest } from './suggest.js';

/**
 * Runs `bridgekeeper check`.
 *
 * @param checker a judge to use in place of the real one
 * @returns the exit status; it depends on what was found, never on how it is reported
 */
export async function check(args: CheckArguments, io: Io, checker?: Checker): Promise<0 | 1 | 2> {
  const output = args.output === undefined ? undefined : resolve(io.cwd, args.output);
  if (output !== undefined) checkOutput(output);
  const result = await run(args, io, checker);
  await print(io.stderr, diagnostics(result, args, io.cwd));
  // A program that reads the report from standard output wants nothing else there.
  const diffs = output === undefined && args.format !== 'pretty' ? io.stderr : io.stdout;
  await print(diffs, result.diffs.map((diff) => `${diff}\n`).join(''));
  await writeReport(result, args, output, io);
  return exitStatus(result, args.maxWarnings);
}

async function run(args: CheckArguments, io: Io, checker: Checker | undefined): Promise<ProjectResult> {
  const { format, paths, stdinFilename } = args;
  const policy = await policyOf(args, io.cwd);
  const options = {
    policy,
    frames: format === 'pretty',
    ...(args.fix === undefined ? {} : { fix: args.fix }),
    ...(checker === undefined ? {} : { checker }),
  };
  if (stdinFilename !== undefined) {
    const bytes = await readAll(io.stdin, MAX_FILE_BYTES);
    return await checkContent(bytes, stdinFilename, io.cwd, options);
  }
  const progress = createProgress(io, args.progress);
  const where = paths.length === 0 ? ['.'] : paths;
  try {
    return await checkProject(io.cwd, { ...options, paths: where, onProgress: progress.update });
  } finally {
    progress.clear();
  }
}

/** The policy file with the flags on top. What reads such files is loaded only where there is one. */
async function policyOf({ config, flags }: CheckArguments, cwd: string): Promise<Policy> {
  if (config === false || (config ?? findConfig(cwd)) === undefined) return withFlags(RECOMMENDED, flags);
  const { loadPolicy } = await import('../config/load-policy.js');
  const loaded = await loadPolicy({ cwd, file: config });
  return withFlags(loaded?.policy ?? RECOMMENDED, flags);
}

async function writeReport(
  result: ProjectResult,
  args: CheckArguments,
  output: string | undefined,
  io: Io,
): Promise<void> {
  const { color: flag, format } = args;
  const report: Report = args.quiet
    ? { ...result, findings: result.findings.filter((finding) => finding.severity === 'error') }
    : result;
  const fixesApplied = args.fix === 'write';
  if (output !== undefined) {
    // Nobody's terminal: colours only where they were asked for.
    writeOutput(output, REPORTERS[format](report, { color: flag === true, hyperlinks: false, fixesApplied }));
    const color = wantsColour({ flag, env: io.env, isTTY: io.stderr.isTTY === true });
    await print(io.stderr, `${totalsLine(report, color)}\n`);
    return;
  }
  const isTTY = io.stdout.isTTY === true;
  const color = wantsColour({ flag, env: io.env, isTTY });
  await print(io.stdout, REPORTERS[format](report, { color, hyperlinks: color && isTTY, fixesApplied }));
}

/** What goes to standard error: problems always, remarks unless quiet. */
function diagnostics(result: ProjectResult, args: CheckArguments, cwd: string): string {
  const lines = result.errors.map((error) => `error: ${errorText(error)}${pathHint(error, args, cwd)}`);
  if (args.fix === 'write' && result.fixed > 0 && !args.quiet) {
    lines.push(`note: fixed ${count(result.fixed, 'finding')}; what is reported is what is left`);
  }
  if (!args.quiet) lines.push(...result.notes.map((note) => `note: ${escapeControl(note)}`));
  const { warnings } = totalsOf(result);
  if (warnings > args.maxWarnings) {
    const are = warnings === 1 ? 'is' : 'are';
    lines.push(
      `error: ${count(warnings, 'warning')} ${are} more than --max-warnings allows (${args.maxWarnings})`,
    );
  }
  return lines.map((line) => `${line}\n`).join('');
}

function errorText({ file, line, column, message }: FileError): string {
  const place = [file, line, line === undefined ? undefined : column].filter((part) => part !== undefined);
  return `${escapeControl(place.join(':'))}: ${escapeControl(message)}`;
}

/** What a path that is not there may have been meant for: a command, or a file beside it. */
function pathHint({ file, message }: FileError, { paths }: CheckArguments, cwd: string): string {
  if (message !== 'no such file or directory' || !paths.includes(file)) return '';
  const command = file.includes('/')
    ? undefined
    : closest(
        file,
        COMMANDS.map(({ name }) => name),
      );
  if (command !== undefined) return `; did you mean the command "${command}"?`;
  const near = closest(basename(file), namesIn(resolve(cwd, dirname(file))));
  const directory = file.slice(0, file.length - basename(file).length);
  return near === undefined ? '' : `; did you mean "${escapeControl(directory + near)}"?`;
}

function namesIn(directory: string): string[] {
  try {
    return readdirSync(directory);
  } catch {
    return [];
  }
}

function exitStatus(result: ProjectResult, maxWarnings: number): 0 | 1 | 2 {
  if (result.errors.length > 0) return 2;
  const { errors, warnings } = totalsOf(result);
  return errors > 0 || warnings > maxWarnings ? 1 : 0;
}
