import { relative, sep } from 'node:path';

/** A path as messages show it: relative to the working directory, with `/`. */
export function shownPath(cwd: string, path: string): string {
  const shown = relative(cwd, path);
  return sep === '/' ? shown : shown.replaceAll(sep, '/');
}
