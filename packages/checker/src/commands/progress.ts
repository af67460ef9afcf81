import type { Io } from './io.js';

/** How often the line is drawn again, in milliseconds. */
const INTERVAL = 100;

export interface Progress {
  readonly update: (done: number, total: number) => void;
  /** Removes the line. */
  readonly clear: () => void;
}

/** One line on standard error that says how far the check is; only for a person who watches a terminal. */
export function createProgress({ stderr, env }: Io, wanted: boolean): Progress {
  const inCi = env['CI'] !== undefined && env['CI'] !== '' && env['CI'] !== 'false';
  if (!wanted || stderr.isTTY !== true || inCi || env['TERM'] === 'dumb') {
    return { update: () => undefined, clear: () => undefined };
  }
  let drawn = performance.now();
  let visible = false;
  return {
    update(done, total) {
      const now = performance.now();
      if (now - drawn < INTERVAL) return;
      drawn = now;
      visible = true;
      stderr.write(`\r\u001b[Kchecking ${done} of ${total} files`);
    },
    clear() {
      if (visible) stderr.write('\r\u001b[K');
    },
  };
}
