const NEUTRAL: ReadonlySet<string> = new Set([
  'current',
  'default',
  'literal',
  'plain',
  'raw',
  'text',
  'value',
]);

/** Whether a name leaves it to the names around: `password: { value: 'x' }`, `password.value = 'x'`. */
export function isNeutralName(name: string): boolean {
  return NEUTRAL.has(name.toLowerCase());
}
