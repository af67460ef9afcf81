import { fileKind, LOCK_FILES } from 'bridgekeeper/file-kind';

/** Whether a file is one that the checker looks for, by its name: YAML that people write, an env file, a Dockerfile. */
export function isDeployFile(filename: string): boolean {
  if (SOURCE.test(filename)) return false;
  const path = filename.replaceAll('\\', '/');
  const kind = fileKind(path);
  if (kind === 'yaml' && LOCK_FILES.includes(path.slice(path.lastIndexOf('/') + 1))) return false;
  // Of a `.gitignore` only a project has something to say.
  return kind !== undefined && kind !== 'ignore';
}

/** What most linted files are, and the checker reads none of: cheaper than to go through all that it does read. */
const SOURCE = /\.[cm]?[jt]sx?$/;
