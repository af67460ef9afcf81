#!/usr/bin/env node
import process from 'node:process';

const { stdin, stdout, stderr, env } = process;

/** Node ends with status 1 where an error is not caught; here that would say that something was found. */
function fail(error) {
  const notBuilt = error?.code === 'ERR_MODULE_NOT_FOUND';
  const reason = notBuilt
    ? 'bridgekeeper is not built (dist/bin.js is missing); in a clone of its repository, run: pnpm build'
    : `internal error (${error?.name ?? typeof error})`;
  stderr.write(`error: ${reason}\n`);
  process.exitCode = 2;
}

process.on('uncaughtException', fail);

try {
  const { main } = await import('../dist/bin.js');
  process.exitCode = await main(process.argv.slice(2), { stdin, stdout, stderr, env, cwd: process.cwd() });
} catch (error) {
  fail(error);
}
