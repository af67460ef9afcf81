import type { DocumentFormat } from '../document.js';
import { pipelineConsumer } from '../workflow/pipeline.js';
import type { YamlNode } from './node.js';
import { get, keyText, scalarText } from './node.js';

const KUSTOMIZATION = /(?:^|\/)kustomization(?:\.ya?ml)?$/i;
const HELM_VALUES =
  /(?:^|\/)(?:values(?:[-._][^/]*)?|[^/]*[-._]values)\.ya?ml(?:\.gotmpl)?$|(?:^|\/)helmfile(?:\.d\/[^/]*|[-._][^/]*)?\.ya?ml(?:\.gotmpl)?$/i;
const COMPOSE = /(?:^|\/)(?:docker-|podman-)?(?:compose|stack)(?:[-._][^/]*)?\.ya?ml$/i;

// Keys that only a compose service has together with `services:` above it (compose-spec 05-services).
const SERVICE_KEYS = new Set([
  'image',
  'build',
  'environment',
  'env_file',
  'extends',
  'command',
  'depends_on',
]);

/** Whether compose reads a file by its name alone. */
export function isComposePath(path: string): boolean {
  return COMPOSE.test(path);
}

/** The format of one YAML document. What it says of itself counts more than where it stands. */
export function formatOf(root: YamlNode, path: string): DocumentFormat {
  if (pipelineConsumer(path) !== undefined) return 'workflow';
  const apiVersion = scalarText(get(root, 'apiVersion'));
  const kind = scalarText(get(root, 'kind'));
  if (kind === 'Kustomization' && (apiVersion?.startsWith('kustomize.config.k8s.io/') ?? true))
    return 'kustomization';
  if (apiVersion !== undefined && kind !== undefined) return 'kubernetes';
  if (KUSTOMIZATION.test(path)) return 'kustomization';
  if (HELM_VALUES.test(path)) return 'helm-values';
  if (hasServices(root, COMPOSE.test(path))) return 'compose';
  return 'yaml';
}

function hasServices(root: YamlNode, named: boolean): boolean {
  const services = get(root, 'services');
  if (services?.kind !== 'map') {
    // A file of secrets, volumes or anchors only, to be merged with others.
    return named && root.kind === 'map';
  }
  if (named) return true;
  return services.pairs.some(
    ({ value }) => value.kind === 'map' && value.pairs.some((pair) => SERVICE_KEYS.has(keyText(pair) ?? '')),
  );
}
