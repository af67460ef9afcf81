import type { OwnNames } from '@bridgekeeper/policy';
import { renamesEnvironment } from '@bridgekeeper/policy';
import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import { isLeak } from '../real-credential.js';
import type { SourceCode } from './binding.js';
import type { Candidate } from './credentials/candidates.js';
import { CandidateCollector } from './credentials/candidates.js';
import type { SecretDefault } from './fallbacks/secret-defaults.js';
import { SecretDefaultCollector } from './fallbacks/secret-defaults.js';
import { walkAll, walkHinted } from './hinted-walk.js';
import type { Hints } from './hints.js';
import { hintsOf, merged } from './hints.js';
import { withTemplate } from './template.js';

/**
 * Which credentials count.
 * - `shaped`: what its own shape gives away.
 * - `sure`: that, and what stands under the name of a secret.
 * - `unsure`: also what is one only beside user and host, and the examples in comments.
 */
type Extent = 'shaped' | 'sure' | 'unsure';

/** What the rules share of a file. Nothing is visited before a rule asks, and hardly any file has a reason to. */
export class Scan {
  readonly #sourceCode: SourceCode;
  readonly #names: OwnNames | undefined;
  #sure: Hints | undefined;
  #unsure: Hints | undefined;
  #collectors: Map<Extent, CandidateCollector> | undefined;
  #defaults: SecretDefaultCollector | undefined;
  #renames: boolean | undefined;

  constructor(sourceCode: SourceCode, names: OwnNames | undefined) {
    this.#sourceCode = sourceCode;
    this.#names = names;
  }

  /** Whether the text has any word that a credential is known by. */
  mentionsCredentials(extent: Extent): boolean {
    return this.#hints(extent).any;
  }

  /** Whether the program has anything that a credential is known by. */
  mayHoldCredentials(extent: Extent): boolean {
    const hints = this.#hints(extent);
    return hints.everywhere || hints.shapes.length > 0 || (extent !== 'shaped' && hints.names.length > 0);
  }

  /** The same of secret defaults. */
  get mentionsDefaults(): boolean {
    return this.#hints('sure').anySetting;
  }

  mayHoldDefaults(extent: Extent): boolean {
    const hints = this.#hints(extent);
    if (hints.everywhere || hints.shapes.length > 0) return true;
    if (extent === 'shaped') return false;
    return hints.fallbacks.length > 0 || this.#mayRenameSecrets(hints);
  }

  /** Whether the text has the name of a secret that may be a setting's. */
  get mayReadSecrets(): boolean {
    const hints = this.#hints('sure');
    if (hints.everywhere || hints.shapes.length > 0) return true;
    return hints.settings.length > 0 || this.#mayRenameSecrets(hints);
  }

  /** Whether the text has a word that stands beside everything of Vault's. */
  get mayMentionVault(): boolean {
    return this.#anyHints().vault;
  }

  /** Whether the text has the name of a secret that a bundler ships. */
  get mayShipSecrets(): boolean {
    const { shippedName, everywhere } = this.#anyHints();
    return shippedName || everywhere;
  }

  /** What is to listen for secret defaults, for the first rule that asks: one walk is enough. */
  defaultListeners(): TSESLint.RuleListener {
    if (this.#defaults !== undefined) return {};
    this.#defaults = new SecretDefaultCollector(this.#sourceCode, this.#names);
    return withTemplate(this.#sourceCode, this.#defaults.listeners);
  }

  /** Without leaked tokens and keys that are among the candidates: a leak is the worse fact. */
  secretDefaults(): readonly SecretDefault[] {
    return this.#secretDefaults().found.filter(
      ({ literal }) => !isLeak(literal.value) || !this.#candidates('shaped').has(literal.written),
    );
  }

  /** Whether nodes know what is around them. ESLint sees to that before rules begin, and other linters need not. */
  get isLinked(): boolean {
    const [first] = this.#sourceCode.ast.body;
    return (first?.parent as object | undefined) === this.#sourceCode.ast;
  }

  /** What may be a credential, the literals of `secretDefaults` too. */
  found(extent: Extent): readonly Candidate[] {
    return this.#candidates(extent).found;
  }

  /** Whether it is none of `secretDefaults`: each literal is reported once, by the more specific rule. */
  isNoDefault({ node, value }: Candidate): boolean {
    return !this.mayHoldDefaults('sure') || !this.#secretDefaults().reports(node) || isLeak(value);
  }

  /** What is set in comments. */
  commented(): readonly Candidate[] {
    return this.#candidates('unsure').commented;
  }

  /** Asked by each rule, and worked out by patterns. */
  #mayRenameSecrets(hints: Hints): boolean {
    if (hints.secrets.length === 0) return false;
    return (this.#renames ??= renamesEnvironment(this.#sourceCode.text));
  }

  #hints(extent: Extent): Hints {
    if (extent === 'unsure') return (this.#unsure ??= hintsOf(this.#sourceCode, this.#names, true));
    return (this.#sure ??= hintsOf(this.#sourceCode, this.#names, false));
  }

  /** For what does not depend on how sure a finding must be: each text is looked at once. */
  #anyHints(): Hints {
    return this.#unsure ?? this.#hints('sure');
  }

  #candidates(extent: Extent): CandidateCollector {
    const collectors = (this.#collectors ??= new Map<Extent, CandidateCollector>());
    let collector = collectors.get(extent);
    if (collector === undefined) {
      collector = new CandidateCollector(this.#sourceCode, this.#names);
      collectors.set(extent, collector);
      this.#walk(collector.listeners, this.#hints(extent), extent);
    }
    return collector;
  }

  #walk(listeners: TSESLint.RuleListener, hints: Hints, extent: Extent): void {
    const { ast } = this.#sourceCode;
    const { shapes, everywhere } = hints;
    // Comments matter by their shapes only.
    const { Program: comments, ...others } = listeners;
    const isHeard = comments !== undefined && (everywhere || shapes.length > 0);
    const all = withTemplate(this.#sourceCode, isHeard ? listeners : others);
    if (everywhere) walkAll(ast, this.#sourceCode, all);
    else {
      const offsets = extent === 'shaped' ? shapes : merged(hints.names, shapes);
      walkHinted(ast, offsets, this.#sourceCode, all);
    }
  }

  #secretDefaults(): SecretDefaultCollector {
    if (this.#defaults !== undefined) return this.#defaults;
    const defaults = new SecretDefaultCollector(this.#sourceCode, this.#names);
    this.#defaults = defaults;
    if (Object.keys(defaults.listeners).length > 0)
      walkAll(this.#sourceCode.ast, this.#sourceCode, withTemplate(this.#sourceCode, defaults.listeners));
    return defaults;
  }
}

/** Rules begin on a file one behind the other: the last one is all that is to be kept. */
let last: { readonly ast: TSESTree.Program; readonly scan: Scan } | undefined;

/**
 * The scan of a file, one for all rules. Its lists are to be read at `Program:exit`.
 *
 * @param names what the policy says of names: the same for every rule
 */
export function scanOf(sourceCode: SourceCode, names?: OwnNames): Scan {
  // Other linters keep one source-code object for all files, with another program each time.
  const { ast } = sourceCode;
  if (last?.ast !== ast) last = { ast, scan: new Scan(sourceCode, names) };
  return last.scan;
}
