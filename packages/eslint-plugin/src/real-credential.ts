import { findTokens, judgeLiteral } from '@bridgekeeper/policy';

/**
 * Whether a text holds a provider's token: the one thing that is no more harmless in a comment than anywhere else.
 * Passwords, keys and connection strings there are mostly made up.
 */
export function isRealCredential(text: string): boolean {
  return findTokens(text).some(
    ({ format, confidence }) =>
      format.kind === 'secret' && format.provider !== 'any' && confidence === 'high',
  );
}

/**
 * Whether a text is leaked by its own shape, a token or a private key: that it is a fallback of something is the lesser
 * fact. A password in a URL is no such thing, for as a fallback it is mostly that of a database on the same machine.
 */
export function isLeak(text: string): boolean {
  const reason = shapeOf(text)?.reason;
  return reason === 'token' || reason === 'pem';
}

/** What a text surely is, whatever its name. */
function shapeOf(text: string): ReturnType<typeof judgeLiteral> {
  const shape = judgeLiteral({ name: '', value: text, position: 'fallback' });
  if (shape?.confidence !== 'high') return undefined;
  return findTokens(text).some(({ format }) => format.kind === 'secret') ? shape : undefined;
}
