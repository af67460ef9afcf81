import { posix } from 'node:path';

/** What the compose files of a project say of each other: which of them a fix could break. */
export interface ComposeFacts {
  /** Files that another one overrides, extends or includes. Paths within the project. */
  readonly combined: ReadonlySet<string>;
}

const COMPOSE = /(?:^|\/)(?:docker-|podman-)?compose(?:[-._][^/]*)?\.ya?ml$/i;
const OVERRIDE = /^(?:docker-|podman-)?compose[-._]override\.ya?ml$/i;

/** A compose file by its name: nothing else is called so. */
export function isComposeName(path: string): boolean {
  return COMPOSE.test(path);
}

/** Gathers the facts, text by text, without a parse. */
export class ComposeFactsBuilder {
  readonly #paths: string[] = [];
  readonly #combined = new Set<string>();

  add(path: string, text: string): void {
    if (!/\.ya?ml$/i.test(path)) return;
    const named = isComposeName(path);
    if (named) this.#paths.push(path);
    if (!named && !/^services:/m.test(text)) return;
    const folder = posix.dirname(path);
    for (const { 1: target = '' } of text.matchAll(FILE_OF_EXTENDS)) {
      this.#combined.add(posix.join(folder, target));
    }
    for (const target of includedBy(text)) this.#combined.add(posix.join(folder, target));
  }

  result(): ComposeFacts {
    const overridden = new Set(
      this.#paths.filter((path) => OVERRIDE.test(posix.basename(path))).map((path) => posix.dirname(path)),
    );
    const combined = new Set(this.#combined);
    for (const path of this.#paths) if (overridden.has(posix.dirname(path))) combined.add(path);
    return { combined };
  }
}

/** `extends: { file: … }`, on one line or two. */
const FILE_OF_EXTENDS = /\bfile:[ \t]{1,8}["']?([^\s"',{}#]{1,200}\.ya?ml)/g;

/** The paths below `include:`, in its forms: a string, a list of them, or of maps with a `path`. */
function includedBy(text: string): string[] {
  const block = /^include:[^\r\n]{0,400}(?:\r?\n(?:[ \t-][^\r\n]{0,400})?){0,200}/m.exec(text)?.[0] ?? '';
  return [...block.matchAll(/[^\s"',[\]{}#]{1,200}\.ya?ml/g)].map(([target]) => target);
}
