/**
 * A value that is a reference to a value elsewhere, an encrypted one, or a template that makes one: none
 * holds a secret. A part is enough for template syntax (`Bearer ${TOKEN}`); the rest must be the whole value.
 */
export function isReference(value: string): boolean {
  return (/[{<%[(]/.test(value) && TEMPLATE.test(value)) || FORMS.some((form) => form.test(value));
}

/** Anywhere in a value: `${X}`, `{{ x }}`, `$(x)`, `#{x}`, `<% x %>`, `[[ x ]]`, `%(x)s`; Symfony's `%x.y%/…`. */
const TEMPLATE =
  /\$\{[^}]{1,400}\}|\{\{[^}]{1,400}\}\}|\$\([^)]{1,400}\)|#\{[^}]{1,400}\}|<%[^%]{1,400}%>|\[\[[^\]]{1,400}\]\]|%\(\w{1,80}\)s|^%[A-Za-z_][\w.]{1,60}%|\$\[\[/;

const FORMS: readonly RegExp[] = [
  // The whole value: `$X`, `:x` (a named parameter), `__x__`, `@x@`, `%X%`, `%s` and `%p` of a format, `<your key>`, `{x}`, `[x]`.
  /^(?:\$[A-Za-z_]\w*|:[A-Za-z_]\w*|__\w+__|@@?[\w.-]+@@?|%[A-Za-z_]\w*%|%-?\d*[a-z@])$/,
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
