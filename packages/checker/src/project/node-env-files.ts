import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';

/** The env files that the scripts of a `package.json` give to Node, from the root of the project. */
export function nodeEnvFiles(root: string, folder: string): string[] {
  let text: string;
  try {
    text = readFileSync(join(root, folder, 'package.json'), 'utf8');
  } catch {
    return [];
  }
  return envFilesOfScripts(text).map((path) => posix.join(folder, path));
}

/** `node --env-file=.env server.js`, and what starts Node with its own options: tsx and nodemon. */
const STARTED = /(?:^|[\s;&|(/])(?:node|tsx|nodemon)(?=\s)([^;&|\n]{0,1000})/g;
const OPTION = /(?:^|\s)--env-file(?:-if-exists)?(?:=|\s{1,4})["']?([^\s"']{1,400})/g;

/** The paths as the scripts of a `package.json` write them; none where that is no JSON. */
export function envFilesOfScripts(text: string): string[] {
  if (!text.includes('--env-file')) return [];
  let scripts: unknown;
  try {
    scripts = (JSON.parse(text) as { scripts?: unknown } | null)?.scripts;
  } catch {
    return [];
  }
  if (typeof scripts !== 'object' || scripts === null || Array.isArray(scripts)) return [];
  return Object.values(scripts).flatMap((script: unknown) => {
    if (typeof script !== 'string') return [];
    const starts = [...script.matchAll(STARTED)].map(({ 1: options = '' }) => options);
    return starts.flatMap((options) => [...options.matchAll(OPTION)].flatMap(({ 1: path }) => path ?? []));
  });
}
