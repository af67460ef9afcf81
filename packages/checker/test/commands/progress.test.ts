import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { createProgress } from '../../src/commands/progress.js';
import { memoryIo } from './memory-io.js';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** What is drawn while 3 of 5 files are done, 150 ms each. */
function drawn(options: Partial<Parameters<typeof memoryIo>[0]>, wanted = true): string {
  const { io, stderr } = memoryIo({ cwd: '/', ...options });
  const progress = createProgress(io, wanted);
  for (const done of [0, 1, 2]) {
    progress.update(done, 5);
    vi.advanceTimersByTime(150);
  }
  progress.clear();
  return stderr();
}

describe('createProgress', () => {
  it('draws one line on a terminal, over and over, and removes it', () => {
    expect(drawn({ stderrIsTTY: true })).toBe(
      '\r\u001b[Kchecking 1 of 5 files\r\u001b[Kchecking 2 of 5 files\r\u001b[K',
    );
  });

  it('draws nothing for what is done at once', () => {
    const { io, stderr } = memoryIo({ cwd: '/', stderrIsTTY: true });
    const progress = createProgress(io, true);
    progress.update(0, 2);
    progress.update(1, 2);
    progress.clear();
    expect(stderr()).toBe('');
  });

  it('draws nothing into a pipe, in CI, on a dumb terminal, or unasked', () => {
    expect(drawn({ stderrIsTTY: false })).toBe('');
    expect(drawn({ stderrIsTTY: true, env: { CI: 'true' } })).toBe('');
    expect(drawn({ stderrIsTTY: true, env: { TERM: 'dumb' } })).toBe('');
    expect(drawn({ stderrIsTTY: true }, false)).toBe('');
  });

  it.each([{ CI: '' }, { CI: 'false' }])('draws where CI is not set: %j', (env) => {
    expect(drawn({ stderrIsTTY: true, env })).not.toBe('');
  });
});
