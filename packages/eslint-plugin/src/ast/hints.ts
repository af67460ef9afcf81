import type { OwnNames, TextHints } from '@bridgekeeper/policy';
import { HintFinder } from '@bridgekeeper/policy';
import type { TSESTree } from '@typescript-eslint/utils';

import type { SourceCode } from './binding.js';
import { LOGINS } from './credentials/pair.js';
import { SINKS } from './credentials/sinks.js';
import { INERT } from './hinted-walk.js';
import type { NodeOf } from './node.js';
import { isNode } from './node.js';

/** Made with the first file: an import has no use for it. */
let finder: HintFinder | undefined;

interface Known {
  sure?: TextHints;
  unsure?: TextHints;
}

/** By the program's node: each text is looked at once, whichever rules are on. */
const hints = new WeakMap<TSESTree.Program, Known>();

/**
 * Where a file may hold a credential.
 *
 * @param names what the policy says of names: the same for every rule
 * @param unsure whether what is a warning counts
 */
export function hintsOf({ ast, text }: SourceCode, names: OwnNames | undefined, unsure: boolean): TextHints {
  let known = hints.get(ast);
  if (known === undefined) hints.set(ast, (known = {}));
  finder ??= new HintFinder([...Object.keys(SINKS), ...LOGINS]);
  const key = unsure ? 'unsure' : 'sure';
  return (known[key] ??= inCode(finder.find(text, { names, unsure }), ast, unsure));
}

/** The hints without the names that only comments, imports and types have. What is unsure may stand in a comment. */
function inCode(found: TextHints, ast: TSESTree.Program, unsure: boolean): TextHints {
  const { names, settings, secrets, everywhere } = found;
  if (everywhere || names.length + settings.length + secrets.length === 0) return found;
  const inert: Ranged[] = [];
  const unread: Ranged[] = [];
  for (const statement of ast.body) {
    if (!isInert(statement)) continue;
    inert.push(statement);
    // A module of variables is imported by their names.
    if (!isNode(statement, 'ImportDeclaration') || !isOfSettings(statement)) unread.push(statement);
  }
  const comments = ast.comments ?? [];
  return {
    ...found,
    names: unsure ? names : without(without(names, inert), comments),
    settings: without(without(settings, unread), comments),
    secrets: without(without(secrets, unread), comments),
  };
}

interface Ranged {
  readonly range: readonly [number, number];
}

/** Whether nothing is given a value in a statement. */
function isInert(statement: TSESTree.ProgramStatement): boolean {
  if (!isNode(statement, 'ExportNamedDeclaration')) return INERT.has(statement.type);
  return statement.source !== null || INERT.has(statement.declaration?.type ?? '');
}

function isOfSettings({ source }: NodeOf['ImportDeclaration']): boolean {
  return /env|conf|cfg|setting|secret|process|bun|cloudflare/i.test(source.value);
}

/** The offsets that are in none of some ranges; both in order. */
function without(offsets: readonly number[], ranges: readonly Ranged[]): readonly number[] {
  if (offsets.length === 0 || ranges.length === 0) return offsets;
  let at = 0;
  return offsets.filter((offset) => {
    while ((ranges[at]?.range[1] ?? Infinity) <= offset) at++;
    return offset < (ranges[at]?.range[0] ?? Infinity);
  });
}

/** The same for what does not depend on how sure a finding must be. */
export function anyHintsOf(sourceCode: SourceCode, names: OwnNames | undefined): TextHints {
  return hints.get(sourceCode.ast)?.unsure ?? hintsOf(sourceCode, names, false);
}
