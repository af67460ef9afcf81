import type { Setting } from '@bridgekeeper/policy';

import type { YamlNode, YamlScalar } from '../node.js';
import { keyText } from '../node.js';
import { offsetMapper } from '../offsets.js';
import type { ComposeSource } from './compose-settings.js';
import { literalSetting } from './literal-setting.js';

/** `traefik.http.middlewares.<name>.basicauth.users` (doc.traefik.io, BasicAuth): `user:hash` pairs with commas. */
const USERS = /\.(?:basic|digest)auth\.users$/i;

/** MD5, SHA-1 and bcrypt, as htpasswd(1) writes them, and those of crypt(5). */
const HASH = /^(?:\$\$(?:apr1|2[abxy]|[156y])\$\$|\{SHA\})/;

/** The password hashes in the labels of a proxy, in map and in list form. `$$` is compose's `$`. */
export function basicAuthHashes(source: ComposeSource, labels: YamlNode, path: readonly string[]): Setting[] {
  if (labels.kind === 'map') {
    return labels.pairs.flatMap((pair) =>
      USERS.test(keyText(pair) ?? '') && pair.value.kind === 'scalar'
        ? hashesIn(source, pair.value, 0, path)
        : [],
    );
  }
  if (labels.kind !== 'sequence') return [];
  return labels.items.flatMap((item) => {
    const equals = item.kind === 'scalar' ? item.value.indexOf('=') : -1;
    if (item.kind !== 'scalar' || equals < 0 || !USERS.test(item.value.slice(0, equals))) return [];
    return hashesIn(source, item, equals + 1, path);
  });
}

function hashesIn(
  { text, consumer }: ComposeSource,
  scalar: YamlScalar,
  from: number,
  path: readonly string[],
): Setting[] {
  if (scalar.start < 0) return [];
  const map = offsetMapper(text, scalar);
  const settings: Setting[] = [];
  let start = from;
  for (const user of scalar.value.slice(from).split(',')) {
    const hash = user.slice(user.lastIndexOf(':') + 1);
    const at = start + user.length - hash.length;
    if (HASH.test(hash)) {
      const setting = literalSetting({ kind: 'key', name: 'password', path, value: hash, consumer }, map, at);
      settings.push({ ...setting, value: hash.replaceAll('$$', () => '$') });
    }
    start += user.length + 1;
  }
  return settings;
}
