/** What decides whether a stream gets colours. */
export interface ColourSource {
  /** `--color` or `--no-color`; undefined where neither was given. */
  readonly flag: boolean | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly isTTY: boolean;
}

/**
 * Whether to print colours: the flag decides, then NO_COLOR (no-color.org: any value but the empty one), then
 * FORCE_COLOR (force-color.org; `0` and `false` mean no, as Node has it), then whether it is a terminal.
 */
export function wantsColour({ flag, env, isTTY }: ColourSource): boolean {
  if (flag !== undefined) return flag;
  if (isSet(env['NO_COLOR'])) return false;
  const force = env['FORCE_COLOR'];
  if (isSet(force)) return force !== '0' && force !== 'false';
  return isTTY && env['TERM'] !== 'dumb';
}

function isSet(value: string | undefined): value is string {
  return value !== undefined && value !== '';
}
