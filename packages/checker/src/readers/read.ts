import type { Told } from '../file-policy.js';
import type { ProjectFacts } from '../project/facts.js';
import { readDockerfile } from './dockerfile/read-dockerfile.js';
import type { Document } from './document.js';
import { readEnv } from './env/read-env.js';
import type { FileKind } from './file-kind.js';
import { readYamlDocument } from './yaml/read-document.js';

/**
 * Reads a text with the reader of its kind. Never throws.
 *
 * @param told what the policy says of the file
 */
export function readDocument(
  kind: FileKind,
  path: string,
  text: string,
  facts: ProjectFacts,
  told: Told = {},
): Document {
  const document = read(kind, path, text, facts, told);
  const { names } = told;
  if (names === undefined) return document;
  return { ...document, names, settings: document.settings.map((setting) => ({ ...setting, names })) };
}

function read(kind: FileKind, path: string, text: string, facts: ProjectFacts, told: Told): Document {
  switch (kind) {
    case 'yaml':
      return readYamlDocument(path, text, facts, false, told);
    case 'helm-template':
      return readYamlDocument(path, text, facts, true, told);
    case 'env':
      return readEnv(path, text, facts, told);
    case 'dockerfile':
      return readDockerfile(path, text, told);
    case 'ignore':
      return {
        path,
        text,
        parts: [{ format: 'ignore', root: undefined }],
        settings: [],
        envFiles: [],
        errors: [],
      };
  }
}
