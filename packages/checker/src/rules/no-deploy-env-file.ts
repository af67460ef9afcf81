import { posix } from 'node:path';

import type { Document, EnvFileReference } from '../readers/document.js';
import { isEnvFileName } from '../readers/file-kind.js';
import { isDeployPath, isStageEnvFile } from './deploy-paths.js';
import type { LocatedVerdict, Rule } from './rule.js';

/**
 * Reports an env file that is committed in a deploy path, at its first character, and an artefact that reads
 * one, at the path as written. A root compose file that reads `.env` is local development, and passes.
 */
export const noDeployEnvFile: Rule = {
  id: 'no-deploy-env-file',
  *check(document) {
    const name = posix.basename(document.path);
    if (document.parts[0]?.format === 'env' && isEnvFileName(name) && isDeployPath(document.path)) {
      yield {
        ruleId: 'no-deploy-env-file',
        range: { start: 0, end: firstLineEnd(document.text) },
        confidence: 'high',
        message: 'an env file is committed in a path that a deployment reads',
        help: 'delete it, sync its secrets with an ExternalSecret, and write its plain settings into the manifest',
        place: name,
      };
    }
    for (const reference of document.envFiles) {
      const verdict = judgeReference(reference, document);
      if (verdict !== undefined) yield verdict;
    }
  },
};

function judgeReference(
  { target, range, reader }: EnvFileReference,
  { path }: Document,
): LocatedVerdict | undefined {
  const file = target.slice(target.lastIndexOf('=') + 1);
  const name = posix.basename(file);
  if (!isEnvFile(name) || !isForbidden(file, name, reader, path)) return undefined;
  return {
    ruleId: 'no-deploy-env-file',
    range,
    confidence: 'high',
    message: `${READERS[reader]} an env file into what is deployed`,
    help: HELP[reader],
    place: `${reader}/${name}`,
  };
}

/** An env file, or a pattern that takes them all: `COPY .env* ./`. */
function isEnvFile(name: string): boolean {
  return isEnvFileName(name) || /^\.env[\w.-]*\*$/.test(name);
}

function isForbidden(file: string, name: string, reader: EnvFileReference['reader'], path: string): boolean {
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
};

const HELP: Readonly<Record<EnvFileReference['reader'], string>> = {
  compose: 'name each variable under `environment`, secrets in the form ${NAME:?NAME is required}',
  kustomize: 'sync the secrets with an ExternalSecret, and give plain settings as `literals`',
  dockerfile: 'keep it out of the image: list `.env*` in .dockerignore and give the variables at run time',
};

function firstLineEnd(text: string): number {
  const end = text.search(/[\r\n]/);
  return end < 0 ? text.length : end;
}
