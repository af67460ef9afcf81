import type { YamlNode } from '../../readers/yaml/node.js';
import { get } from '../../readers/yaml/node.js';

/**
 * The keys of a Secret that hold no credential: Argo CD keeps its repositories and clusters in Secrets, those without
 * credentials too.
 */
export function clearKeys(secret: YamlNode): ReadonlySet<string> {
  const type = get(get(get(secret, 'metadata'), 'labels'), 'argocd.argoproj.io/secret-type');
  return type === undefined ? NO_KEYS : ARGO_CD_SETTINGS;
}

export const NO_KEYS: ReadonlySet<string> = new Set();
/** What is no credential of them (argo-cd, docs/operator-manual/declarative-setup.md, "Repositories" and "Clusters"). */
const ARGO_CD_SETTINGS: ReadonlySet<string> = new Set([
  'url',
  'name',
  'type',
  'project',
  'insecure',
  'insecureIgnoreHostKey',
  'enableLfs',
  'enableOCI',
  'insecureOCIForceHttp',
  'forceHttpBasicAuth',
  'useAzureWorkloadIdentity',
  'proxy',
  'noProxy',
  'depth',
  'githubAppID',
  'githubAppInstallationID',
  'githubAppEnterpriseBaseUrl',
  'server',
  'namespaces',
  'clusterResources',
  'shard',
]);
