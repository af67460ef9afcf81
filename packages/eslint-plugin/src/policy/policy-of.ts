import { isAbsolute, relative, resolve, sep } from 'node:path';

import type { OwnNames, Policy, RuleId } from '@bridgekeeper/policy';
import { RECOMMENDED } from '@bridgekeeper/policy';
import type { ConfigProblem } from 'bridgekeeper/policy-file';
import type { PolicySource } from 'bridgekeeper/policy-sync';
import { ConfigError, isLeftOut, namesOf, policyAt, problemText } from 'bridgekeeper/policy-file';

import { endMoment, Momentary } from '../files/moment.js';
import { findPolicyFile } from './find-policy-file.js';
import { storedPolicy } from './policy-store.js';
import type { PolicySetting } from './settings.js';
import { policySettingOf } from './settings.js';

/** What the policy of the organisation says of a linted file. */
export interface FilePolicy {
  /** With globs that count from the project's root; the recommended preset where there is none. */
  readonly policy: Policy;
  /** The root of the project: of its repository, or outside of any the folder that globs count from. Absolute. */
  readonly root: string;
  /** The linted file from there, with `/`: what the globs are about. */
  readonly path: string;
  /** What the policy says of names; undefined where it speaks of none. */
  readonly names: OwnNames | undefined;
  /** Whether the policy turns a rule off here, or leaves the file out. */
  readonly isOff: (id: RuleId) => boolean;
}

/** What is asked of a rule's context: the languages and linters that rules run in have this much in common. */
export interface PolicyContext {
  /** The rule, as the configuration names it. */
  readonly id: string;
  /** Absolute, or a made-up name in angle brackets. */
  readonly filename: string;
  readonly cwd: string;
  readonly settings: object;
  readonly sourceCode: {
    readonly ast: object;
    readonly text: string;
    readonly getLocFromIndex: (index: number) => Place;
  };
  // The types of rules know messages by their ids only; every linter takes the text of one, too.
  readonly report: (descriptor: never) => void;
}

interface Place {
  readonly line: number;
  readonly column: number;
}

interface State {
  readonly file: FilePolicy;
  readonly problems: readonly ConfigProblem[];
  /** The rule that tells of the problems: the first that ran on the file. Undefined where there is none. */
  readonly reporter: string | undefined;
}

/** Rules begin on a file one behind the other: the last one is all that is to be kept, by the root of its tree. */
let last: { readonly ast: object; readonly state: State } | undefined;

/** Files with problems, which are told once. Other linters keep one source-code object for all files. */
const withProblems = new WeakMap<object, State>();

/**
 * The policy of the file that a rule runs on: of `settings.bridgekeeper`, or else of the nearest policy file. Looked
 * up once a file, whatever the number of rules, and never older than the moment. A policy that cannot be followed is reported once a
 * file, on its first line, by the first rule that runs; the rules then go on as if there was none.
 */
export function policyOf(context: PolicyContext): FilePolicy {
  const { ast } = context.sourceCode;
  if (last?.ast !== ast) last = { ast, state: withProblems.get(ast) ?? begin(context) };
  const { state } = last;
  if (state.reporter !== undefined && state.reporter === context.id) reportProblems(context, state.problems);
  return state.file;
}

function begin(context: PolicyContext): State {
  const { file, problems } = lookUp(context);
  // What a context knows is looked for along its prototypes: nothing is asked of it in vain.
  const state = { file, problems, reporter: problems.length > 0 ? context.id : undefined };
  if (problems.length > 0) withProblems.set(context.sourceCode.ast, state);
  return state;
}

/** Files that were looked up. */
const seen = new Momentary<true>();

