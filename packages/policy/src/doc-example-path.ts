const DOCS: ReadonlySet<string> = new Set(['doc', 'docs', 'documentation']);
const EXAMPLES: ReadonlySet<string> = new Set(['example', 'examples', 'sample', 'samples']);
/** `sample_inventories` as well. */
const EXAMPLE_FOLDER = /^(?:examples?|samples?)(?:[-_]|$)/;
const SNIPPETS: ReadonlySet<string> = new Set(['snippet', 'snippets']);

/** A folder in one of these is named after what it holds: `apps/docs` is an application, whatever it is about. */
const WORKSPACES: ReadonlySet<string> = new Set(['apps', 'libs', 'modules', 'packages', 'services']);

/** Below these a folder is a module of the application: `src/docs/` may be what serves its documents. */
const SOURCES: ReadonlySet<string> = new Set(['app', 'lib', 'server', 'source', 'src']);

/** A block of code in a Markdown file: ESLint's processors name it by a path below the file. */
const MARKDOWN_BLOCK = /\.(?:markdown|mdx?)\/[^/]+$/i;

/**
 * Whether source code at a path is documentation: below `docs/` or `examples/` of the project or of a package
 * of it, or in a Markdown file. What is called a demo is left out: many a demo runs somewhere.
 *
 * @param path from the project's root, with `/`
 */
export function isDocExampleSource(path: string): boolean {
  if (MARKDOWN_BLOCK.test(path)) return true;
  let above = '';
  for (const folder of foldersOf(path)) {
    if (SOURCES.has(folder)) return false;
    if (EXAMPLES.has(folder) || (DOCS.has(folder) && !WORKSPACES.has(above))) return true;
    above = folder;
  }
  return false;
}

/**
 * Whether a deploy file at a path is an example inside of documentation (`docs/examples/`, `docs/snippets/`).
 * Elsewhere a deploy file that is called an example is what people start with: whole collections of compose
 * files stand below `examples/`.
 *
 * @param path from the project's root, with `/`
 */
export function isDocExampleManifest(path: string): boolean {
  const folders = foldersOf(path);
  const docs = folders.findIndex((folder) => DOCS.has(folder));
  return (
    docs !== -1 && folders.slice(docs + 1).some((name) => EXAMPLE_FOLDER.test(name) || SNIPPETS.has(name))
  );
}

function foldersOf(path: string): string[] {
  return path.toLowerCase().split('/').slice(0, -1);
}
