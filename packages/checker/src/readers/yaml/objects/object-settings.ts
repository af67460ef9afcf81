import type { Consumer, Setting } from '@bridgekeeper/policy';

import { forEachNode } from '../kubernetes.js';
import type { YamlNode } from '../node.js';
import { get, scalarText } from '../node.js';
import { buildEnvironmentSettings } from './argo-cd.js';
import { binaryDataSettings } from './config-map.js';
import { fakeValues, headerValues, storeValues, templateTexts } from './external-secrets.js';
import { patchOperations } from './json-patch.js';
import { inUse, isUnknown, settingOf } from './setting.js';

/**
 * The settings that an object's own meaning makes of it, beside those that its keys name: what a JSON patch
 * writes at a path, values that stand inline in a store of the External Secrets Operator, texts that ESO or the
 * controller of Sealed Secrets takes for templates, lists that Argo CD expands, and files in base64.
 *
 * @param text the text that the tree was read from
 * @param original the text of the file; the same string where nothing was masked
 */
export function objectSettings(
  text: string,
  original: string,
  object: YamlNode,
  consumer: Consumer,
): Setting[] {
  const apiVersion = scalarText(get(object, 'apiVersion')) ?? '';
  const kind = scalarText(get(object, 'kind')) ?? '';
  const spec = get(object, 'spec');
  if (/^(?:generators\.)?external-secrets\.io\//.test(apiVersion)) {
    if (kind.endsWith('SecretStore')) return storeValues(text, get(spec, 'provider'));
    if (kind === 'Fake') return fakeValues(text, get(spec, 'data'));
    return kind === 'Webhook'
      ? headerValues(text, get(spec, 'headers'))
      : templateTexts(text, original, spec);
  }
  if (apiVersion.startsWith('notification.toolkit.fluxcd.io/') && kind === 'Provider') {
    const address = get(spec, 'address');
    return address?.kind === 'scalar' && !isUnknown(address) ? [inUse(text, 'address', address)] : [];
  }
  if (kind === 'SealedSecret') return templateTexts(text, original, get(spec, 'template'));
  if (kind === 'ConfigMap') return binaryDataSettings(text, object);
  if (apiVersion.startsWith('argoproj.io/') && kind.startsWith('Application')) {
    return buildEnvironmentSettings(text, spec);
  }
  return [...probeHeaders(text, object), ...patchValues(text, object, consumer)];
}

function patchValues(text: string, root: YamlNode, consumer: Consumer): Setting[] {
  return patchOperations(root).flatMap(({ path, value: { value } }) => {
    const name = path.at(-1);
    if (name === undefined || value.kind !== 'scalar' || isUnknown(value)) return [];
    return [{ ...settingOf(text, name, value, consumer), path: path.slice(0, -1) }];
  });
}

/** `httpHeaders` of the probes of a container (core/v1, HTTPGetAction). */
function probeHeaders(text: string, object: YamlNode): Setting[] {
  const settings: Setting[] = [];
  forEachNode(object, (node) => {
    const headers = get(node, 'httpHeaders');
    if (headers?.kind !== 'sequence') return;
    for (const header of headers.items) {
      const name = scalarText(get(header, 'name'));
      const value = get(header, 'value');
      if (name === undefined || value?.kind !== 'scalar' || isUnknown(value)) continue;
      settings.push({ ...inUse(text, name, value), path: ['httpHeaders'] });
    }
  });
  return settings;
}
