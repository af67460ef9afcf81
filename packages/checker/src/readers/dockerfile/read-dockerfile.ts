import type { Told } from '../../file-policy.js';
import type { Document } from '../document.js';
import { copiedFiles } from './copied-files.js';
import { dockerfileSettings } from './dockerfile-settings.js';
import { readInstructions } from './instructions.js';

/** The settings of a Dockerfile, and the env files that it copies into an image. */
export function readDockerfile(path: string, text: string, { names }: Told = {}): Document {
  return {
    path,
    text,
    parts: [{ format: 'dockerfile', root: undefined }],
    settings: dockerfileSettings(readInstructions(text), undefined, names),
    // The parser is loaded only for the few files that name an env file at all.
    envFiles: text.includes('env') ? copiedFiles(text) : [],
    errors: [],
  };
}
