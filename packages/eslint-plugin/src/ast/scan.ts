import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import { isLeak } from '../real-credential.js';
import { mergeListeners } from '../utils/merge-listeners.js';
import type { SourceCode } from './binding.js';
import type { Candidate } from './credentials/candidates.js';
import { CandidateCollector } from './credentials/candidates.js';
import type { SecretDefault } from './fallbacks/secret-defaults.js';
import { SecretDefaultCollector } from './fallbacks/secret-defaults.js';

/** What one walk over a file finds, for every rule that asks. Complete when the walk is over. */
export interface Scan {
  /** Without leaked tokens and keys that are among the candidates: a leak is the worse fact. */
  readonly secretDefaults: () => readonly SecretDefault[];
  /** Without the literals of `secretDefaults`: each literal is reported once, by the more specific rule. */
  readonly candidates: () => readonly Candidate[];
  /** What is set in comments. */
  readonly commented: () => readonly Candidate[];
}

/** By the program's node: other linters keep one source-code object for all files. */
const scans = new WeakMap<TSESTree.Program, Scan>();

/**
 * The scan of a file, and the listeners that fill it. Only the first rule that asks gets listeners; the walk
 * over the file is done once, whichever rules are on. Read the scan at `Program:exit`.
 */
export function scanOf(sourceCode: SourceCode): {
  readonly scan: Scan;
  readonly listeners: TSESLint.RuleListener;
} {
  const known = scans.get(sourceCode.ast);
  if (known !== undefined) return { scan: known, listeners: {} };
  const defaults = new SecretDefaultCollector(sourceCode);
  const candidates = new CandidateCollector(sourceCode);
  const scan: Scan = {
    secretDefaults: () =>
      defaults.found.filter(({ literal }) => !candidates.has(literal.written) || !isLeak(literal.value)),
    commented: () => candidates.commented,
    candidates: () => candidates.found.filter(({ node, value }) => !defaults.reports(node) || isLeak(value)),
  };
  scans.set(sourceCode.ast, scan);
  return { scan, listeners: mergeListeners(defaults.listeners, candidates.listeners) };
}
