import type { SecretsAccess } from './access.js';
import { accessOf } from './access.js';
import type { DynamicSecretReason } from './justification.js';
import { justificationOf } from './justification.js';
import { findSection } from './markdown.js';
import { plain, sentencesOf } from './sentences.js';
import { vaultPathsOf } from './vault-paths.js';

/** What a README's section "Secrets architecture" says. */
export interface SecretsArchitecture {
  /** The heading's text as written. */
  readonly heading: string;
  /** The heading's line, from 1. */
  readonly line: number;
  /** The section's last line. */
  readonly endLine: number;
  readonly access: SecretsAccess;
  /** The sentence that names an accepted dynamic-secrets requirement, if one does. */
  readonly justification: string | undefined;
  /** Which requirement that is. */
  readonly reason: DynamicSecretReason | undefined;
  /** The Vault paths that the section names, in order, each once. */
  readonly vaultPaths: readonly string[];
}

/** Cheaper than parsing: most READMEs do not have the words. */
const WORDS = /secrets[^]{1,20}architecture/i;

// "3. Secrets architecture", "🔐 Secrets Architecture (Direct-Vault)", "§4.1 Secrets architecture", ":lock: Secrets …"
const HEADING =
  /^[^\p{L}\p{N}]{0,20}(?::[\w+-]{1,40}:[^\p{L}\p{N}]{0,10})?(?:(?:section|part|chapter|appendix)\s)?(?:(?:\d{1,3}(?:\.\d{1,3}){0,5}|[IVX]{1,5}|[A-Z])[.):\s-][^\p{L}\p{N}]{0,20})?secrets[\s\u00A0-]{1,4}architecture(?![\p{L}\p{N}])/iu;

/**
 * Reads the first section of a README whose heading says "Secrets architecture": ATX or setext, of any level, with
 * or without a number, an emoji or more text after it. It ends at the next heading of the same or a higher level.
 *
 * `access` is careful: Direct-Vault must be said as the choice, not only mentioned. `justification` takes any
 * wording of the four accepted requirements, denied, planned or hypothetical ones excepted, and lifetimes that the
 * text gives must be under the policy's limits (database leases one hour, certificates 24 hours).
 */
export function readSecretsArchitecture(markdown: string): SecretsArchitecture | undefined {
  if (!WORDS.test(markdown)) return undefined;
  const section = findSection(markdown, HEADING);
  if (section === undefined) return undefined;
  const sentences = section.blocks.flatMap(sentencesOf);
  const justification = justificationOf(section.blocks);
  return {
    heading: section.heading,
    line: section.line,
    endLine: section.endLine,
    access: accessOf({ kind: 'heading', text: plain(section.heading) }, sentences),
    justification: justification?.text,
    reason: justification?.reason,
    vaultPaths: vaultPathsOf(section.blocks),
  };
}
