/** `docker stack deploy -c FILE` (docs.docker.com, docker stack deploy), in a workflow or another file of the project. */
const DEPLOY = /\bdocker\s{1,8}stack\s{1,8}(?:deploy|up)\b((?:[^\r\n;&|\\]|\\\r?\n|\\.){0,400})/g;
const FILE = /(?:^|\s)(?:-c|--compose-file)[ =]{1,4}["']?([^\s"',]{1,200})/g;

/** The files that a text hands to docker stack, as it names them. */
export function stackFiles(text: string): string[] {
  if (!text.includes('stack')) return [];
  return Array.from(text.matchAll(DEPLOY), ([, rest = '']) => rest).flatMap((rest) =>
    Array.from(rest.matchAll(FILE), ([, file = '']) => file.replace(/^(?:\.\/)+/, '')),
  );
}

/** Whether a file of the project is one of them: they are named from a folder that the text does not tell. */
export function isStackFile(path: string, files: readonly string[]): boolean {
  return files.some((file) => path === file || path.endsWith(`/${file}`));
}
