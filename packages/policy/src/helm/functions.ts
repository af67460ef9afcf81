/**
 * What the functions of a Helm template do with their operands. Sources: sprig's documentation (defaults, strings,
 * dicts, crypto), Helm's `pkg/engine/funcs.go`, Helmfile's and Skaffold's documentation of `env`.
 */

/** They hand on their last operand, in another form. */
export const TRANSPARENT: ReadonlySet<string> = new Set(
  `b64enc b64dec quote squote toString trim trimAll trimPrefix trimSuffix upper lower title nospace print nindent
  indent trunc toJson toYaml tpl required`.split(/\s+/),
);

/** They look a value up by the names behind the first operand, or by that one itself. */
export const LOOKUPS: ReadonlySet<string> = new Set('get index pluck env requiredEnv expandenv'.split(' '));

/** They make a value up, and another one at each call. */
export const RANDOM: ReadonlySet<string> = new Set(
  'randAlphaNum randAlpha randNumeric randAscii randBytes uuidv4 genPrivateKey'.split(' '),
);

/**
 * Named templates that make a password up where none is given: Bitnami's `common.secrets.passwords.manage`, and
 * what charts call their own.
 */
export function isRandomTemplate(name: string): boolean {
  return RANDOM_TEMPLATE.test(name);
}

const RANDOM_TEMPLATE =
  /passwords?\.(?:manage|generate)$|(?:gen|generate|generated|random|rand)\.?(?:password|secret|token|passwd)$/i;

/** Words that stand before a pipeline: the function comes after them. */
export const CONTROL_WORDS: ReadonlySet<string> = new Set(
  'if else with range define template block end'.split(' '),
);
