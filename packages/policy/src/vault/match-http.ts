import type { PathNeeds } from './wire.js';
import {
  FOREIGN_VAULT_HOSTS,
  VAULT_ADDRESS_VARIABLES,
  VAULT_HEADERS,
  VAULT_PATHS,
  VAULT_PORT,
} from './wire.js';

export interface VaultUrlMatch {
  /** What gave Vault away. */
  readonly evidence: 'address-variable' | 'port' | 'host' | 'path';
  /** The path's telling part, safe to print: `/v1/secret/…`; `/v1/…` where the mount is not a known one. */
  readonly endpoint: string;
}

const HEADERS: ReadonlySet<string> = new Set(VAULT_HEADERS.map((name) => name.toLowerCase()));

interface Parts {
  readonly authority: string;
  /** The segments before `v1`. */
  readonly prefix: readonly string[];
  /** The segments after `v1`. */
  readonly path: readonly string[];
}

// Longer than any real URL: bounds the work on a data URI or an inlined file.
const MAX_LENGTH = 4096;
const REFERENCE = /\$\{([^{}]{0,200})\}/g;
const FALLBACK = /:?[-?+=]|\?\?|\|\|/;
const LAST_IDENTIFIER = /([A-Za-z_]\w{0,100})\W{0,10}$/;
const SHAPE = /^(?:https?:\/\/)?([^\s/?#]{0,500})(\/[^\s?#]*)/i;
const LOOPBACK = /^(?:localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[::1\]|0\.0\.0\.0)$/;

/**
 * Tells whether a text is a URL (or the path of one) of Vault's HTTP API. References stand for unknown parts:
 * `$VAULT_ADDR/v1/kv/app`, `${VAULT_ADDR}/v1/kv/app`, `${process.env.VAULT_ADDR}/v1/kv/app`.
 *
 * It is one where
 * - the base is an address variable of Vault's own (`VAULT_ADDR`, `BAO_ADDR`, …) and the path starts with `/v1`;
 * - the port is 8200 and the path starts with `/v1`;
 * - the host (or a segment before `/v1`) says vault or openbao, and the path is one of Vault's;
 * - the path alone is enough: `/v1/auth/approle/login` on any host, `/v1/secret/data/app` on an unknown one.
 */
export function matchVaultUrl(text: string): VaultUrlMatch | undefined {
  const parts = split(text);
  if (parts === undefined) return undefined;
  const endpoint = `/v1/${knownMount(parts.path)}…`;
  if (parts.prefix.length === 0 && isAddressVariable(parts.authority)) {
    return { evidence: 'address-variable', endpoint };
  }
  const needs = pathNeeds(parts.path);
  const { host, port } = splitAuthority(parts.authority);
  if (port === VAULT_PORT && parts.prefix.length === 0) return { evidence: 'port', endpoint };
  if (needs === undefined) return undefined;
  const foreign = FOREIGN_VAULT_HOSTS.some(
    (name) => host === name || (name.startsWith('.') && host.endsWith(name)),
  );
  if (!foreign && [host, ...parts.prefix].some(saysVault)) return { evidence: 'host', endpoint };
  if (needs === 'nothing') return { evidence: 'path', endpoint };
  return needs === 'unknown-host' && !foreign && isUnknownHost(host)
    ? { evidence: 'path', endpoint }
    : undefined;
}

/** Whether a request header belongs to Vault's HTTP API. */
export function isVaultHeader(name: string): boolean {
  return HEADERS.has(name.trim().toLowerCase());
}

function split(text: string): Parts | undefined {
  if (text.length > MAX_LENGTH) return undefined;
  const plain = text.trim().replace(REFERENCE, (_, inner: string) => {
    const name = LAST_IDENTIFIER.exec(inner.split(FALLBACK, 1)[0] ?? '')?.[1];
    return `$${name ?? '_'}`;
  });
  const match = SHAPE.exec(plain);
  if (match === null) return undefined;
  const segments = (match[2] ?? '').split('/').slice(1);
  const version = segments.indexOf('v1');
  if (version === -1 || version > 4) return undefined;
  return {
    authority: match[1] ?? '',
    prefix: segments.slice(0, version),
    path: segments.slice(version + 1),
  };
}

function splitAuthority(authority: string): { host: string; port: string | undefined } {
  // User information may hold a password: drop it before anything else looks.
  const bare = authority.slice(authority.lastIndexOf('@') + 1);
  const match = /^(.*):(\d{1,5})$/.exec(bare);
  const host = match?.[1] ?? bare;
  return { host: host.startsWith('$') ? host : host.toLowerCase(), port: match?.[2] };
}

/** `$VAULT_ADDR`, and `$vaultAddr`: the name that code gives to the variable's value. */
function isAddressVariable(authority: string): boolean {
  if (!authority.startsWith('$')) return false;
  const name = words(authority.slice(1)).join('_').toUpperCase();
  return VAULT_ADDRESS_VARIABLES.includes(name) || name === 'VAULT_ADDRESS';
}

function saysVault(text: string): boolean {
  const parts = words(text);
  return parts.some((word, index) => {
    if (/^(?:openbao|bao|hashivault|hcvault)$/.test(word)) return true;
    // `keyVaultUrl`, `key-vault`: Azure's product.
    return /^vault\d{0,3}$/.test(word) && parts[index - 1] !== 'key';
  });
}

/** A host that is not written here, or that may well be Vault under another name. */
function isUnknownHost(host: string): boolean {
  return host === '' || host.startsWith('$') || LOOPBACK.test(host) || host.includes('vault');
}

function words(text: string): string[] {
  return text
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .filter((word) => word !== '');
}

function pathNeeds(path: readonly string[]): PathNeeds | undefined {
  return VAULT_PATHS.find(({ segments }) =>
    segments.every((wanted, index) => {
      const segment = path[index];
      if (segment === undefined) return false;
      if (wanted === '*') return true;
      return typeof wanted === 'string' ? segment === wanted : wanted.includes(segment);
    }),
  )?.needs;
}

function knownMount(path: readonly string[]): string {
  const mount = path[0];
  if (mount === undefined || mount === '') return '';
  const known = VAULT_PATHS.some(({ segments: [first] }) => {
    return typeof first === 'string' ? first === mount : first?.includes(mount);
  });
  return known ? `${mount}/` : '';
}
