import { compileGlobs } from './globs.js';

/**
 * Folders that CI or a deployment reads from (policy P4: `deploy/`, `k8s/`, `docker/` and their kin). A
 * path is a deploy path when one of its folders has one of these names.
 */
const DEPLOY_FOLDERS: ReadonlySet<string> = new Set([
  'deploy',
  'deploys',
  'deployment',
  'deployments',
  'k8s',
  'kubernetes',
  'kube',
  'docker',
  'helm',
  'chart',
  'charts',
  'kustomize',
  'manifests',
]);

/**
 * Whether a file stands in a deploy path. `path` uses `/` and is relative to the project.
 *
 * @param globs of the policy; the last one that matches has the last word
 */
export function isDeployPath(path: string, globs: readonly string[] = []): boolean {
  const told = compileGlobs(globs).findLast(({ matches }) => matches(path));
  if (told !== undefined) return told.takes;
  return path
    .split('/')
    .slice(0, -1)
    .some((folder) => DEPLOY_FOLDERS.has(folder.toLowerCase()));
}

const STAGE =
  /^\.env\.(?:prod|production|stag|staging|stage|live|preprod|uat)$|^(?:prod|production|staging|live)\.env$/i;

/** An env file that by its name belongs to a deployed stage: never a developer's own. */
export function isStageEnvFile(name: string): boolean {
  return STAGE.test(name);
}
