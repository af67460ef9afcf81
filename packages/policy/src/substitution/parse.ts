import { parseCompose } from './compose.js';
import { parseDockerStack } from './docker-stack.js';
import { parseDockerfile } from './dockerfile.js';
import { parseEnvsubst } from './envsubst.js';
import { parseFlux } from './flux.js';
import { project } from './project.js';
import { parseShell } from './shell.js';
import type { Dialect, ParsedText } from './substitution.js';
import type { Template } from './template.js';

/** How each dialect reads a text. */
const PARSERS: Readonly<Record<Dialect, (text: string) => Template>> = {
  compose: parseCompose,
  'docker-stack': parseDockerStack,
  flux: parseFlux,
  envsubst: parseEnvsubst,
  shell: parseShell,
  dockerfile: parseDockerfile,
};

const NOTHING: ParsedText = { substitutions: [], recovered: [], errors: [] };

/** A text as the consumer reads it, before it is judged. */
export function parseTemplate(text: string, dialect: Dialect): Template {
  return PARSERS[dialect](text);
}

/**
 * Reads the references to variables out of a text: a value after its format's own decoding, or a whole file
 * where the consumer expands before it parses. Linear in the text; never throws.
 *
 * @param text offsets in the result are UTF-16 offsets into it
 * @param dialect the engine that expands the text
 */
export function parseSubstitutions(text: string, dialect: Dialect): ParsedText {
  return text.includes('$') ? project(text, parseTemplate(text, dialect)) : NOTHING;
}
