import type { Preset, RuleId } from '@bridgekeeper/policy';
import { RULES } from '@bridgekeeper/policy';
import type { ESLint, Linter } from 'eslint';

/** The prefix of our rules in a config: the same word as `meta.namespace`. */
export const NAMESPACE = 'bridgekeeper';

/** Every file that ESLint's own language reads. */
const SOURCE_FILES = ['**/*.{js,mjs,cjs,jsx,ts,mts,cts,tsx}'];

/** Options in which a preset differs from the rules' defaults. */
const OPTIONS: Readonly<Record<Preset, Readonly<Partial<Record<RuleId, object>>>>> = {
  recommended: {},
  strict: {
    'no-secret-default': { ignoreTestFiles: false },
    'no-hardcoded-credentials': { confidence: 'medium', ignoreTestFiles: false },
  },
};

const LEVELS = { error: 'error', warning: 'warn', off: 'off' } as const;

function ruleEntry(preset: Preset, id: RuleId): Linter.RuleEntry {
  const level = LEVELS[RULES[id].severity[preset]];
  const options = OPTIONS[preset][id];
  return options === undefined ? level : [level, options];
}

/** A config that turns on rules of the plugin for TypeScript and JavaScript files, at a preset's severities. */
export function sourceConfig(preset: Preset, plugin: ESLint.Plugin, ids: readonly RuleId[]): Linter.Config {
  return {
    name: `${NAMESPACE}/${preset}`,
    files: SOURCE_FILES,
    plugins: { [NAMESPACE]: plugin },
    rules: Object.fromEntries(ids.map((id) => [`${NAMESPACE}/${id}`, ruleEntry(preset, id)])),
  };
}
