import { forEachNode } from '../kubernetes.js';
import type { YamlMap, YamlNode } from '../node.js';
import { get, keyText } from '../node.js';

export interface ComposeError {
  readonly offset: number;
  readonly message: string;
}

/**
 * What compose refuses of a file that is YAML, and what of the project stands elsewhere and so goes unchecked: a key
 * that its mapping has twice (go-yaml, "mapping key already defined", `<<` included), and a remote `include` or
 * `extends`.
 */
export function composeErrors(root: YamlNode): ComposeError[] {
  return [...duplicateKeys(root), ...remoteFiles(root)];
}

function duplicateKeys(root: YamlNode): ComposeError[] {
  const errors: ComposeError[] = [];
  forEachNode(root, (node) => {
    if (node.kind !== 'map' || node.pairs.length < 2) return;
    const keys = new Set<string>();
    for (const pair of node.pairs) {
      const key = keyText(pair);
      if (key === undefined) continue;
      if (keys.has(key) && pair.key.start >= 0)
        errors.push({
          offset: pair.key.start,
          message: 'a key that its mapping has already: compose refuses the file',
        });
      keys.add(key);
    }
  });
  return errors;
}

/** A Git, HTTP or OCI resource (docs.docker.com, compose `include`, "remote resources"). */
const REMOTE = /^(?:https?:\/\/|git@|git:\/\/|ssh:\/\/|oci:\/\/|github\.com\/)/i;

function remoteFiles(root: YamlNode): ComposeError[] {
  const include = get(root, 'include');
  const included = include?.kind === 'sequence' ? include.items : [];
  const nodes = included.flatMap((item) => {
    const path = item.kind === 'map' ? get(item, 'path') : item;
    return path?.kind === 'sequence' ? path.items : (path ?? []);
  });
  for (const service of servicesOf(root)) {
    const file = get(get(service, 'extends'), 'file');
    if (file !== undefined) nodes.push(file);
  }
  return nodes.flatMap((node) =>
    node.kind === 'scalar' && node.start >= 0 && REMOTE.test(node.value)
      ? { offset: node.start, message: 'a remote file that this one takes in is not checked' }
      : [],
  );
}

function servicesOf(root: YamlNode): readonly YamlMap[] {
  const services = get(root, 'services');
  if (services?.kind !== 'map') return [];
  return services.pairs.flatMap(({ value }) => (value.kind === 'map' ? value : []));
}
