/** How many bytes a text has in UTF-8. */
export function bytesOf(text: string): number {
  let bytes = 0;
  for (const character of text) bytes += width(character);
  return bytes;
}

/** The characters of a text that lie between two byte offsets. A character that is cut becomes U+FFFD. */
export function sliceBytes(text: string, start: number, end: number): string {
  let sliced = '';
  let offset = 0;
  for (const character of text) {
    const from = Math.max(offset, start);
    const to = Math.min(offset + width(character), end);
    if (to - from === width(character)) sliced += character;
    else if (to > from) sliced += '\uFFFD'.repeat(to - from);
    offset += width(character);
  }
  return sliced;
}

function width(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x10000 ? 3 : 4;
}
