import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const PEAK_MEMORY_HOOK = fileURLToPath(new URL('peak-memory.cjs', import.meta.url));

/** The command line tool, as built. */
export const CHECKER = fileURLToPath(new URL('../../packages/checker/bin/bridgekeeper.js', import.meta.url));

/** `NODE_OPTIONS` and colours would measure the caller's terminal, not the tool. */
const ENVIRONMENT = { ...process.env, NODE_OPTIONS: '', NO_COLOR: '1', LC_ALL: 'C' };

// Node reports the resources of itself only. Bash's `time` counts the children that were waited for as well, such
// as the `git ls-files` that both sides start, from the first instruction of the process to its last.
const TIMED = 'TIMEFORMAT="%3U %3S"; { time "$@" >/dev/null 2>&1; } 2>&3';

/**
 * CPU time of a Node process and its children, user and system, in milliseconds.
 *
 * @param {string[]} args what stands after `node`
 * @param {string} [cwd]
 * @returns {number}
 * @throws where bash is missing, or the process ended by a signal
 */
export function cpuMs(args, cwd) {
  const { status, error, output } = spawnSync('bash', ['-c', TIMED, 'time', process.execPath, ...args], {
    cwd,
    env: ENVIRONMENT,
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
  });
  if (error !== undefined) throw error;
  if (status === null || status > 2)
    throw new Error(`node ${args.join(' ')} ended with ${status ?? 'a signal'}`);
  const [user = NaN, system = NaN] = (output[3] ?? '').trim().split(' ').map(Number);
  return (user + system) * 1000;
}

/**
 * Wall time and peak memory of a Node process, and what it printed.
 *
 * @param {string[]} args what stands after `node`
 * @param {{ cwd: string, timeoutMs: number }} options
 * @returns {{ seconds: number, megabytes: number, status: number | null, signal: string | null, stdout: string }}
 *   `megabytes` is NaN where the process had no time to say
 */
export function wallAndMemory(args, { cwd, timeoutMs }) {
  const file = join(tmpdir(), `bridgekeeper-peak-memory-${process.pid}`);
  const start = performance.now();
  const { status, signal, stdout } = spawnSync(process.execPath, ['--require', PEAK_MEMORY_HOOK, ...args], {
    cwd,
    env: { ...ENVIRONMENT, BENCH_PEAK_MEMORY_FILE: file },
    stdio: ['ignore', 'pipe', 'ignore'],
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
    timeout: timeoutMs,
    killSignal: 'SIGKILL',
  });
  const seconds = (performance.now() - start) / 1000;
  return { seconds, megabytes: takeNumber(file) / 1e6, status, signal, stdout };
}

/** @param {string} file */
function takeNumber(file) {
  try {
    return Number(readFileSync(file, 'utf8'));
  } catch {
    return NaN;
  } finally {
    rmSync(file, { force: true });
  }
}

/**
 * @param {number[]} numbers at least one
 * @returns {number}
 */
export function median(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
