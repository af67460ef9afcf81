import type { EnvFileReference } from '../document.js';
import type { YamlNode } from './node.js';
import { get, outerRange } from './node.js';

/**
 * `env_file` of services and of included projects, in its three forms: a string, a list, a list of
 * `{ path, required, format }`.
 */
export function composeEnvFiles(root: YamlNode): EnvFileReference[] {
  const references: EnvFileReference[] = [];
  const services = get(root, 'services');
  const include = get(root, 'include');
  const owners = [
    ...(services?.kind === 'map' ? services.pairs.map(({ value }) => value) : []),
    ...(include?.kind === 'sequence' ? include.items : []),
  ];
  for (const owner of owners) {
    const envFile = get(owner, 'env_file');
    for (const item of envFile?.kind === 'sequence' ? envFile.items : [envFile]) {
      add(references, 'compose', item?.kind === 'map' ? get(item, 'path') : item);
    }
  }
  return references;
}

/** `envs`, `env` and `files` of a kustomization's generators. */
export function kustomizeEnvFiles(root: YamlNode): EnvFileReference[] {
  const references: EnvFileReference[] = [];
  for (const generatorKey of ['secretGenerator', 'configMapGenerator']) {
    const generators = get(root, generatorKey);
    if (generators?.kind !== 'sequence') continue;
    for (const generator of generators.items) {
      add(references, 'kustomize', get(generator, 'env'));
      for (const key of ['envs', 'files']) {
        const list = get(generator, key);
        if (list?.kind === 'sequence') for (const item of list.items) add(references, 'kustomize', item);
      }
    }
  }
  return references;
}

function add(
  references: EnvFileReference[],
  reader: EnvFileReference['reader'],
  node: YamlNode | undefined,
): void {
  if (node?.kind !== 'scalar' || node.start < 0) return;
  references.push({ target: node.value, range: outerRange(node), reader });
}
