/**
 * Decodes base64 or base64url, with or without padding, to a string of one character a byte; undefined where
 * the text is neither. `atob` exists in browsers and in Node, but not in every runtime's types.
 */
export function decodeBase64(text: string): string | undefined {
  const body = text.replace(/(?<!=)=+$/, '');
  if (body.length % 4 === 1) return undefined;
  let bytes = '';
  let bits = 0;
  let held = 0;
  for (let i = 0; i < body.length; i++) {
    const value = valueOf(body.charCodeAt(i));
    if (value < 0) return undefined;
    held = ((held << 6) | value) & 0xffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes += String.fromCharCode((held >> bits) & 0xff);
    }
  }
  return bytes;
}

function valueOf(code: number): number {
  if (code >= 65 && code <= 90) return code - 65;
  if (code >= 97 && code <= 122) return code - 71;
  if (code >= 48 && code <= 57) return code + 4;
  if (code === 43 || code === 45) return 62;
  return code === 47 || code === 95 ? 63 : -1;
}

/** The JSON object that a base64url text holds (a part of a JWT), or undefined. */
export function decodeJsonObject(text: string): Readonly<Record<string, unknown>> | undefined {
  const json = decodeBase64(text);
  if (json?.startsWith('{') !== true) return undefined;
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
