import type { Consumer } from '../setting.js';
import { blankExpressions } from '../workflow/fallbacks.js';
import { parseSubstitutions } from './parse.js';
import type { Dialect, ParsedText } from './substitution.js';

/** The grammar that a consumer has. Those that expand nothing themselves are read by the shell's. */
const DIALECTS: Readonly<Record<Consumer, Dialect>> = {
  compose: 'compose',
  dotenv: 'compose',
  'dotenv-expand': 'shell',
  node: 'shell',
  buildkit: 'dockerfile',
  'argo-cd': 'shell',
  'docker-stack': 'docker-stack',
  flux: 'flux',
  envsubst: 'envsubst',
  shell: 'shell',
  'external-secrets': 'shell',
  helm: 'shell',
  skaffold: 'shell',
  workflow: 'shell',
  // drone/envsubst, of which Flux has a fork.
  woodpecker: 'flux',
  'gitlab-ci': 'shell',
  kubernetes: 'shell',
  javascript: 'shell',
  unknown: 'shell',
};

/** Reads a value in the grammar of its consumer. */
export function parseFor(consumer: Consumer, value: string): ParsedText {
  return parseSubstitutions(consumer === 'workflow' ? blankExpressions(value) : value, DIALECTS[consumer]);
}
