import { posix } from 'node:path';

import type { TextRange } from '@bridgekeeper/policy';

import { isEnvFileName } from '../../readers/file-kind.js';
import { forEachNode } from '../../readers/yaml/kubernetes.js';
import type { YamlNode } from '../../readers/yaml/node.js';
import { get, keyText, scalarText } from '../../readers/yaml/node.js';
import type { RuleContext } from '../rule.js';

/** An env file that a shell script of a workflow writes into a deploy path. */
export interface WrittenEnvFile {
  /** The path, with the folders that the script works in before it. */
  readonly target: string;
  /** The path as written. */
  readonly range: TextRange;
}

/** The env files that the scripts of a workflow write into deploy paths. */
export function writtenEnvFiles(
  root: YamlNode,
  text: string,
  isDeployPath: RuleContext['isDeployPath'],
): WrittenEnvFile[] {
  const found: WrittenEnvFile[] = [];
  const defaults = folderOf(get(get(root, 'defaults'), 'run'));
  forEachNode(root, (node) => {
    if (node.kind !== 'map') return;
    for (const pair of node.pairs) {
      if (!SCRIPT_KEYS.has(keyText(pair) ?? '')) continue;
      const folder = folderOf(node) ?? defaults ?? '';
      for (const script of pair.value.kind === 'sequence' ? pair.value.items : [pair.value]) {
        if (script.kind === 'scalar' && script.start >= 0) {
          const written = writes(text, script, folder);
          found.push(...written.filter(({ target }) => isDeployPath(target)));
        }
      }
    }
  });
  return found;
}

/** `run` of GitHub, Gitea and Forgejo, `commands` of Woodpecker, `script` of GitLab. */
const SCRIPT_KEYS: ReadonlySet<string> = new Set(['run', 'commands', 'script']);

function folderOf(step: YamlNode | undefined): string | undefined {
  return scalarText(get(step, 'working-directory'));
}

const PATH = String.raw`["']?([\w.$\{\}~@/-]{1,200})`;
/** `> file`, `tee -a file`, `cp from file`, `cd folder`: what the last word of a command is, or the word behind it. */
const WORDS = new RegExp(
  String.raw`>[ \t]{0,8}${PATH}|\btee[ \t]{1,8}(?:-a[ \t]{1,8}|--append[ \t]{1,8})?${PATH}|` +
    String.raw`\b(?:cp|mv)[ \t][^\r\n;&|<>]{1,300}[ \t]${PATH}["']?[ \t]{0,20}(?=$|[;&|\r\n#])|` +
    String.raw`(?:^|[;&|\s])cd[ \t]{1,8}${PATH}`,
  'gm',
);

/** Looks at the script as it is written: so offsets are true in every style of scalar. */
function writes(text: string, script: TextRange, folder: string): WrittenEnvFile[] {
  const source = text.slice(script.start, Math.min(script.end, script.start + MAX_SCRIPT));
  if (!source.includes('env')) return [];
  const found: WrittenEnvFile[] = [];
  let current = folder;
  for (const { index, 0: whole, 1: redirected, 2: teed, 3: copied, 4: entered } of source.matchAll(WORDS)) {
    if (entered !== undefined) {
      current = entered.startsWith('/') ? entered : posix.join(current, entered);
      continue;
    }
    const path = redirected ?? teed ?? copied ?? '';
    const target = path.startsWith('/') ? path : posix.join(current, path);
    if (!isEnvFileName(posix.basename(target))) continue;
    const start = script.start + index + whole.lastIndexOf(path);
    found.push({ target, range: { start, end: start + path.length } });
  }
  return found;
}

/** No script that people write is near it. */
const MAX_SCRIPT = 200_000;
