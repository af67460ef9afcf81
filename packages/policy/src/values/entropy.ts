/** Shannon entropy of a text in bits a character: 0 for `aaaa`, at most log2 of its length. */
export function entropy(text: string): number {
  const counts = new Map<number, number>();
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  let bits = 0;
  for (const count of counts.values()) {
    const share = count / text.length;
    bits -= share * Math.log2(share);
  }
  return bits;
}

/** How many of lower case, upper case, digits and the rest a text has: 0 to 4. */
export function countClasses(text: string): number {
  return (
    Number(/[a-z]/.test(text)) +
    Number(/[A-Z]/.test(text)) +
    Number(/[0-9]/.test(text)) +
    Number(/[^A-Za-z0-9]/.test(text))
  );
}

/**
 * `abcdef…`, `0123456789`, `zyxw…`: most characters follow the one before them. An alphabet, not a secret.
 */
export function isSequential(text: string): boolean {
  if (text.length < 4) return false;
  let steps = 0;
  for (let i = 1; i < text.length; i++) {
    const step = text.charCodeAt(i) - text.charCodeAt(i - 1);
    if (step === 1 || step === -1) steps++;
  }
  return steps >= (text.length - 1) * 0.7;
}
