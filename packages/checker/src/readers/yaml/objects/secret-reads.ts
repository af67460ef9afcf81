import { forEachNode } from '../kubernetes.js';
import type { YamlNode, YamlScalar } from '../node.js';
import { get, keyText, scalarText } from '../node.js';

/** A Secret that a pod reads, and that has to be there. */
export interface SecretRead {
  readonly name: YamlScalar;
  /** Undefined where all of it is read. */
  readonly key: YamlScalar | undefined;
  /** Mounted under a name that says that it is a certificate. */
  readonly certificate: boolean;
}

/**
 * The Secrets that the pods of an object read: by `secretKeyRef` and `secretRef` in the environment of a container,
 * and by volumes. References that say `optional: true` are left out.
 */
export function secretReads(object: YamlNode): SecretRead[] {
  const reads: SecretRead[] = [];
  const add = (
    reference: YamlNode | undefined,
    nameKey: string,
    key?: YamlNode,
    certificate = false,
  ): void => {
    const name = get(reference, nameKey);
    if (name?.kind !== 'scalar' || name.start < 0 || scalarText(get(reference, 'optional')) === 'true')
      return;
    reads.push({ name, key: key?.kind === 'scalar' && key.start >= 0 ? key : undefined, certificate });
  };
  forEachNode(object, (node) => {
    if (node.kind !== 'map') return;
    for (const pair of node.pairs) {
      const { value } = pair;
      switch (keyText(pair)) {
        case 'secretKeyRef':
          if (isOfVariable(node)) add(value, 'name', get(value, 'key'));
          break;
        case 'envFrom':
          if (value.kind === 'sequence') for (const item of value.items) add(get(item, 'secretRef'), 'name');
          break;
        case 'volumes':
          for (const source of volumeSources(value)) {
            const name = scalarText(get(source, 'secretName') ?? get(source, 'name')) ?? '';
            const nameKey = get(source, 'secretName') === undefined ? 'name' : 'secretName';
            const items = get(source, 'items');
            const certificate = CERTIFICATE.test(name);
            if (items?.kind === 'sequence' && items.items.length > 0)
              for (const item of items.items) add(source, nameKey, get(item, 'key'), certificate);
            else add(source, nameKey, undefined, certificate);
          }
          break;
        default:
      }
    }
  });
  return reads;
}

/** `valueFrom: { secretKeyRef: … }`, and nothing beside it but its kin. */
function isOfVariable(holder: YamlNode): boolean {
  return (
    holder.kind === 'map' &&
    holder.pairs.every((pair) => /KeyRef$|^(?:field|resourceField)Ref$/.test(keyText(pair) ?? ''))
  );
}

/** `secret` of a volume, and of each source of a projected one. */
function volumeSources(volumes: YamlNode): YamlNode[] {
  if (volumes.kind !== 'sequence') return [];
  return volumes.items.flatMap((volume) => {
    const sources = get(get(volume, 'projected'), 'sources');
    const projected = sources?.kind === 'sequence' ? sources.items : [];
    return [volume, ...projected].flatMap((source) => get(source, 'secret') ?? []);
  });
}

/** Operators and webhooks make their own. */
const CERTIFICATE = /(?:^|[-.])(?:m?tls|ssl|certs?|certificates?|ca|pki|webhook)(?:$|[-.])/;
