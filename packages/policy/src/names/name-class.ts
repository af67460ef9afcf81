/**
 * What a name says of its value.
 * - `secret` (S3): password, api key, client secret, …
 * - `likely` (S2): token, auth, pin, `<provider>_KEY`, …
 * - `url`: DATABASE_URL, DSN: a secret only where its userinfo holds a password.
 * - `contextual` (S1): bare key, hash, seed, …: only with a random value in a sink.
 * - `none` (S0): describes a secret (`passwordField`, `SECRET_NAME`, `TOKEN_TTL`) or has nothing to do with one.
 */
export type NameClass = 'secret' | 'likely' | 'url' | 'contextual' | 'none';
