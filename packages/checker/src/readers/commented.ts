import type { Setting } from '@bridgekeeper/policy';

import type { FileKind } from './file-kind.js';
import { readEnv } from './env/read-env.js';
import { MASK } from './helm/mask.js';
import { Occurrences } from './occurrences.js';
import { scanLines } from './yaml/line-scan.js';
import { collectSettings } from './yaml/settings.js';

/**
 * The settings that a file holds in comments (`# password: x`, `#DB_PASSWORD=x`): a secret that was commented
 * out is in git as before. Comments are read by indentation, in the form of their file; prose yields nothing.
 */
export function commentedSettings(path: string, text: string, kind: FileKind): readonly Setting[] {
  if (kind === 'dockerfile' || kind === 'ignore' || !text.includes('#')) return [];
  const comments = onlyComments(text);
  if (kind === 'env') return readEnv(path, comments).settings;
  const dollars = new Occurrences(comments, '$');
  const masks = new Occurrences(comments, MASK);
  return scanLines(comments).flatMap((root) =>
    collectSettings({
      text: comments,
      original: comments,
      root,
      format: 'yaml',
      consumer: 'unknown',
      tags: undefined,
      dollars,
      masks,
    }),
  );
}

/**
 * The text of comments that fill their line, at its place; all else is blank. A blank in a name makes prose of it.
 * `#!` is a comment of ytt, but for the line that names an interpreter.
 */
function onlyComments(text: string): string {
  return text.replace(/[^\r\n]+/g, (line) => {
    const marks = /^[ \t]*#+(?!![ \t]?\/)!?/.exec(line);
    const body = marks === null ? '' : line.slice(marks[0].length);
    if (!SETTING.test(body)) return ' '.repeat(line.length);
    return ' '.repeat(line.length - body.length) + body;
  });
}

const SETTING = /^[ \t]*(?:- )?(?:export )?["']?[\w.-]{1,80}["']?[ \t]?[:=]/;
