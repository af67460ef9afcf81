import type { Consumer, Setting } from '@bridgekeeper/policy';

import { MASK } from '../../helm/mask.js';
import type { YamlScalar } from '../node.js';
import { isNull, outerRange } from '../node.js';
import { offsetMapper } from '../offsets.js';

/** A scalar as a setting of the name that its object gives it. */
export function settingOf(text: string, name: string, scalar: YamlScalar, consumer: Consumer): Setting {
  return {
    kind: 'key',
    name,
    path: [],
    value: scalar.value,
    valueRange: outerRange(scalar),
    nameRange: undefined,
    offsetInText: offsetMapper(text, scalar),
    consumer,
    tag: undefined,
    position: 'plain',
    expands: true,
  };
}

/** A literal there is sent as a credential, and is no label or example. */
export function inUse(text: string, name: string, scalar: YamlScalar): Setting {
  return { ...settingOf(text, name, scalar, 'kubernetes'), position: 'options' };
}

/** Not written, or made by an action of a Helm template. */
export function isUnknown(scalar: YamlScalar): boolean {
  return isNull(scalar) || scalar.value.includes(MASK);
}
