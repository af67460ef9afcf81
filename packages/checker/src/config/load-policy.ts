import { resolve } from 'node:path';

import type { Policy } from '@bridgekeeper/policy';

import { ConfigError } from './config-error.js';
import { findConfig } from './find-config.js';
import { importConfig } from './import-config.js';
import type { PolicySource } from './read-policy.js';
import { readPolicy } from './read-policy.js';

export interface LoadOptions {
  /** Where the search starts, and what messages are relative to. Absolute. */
  readonly cwd: string;
  /** The policy file, relative to `cwd`; searched for where undefined. */
  readonly file?: string | undefined;
}

export interface LoadedPolicy {
  readonly policy: Policy;
  /** Every file that it was read from, absolute, in the order of their precedence: the last one wins. */
  readonly files: readonly string[];
}

/**
 * The policy of a project: of the file that is named, or of the nearest `bridgekeeper.config.*` from the working
 * directory up to the root of its repository, with all that it extends. Globs of a file that is found count from
 * its folder, those of a file that is named from the working directory; in the result they count from the root of
 * the project.
 *
 * A file in YAML or JSON is read, never run; one in JavaScript or TypeScript is imported.
 *
 * @returns undefined where there is none
 * @throws ConfigError with every problem, each with its file and, in YAML and JSON, its line and column
 */
export async function loadPolicy({ cwd, file }: LoadOptions): Promise<LoadedPolicy | undefined> {
  const source = sourceOf(cwd, file);
  if (source === undefined) return undefined;
  const reading = readPolicy(source, cwd);
  let step = reading.next();
  while (step.done !== true) step = reading.next(await importConfig(step.value));
  const { policy, problems, files } = step.value;
  if (policy === undefined || problems.length > 0) throw new ConfigError(problems);
  return { policy, files };
}

function sourceOf(cwd: string, file: string | undefined): PolicySource | undefined {
  if (file !== undefined) return { kind: 'named', path: resolve(cwd, file) };
  const path = findConfig(cwd);
  return path === undefined ? undefined : { kind: 'found', path };
}
