import type { TextBlock } from './markdown.js';

// The mounts that Vault's documentation uses (developer.hashicorp.com/vault/docs/secrets); any other mount shows
// itself by KV version 2's `/data/`.
const MOUNT = '(?:secret|kv|database|pki|pki_int|aws|gcp|azure|transit|ssh|rabbitmq|cubbyhole)';
const SEGMENT = '[\\w.@*+-]{1,100}';
const IN_CODE = new RegExp(`^(?:${MOUNT}(?:/${SEGMENT}){1,12}|${SEGMENT}/data(?:/${SEGMENT}){1,12})$`);
const IN_TEXT = new RegExp(`(?<![\\w./-])${MOUNT}(?:/${SEGMENT}){2,12}(?![\\w/<{$])`, 'g');

/** The Vault paths that the section names, in order, each once. A path with a placeholder (`<app>`) is none. */
export function vaultPathsOf(blocks: readonly TextBlock[]): string[] {
  const paths = blocks.flatMap((block) => [
    ...block.codes.map((code) => code.trim().replace(/^\/|\/$/g, '')).filter((code) => IN_CODE.test(code)),
    ...block.lines.flatMap((line) =>
      [...line.matchAll(IN_TEXT)].map((match) => match[0].replace(/(?<!\.)\.+$/, '')),
    ),
  ]);
  return [...new Set(paths)];
}
