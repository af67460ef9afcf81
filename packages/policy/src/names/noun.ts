/** What a message calls the thing that a head names: `apikey` → API key. For any head, with no article. */
export function nounOf(head: string): string {
  const special = NOUNS.get(head);
  if (special !== undefined) return special;
  if (/pass|pwd|^pw$/.test(head)) return 'password';
  if (head.startsWith('apikey')) return 'API key';
  if (head.includes('token') || head === 'pat' || head === 'bearer') return 'token';
  if (head.includes('key')) return 'key';
  return head.startsWith('cred') ? 'credential' : 'secret';
}

const NOUNS: ReadonlyMap<string, string> = new Map([
  ['passkey', 'key'],
  ['contrasena', 'password'],
  ['kennwort', 'password'],
  ['senha', 'password'],
  ['wachtwoord', 'password'],
  ['motdepasse', 'password'],
  ['masterauth', 'password'],
  ['jwt', 'token'],
  ['mnemonic', 'seed phrase'],
  ['seedphrase', 'seed phrase'],
  ['recoveryphrase', 'seed phrase'],
  ['salt', 'salt'],
  ['salts', 'salt'],
  ['pepper', 'pepper'],
  ['pin', 'PIN'],
]);
