import type { Setting } from '@bridgekeeper/policy';

import { isConnectionKey } from './keys.js';
import type { YamlMap, YamlNode, YamlScalar, YamlSequence } from './node.js';
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
  name: string,
  scalar: YamlScalar,
  inherited: Inherited,
  holder: YamlMap | YamlSequence | undefined,
): Setting['position'] {
  if (inherited.reference) return 'reference';
  if (inherited.manifest) return 'manifest';
  if (namesSecret(holder) || isKeyToPath(name, holder)) return 'reference';
  // `!Ref`, `!vault`, `!reference`: the value is made elsewhere. `!!str` is a type.
  if (scalar.tag !== undefined && !scalar.tag.startsWith('!!') && !HERE.has(scalar.tag)) return 'reference';
  return holder !== undefined && isConnected(name, holder) ? 'options' : 'plain';
}

/** Tags of a value that stands here: compose merges it in another way (docs.docker.com, "Merge", `!override`). */
const HERE: ReadonlySet<string> = new Set(['!', '!override', '!reset']);

/**
 * Whether a key stands in a connection: beside `user`, `host` or `port`, or, in a flat list of settings, beside those
 * of the same owner: `DB_PASSWORD` and `DB_HOST`.
 */
function isConnected(name: string, holder: YamlMap | YamlSequence): boolean {
  const owners = ownersIn(holder);
  if (owners.length === 0) return false;
  const key = squeeze(name);
  return owners.some((owner) => key.startsWith(owner));
}

/** What the connections in a map or in a list of `NAME=value` go by: `''` where it is one, `db` for `DB_HOST`. */
function ownersIn(holder: YamlMap | YamlSequence): readonly string[] {
  const known = owners.get(holder);
  if (known !== undefined) return known;
  const found = new Set<string>();
  const isMap = holder.kind === 'map';
  const keys = isMap ? holder.pairs.map((pair) => keyText(pair) ?? '') : holder.items.map(assignedName);
  for (const key of keys) {
    if (found.size >= MAX_OWNERS) break;
    // A long map is a list of settings of many things: `user` says nothing of the others there.
    if (isMap && keys.length <= 32 && isConnectionKey(key)) found.add('');
    const owner = OWNED_KEY.exec(key)?.[1];
    if (owner !== undefined) found.add(squeeze(owner));
  }
  const result = [...found];
  owners.set(holder, result);
  return result;
}

const owners = new WeakMap<YamlNode, readonly string[]>();
const MAX_OWNERS = 16;
const OWNED_KEY = /^([A-Za-z]\w{1,40}?)[-_.]?(?:host|hostname|port|user|username|login)$/i;

function assignedName(item: YamlNode): string {
  return item.kind === 'scalar' ? (/^\w{1,80}(?==)/.exec(item.value)?.[0] ?? '') : '';
}

/** `items: [{ key: license.bin, path: license.bin }]` of a volume (core/v1, KeyToPath): what a key is called. */
function isKeyToPath(name: string, holder: YamlMap | YamlSequence | undefined): boolean {
  return (
    name === 'key' && holder?.kind === 'map' && holder.pairs.length <= 3 && get(holder, 'path') !== undefined
  );
}

/** Beside the name of a Secret stand names of its keys: `{ secretName: db, password: db-password }`. */
function namesSecret(holder: YamlMap | YamlSequence | undefined): boolean {
  return (
    holder?.kind === 'map' &&
    holder.pairs.length <= 32 &&
    holder.pairs.some((pair) => SECRET_NAME.test(keyText(pair) ?? '') && pair.value.kind === 'scalar')
  );
}

const SECRET_NAME = /^(?:secretName|secretPath|objectName)$/;

function squeeze(key: string): string {
  return key.replace(/[^A-Za-z\d]+/g, '').toLowerCase();
}

/** Where the header of a block scalar (`|`, `>-`) stands on the line that ends at `end`. */
export function headerOffset(text: string, end: number): number {
  const start = text.lastIndexOf('\n', end - 1) + 1;
  const header = /[|>][-+0-9]{0,3}(?=[ \t]+#|[ \t]*\r?$)/.exec(text.slice(start, end));
  return header === null ? end : start + header.index + header[0].length;
}
