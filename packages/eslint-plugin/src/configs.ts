import type { Preset, RuleId } from '@bridgekeeper/policy';
import { RULES } from '@bridgekeeper/policy';
import type { ESLint, Linter } from 'eslint';

import {
  DOCKERFILES,
  ENV_FILES,
  LEFT_OUT,
  OTHER_FILES,
  OTHER_TEMPLATES,
  PLAIN_YAML_FILES,
  YAML_FILES,
} from './deploy/files.js';
import { DEPLOY_RULE_IDS } from './deploy/rules.js';
import type { DeployConfig, LanguageName, NamedConfig } from './plugin-types.js';

/** The prefix of our rules in a config: the same word as `meta.namespace`. */
export const NAMESPACE = 'bridgekeeper' as const;

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

function rulesOf<Id extends RuleId>(
  preset: Preset,
  ids: readonly Id[],
): Record<`${typeof NAMESPACE}/${Id}`, Linter.RuleEntry> {
  const entries = ids.map((id) => [`${NAMESPACE}/${id}`, ruleEntry(preset, id)] as const);
  return Object.fromEntries(entries) as Record<`${typeof NAMESPACE}/${Id}`, Linter.RuleEntry>;
}

/** A config that turns on rules of the plugin for TypeScript and JavaScript files, at a preset's severities. */
export function sourceConfig<Id extends RuleId>(
  preset: Preset,
  plugin: ESLint.Plugin,
  ids: readonly Id[],
): NamedConfig<`${typeof NAMESPACE}/${Id}`> {
  return {
    name: `${NAMESPACE}/${preset}`,
    files: SOURCE_FILES,
    // A config that names `.jsx` makes ESLint lint it. Parsers of TypeScript go by the name of the file.
    languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } },
    plugins: { [NAMESPACE]: plugin },
    rules: rulesOf(preset, ids),
  };
}

const DEPLOY_FILES: Readonly<Record<LanguageName, readonly string[]>> = {
  yaml: YAML_FILES,
  env: ENV_FILES,
  dockerfile: DOCKERFILES,
};

const DEPLOY_RULES: DeployConfig['rules'] = {
  ...rulesOf('recommended', DEPLOY_RULE_IDS),
  'bridgekeeper/valid-syntax': 'error',
};

/** A config that reads deploy files in our own languages: nothing else need be installed. */
export function deployConfig(plugin: ESLint.Plugin): DeployConfig[] {
  return (['yaml', 'env', 'dockerfile'] as const).map((language) => ({
    name: `${NAMESPACE}/deploy/${language}`,
    files: [...DEPLOY_FILES[language]],
    ignores: [...LEFT_OUT, ...(language === 'yaml' ? OTHER_TEMPLATES : OTHER_FILES)],
    plugins: { [NAMESPACE]: plugin },
    language: `${NAMESPACE}/${language}`,
    rules: DEPLOY_RULES,
  }));
}

/** The same rules for YAML, in whichever language or parser another plugin reads it. */
export function deployRulesConfig(plugin: ESLint.Plugin): DeployConfig[] {
  return [
    {
      name: `${NAMESPACE}/deploy-rules`,
      files: [...PLAIN_YAML_FILES],
      ignores: [...LEFT_OUT],
      plugins: { [NAMESPACE]: plugin },
      rules: DEPLOY_RULES,
    },
  ];
}
