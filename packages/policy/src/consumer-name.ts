import type { Consumer } from './setting.js';

/** What a consumer is called in messages: a verdict that depends on it says whom it assumed. */
export const CONSUMER_NAMES: Readonly<Record<Consumer, string>> = {
  compose: 'compose',
  // The env file that a deployment reads is compose's; what others make of it is told apart by `dotenv-expand`.
  dotenv: 'compose (which reads this file)',
  'docker-stack': 'docker stack',
  flux: 'Flux',
  envsubst: 'envsubst',
  'dotenv-expand': 'dotenv-expand',
  node: 'node --env-file',
  buildkit: 'BuildKit',
  'argo-cd': 'Argo CD',
  kubernetes: 'Kubernetes',
  'external-secrets': 'ESO',
  helm: 'Helm',
  skaffold: 'Skaffold',
  workflow: 'the workflow runner',
  'gitlab-ci': 'GitLab CI',
  woodpecker: 'Woodpecker',
  shell: 'the shell',
  javascript: 'JavaScript',
  unknown: 'the consumer',
};
