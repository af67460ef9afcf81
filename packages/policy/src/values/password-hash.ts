/**
 * A hash as password files and user databases hold it: crypt(3) and its kin (`$2b$`, `$6$`, `$apr1$`,
 * `$argon2id$`), LDAP's `{SSHA}`, Django's and Werkzeug's `pbkdf2`, PostgreSQL's SCRAM. `$$` is a `$` in
 * compose. It is not the password, but it can be guessed offline.
 */
export function isPasswordHash(value: string): boolean {
  return HASH.test(value);
}

const HASH =
  /^(?:[\w.@-]{1,64}:)?(?:\$?\$(?:1|2[abxy]?|5|6|7|y|apr1|argon2(?:id|i|d)|scrypt|pbkdf2(?:-sha\d+)?)\$|\{(?:S?SHA(?:256|512)?|S?MD5|CRYPT|BCRYPT|ARGON2)\}|pbkdf2[_:]sha\d+[$:]|scrypt:\d|SCRAM-SHA-256\$)/i;
