import { displayName } from '@bridgekeeper/policy';

import { MASK } from '../../readers/helm/mask.js';
import type { YamlScalar } from '../../readers/yaml/node.js';
import { outerRange } from '../../readers/yaml/node.js';
import { isConfiguration } from './configuration-value.js';
import type { LocatedVerdict } from '../rule.js';
import { decodeBase64 } from './secret-value.js';

/** The name of a value; empty where it says the value itself. */
export function nameBeside(name: string, value: string): string {
  return value.includes(name) || decodeBase64(value).includes(name) ? '' : name;
}

/** More names than that are counted. */
const MAX_NAMES = 4;

/** `a value for \`a\`` or `values for \`a\`, \`b\` and 3 more`: names of keys, never a value. */
export function listOf(names: readonly string[]): string {
  const shown = names.flatMap((name) =>
    name === '' || name.includes(MASK) ? [] : [`\`${displayName(name)}\``],
  );
  if (shown.length === 0) return names.length === 1 ? 'a value' : `${String(names.length)} values`;
  const listed = shown.slice(0, MAX_NAMES);
  const more = names.length - listed.length;
  const last = more > 0 ? `${String(more)} more` : listed.pop();
  const list = listed.length === 0 ? (last ?? '') : `${listed.join(', ')} and ${last ?? ''}`;
  return names.length === 1 ? `a value for ${list}` : `values for ${list}`;
}

/** The name of a value, and the text that it stands for. */
type Held = readonly [name: string, value: string];

/** What a Secret is made of, and what writes it. */
interface Made {
  readonly values: readonly Held[];
  readonly written: 'this manifest' | 'this patch' | 'these literals';
}

/** One credential makes the rest of the values count as such too. */
export function verdictOn(key: YamlScalar, fact: string, made: Made): Omit<LocatedVerdict, 'place'> {
  const { values, written } = made;
  const one = values.length === 1;
  const verdict = { ruleId: 'no-secret-manifest' as const, range: outerRange(key) };
  if (values.every(([name, value]) => isConfiguration(name, value))) {
    return {
      ...verdict,
      confidence: 'medium',
      message: `${fact}: ${one ? 'it looks' : 'they look'} like configuration, and a Secret in git is a second source beside Vault all the same`,
      help: `move ${one ? 'it' : 'them'} into a ConfigMap, or, where a Secret is asked for, sync it with an ExternalSecret and delete ${written}; what is no credential needs no rotation`,
    };
  }
  const source =
    written === 'this manifest'
      ? 'commit an ExternalSecret that syncs the keys from Vault'
      : 'sync the keys with an ExternalSecret';
  return {
    ...verdict,
    confidence: 'high',
    message: `${fact}: whoever reads the repository reads ${one ? 'it' : 'them'}, base64 or not`,
    help: `${source}, and delete ${written}; rotate what ${written === 'these literals' ? 'they' : 'it'} held`,
  };
}
