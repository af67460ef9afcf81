/**
 * A value that is a reference to a value elsewhere, an encrypted one, or a template that makes one: none
 * holds a secret. A part is enough for template syntax (`Bearer ${TOKEN}`); the rest must be the whole value.
 */
export function isReference(value: string): boolean {
  if ((/[{<%[(]/.test(value) && TEMPLATE.test(value)) || FORMS.some((form) => form.test(value))) return true;
  const variable = VARIABLE.exec(value)?.[1];
  return variable !== undefined && mayBeVariable(variable);
}

/** A variable of a shell, of PHP, of GraphQL; an operator or a system variable of MongoDB: `$PASSWORD`, `$set`, `$$ROOT`. */
const VARIABLE = /^\$\$?([A-Za-z_]\w*)$/;

/**
 * Whether somebody may have called a variable so. Most of what reads a text knows no variables, and a password may begin
 * with a dollar sign: what has digits inside its words (`$ecretPassw0rd1`), or is no words at all (`$aact_YTU5YTE0OGJl`),
 * is one.
 */
export function mayBeVariable(name: string): boolean {
  if (/^[A-Z_\d]+$/.test(name)) return true;
  // The sign is a letter of the word behind it.
  if (/^(?:ecret|ecur|trong|uper)/i.test(name)) return false;
  const plain = name.replace(TERMS, '');
  if (/\d[a-z]/.test(plain) || (plain.match(/\d+/g) ?? []).length > MAX_NUMBERS) return false;
  const words = plain.match(/[A-Z]?[a-z]+|[A-Z]{1,40}/g) ?? [];
  return words.length < MANY_WORDS || words.join('').length / words.length >= MIN_AVERAGE;
}

/** Words with a digit inside. */
const TERMS = /(?<![A-Za-z])(?:k[38]s|i18n|l10n|e2e|p2p|b2[bc]|x509)|K[38]s|I18n|L10n|E2e|P2p|B2[bc]/g;
const MAX_NUMBERS = 2;
const MANY_WORDS = 5;
const MIN_AVERAGE = 2.6;

/** Anywhere in a value: `${X}`, `{{ x }}`, `$(x)`, `#{x}`, `<% x %>`, `[[ x ]]`, `%(x)s`; Symfony's `%x.y%/…`. */
const TEMPLATE =
  /\$\{[^}]{1,400}\}|\{\{[^}]{1,400}\}\}|\$\([^)]{1,400}\)|#\{[^}]{1,400}\}|<%[^%]{1,400}%>|\[\[[^\]]{1,400}\]\]|%\(\w{1,80}\)s|^%[A-Za-z_][\w.]{1,60}%|\$\[\[/;

const FORMS: readonly RegExp[] = [
  // The whole value: `:x` (a named parameter), `__x__`, `@x@`, `%X%`, `%s` and `%p` of a format, `<your key>`, `{x}`, `[x]`.
  /^(?::[A-Za-z_]\w*|__\w+__|@@?[\w.-]+@@?|%[A-Za-z_]\w*%|%-?\d*[a-z@])$/,
  /^(?:<[^<>]*>|<<[^<>]*>>|\{[\w.\s-]*\}|\[[A-Za-z _-]*\])$/,
  // Of tools that put a secret into a manifest: `azure://vault/item/key`.
  /^(?:azure(?:keyvault)?|awssecrets|gcpsecrets|bitwarden|keepassxc?|lastpass|gopass|protonpass):\/\/[\w./-]{1,400}$/,
  // Secret stores: AWS, 1Password, Vault, vals, Google, Azure, Doppler, Infisical, Akeyless, Bitwarden.
  /^arn:aws[\w-]*:(?:secretsmanager|ssm|kms|iam|sts):/,
  /^(?:op:\/\/|vault:|vault\[|ref\+|bao:|sm:\/\/|ssm:|awssm:|gcpsm:|azkv:|akv:|doppler:|infisical:|akeyless:|bws:)/,
  /^projects\/[\w-]+\/(?:secrets|locations)\//,
  /^(?:\{\{?resolve:|@Microsoft\.KeyVault|@parameters\()/,
  // BuildKit's `--secret id=npm,src=/run/npm`.
  /^(?:type=\w{1,16},)?(?:id=[\w.-]{1,80}(?:,(?:src|source|env)=\S{1,400})?|(?:src|source|env)=[^\s,]{1,400},id=\S{1,80})$/,
  // Sources by a prefix of their own, and YAML tags that read one.
  /^(?:secret(?:s|ref)?|env|file|keychain|keyring|pass):/,
  /^![A-Za-z_]+\s/,
  // Code that reads the environment, a workflow's context, Terraform, Helm, configuration.
  /^(?:process\.env|import\.meta\.env|os\.environ|os\.[Gg]etenv|System\.getenv|Deno\.env)\b/,
  /^(?:env\(|ENV\[|getenv\(|lookup\(|config\[|config\()/,
  /^(?:secrets|vars|env|inputs|github|steps|needs|matrix)\.[A-Za-z_][\w.-]*$/,
  /^(?:data\.\w+\.|(?:var|local)\.\w+$|module\.\w+\.|random_password\.|\.?Values\.)/,
  // Ciphertext: SOPS, Jasypt, Spring Cloud Config, dotenvx, Ansible Vault, PGP, age, AWS KMS, Fernet.
  /^(?:ENC\[|ENC\(|\{cipher\}|encrypted:|\$ANSIBLE_VAULT)/,
  /^-----BEGIN (?:PGP MESSAGE|AGE ENCRYPTED FILE)-----/,
  /^(?:AQICAH[A-Za-z0-9+/]{60}|gAAAAA[A-Za-z0-9_-]{70})/,
];
