import type { Setting } from './setting.js';

// Source: https://coolify.io/docs/knowledge-base/docker/compose

/** Coolify makes up the value of such a variable itself: it is not missing. */
export function isGeneratedByCoolify(name: string): boolean {
  return /^SERVICE_(?:PASSWORD|BASE64|REALBASE64|HEX|USER|SUPABASE)/.test(name);
}

/** `volumes[].content` is a file that Coolify writes as it stands, often a script. Compose has no such key. */
export function isCoolifyFile({ name, path }: Setting): boolean {
  return name === 'content' && path.at(-1) === 'volumes';
}
