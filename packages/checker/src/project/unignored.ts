import { existsSync, lstatSync } from 'node:fs';
import { join, posix } from 'node:path';

import type { Policy } from '@bridgekeeper/policy';
import { RECOMMENDED } from '@bridgekeeper/policy';

import { deployPathsOf } from '../file-policy.js';
import { trackedAmong } from '../files/git.js';
import { ignoreFileFor, pathsNotIgnored } from '../files/ignored-paths.js';
import { isPassivePath } from '../passive-paths.js';
import { envFileOfTemplate, fileKind, isEnvFileName } from '../readers/file-kind.js';
import type { EnvFacts } from './env-facts.js';
import type { ProjectFacts } from './facts.js';
import { nodeEnvFiles } from './node-env-files.js';
import { isOpenFile } from './open-file.js';

/** An env file, or one that a secret of compose is read from, that git does not ignore. Paths are relative to the project's root, with `/`. */
export interface UnignoredEnvFile {
  /** Its path. It need not be there. */
  readonly path: string;
  /** Whether it is there, and so would be committed, or is already. */
  readonly present: boolean;
  /** The file at which to say so: the env file, the `.gitignore`, or the file that asks for it. */
  readonly anchor: string;
  /** The file that asks for one that is not there: a compose file that reads it, a template of it; or for a secret. */
  readonly askedBy: string | undefined;
  /** The `.gitignore` that lacks the line. */
  readonly ignoreFile: string;
  readonly line: string;
  /** The line is there, and the file was committed all the same. */
  readonly tracked: boolean;
  /** A compose file reads a secret from it: it need be no env file, and a deployment may read it. */
  readonly isSecret?: true;
}

/** Adds to the facts of a project what only its work tree knows. */
export async function lookAround(
  root: string,
  paths: readonly string[],
  facts: ProjectFacts,
  policy: Policy = RECOMMENDED,
): Promise<ProjectFacts> {
  if (facts.env === undefined) return facts;
  const folders = new Set(paths.filter((path) => fileKind(path) === 'env').map(folderOf));
  const packageFolders = new Set(
    [...folders].filter((folder) => existsSync(join(root, folder, 'package.json'))),
  );
  const readByNode = new Set([...packageFolders].flatMap((folder) => nodeEnvFiles(root, folder)));
  const env: EnvFacts = { ...facts.env, packageFolders, readByNode };
  return {
    ...facts,
    env: { ...env, unignored: await unignoredEnvFiles(root, paths, env, deployPathsOf(policy)) },
  };
}

async function unignoredEnvFiles(
  root: string,
  paths: readonly string[],
  env: EnvFacts,
  isDeployPath: (path: string) => boolean,
): Promise<UnignoredEnvFile[]> {
  const isOwnEnvFile = (path: string): boolean => isDeveloperEnvFile(path) && !isDeployPath(path);
  const present = paths.filter(isOwnEnvFile);
  const there = new Set(present);
  const absent = new Map<string, string>();
  for (const path of paths) {
    const real = copyOfTemplate(path);
    if (real !== undefined && isOwn(path)) absent.set(real, path);
  }
  for (const [path, reader] of env.readByCompose) if (isOwn(reader)) absent.set(path, reader);
  const asked = [...absent].filter(([path]) => !there.has(path) && isOwnEnvFile(path));
  const secrets = [...env.secretFiles].filter(
    ([path, reader]) =>
      isOwn(reader) &&
      !there.has(path) &&
      !isOpenFile(path) &&
      // The rule on env files in deploy paths speaks of those.
      !(isEnvFileName(posix.basename(path)) && isDeployPath(path)) &&
      isFile(join(root, path)),
  );
  const left = await pathsNotIgnored(root, [...present, ...[...asked, ...secrets].map(([path]) => path)]);
  const result: UnignoredEnvFile[] = [];
  const said = new Set<string>();
  const add = (path: string, askedBy: string | undefined): void => {
    const { path: ignoreFile, exists } = ignoreFileFor(root, path);
    const line = posix.basename(path);
    // One line is asked for once: a file that is not there adds nothing to one that is.
    const wish = `${ignoreFile}\\0${line}`;
    if (askedBy !== undefined && said.has(wish)) return;
    said.add(wish);
    const anchor = askedBy === undefined ? path : exists ? ignoreFile : askedBy;
    const present = askedBy === undefined;
    result.push({ path, present, anchor, askedBy, ignoreFile, line, tracked: present && !left.has(path) });
  };
  const hidden = [...present, ...secrets.map(([path]) => path)].filter((path) => !left.has(path));
  const tracked = new Set(hidden.length === 0 ? [] : await trackedAmong(root, hidden));
  for (const path of present) if (left.has(path) || tracked.has(path)) add(path, undefined);
  for (const [path, askedBy] of asked) if (left.has(path)) add(path, askedBy);
  const listed = new Set(paths);
  for (const [path, reader] of secrets) {
    if (!left.has(path) && !tracked.has(path)) continue;
    result.push({
      path,
      present: true,
      anchor: listed.has(path) ? path : reader,
      askedBy: reader,
      ignoreFile: ignoreFileFor(root, path).path,
      line: posix.basename(path),
      tracked: !left.has(path),
      isSecret: true,
    });
  }
  return result;
}

/** Not what git keeps as a link, which says nothing of where it leads. */
function isFile(path: string): boolean {
  try {
    return lstatSync(path).isFile();
  } catch {
    return false;
  }
}

/** What people copy a template to: that of a stage (`.env.docker.example`) more often to `.env` than to its own name. */
function copyOfTemplate(path: string): string | undefined {
  const real = envFileOfTemplate(path);
  if (real === undefined || /^\.env(?:\.(?:.+\.)?local)?$/i.test(posix.basename(real))) return real;
  return posix.join(posix.dirname(path), '.env');
}

/** Not of a test, and not of a dependency that was copied into the repository. */
function isOwn(path: string): boolean {
  return !isPassivePath(path) && !/(?:^|\/)(?:vendor|third_party)\//.test(path);
}

/** `.env` and `.env.<stage>`, and no template. Those of a deployment have a rule of their own. */
function isDeveloperEnvFile(path: string): boolean {
  const name = posix.basename(path);
  return /^\.env(?:\.|$)/i.test(name) && isEnvFileName(name);
}

function folderOf(path: string): string {
  const folder = posix.dirname(path);
  return folder === '.' ? '' : folder;
}
