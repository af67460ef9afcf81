import type { OwnNames, TextHints } from '@bridgekeeper/policy';
import { HintFinder } from '@bridgekeeper/policy';
import type { TSESTree } from '@typescript-eslint/utils';

import type { SourceCode } from './binding.js';
import { LOGINS } from './credentials/pair.js';
import { SINKS } from './credentials/sinks.js';

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
  return (known[key] ??= finder.find(text, { names, unsure }));
}

/** The same for what does not depend on how sure a finding must be. */
export function anyHintsOf(sourceCode: SourceCode, names: OwnNames | undefined): TextHints {
  return hints.get(sourceCode.ast)?.unsure ?? hintsOf(sourceCode, names, false);
}