function lookUp({ filename, cwd, settings }: PolicyContext): Omit<State, 'reporter'> {
  // What is absolute is as it should be: to make it so takes longer than all the rest.
  const file = isAbsolute(filename) ? filename : resolve(cwd, filename.startsWith('<') ? 'text' : filename);
  // Who lints a file again may have edited its policy, with no way back to the event loop in between.
  if (seen.has(file)) endMoment();
  seen.set(file, true);
  const setting = policySettingOf(settings);
  if (setting.kind === 'wrong')
    return { file: filePolicy(RECOMMENDED, cwd, file), problems: setting.problems };
  try {
    const { source, root } = sourceOf(setting, file, cwd);
    if (source === undefined) return { file: filePolicy(RECOMMENDED, root, file), problems: [] };
    const { policy, root: policyRoot, problems } = storedPolicy(source, cwd);
    const isFollowed = policy !== undefined && problems.length === 0;
    return { file: filePolicy(isFollowed ? policy : RECOMMENDED, policyRoot, file), problems };
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return { file: filePolicy(RECOMMENDED, cwd, file), problems: error.problems };
  }
}

interface Source {
  /** Undefined where there is no policy. */
  readonly source: PolicySource | undefined;
  /** The root of the project, where there is none. */
  readonly root: string;
}

function sourceOf(setting: Exclude<PolicySetting, { kind: 'wrong' }>, file: string, cwd: string): Source {
  switch (setting.kind) {
    case 'named':
      return { source: { kind: 'named', path: resolve(cwd, setting.path) }, root: cwd };
    case 'value':
      return { source: setting, root: cwd };
    case 'none':
    case 'search': {
      const { path, root } = findPolicyFile(file, cwd);
      const isFollowed = setting.kind === 'search' && path !== undefined;
      return { source: isFollowed ? { kind: 'found', path } : undefined, root };
    }
  }
}

function filePolicy(policy: Policy, root: string, file: string): FilePolicy {
  return policy === RECOMMENDED ? new NoPolicy(root, file) : new OwnPolicy(policy, root, file);
}

/** What is told of a file where no policy speaks of it. Most rules ask for nothing of it, so that nothing is worked out before. */
class NoPolicy implements FilePolicy {
  readonly policy: Policy = RECOMMENDED;
  readonly root: string;
  readonly names = undefined;
  readonly #file: string;

  constructor(root: string, file: string) {
    this.root = root;
    this.#file = file;
  }

  get path(): string {
    return relative(this.root, this.#file).split(sep).join('/');
  }

  // What a preset has off, the configuration of the linter may have on.
  readonly isOff = never;
}

function never(): boolean {
  return false;
}

class OwnPolicy implements FilePolicy {
  readonly policy: Policy;
  readonly root: string;
  readonly path: string;
  readonly names: OwnNames | undefined;
  #here: Policy | undefined;

  constructor(policy: Policy, root: string, file: string) {
    this.policy = policy;
    this.root = root;
    this.path = relative(root, file).split(sep).join('/');
    this.names = namesOf(policy);
  }

  readonly isOff = (id: RuleId): boolean => {
    if (isLeftOut(this.policy, this.path)) return true;
    this.#here ??= policyAt(this.policy, this.path);
    return this.#here.severities[id] === 'off';
  };
}

/** More of them are no help on the first line of another file. */
const MAX_SHOWN = 3;

function reportProblems(context: PolicyContext, problems: readonly ConfigProblem[]): void {
  const { sourceCode } = context;
  const firstLine = /[\r\n]|$/.exec(sourceCode.text)?.index ?? 0;
  const shown = problems.slice(0, MAX_SHOWN).map(problemText);
  const more = problems.length - shown.length;
  const rest = more > 0 ? [`and ${String(more)} more: \`bridgekeeper check\` tells all`] : [];
  const descriptor = {
    loc: { start: sourceCode.getLocFromIndex(0), end: sourceCode.getLocFromIndex(firstLine) },
    message: `The policy cannot be followed, and the rules run as if there was none: ${[...shown, ...rest].join('; ')}`,
  };
  context.report(descriptor as never);
}
