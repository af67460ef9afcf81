import type { OwnNames, TextHints } from '@bridgekeeper/policy';
import { renamesEnvironment } from '@bridgekeeper/policy';
import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import { isLeak } from '../real-credential.js';
import type { SourceCode } from './binding.js';
import type { Candidate } from './credentials/candidates.js';
import { CandidateCollector } from './credentials/candidates.js';
import type { SecretDefault } from './fallbacks/secret-defaults.js';
import { SecretDefaultCollector } from './fallbacks/secret-defaults.js';
import { walkAll, walkHinted } from './hinted-walk.js';
import { anyHintsOf, hintsOf } from './hints.js';
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
  readonly #collectors = new Map<Extent, CandidateCollector>();
  #defaults: SecretDefaultCollector | undefined;
  #renames: boolean | undefined;

  constructor(sourceCode: SourceCode, names: OwnNames | undefined) {
    this.#sourceCode = sourceCode;
    this.#names = names;
  }

  /** Whether the text has anything that a credential is known by. */
  mayHoldCredentials(extent: Extent): boolean {
    const { names, shapes, everywhere } = this.#hints(extent);
    return everywhere || shapes.length > 0 || (extent !== 'shaped' && names.length > 0);
  }

  /** The same of secret defaults. */
  mayHoldDefaults(extent: Extent): boolean {
    const { settings, secrets, shapes, everywhere } = this.#hints(extent);
    if (everywhere || shapes.length > 0) return true;
    if (extent === 'shaped') return false;
    return settings.length > 0 || (secrets.length > 0 && this.#renamesEnvironment());
  }

  /** Whether the text has a word that stands beside everything of Vault's. */
  get mayMentionVault(): boolean {
    return anyHintsOf(this.#sourceCode, this.#names).vault;
  }

  /** Whether the text has the name of a secret that a bundler ships. */
  get mayShipSecrets(): boolean {
    const { shippedName, everywhere } = anyHintsOf(this.#sourceCode, this.#names);
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

  /** Without the literals of `secretDefaults`: each literal is reported once, by the more specific rule. */
  candidates(extent: Extent): readonly Candidate[] {
    const { found } = this.#candidates(extent);
    if (found.length === 0 || !this.mayHoldDefaults('sure')) return found;
    const defaults = this.#secretDefaults();
    return found.filter(({ node, value }) => !defaults.reports(node) || isLeak(value));
  }

  /** What is set in comments. */
  commented(): readonly Candidate[] {
    return this.#candidates('unsure').commented;
  }

  /** Asked by each rule, and worked out by patterns. */
  #renamesEnvironment(): boolean {
    return (this.#renames ??= renamesEnvironment(this.#sourceCode.text));
  }

  #hints(extent: Extent): TextHints {
    return hintsOf(this.#sourceCode, this.#names, extent === 'unsure');
  }

  #candidates(extent: Extent): CandidateCollector {
    let collector = this.#collectors.get(extent);
    if (collector === undefined) {
      collector = new CandidateCollector(this.#sourceCode, this.#names);
      this.#collectors.set(extent, collector);
      this.#walk(collector.listeners, this.#hints(extent), extent);
    }
    return collector;
  }

  #walk(listeners: TSESLint.RuleListener, { names, shapes, everywhere }: TextHints, extent: Extent): void {
    const { ast } = this.#sourceCode;
    // Comments matter by their shapes only.
    const { Program: comments, ...others } = listeners;
    const isHeard = comments !== undefined && (everywhere || shapes.length > 0);
    const all = withTemplate(this.#sourceCode, isHeard ? listeners : others);
    if (everywhere) walkAll(ast, this.#sourceCode, all);
    else walkHinted(ast, extent === 'shaped' ? shapes : merged(names, shapes), this.#sourceCode, all);
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

function merged(a: readonly number[], b: readonly number[]): readonly number[] {
  if (a.length === 0 || b.length === 0) return a.length === 0 ? b : a;
  return [...a, ...b].sort((first, second) => first - second);
}

/** By the program's node: other linters keep one source-code object for all files. */
const scans = new WeakMap<TSESTree.Program, Scan>();

/**
 * The scan of a file, one for all rules. Its lists are to be read at `Program:exit`.
 *
 * @param names what the policy says of names: the same for every rule
 */
export function scanOf(sourceCode: SourceCode, names?: OwnNames): Scan {
  let scan = scans.get(sourceCode.ast);
  if (scan === undefined) {
    scan = new Scan(sourceCode, names);
    scans.set(sourceCode.ast, scan);
  }
  return scan;
}
