import type { TextRange } from './range.js';
import type { Setting } from './setting.js';

/** A range of a setting's value, as a range of the text. */
export function rangeInText(setting: Setting, start: number, end: number): TextRange {
  const from = setting.offsetInText(start);
  return { start: from, end: Math.max(setting.offsetInText(end), from) };
}
