import type { Setting } from '@bridgekeeper/policy';

import { isConnectionKey } from './keys.js';
import type { YamlMap, YamlScalar } from './node.js';
import { get, keyText } from './node.js';

/** What the keys above say of everything below them. */
export interface Inherited {
  readonly reference: boolean;
  /** Below `data` or `stringData` of a Secret. */
  readonly manifest: boolean;
  readonly command: boolean;
  readonly variables: boolean;
  /** The name that list items go by: their list's key. */
  readonly listName: string;
}

/** `{ name: DB_PASSWORD, value: … }`, the form of Kubernetes env lists and of many parameter lists. */
export function nameValueEntry(
  map: YamlMap,
): { name: string; nameNode: YamlScalar; value: YamlScalar } | undefined {
  const name = get(map, 'name');
  const value = get(map, 'value');
  if (name?.kind !== 'scalar' || value?.kind !== 'scalar' || name.start < 0) return undefined;
  return { name: name.value, nameNode: name, value };
}

/** What a value is by where it stands: a name of a place, a Secret's value, a part of a connection. */
export function positionOf(
  scalar: YamlScalar,
  inherited: Inherited,
  map: YamlMap | undefined,
): Setting['position'] {
  if (inherited.reference) return 'reference';
  if (inherited.manifest) return 'manifest';
  if (namesSecret(map)) return 'reference';
  // `!Ref`, `!vault`, `!reference`: the value is made elsewhere. `!!str` is a type.
  if (scalar.tag !== undefined && !scalar.tag.startsWith('!!') && scalar.tag !== '!') return 'reference';
  return connected(map) ? 'options' : 'plain';
}

/** Beside the name of a Secret stand names of its keys: `{ secretName: db, password: db-password }`. */
function namesSecret(map: YamlMap | undefined): boolean {
  return (
    map !== undefined &&
    map.pairs.length <= 32 &&
    map.pairs.some((pair) => SECRET_NAME.test(keyText(pair) ?? '') && pair.value.kind === 'scalar')
  );
}

const SECRET_NAME = /^(?:secretName|secretPath|objectName)$/;

function connected(map: YamlMap | undefined): boolean {
  return (
    map !== undefined &&
    map.pairs.length <= 32 &&
    map.pairs.some((pair) => isConnectionKey(keyText(pair) ?? ''))
  );
}

/** Where the header of a block scalar (`|`, `>-`) stands on the line that ends at `end`. */
export function headerOffset(text: string, end: number): number {
  const start = text.lastIndexOf('\n', end - 1) + 1;
  const header = /[|>][-+0-9]{0,3}(?=[ \t]+#|[ \t]*\r?$)/.exec(text.slice(start, end));
  return header === null ? end : start + header.index + header[0].length;
}
