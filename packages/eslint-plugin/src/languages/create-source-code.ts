import type { TextRange } from '@bridgekeeper/policy';

import type { LanguageName } from '../plugin-types.js';
import { dockerfileComments, envComments } from './line-comments.js';
import type { DeployFile } from './root-node.js';
import { DeploySourceCode } from './source-code.js';
import { yamlComments } from './yaml-comments.js';

/** Where the comments of a language stand. */
const COMMENTS: Readonly<Record<LanguageName, (text: string) => readonly TextRange[]>> = {
  yaml: yamlComments,
  env: envComments,
  dockerfile: dockerfileComments,
};

/** The source code of a deploy file, in one of our languages. */
export function createSourceCode(
  language: LanguageName,
  text: string,
  ast: DeployFile,
  hasBom: boolean,
): DeploySourceCode {
  return new DeploySourceCode(text, ast, hasBom, COMMENTS[language]);
}
