import { fileKind } from 'bridgekeeper/file-kind';

/** Whether a file is one that the checker reads, by its name: YAML, an env file, a Dockerfile. */
export function isDeployFile(filename: string): boolean {
  if (SOURCE.test(filename)) return false;
  const kind = fileKind(filename.replaceAll('\\', '/'));
  // Of a `.gitignore` only a project has something to say.
  return kind !== undefined && kind !== 'ignore';
}

/** What most linted files are, and the checker reads none of: cheaper than to go through all that it does read. */
const SOURCE = /\.[cm]?[jt]sx?$/;
