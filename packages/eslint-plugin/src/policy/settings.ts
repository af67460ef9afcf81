import type { ConfigProblem } from 'bridgekeeper/policy-file';

/** What `settings.bridgekeeper` says of the policy. */
export type PolicySetting =
  /** Nothing: the nearest policy file counts. */
  | { readonly kind: 'search' }
  /** `false`, or `{ configFile: false }`: there is no policy. */
  | { readonly kind: 'none' }
  /** `{ configFile: 'path' }`, from the working directory. */
  | { readonly kind: 'named'; readonly path: string }
  /** A policy, with the keys of a policy file. */
  | { readonly kind: 'value'; readonly value: object; readonly name: string }
  | { readonly kind: 'wrong'; readonly problems: readonly ConfigProblem[] };

/** As messages call it. */
const NAME = 'settings.bridgekeeper';

/** Reads `settings.bridgekeeper` of a configuration. */
export function policySettingOf(settings: object): PolicySetting {
  const setting: unknown = (settings as Readonly<Record<string, unknown>>)['bridgekeeper'];
  if (setting === undefined) return { kind: 'search' };
  if (setting === false) return { kind: 'none' };
  if (typeof setting !== 'object' || setting === null || Array.isArray(setting)) {
    return wrong('takes a policy, { configFile: "path" } or false');
  }
  if (!Object.hasOwn(setting, 'configFile')) return { kind: 'value', value: setting, name: NAME };
  const { configFile, ...others } = setting as Readonly<Record<string, unknown>>;
  const [other] = Object.keys(others);
  if (other !== undefined) {
    return wrong(
      `"configFile" stands alone; write "${other}" into that file, or "extends" instead of "configFile"`,
    );
  }
  if (configFile === false) return { kind: 'none' };
  if (typeof configFile === 'string' && configFile.trim() !== '') return { kind: 'named', path: configFile };
  return wrong('"configFile" takes a path from the working directory, or false');
}

function wrong(message: string): PolicySetting {
  return { kind: 'wrong', problems: [{ file: NAME, message }] };
}
