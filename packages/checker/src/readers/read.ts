import type { ProjectFacts } from '../project/facts.js';
import { readDockerfile } from './dockerfile/read-dockerfile.js';
import type { Document } from './document.js';
import { readEnv } from './env/read-env.js';
import type { FileKind } from './file-kind.js';
import { readYamlDocument } from './yaml/read-document.js';

/** Reads a text with the reader of its kind. Never throws. */
export function readDocument(kind: FileKind, path: string, text: string, facts: ProjectFacts): Document {
  switch (kind) {
    case 'yaml':
      return readYamlDocument(path, text, facts, false);
    case 'helm-template':
      return readYamlDocument(path, text, facts, true);
    case 'env':
      return readEnv(path, text);
    case 'dockerfile':
      return readDockerfile(path, text);
  }
}
