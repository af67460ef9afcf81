/**
 * Whether a literal is what a Secret, a key of it, or a variable is called. The name of the value has to speak of
 * such an object, and the literal has to look like the name of one:
 *
 * - `activationSecret | default "app-license-file-secret"` is a Secret;
 * - `secretKeyPassword | default "mysql-password"` and `appSecretKey | default "appsecret"` are keys of one;
 * - `keys.access_key_secret | default "access_key_secret"` and `envVarNames.password | default "DB_PASS"` are names in
 *   a table of names.
 *
 * @param name of the value, with its path
 */
export function isObjectName(name: string, literal: string): boolean {
  const [parent = '', last = ''] =
    name.split('.').slice(-2).length === 2 ? name.split('.').slice(-2) : ['', name];
  return namesSecret(last, literal) || namesKey(last, literal) || isInTable(parent, last, literal);
}

/** No chart falls back to such words for a password, `my-super-secret` and its kin aside. */
function namesSecret(last: string, literal: string): boolean {
  return SECRET.test(last) && !CREDENTIAL.test(last) && SECRET_NAME.test(literal) && !MADE_UP.test(literal);
}

const SECRET = /^[a-z]\w{0,60}[a-z\d]Secret$/;
/** Called by what they are: `clientSecret` of OAuth is a value. */
const CREDENTIAL =
  /(?:client|consumer|app|jwt|session|cookie|signing|webhook|shared|encryption|token|csrf|hmac|auth|oauth|api)Secret$/i;
const SECRET_NAME = /^[a-z\d]{1,40}(?:-[a-z\d]{1,40}){1,8}-secrets?$/;
const MADE_UP =
  /(?:^|-)(?:my|your|our|super|top|very|change|changeme|dev|test|insecure|secret(?=-)|not|so|some|random)(?:-|$)/;

/** Under `secretKeyPassword` the literal ends in the noun; under `appSecretKey` it says the words before `Key`. */
function namesKey(last: string, literal: string): boolean {
  if (!KEBAB.test(literal)) return false;
  const [, noun] = SECRET_KEY_OF.exec(last) ?? [];
  if (noun !== undefined) return literal.split('-').at(-1) === noun.toLowerCase();
  const [, owner] = KEY_OF_SECRET.exec(last) ?? [];
  return owner?.toLowerCase() === literal.replaceAll('-', '');
}

const KEBAB = /^[a-z\d]{1,40}(?:-[a-z\d]{1,40}){0,8}$/;
const SECRET_KEY_OF = /(?:^s|[a-z\d]S)ecretKey([A-Z][a-z]{2,20})$/;
const KEY_OF_SECRET = /^([a-z][a-z\d]{1,40}Secret)Key$/;

/** `keys`, `envVarNames`: what stands below says what something is called, when it says its own words again. */
function isInTable(parent: string, last: string, literal: string): boolean {
  if (!TABLE.test(parent)) return false;
  if (/^[A-Z][A-Z\d]{0,40}(?:_[A-Z\d]{1,40}){1,8}$/.test(literal)) return true;
  return literal.replace(/[-_]/g, '').toLowerCase() === last.replace(/[-_]/g, '').toLowerCase();
}

const TABLE = /^(?:keys|keyNames|secretKeys|names|varNames|\w{0,40}(?:VarNames|KeyNames|EnvNames))$/;
