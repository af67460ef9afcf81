import type { Setting } from '@bridgekeeper/policy';
import { classifyName } from '@bridgekeeper/policy';

import { MASK } from '../../helm/mask.js';
import { isConnectionKey } from '../keys.js';
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
  const data = get(get(provider, 'fake'), 'data');
  for (const item of data?.kind === 'sequence' ? data.items : []) {
    const key = scalarText(get(item, 'key')) ?? '';
    const made = madeValues(text, key.split('/').at(-1) ?? '', get(item, 'value'));
    for (const setting of [...made, ...fakeValues(text, get(item, 'valueMap'))])
      settings.push({ ...setting, path: ['fake', ...setting.path] });
  }
  forEachNode(provider, (node) => {
    if (node.kind !== 'map') return;
    for (const pair of node.pairs) {
      const value = get(pair.value, 'value');
      if (value?.kind === 'scalar' && !isUnknown(value))
        settings.push(inUse(text, keyText(pair) ?? '', value));
    }
    const path = get(provider, 'webhook') === node ? ['webhook', 'headers'] : ['headers'];
    for (const setting of headerValues(text, get(node, 'headers'))) settings.push({ ...setting, path });
  });
  return settings;
}

/** `data` of the Fake generator, `valueMap` of the fake provider before v1: what they hold becomes the Secret. */
export function fakeValues(text: string, data: YamlNode | undefined): Setting[] {
  if (data?.kind !== 'map') return [];
  return data.pairs.flatMap((pair) => madeValues(text, keyText(pair) ?? '', pair.value));
}

/** A value that becomes one of a Secret: it is one under a name that says nothing of it (`foo`), too. */
function madeValues(text: string, name: string, value: YamlNode | undefined): Setting[] {
  if (value?.kind !== 'scalar' || isUnknown(value) || isConnectionKey(name)) return [];
  if (classifyName(name) !== 'none') return [inUse(text, name, value)];
  return isSwitch(value.value) ? [] : [{ ...inUse(text, 'value', value), path: ['secret'] }];
}

/** `true`, `8080`: no secret is so. */
function isSwitch(value: string): boolean {
  return /^(?:true|false|yes|no|on|off|\d{1,6})$/i.test(value.trim());
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
