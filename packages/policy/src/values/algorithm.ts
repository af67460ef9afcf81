/**
 * The name of a cipher, a digest, a signature, a key derivation or a curve, whatever the setting is called:
 * `aes-256-gcm`, `HS256`, `argon2id`. Sources: OpenSSL's `list -cipher-algorithms` and `-digest-algorithms`,
 * RFC 7518 (JWA), RFC 8032 and 7748.
 */
export function isAlgorithm(value: string): boolean {
  return value.length <= MAX_LENGTH && STARTS.test(value) && NAMES.some((name) => name.test(value));
}

const MAX_LENGTH = 40;
/** A cheap first look: most values start otherwise. */
const STARTS =
  /^(?:aes|sm4|camellia|aria|3?des|x?chacha|xsalsa|hmac|rsa|ecd|pbkdf2|sha|md5|blake|ripemd|[hrep]s\d|ed(?:dsa|25|44)|[ax]\d|[bs]crypt|argon2|hkdf|curve|secp|prime)/i;

const NAMES: readonly RegExp[] = [
  /^(?:aes(?:[-_]?(?:128|192|256))?|sm4|(?:camellia|aria)[-_]?(?:128|192|256))(?:[-_]?(?:cbc|gcm|ctr|ecb|cfb[18]?|ofb|ccm|xts|siv|ocb|wrap))?$/i,
  /^(?:des(?:-ede3?)?(?:-(?:cbc|ecb|cfb|ofb))?|3des|x?chacha20(?:-ietf)?(?:-poly1305)?|xsalsa20-poly1305)$/i,
  /^(?:hmac[-_]?|rsa[-_]|ecdsa[-_]|pbkdf2[-_]?)?(?:hmac[-_]?)?(?:sha[-_]?(?:1|224|256|384|512)|sha3-(?:224|256|384|512)|md5|blake2[bs](?:-?\d{3})?|blake3|ripemd-?160)$/i,
  /^(?:[HREP]S(?:256|384|512)|ES256K|EdDSA|RSA-OAEP(?:-(?:256|384|512))?|ECDH-ES(?:\+A\d{3}KW)?)$/i,
  /^A(?:128|192|256)(?:GCM|KW|GCMKW|CBC-HS(?:256|384|512))$/i,
  /^(?:pbkdf2(?:[-_]hmac)?|bcrypt|scrypt|argon2(?:id|i|d)?|hkdf)$/i,
  /^(?:(?:x|ed)(?:25519|448)|curve25519|secp(?:256|384|521)[kr]1|prime256v1|rsa-?(?:1024|2048|3072|4096|8192))$/i,
];
