import { posix } from 'node:path';

import type { YamlNode } from '../readers/yaml/node.js';
import { get, scalarText } from '../readers/yaml/node.js';

/** What an object patches, as kustomize, Flux and Argo CD do: files of patches, and objects by their kind and name. */
export interface Patches {
  /** From the root of the project, with `/`. */
  readonly files: readonly string[];
  readonly matches: ((object: YamlNode) => boolean) | undefined;
}

/** Reads `patches`, `patchesStrategicMerge` and `patchesJson6902` of a kustomization or a Flux Kustomization. */
export function patchesOf(object: YamlNode, path: string): Patches {
  const files: string[] = [];
  const targets: { readonly kind: string | undefined; readonly name: string | undefined }[] = [];
  for (const holder of [object, get(object, 'spec')]) {
    for (const key of ['patches', 'patchesStrategicMerge', 'patchesJson6902']) {
      const list = get(holder, key);
      if (list?.kind !== 'sequence') continue;
      for (const item of list.items) {
        const file = scalarText(item.kind === 'scalar' ? item : get(item, 'path'));
        if (file !== undefined && !file.includes('\n')) files.push(posix.join(posix.dirname(path), file));
        const target = get(item, 'target');
        const inline = scalarText(item.kind === 'scalar' ? item : get(item, 'patch')) ?? '';
        if (target === undefined && !/\bkind:[ \t]{0,4}["']?(?:Cluster)?ExternalSecret\b/.test(inline))
          continue;
        const name = target === undefined ? undefined : scalarText(get(target, 'name'));
        targets.push({ kind: target === undefined ? undefined : scalarText(get(target, 'kind')), name });
      }
    }
  }
  if (targets.length === 0) return { files, matches: undefined };
  const matches = (other: YamlNode): boolean => {
    const kind = scalarText(get(other, 'kind'));
    const name = scalarText(get(get(other, 'metadata'), 'name'));
    // A pattern of names (`app-.*`) is not run: it may match.
    return targets.some(
      (target) =>
        (target.kind === undefined || target.kind === kind) &&
        (target.name === undefined || target.name === name || /[^-a-z0-9.]/.test(target.name)),
    );
  };
  return { files, matches };
}
