import type { LiteralJudgement } from '../judge-literal.js';
import type { Consumer, Setting } from '../setting.js';

const PIPELINES: ReadonlySet<Consumer> = new Set<Consumer>(['workflow', 'woodpecker', 'gitlab-ci']);

/**
 * The services of a pipeline run for minutes, beside the tests that use them, on a password that says so. What
 * opens a registry, or is given to a plugin that deploys, is none of these.
 */
export function isThrowaway({ consumer, path }: Setting, { reason }: LiteralJudgement): boolean {
  if (!PIPELINES.has(consumer) || path.at(-1) === 'credentials' || path.includes('settings')) return false;
  return reason === 'weak' || reason === 'literal' || reason === 'url-password';
}

/** The password of a service beside the tests, whose tag says so. */
export function isExcused(setting: Setting, judgement: LiteralJudgement): boolean {
  const { tag, path } = setting;
  if (tag === undefined || tag.reason === '' || tag.misplaced !== undefined) return false;
  return path.includes('services') && isThrowaway(setting, judgement);
}

/** The default of a script that runs in a pipeline: a shell takes it, and what it runs is a test mostly. */
export function isScriptDefault(consumer: Consumer): boolean {
  return consumer === 'workflow' || consumer === 'gitlab-ci';
}
