import { posix } from 'node:path';

import { displayName } from '@bridgekeeper/policy';

import type { UnignoredEnvFile } from '../project/unignored.js';
import type { Document } from '../readers/document.js';
import { firstLine } from '../readers/lines.js';
import type { LocatedVerdict, Rule } from './rule.js';

/**
 * Reports an env file that git does not ignore, and one that a secret of compose is read from: at the file where it is there, else in the `.gitignore` that lacks the
 * line, or at the file that asks for it where there is none. Which files those are the work tree knows, so a text
 * alone is never reported.
 */
export const requireEnvIgnored: Rule = {
  id: 'require-env-ignored',
  *check(document, { project, passive, isDeployPath }) {
    if (passive) return;
    for (const file of project.env?.unignored ?? []) {
      if (file.anchor !== document.path) continue;
      if (file.isSecret || !isDeployPath(file.path)) yield verdictOn(file, document);
    }
  },
};

function verdictOn(file: UnignoredEnvFile, document: Document): LocatedVerdict {
  return {
    ruleId: 'require-env-ignored',
    range: placeOf(file, document),
    confidence: isFrameworks(file) ? 'medium' : 'high',
    message: messageOf(file),
    help: helpOf(file),
    place: file.path,
  };
}

/**
 * Next.js, Vite and Create React App read `.env.development` and its kin out of git, for what is no secret. An error
 * is what holds the settings of one machine.
 */
function isFrameworks({ path, present }: UnignoredEnvFile): boolean {
  return present && STAGE.test(posix.basename(path));
}

const STAGE =
  /^\.env\.(?:dev|development|test|testing|ci|e2e|qa|uat|stag|staging|stage|preview|prod|production|docker|defaults?)$/i;

function placeOf({ path, askedBy }: UnignoredEnvFile, document: Document): LocatedVerdict['range'] {
  const folder = posix.dirname(document.path);
  const reference =
    askedBy === document.path
      ? document.envFiles.find(({ target }) => posix.join(folder, target) === path)
      : undefined;
  return reference?.range ?? firstLine(document.text);
}

function messageOf({ path, present, askedBy, tracked }: UnignoredEnvFile): string {
  const name = displayName(path);
  if (tracked)
    return `git tracks \`${name}\`, although \`.gitignore\` names it: what is in it is in the repository`;
  if (present)
    return `git does not ignore \`${name}\`: it is in the repository, or the next commit takes it along`;
  const asking = askedBy === undefined ? '' : ` (\`${displayName(askedBy)}\` asks for it)`;
  return `git would not ignore \`${name}\`${asking}: once it is written, the next commit takes it along`;
}

function helpOf({ path, present, ignoreFile, line, tracked }: UnignoredEnvFile): string {
  const untrack = `\`git rm --cached ${displayName(path)}\``;
  if (tracked) return `run ${untrack}, and rotate what it held`;
  const add = `add the line \`${displayName(line)}\` to ${displayName(ignoreFile)}`;
  return present ? `${add}; if it is committed, run ${untrack} and rotate what it held` : add;
}
