import type { Setting } from '@bridgekeeper/policy';

import { MASK } from '../../helm/mask.js';
import { forEachNode } from '../kubernetes.js';
import type { YamlNode, YamlScalar } from '../node.js';
import { get, keyText, outerRange, scalarText } from '../node.js';
import { inUse, isUnknown, settingOf } from './setting.js';

/**
 * `clientSecret: { value: x }` of Delinea, Secret Server, BeyondTrust and Scaleway, the data of the fake
 * provider, and headers (apis/externalsecrets/v1): the operator takes the credential from the manifest itself.
 */
export function storeValues(text: string, provider: YamlNode | undefined): Setting[] {
  const settings: Setting[] = [];
  if (provider === undefined) return settings;
  forEachNode(provider, (node) => {
    if (node.kind !== 'map') return;
    const key = scalarText(get(node, 'key'));
    const literal = get(node, 'value');
    // An item of `fake.data`.
    if (key !== undefined && literal?.kind === 'scalar' && !isUnknown(literal)) {
      settings.push(inUse(text, key.split('/').at(-1) ?? '', literal));
    }
    for (const pair of node.pairs) {
      const value = get(pair.value, 'value');
      if (value?.kind === 'scalar' && !isUnknown(value))
        settings.push(inUse(text, keyText(pair) ?? '', value));
    }
    for (const setting of headerValues(text, get(node, 'headers'))) settings.push(setting);
  });
  return settings;
}

/** `headers` of a webhook: what stands there is sent with each request. */
export function headerValues(text: string, headers: YamlNode | undefined): Setting[] {
  if (headers?.kind !== 'map') return [];
  return headers.pairs.flatMap(({ key, value }) =>
    key.kind === 'scalar' && value.kind === 'scalar' && !isUnknown(value)
      ? [inUse(text, key.value, value)]
      : [],
  );
}

/**
 * Scalars with Go-template actions: a fallback in there becomes the secret. In a Helm chart they stand in raw
 * strings of Helm's own actions, as in {{ `{{ .password }}` }}.
 *
 * @param original the text of the file, where Helm's actions are not masked
 */
export function templateTexts(text: string, original: string, spec: YamlNode | undefined): Setting[] {
  const settings: Setting[] = [];
  if (spec === undefined) return settings;
  forEachNode(spec, (node) => {
    if (node.kind !== 'map') return;
    for (const { key, value } of node.pairs) {
      if (value.kind !== 'scalar' || value.start < 0) continue;
      const name = key.kind === 'scalar' ? key.value : '';
      if (value.value.includes('{{')) {
        settings.push({ ...settingOf(text, name, value, 'external-secrets'), expands: false });
      } else if (value.value.includes(MASK)) {
        for (const setting of rawStrings(original, name, value)) settings.push(setting);
      }
    }
  });
  return settings;
}

const RAW_STRING = /`([^`]{1,4000})`/g;

function rawStrings(original: string, name: string, scalar: YamlScalar): Setting[] {
  const written = original.slice(scalar.start, scalar.end);
  return [...written.matchAll(RAW_STRING)].flatMap(({ index, 1: value }) => {
    if (value?.includes('{{') !== true) return [];
    const start = scalar.start + index + 1;
    return [
      {
        ...settingOf(original, name, scalar, 'external-secrets'),
        value,
        valueRange: outerRange({ ...scalar, style: 'plain', start, end: start + value.length, value }),
        offsetInText: (offset: number) => start + offset,
        expands: false,
      },
    ];
  });
}
