import type { Setting } from '@bridgekeeper/policy';

import type { TemplateAction } from './mask.js';
import { MASK } from './mask.js';

/**
 * The actions that stand on lines of their own (`{{- $password := .Values.password | default "x" }}`): no
 * YAML value holds them, so each is a setting without a name of its own.
 */
export function actionSettings(text: string, masked: string, actions: readonly TemplateAction[]): Setting[] {
  const settings: Setting[] = [];
  for (const { start, end } of actions) {
    if (masked[start] === MASK) continue;
    const value = text.slice(start, end);
    if (!/\b(?:default|coalesce|or|ternary|dig)\b/.test(value) || /^\{\{-?\s*\/\*/.test(value)) continue;
    settings.push({
      kind: 'text',
      name: '',
      path: [],
      value,
      valueRange: { start, end },
      nameRange: undefined,
      offsetInText: (offset) => start + offset,
      consumer: 'helm',
      tag: undefined,
      position: 'plain',
      expands: false,
    });
  }
  return settings;
}
