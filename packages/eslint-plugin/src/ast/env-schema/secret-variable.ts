import type { OwnNames } from '@bridgekeeper/policy';
import { hasPublicPrefix, isSecretName } from '@bridgekeeper/policy';

import type { SourceCode } from '../binding.js';
import { isVariableName } from '../env-read.js';

/** A file, and what of its names are secrets. */
export interface EnvFile {
  readonly sourceCode: SourceCode;
  /** Whether a name is a variable's, and means a secret that a server keeps: what bundlers ship is another rule's. */
  readonly isSecret: (name: string) => boolean;
}

/** @param names what the policy says of names */
export function envFileOf(sourceCode: SourceCode, names: OwnNames | undefined): EnvFile {
  return {
    sourceCode,
    isSecret: (name) => isVariableName(name) && isSecretName(name, names) && !hasPublicPrefix(name),
  };
}
