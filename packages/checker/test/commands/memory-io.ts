import { Readable, Writable } from 'node:stream';

import type { Io } from '../../src/commands/io.js';

/** What stands in for a process in a test. */
export interface MemoryIo {
  readonly io: Io;
  readonly stdout: () => string;
  readonly stderr: () => string;
}

interface MemoryIoOptions {
  readonly cwd: string;
  readonly stdin?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
  readonly stdoutIsTTY?: boolean;
  readonly stderrIsTTY?: boolean;
  /** The code of the error that reading standard input ends with. */
  readonly stdinError?: string;
  /** The code of the error that every write to standard output ends with. */
  readonly stdoutError?: string;
}

export function memoryIo(options: MemoryIoOptions): MemoryIo {
  const stdout = memoryStream(options.stdoutIsTTY ?? false, options.stdoutError);
  const stderr = memoryStream(options.stderrIsTTY ?? false);
  const stdin = Readable.from(input(options));
  const io = {
    stdin,
    stdout: stdout.stream,
    stderr: stderr.stream,
    env: options.env ?? {},
    cwd: options.cwd,
  };
  return { io, stdout: stdout.text, stderr: stderr.text };
}

function memoryStream(isTTY: boolean, error?: string): { stream: Writable; text: () => string } {
  const chunks: string[] = [];
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      if (error !== undefined) {
        done(systemError(error));
        return;
      }
      chunks.push(chunk.toString('utf8'));
      done();
    },
  });
  return { stream: Object.assign(stream, { isTTY }), text: () => chunks.join('') };
}

function* input({ stdin, stdinError }: MemoryIoOptions): Generator<Buffer> {
  if (stdinError !== undefined) throw systemError(stdinError);
  yield Buffer.from(stdin ?? '');
}

function systemError(code: string): Error {
  return Object.assign(new Error(code), { code });
}
