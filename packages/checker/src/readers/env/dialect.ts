import { posix } from 'node:path';

import type { ProjectFacts } from '../../project/facts.js';
import { envFileOfTemplate } from '../file-kind.js';

/**
 * Who reads an env file: compose (compose-go's dotenv), npm's dotenv with dotenv-expand behind it, or Node itself
 * (`node --env-file`), which expands nothing.
 */
export type EnvDialect = 'compose' | 'npm' | 'node';

export interface KnownDialect {
  readonly dialect: EnvDialect;
  /** A file of the project says so. False where it is only the likeliest. */
  readonly certain: boolean;
}

/**
 * The dialect of an env file: that of compose where a compose file of the project reads it, Node's where a script of
 * the `package.json` beside it gives it to `node --env-file`, npm's where there is a `package.json`, else that of
 * compose. A template is read as what it is a template of.
 *
 * @param path from the project's root, with `/`
 */
export function envDialect(path: string, { env }: ProjectFacts): KnownDialect {
  if (env === undefined) return { dialect: 'compose', certain: false };
  const real = envFileOfTemplate(path) ?? path;
  if (env.readByCompose.has(path) || env.readByCompose.has(real))
    return { dialect: 'compose', certain: true };
  if (env.readByNode.has(path) || env.readByNode.has(real)) return { dialect: 'node', certain: true };
  const folder = posix.dirname(path);
  if (env.packageFolders.has(folder === '.' ? '' : folder)) return { dialect: 'npm', certain: true };
  return { dialect: 'compose', certain: false };
}
