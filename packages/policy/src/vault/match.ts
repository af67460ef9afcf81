import type { VaultClient, VaultClientKind } from './clients.js';
import { VAULT_CLIENTS } from './clients.js';
import { VAULT_PORT } from './wire.js';

export type { VaultCommandMatch } from './match-command.js';
export { matchVaultCommand } from './match-command.js';
export type { VaultUrlMatch } from './match-http.js';
export { isVaultHeader, matchVaultUrl } from './match-http.js';

// Pulumi and CDKTF programs configure Vault from a pipeline, test tools start a throw-away one, and types do not
// exist at run time: none of them is an application that reads its secrets from Vault.
const VIOLATIONS: ReadonlySet<VaultClientKind> = new Set(['client', 'framework-integration']);

const NPM_CLIENTS: ReadonlyMap<string, VaultClient> = new Map(
  VAULT_CLIENTS.filter(({ ecosystem, kind }) => ecosystem === 'npm' && VIOLATIONS.has(kind)).flatMap(
    (client) => client.specifiers.map((specifier) => [specifier, client] as const),
  ),
);

// docs.deno.com/runtime/fundamentals/node (`npm:`), esm.sh, docs.skypack.dev, unpkg.com, jsdelivr.com (`/npm/`).
const NPM_PREFIX =
  /^(?:npm:\/?|https:\/\/(?:esm\.sh\/(?:v\d{1,4}\/)?|cdn\.skypack\.dev\/|unpkg\.com\/|cdn\.jsdelivr\.net\/npm\/))/;
// What follows the name: a version (`@0.10`, `@^1`), or a query.
const VERSION = /^((?:@[\w.~-]{1,214}\/)?[\w~-][\w.~-]{0,213})[@?][^/]{0,200}/;

/**
 * One of these, whatever its case, is in every text that has anything of Vault's. Some clients do not have the word
 * in their name (`fastify-secrets-hashicorp`).
 */
export const VAULT_MENTIONS: readonly string[] = [
  'vault',
  'bao',
  'approle',
  VAULT_PORT,
  ...[...NPM_CLIENTS.keys()].filter((name) => !/vault|bao/i.test(name)),
];

const MENTION = new RegExp(
  VAULT_MENTIONS.map((word) => (word === VAULT_PORT ? `\\b${word}\\b` : word)).join('|'),
  'i',
);

/**
 * The Vault client that a JavaScript module specifier loads: the package itself or anything below it
 * (`hashi-vault-js/config`). Relative and absolute paths, URLs and other `scheme:` specifiers are never one,
 * but for Deno's `npm:` and the addresses at which CDNs serve npm packages (`https://esm.sh/node-vault@0.10`).
 *
 * Only packages by which an application reads from Vault count: kinds `client` and `framework-integration`.
 */
export function matchVaultModule(specifier: string): VaultClient | undefined {
  const bare = specifier.replace(NPM_PREFIX, '');
  // Without the prefix, `node-vault?raw` and `node-vault@1` are a bundler's or an alias, not the package.
  const name = npmPackageName(bare === specifier ? bare : bare.replace(VERSION, '$1'));
  return name === undefined ? undefined : NPM_CLIENTS.get(name);
}

/** The package of a bare module specifier: `@scope/name/sub/path` → `@scope/name`. Undefined for anything else. */
export function npmPackageName(specifier: string): string | undefined {
  return /^(?:@[\w.~-]{1,214}\/)?[\w~-][\w.~-]{0,213}(?=\/|$)/.exec(specifier)?.[0];
}

/** Whether a text can hold anything that the matchers of this folder find. Cheap; errs towards yes. */
export function mentionsVault(text: string): boolean {
  return MENTION.test(text);
}
