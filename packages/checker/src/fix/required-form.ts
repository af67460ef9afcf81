/** What compose, BuildKit and shells take for a name; compose knows more letters, which nobody means. */
const NAME = /^[A-Za-z_][A-Za-z0-9_]{0,127}$/;

/**
 * The form that stops the consumer where the variable is missing or empty. Its message holds no `-`, `: `, ` #`,
 * brace, quote or `$`, so that every engine and YAML take it as it is: docker stack reads a hyphen in it as a
 * default. Undefined for what is no name.
 */
export function requiredForm(name: string): string | undefined {
  return NAME.test(name) ? `\${${name}:?${name} is required}` : undefined;
}
