import { fileKind, LOCK_FILES } from '../readers/file-kind.js';

/** Directories that hold no file of the project's own, wherever they stand. */
const SKIPPED_DIRECTORIES: ReadonlySet<string> = new Set(['node_modules', '.git', '.hg', '.svn', '.jj']);

/** Whether a directory's name says that nothing below it belongs to the project. */
export function isSkippedDirectory(name: string): boolean {
  return SKIPPED_DIRECTORIES.has(name);
}

/**
 * Whether a file found below a directory is to be checked: a reader takes it, and a person wrote it. By its
 * path alone, without a look at the content.
 *
 * @param path relative to that directory, with `/`
 */
export function isRelevant(path: string): boolean {
  const kind = fileKind(path);
  if (kind === undefined || kind === 'ignore') return false;
  const segments = path.split('/');
  const name = segments.pop() ?? '';
  return !LOCK_FILES.includes(name) && !segments.some(isSkippedDirectory);
}
