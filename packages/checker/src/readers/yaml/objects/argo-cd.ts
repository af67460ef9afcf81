import type { Setting } from '@bridgekeeper/policy';

import { forEachNode } from '../kubernetes.js';
import type { YamlNode } from '../node.js';
import { get, scalarText } from '../node.js';
import { isUnknown, settingOf } from './setting.js';

/**
 * Lists of names and values that Argo CD expands with the build environment before it gives them to the tool
 * (argo-cd, docs/user-guide/build-environment.md): parameters of Helm, arguments of jsonnet, variables of a
 * plugin.
 */
const EXPANDED: ReadonlySet<string> = new Set(['parameters', 'tlas', 'extVars', 'env']);

/** The settings of an Application or an ApplicationSet that Argo CD expands itself. */
export function buildEnvironmentSettings(text: string, spec: YamlNode | undefined): Setting[] {
  const settings: Setting[] = [];
  if (spec === undefined) return settings;
  forEachNode(spec, (node) => {
    if (node.kind !== 'map') return;
    for (const holder of ['helm', 'jsonnet', 'plugin']) {
      const options = get(node, holder);
      if (options?.kind !== 'map') continue;
      for (const { key, value: list } of options.pairs) {
        if (key.kind !== 'scalar' || !EXPANDED.has(key.value) || list.kind !== 'sequence') continue;
        for (const item of list.items) {
          const value = get(item, 'value');
          if (value?.kind !== 'scalar' || isUnknown(value)) continue;
          settings.push(settingOf(text, scalarText(get(item, 'name')) ?? '', value, 'argo-cd'));
        }
      }
    }
  });
  return settings;
}
