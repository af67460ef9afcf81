import type { Setting } from '@bridgekeeper/policy';
import { judgeBareReads, requiredVariables } from '@bridgekeeper/policy';

import type { Document } from '../readers/document.js';
import { optionalEnvFiles } from './env-file/env-file-options.js';
import type { LocatedVerdict, Rule } from './rule.js';

/**
 * Reports a secret that is read without being asked for, where its consumer has `:?`. A variable that the
 * file asks for in another place is asked for: compose stops for the whole file. In an env file a variable
 * that the file itself sets is not missing. And an env file with secrets that compose may do without.
 */
export const requireFailFast: Rule = {
  id: 'require-fail-fast',
  check(document, context) {
    const { judged, passive } = context;
    if (passive) return [];
    const optional = [...optionalEnvFiles(document, context)];
    const reads = document.settings.flatMap((setting) =>
      judgeBareReads(setting).map((read) => ({ ...read, setting })),
    );
    if (reads.length === 0) return optional;
    const given = new Set(document.settings.flatMap(requiredVariables));
    for (const { name, path, value, consumer } of document.settings) {
      // `ARG TOKEN=x`, then `ENV TOKEN=$TOKEN`: the fallback of the first is another rule's.
      if (consumer === 'buildkit' && path[0] === 'ARG' && value !== null && value !== '') given.add(name);
    }
    for (const { start, end } of keysOf(document)) given.add(document.text.slice(start, end));
    // A text that is read as a whole and by its parts gives the same reference twice.
    const seen = new Set<number>();
    const bare = reads.flatMap(({ variable, verdict, setting }): LocatedVerdict[] => {
      if (given.has(variable) || seen.has(verdict.range.start)) return [];
      // What else is wrong there comes first: a variable that is shipped to browsers needs another name.
      if (judged.some(({ range }) => range.start <= verdict.range.start && verdict.range.end <= range.end))
        return [];
      seen.add(verdict.range.start);
      return [{ ...verdict, place: placeOf(setting) }];
    });
    return [...optional, ...bare];
  },
};

function placeOf({ path, name }: Setting): string {
  return [...path, name].join('.');
}

/** Where the keys of an env file stand: those that no other rule asks for are in no list of settings. */
function keysOf({ text, parts }: Document): { start: number; end: number }[] {
  if (parts[0]?.format !== 'env') return [];
  return [...text.matchAll(/^[ \t]{0,20}(?:export[ \t]{1,20})?(\w{1,200})[ \t]{0,20}=/gm)].map((match) => {
    const start = match.index + match[0].indexOf(match[1] ?? '');
    return { start, end: start + (match[1] ?? '').length };
  });
}
