import { createSourceCode } from '../lazy/source-code.js';
import type { Language, LanguageName } from '../plugin-types.js';
import type { DeployFile } from './root-node.js';
import { fileOf, VISITOR_KEYS } from './root-node.js';

interface InputFile {
  readonly body: string | Uint8Array;
  readonly bom: boolean;
}

/**
 * A language for files that people deploy. It parses nothing, so a Helm template or a broken file is linted as well:
 * the rules read the text, and `valid-syntax` says what is wrong with it.
 */
function languageOf(name: LanguageName): Language {
  return {
    fileType: 'text',
    lineStart: 1,
    columnStart: 1,
    nodeTypeKey: 'type',
    visitorKeys: VISITOR_KEYS,
    // What rules for JavaScript look into without asking whether it is there.
    defaultLanguageOptions: { parserOptions: {} },
    // A config for all files may hold options of JavaScript: they mean nothing here.
    validateLanguageOptions: () => undefined,
    parse: (file: InputFile) => ({ ok: true, ast: fileOf(textOf(file)) }),
    createSourceCode: (file: InputFile, { ast }) =>
      createSourceCode(name, textOf(file), ast as DeployFile, file.bom),
  };
}

function textOf({ body }: InputFile): string {
  return typeof body === 'string' ? body : new TextDecoder().decode(body);
}

export const languages: Readonly<Record<LanguageName, Language>> = {
  yaml: languageOf('yaml'),
  env: languageOf('env'),
  dockerfile: languageOf('dockerfile'),
};
