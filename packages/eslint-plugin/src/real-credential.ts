import { findTokens } from '@bridgekeeper/policy';

/**
 * Whether a text holds a provider's token: the one thing that is no more harmless in a test or a comment than anywhere
 * else. Passwords, keys and connection strings there are mostly made up.
 */
export function isRealCredential(text: string): boolean {
  return findTokens(text).some(
    ({ format, confidence }) =>
      format.kind === 'secret' && format.provider !== 'any' && confidence === 'high',
  );
}
