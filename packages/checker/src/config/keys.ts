import type { RuleId } from '@bridgekeeper/policy';
import { RULES, TOLD_CONSUMERS } from '@bridgekeeper/policy';

/** What a value of a policy file may be. */
export type Shape =
  /** One text of some. */
  | { readonly kind: 'one-of'; readonly values: readonly string[] }
  /** Any text: `example` says what for. */
  | { readonly kind: 'text'; readonly example: string }
  | { readonly kind: 'glob' }
  /** A name with `*` for any text. */
  | { readonly kind: 'name' }
  /** A module as an import names it, or `!` and a module. */
  | { readonly kind: 'module' }
  /** A list; a single item may stand without its brackets. */
  | { readonly kind: 'list'; readonly of: Shape; readonly example: string }
  /** Rule ids, each with a severity, or with a severity and options in a list. */
  | { readonly kind: 'rules' }
  | { readonly kind: 'object'; readonly keys: KeyTable; readonly required: readonly string[] };

export interface Key {
  readonly shape: Shape;
  /** One sentence for editors and for the guide. */
  readonly description: string;
}

export type KeyTable = Readonly<Record<string, Key>>;

export const RULE_IDS: readonly RuleId[] = Object.keys(RULES) as RuleId[];
export const SEVERITIES = ['off', 'warning', 'error'] as const;

const GLOBS: Shape = { kind: 'list', of: { kind: 'glob' }, example: '["deploy/**"]' };
const NAMES: Shape = { kind: 'list', of: { kind: 'name' }, example: '["ACME_*"]' };
const RULES_KEY: Key = {
  shape: { kind: 'rules' },
  description: 'Severity of each rule that is not to have its preset’s: off, warning or error.',
};
const PATHS: Key = { shape: GLOBS, description: 'Globs of the files that it is about.' };

/** Every key of a policy file: what the loader takes, what the JSON schema says, what the guide lists. */
export const CONFIG_KEYS: KeyTable = {
  $schema: {
    shape: { kind: 'text', example: 'a path or URL' },
    description: 'The JSON schema of this file, for editors.',
  },
  extends: {
    shape: {
      kind: 'list',
      of: { kind: 'text', example: './policy.yaml or a package' },
      example: '["./policy.yaml"]',
    },
    description:
      'Policies to start from: paths that start with a dot, or npm packages. Later ones win, and this file over all.',
  },
  preset: {
    shape: { kind: 'one-of', values: ['recommended', 'strict'] },
    description: 'Which severities the rules have where nothing else is said.',
  },
  rules: RULES_KEY,
  testPaths: {
    shape: GLOBS,
    description: 'Paths of tests and examples, beside the known ones; !glob takes paths out again.',
  },
  deployPaths: {
    shape: GLOBS,
    description: 'Paths that a deployment reads, beside the known folders; !glob takes paths out again.',
  },
  consumers: {
    shape: {
      kind: 'list',
      of: {
        kind: 'object',
        keys: {
          paths: PATHS,
          consumer: {
            shape: { kind: 'one-of', values: TOLD_CONSUMERS },
            description: 'Who expands these files.',
          },
        },
        required: ['paths', 'consumer'],
      },
      example: '[{ paths: ["clusters/**"], consumer: flux }]',
    },
    description: 'Who expands which files; the last entry that matches decides.',
  },
  ignores: {
    shape: GLOBS,
    description: 'Files that are not checked, and not read for facts of the project.',
  },
  overrides: {
    shape: {
      kind: 'list',
      of: { kind: 'object', keys: { paths: PATHS, rules: RULES_KEY }, required: ['paths', 'rules'] },
      example: '[{ paths: ["legacy/**"], rules: { no-untagged-default: off } }]',
    },
    description: 'Severities for some paths; the last entry that matches and names the rule decides.',
  },
  secretNames: {
    shape: NAMES,
    description: 'Names that are secrets although no word says so; * stands for any text.',
  },
  publicNames: {
    shape: NAMES,
    description: 'Names that are no secrets although a word says so; they win over secretNames.',
  },
  vaultClients: {
    shape: { kind: 'list', of: { kind: 'module' }, example: '["@acme/vault"]' },
    description: 'Modules that are Vault clients, beside the known ones; !module takes one out again.',
  },
};
