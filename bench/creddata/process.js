import { spawnSync } from 'node:child_process';

/**
 * What a Node program prints, whatever its status: linters end with 1 where they find something.
 *
 * @param {readonly string[]} args what stands after `node`
 * @param {string} [cwd]
 * @returns {string}
 * @throws where it did not run, or printed nothing but errors
 */
export function node(args, cwd) {
  const { stdout, stderr, status, error } = spawnSync(process.execPath, args, {
    cwd,
    maxBuffer: 2 ** 30,
    encoding: 'utf8',
    env: { ...process.env, NODE_OPTIONS: '', NO_COLOR: '1' },
  });
  if (error !== undefined) throw error;
  if (status !== 0 && stdout === '') {
    const [reason = ''] = stderr.trim().split('\n');
    throw new Error(`${args[0] ?? 'node'} ended with ${status ?? 'a signal'}: ${reason.slice(0, 200)}`);
  }
  return stdout;
}

/**
 * The same for a program that prints JSON.
 *
 * @param {readonly string[]} args
 * @param {string} [cwd]
 * @returns {any}
 * @throws where it printed something else; the error shows nothing of it, for it may be a secret
 */
export function nodeJson(args, cwd) {
  const text = node(args, cwd);
  try {
    return JSON.parse(text);
  } catch {
    throw new Error(`${args[0] ?? 'node'} printed no JSON`);
  }
}
