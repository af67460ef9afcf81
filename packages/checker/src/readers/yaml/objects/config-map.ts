import { embeddedSettings } from '@bridgekeeper/policy';
import type { Setting } from '@bridgekeeper/policy';

import type { YamlNode } from '../node.js';
import { get } from '../node.js';
import { isUnknown, settingOf } from './setting.js';

const BASE64 = /^[A-Za-z0-9+/]{8,}={0,2}$/;
/** A larger one is no settings file. */
const MAX_LENGTH = 256 * 1024;

/**
 * The settings in files that a ConfigMap holds in base64. Their places are those of the groups of four letters
 * that encode them.
 */
export function binaryDataSettings(text: string, configMap: YamlNode): Setting[] {
  const binaryData = get(configMap, 'binaryData');
  if (binaryData?.kind !== 'map') return [];
  return binaryData.pairs.flatMap(({ value: scalar }) => {
    if (scalar.kind !== 'scalar' || isUnknown(scalar) || scalar.value.length > MAX_LENGTH) return [];
    const decoded = decode(scalar.value);
    if (decoded === undefined) return [];
    return embeddedSettings(decoded).map(({ name, value, range }) => {
      const setting = settingOf(text, name, scalar, 'kubernetes');
      const place = (offset: number): number =>
        setting.offsetInText(Math.min(Math.ceil(offset / 3) * 4, scalar.value.length));
      return {
        ...setting,
        value,
        valueRange: { start: setting.offsetInText(Math.floor(range.start / 3) * 4), end: place(range.end) },
        offsetInText: (offset: number) => place(range.start + offset),
        expands: false,
      };
    });
  });
}

/** The text in base64, written on one line; undefined for what is none, or no text in ASCII. */
function decode(value: string): string | undefined {
  const written = value.trimEnd();
  if (written.length % 4 !== 0 || !BASE64.test(written)) return undefined;
  const decoded = Buffer.from(written, 'base64').toString('latin1');
  return /^[\t\n\r\x20-\x7e]*$/.test(decoded) ? decoded : undefined;
}
