const NEUTRAL = /^(?:value|default|raw|plain|text|literal|current)$/i;

/** Whether a name leaves it to the names around: `password: { value: 'x' }`, `password.value = 'x'`. */
export function isNeutralName(name: string): boolean {
  return NEUTRAL.test(name);
}
