import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { MessageChannel, receiveMessageOnPort, Worker } from 'node:worker_threads';

import { fromValue } from './from-value.js';
import type { ConfigNode } from './node.js';
import type { Answer } from './read-policy.js';
import { JITI_OPTIONS, needsJiti, NO_DEFAULT, reasonOf, runsTypeScript, UNREADABLE } from './run-config.js';

/**
 * The default export of a policy file in JavaScript or TypeScript, without a promise: it runs in a thread of its own
 * while this one waits. So it may do what `import` takes (await at the top, export a promise), and each run starts
 * afresh, with every module that the file imports. Costs some 40 ms.
 *
 * @param path absolute
 */
export function runConfigSync(path: string): Answer {
  if (!/\.[cm]?ts$/i.test(path)) return valueOf(run({ path }));
  if (runsTypeScript()) {
    const answer = run({ path });
    if (!('thrown' in answer) || !FOR_JITI.has(answer.code)) return valueOf(answer);
  }
  const jiti = findJiti(path);
  return jiti === undefined ? { fault: needsJiti() } : valueOf(run({ path, jiti }));
}

/** Syntax that has to be compiled; and Node that was told by a flag to run TypeScript, which its threads were not. */
const FOR_JITI: ReadonlySet<unknown> = new Set([
  'ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX',
  'ERR_UNKNOWN_FILE_EXTENSION',
]);

interface Program {
  readonly path: string;
  /** The file of jiti, where it is to run the program. */
  readonly jiti?: string;
}

/** What the thread says of a program; nothing where it did not come to an end. */
type Said =
  | { readonly value: ConfigNode | undefined }
  | { readonly unreadable: true }
  | { readonly thrown: unknown; readonly code: unknown }
  | { readonly exited: true };

/** Long enough for any policy on a busy machine; an editor comes back after it. In milliseconds. */
const PATIENCE = 10_000;

function run({ path, jiti }: Program): Said | { readonly late: true } {
  const done = new Int32Array(new SharedArrayBuffer(4));
  const { port1, port2 } = new MessageChannel();
  const worker = new Worker(THREAD, {
    eval: true,
    workerData: { port: port2, done, jiti, path, url: pathToFileURL(path).href, jitiOptions: JITI_OPTIONS },
    transferList: [port2],
    // Flags of this process may be about its own program: `--input-type=module` is.
    execArgv: [],
  });
  // What it throws later is nobody's: without a listener it would end this process.
  worker.on('error', () => undefined);
  worker.unref();
  Atomics.wait(done, 0, 0, PATIENCE);
  const received = receiveMessageOnPort(port1) as { readonly message: Said } | undefined;
  port1.close();
  void worker.terminate();
  return received?.message ?? { late: true };
}

/** The thread's program. It is text, and so the same from sources, as built, and in whatever bundle it ends up in. */
const THREAD = `
const { workerData } = require('node:worker_threads');
const { port, done, jiti, jitiOptions, path, url } = workerData;
const fromValue = ${String(fromValue)};
let said = false;
const say = (message) => {
  if (said) return;
  said = true;
  port.postMessage(message);
  Atomics.store(done, 0, 1);
  Atomics.notify(done, 0);
};
process.on('exit', () => say({ exited: true }));
const load = () => (jiti === undefined ? import(url) : require(jiti).createJiti(path, jitiOptions).import(path));
const read = async (exported) => {
  try {
    const value = await exported.default;
    say({ value: value === undefined ? undefined : fromValue(value) });
  } catch {
    say({ unreadable: true });
  }
};
const fail = (error) => {
  // The name of a class of errors does not survive the way to the other thread.
  const isError = error instanceof Error;
  say({ thrown: isError ? { name: error.name, message: error.message } : undefined, code: isError ? error.code : undefined });
};
load().then(read, fail);
`;

function valueOf(said: ReturnType<typeof run>): Answer {
  if ('value' in said) return said.value === undefined ? { fault: NO_DEFAULT } : { root: said.value };
  if ('unreadable' in said) return { fault: UNREADABLE };
  if ('thrown' in said) return { fault: reasonOf(errorOf(said.thrown)) };
  if ('exited' in said) return { fault: 'cannot be run: it ends the process' };
  return { fault: `cannot be run: it takes longer than ${String(PATIENCE / 1000)} seconds` };
}

function errorOf(thrown: unknown): unknown {
  if (thrown === undefined) return undefined;
  const { name, message } = thrown as { readonly name: string; readonly message: string };
  return Object.assign(new Error(message), { name });
}

/** Ours, or where there is none the project's own: ESLint asks for it too, for an eslint.config.ts. */
function findJiti(path: string): string | undefined {
  for (const from of [import.meta.url, path]) {
    try {
      return createRequire(from).resolve('jiti');
    } catch {
      // Not there: the next one.
    }
  }
  return undefined;
}
