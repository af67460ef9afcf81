import type { Consumer } from '@bridgekeeper/policy';

const ACTIONS =
  /(?:^|\/)\.(?:github|gitea|forgejo)\/(?:workflows\/[^/]{1,200}\.ya?ml(?:\.\w{1,40})?|actions\/(?:[^/]{1,200}\/){1,5}action\.ya?ml)$/;
/** An action of its own repository. */
const ACTION = /(?:^|\/)action\.ya?ml$/;
const WOODPECKER = /(?:^|\/)\.(?:woodpecker(?:\/[^/]{1,200})?|drone)\.ya?ml$/;
const GITLAB =
  /(?:^|\/)(?:[\w.-]{0,200}\.gitlab-ci|\.gitlab(?:-ci)?\/(?:[^/]{1,200}\/){0,5}[^/]{1,200})\.ya?ml$/;

/** The service that runs a pipeline, by the path of its file; undefined for a file that is none. */
export function pipelineConsumer(path: string): Consumer | undefined {
  if (ACTIONS.test(path) || ACTION.test(path)) return 'workflow';
  if (WOODPECKER.test(path)) return 'woodpecker';
  return GITLAB.test(path) ? 'gitlab-ci' : undefined;
}
