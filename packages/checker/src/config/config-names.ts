import { ConfigError } from './config-error.js';

/** The names of policy files. */
export const CONFIG_NAMES: readonly string[] = ['yaml', 'yml', 'json', 'js', 'mjs', 'ts'].map(
  (extension) => `bridgekeeper.config.${extension}`,
);

/**
 * The policy file among those of a folder.
 *
 * @param names those of {@link CONFIG_NAMES} that stand in it
 * @param shown a file of the folder, as messages name it
 * @throws ConfigError where there are two
 */
export function oneOfNames(names: readonly string[], shown: (name: string) => string): string | undefined {
  const [first, second] = names;
  if (first === undefined || second === undefined) return first;
  const message = `${second} stands beside it: keep one of the two`;
  throw new ConfigError([{ file: shown(first), message }]);
}
