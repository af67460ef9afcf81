import { posix } from 'node:path';

import type { Document, EnvFileReference } from '../readers/document.js';
import { isEnvFileName } from '../readers/file-kind.js';
import { firstLine } from '../readers/lines.js';
import { isStageEnvFile } from '../deploy-paths.js';
import { matchesGlob } from './env-file/copy-glob.js';
import type { LocatedVerdict, Rule, RuleContext } from './rule.js';
import { writtenEnvFiles } from './env-file/written-env-files.js';

/**
 * Reports an env file that is committed in a deploy path, at its first line; an artefact that reads one, at the path
 * as written; and a step of a workflow that writes one there. A root compose file that reads `.env` is local
 * development, and passes.
 */
export const noDeployEnvFile: Rule = {
  id: 'no-deploy-env-file',
  *check(document, { isDeployPath, passive }) {
    if (passive) return;
    const name = posix.basename(document.path);
    if (document.parts[0]?.format === 'env' && isEnvFileName(name) && isDeployPath(document.path)) {
      yield {
        ruleId: 'no-deploy-env-file',
        range: firstLine(document.text),
        confidence: 'high',
        message: 'an env file is committed in a path that a deployment reads',
        help: 'delete it, sync its secrets with an ExternalSecret, and write its plain settings into the manifest',
        place: name,
      };
    }
    for (const reference of document.envFiles) {
      const verdict = judgeReference(reference, document, isDeployPath);
      if (verdict !== undefined) yield verdict;
    }
    for (const { root, format } of document.parts) {
      if (format !== 'workflow' || root === undefined) continue;
      for (const { range, target } of writtenEnvFiles(root, document.text, isDeployPath)) {
        yield {
          ruleId: 'no-deploy-env-file',
          range,
          // What is written here may never be committed.
          confidence: 'medium',
          message: 'this step writes an env file into a path that a deployment reads',
          help: 'let the deployment read the Secret that the ExternalSecret syncs, instead of a file that CI fills',
          place: `workflow/${target}`,
        };
      }
    }
  },
};

function judgeReference(
  { target, range, reader }: EnvFileReference,
  { path }: Document,
  isDeployPath: RuleContext['isDeployPath'],
): LocatedVerdict | undefined {
  const file = target.slice(target.lastIndexOf('=') + 1);
  const name = posix.basename(file);
  if (!isEnvFile(name) || !isForbidden(file, name, reader, path, isDeployPath)) return undefined;
  return {
    ruleId: 'no-deploy-env-file',
    range,
    confidence: 'high',
    message: `${READERS[reader]} an env file into what is deployed`,
    help: HELP[reader],
    place: `${reader}/${name}`,
  };
}

/** An env file, or a pattern that takes some: `COPY .env* ./`, `COPY *.env ./`. */
function isEnvFile(name: string): boolean {
  if (isEnvFileName(name)) return true;
  return name.includes('env') && /[*?[]/.test(name) && ENV_NAMES.some((known) => matchesGlob(name, known));
}

/** What such a pattern is written for; no template among them. */
const ENV_NAMES = [
  '.env',
  '.env.local',
  '.env.production',
  '.env.prod',
  'app.env',
  'prod.env',
  'production.env',
];

function isForbidden(
  file: string,
  name: string,
  reader: EnvFileReference['reader'],
  path: string,
  isDeployPath: RuleContext['isDeployPath'],
): boolean {
  if (reader !== 'compose') return true;
  // Relative to the compose file; one that leads out of the project is judged by its own folders.
  return (
    isStageEnvFile(name) ||
    isDeployPath(path) ||
    isDeployPath(posix.normalize(posix.join(posix.dirname(path), file)))
  );
}

const READERS: Readonly<Record<EnvFileReference['reader'], string>> = {
  compose: 'this service reads',
  kustomize: 'this generator reads',
  dockerfile: 'this instruction copies',
  heredoc: 'this instruction writes',
};

const HELP: Readonly<Record<EnvFileReference['reader'], string>> = {
  compose: 'name each variable under `environment`, secrets in the form ${NAME:?NAME is required}',
  kustomize: 'sync the secrets with an ExternalSecret, and give plain settings as `literals`',
  heredoc: 'give the variables at run time: what an image holds, whoever pulls it reads',
  dockerfile: 'keep it out of the image: list `.env*` in .dockerignore and give the variables at run time',
};
