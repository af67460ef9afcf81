import { Buffer } from 'node:buffer';
import type { Readable, Writable } from 'node:stream';

import { systemErrorText } from '../files/system-error.js';
import { CommandError } from './command-error.js';

export type OutputStream = Writable & { readonly isTTY?: boolean };

/** All that a command sees of the process. */
export interface Io {
  readonly stdin: Readable;
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Absolute. */
  readonly cwd: string;
}

/** The reader of a pipe is gone (`| head`), or the stream was closed after that. */
const CLOSED: ReadonlySet<unknown> = new Set(['EPIPE', 'ERR_STREAM_DESTROYED', 'ERR_STREAM_WRITE_AFTER_END']);

/** Keeps a stream's failure from ending the process: {@link print} hears of it through its callback. */
export function guard(stream: Writable): void {
  stream.on('error', () => undefined);
}

/**
 * Writes text and waits until it is out. A reader that has gone is no failure: it has seen what it wanted.
 *
 * @throws CommandError where the text could not be written for another reason
 */
export async function print(stream: Writable, text: string): Promise<void> {
  if (text === '') return;
  await new Promise<void>((resolve, reject) => {
    stream.write(text, (error) => {
      if (!error || ('code' in error && CLOSED.has(error.code))) resolve();
      else reject(new CommandError(`cannot write the output: ${systemErrorText(error)}`));
    });
  });
}

/**
 * Reads a stream to its end, or until there is more than `limit` bytes.
 *
 * @throws CommandError where it cannot be read
 */
export async function readAll(stream: Readable, limit: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      chunks.push(chunk);
      length += chunk.length;
      if (length > limit) break;
    }
  } catch (error) {
    throw new CommandError(`cannot read standard input: ${systemErrorText(error)}`);
  }
  return Buffer.concat(chunks);
}
