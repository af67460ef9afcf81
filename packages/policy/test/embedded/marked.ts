import type { EmbeddedSetting } from '../../src/embedded/embedded-setting.js';
import { embeddedSettings } from '../../src/embedded/embedded-settings.js';

/** The text with each value that was found in «…», so that a wrong range shows. */
export function marked(text: string): string {
  return mark(text, embeddedSettings(text));
}

function mark(text: string, settings: readonly EmbeddedSetting[]): string {
  let result = '';
  let at = 0;
  for (const { range } of settings) {
    result += `${text.slice(at, range.start)}«${text.slice(range.start, range.end)}»`;
    at = range.end;
  }
  return result + text.slice(at);
}

/** A text as written in a table: with the marks left out. */
export function unmarked(text: string): string {
  return text.replace(/[«»]/g, '');
}

/** Syntax, name and value of what is found. */
export function found(text: string): string[] {
  return embeddedSettings(text).map(({ syntax, name, value }) => `${syntax} ${name}=${value}`);
}
