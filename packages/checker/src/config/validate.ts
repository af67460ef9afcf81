import type { ConsumerRule, Policy, PolicyOverride, RuleId, RuleSeverity } from '@bridgekeeper/policy';
import { isNamePattern } from '@bridgekeeper/policy';

import { didYouMean } from '../commands/suggest.js';
import { compileGlobs } from '../globs.js';
import type { KeyTable, Shape } from './keys.js';
import { CONFIG_KEYS, RULE_IDS, SEVERITIES } from './keys.js';
import type { ConfigNode, ConfigPair } from './node.js';
import { describeNode } from './node.js';

/** One policy file, without what it extends. */
export interface PolicyFile {
  readonly extends: readonly { readonly specifier: string; readonly at: number | undefined }[];
  readonly policy: Partial<Policy>;
}

/** Says where what is wrong: an offset into the text, or undefined for what a program made. */
export type Report = (at: number | undefined, message: string) => void;

/** Reads a policy out of a file's value. Everything that is wrong is reported; what is right is returned. */
export function validateConfig(root: ConfigNode, report: Report): PolicyFile {
  const values = readObject(root, 'a policy file', CONFIG_KEYS, [], report);
  const rules = values.get('rules') as Policy['severities'] | undefined;
  const policy = Object.fromEntries([...values].filter(([key]) => PLAIN_KEYS.has(key))) as Partial<Policy>;
  const overrides = values.get('overrides') as readonly ReadonlyMap<string, unknown>[] | undefined;
  const consumers = values.get('consumers') as readonly ReadonlyMap<string, unknown>[] | undefined;
  return {
    extends: extendsOf(root, values),
    policy: {
      ...policy,
      ...(rules && { severities: rules }),
      ...(overrides && { overrides: overrides.map(toOverride) }),
      ...(consumers && { consumers: consumers.map(toConsumer) }),
    },
  };
}

/** Keys whose values go into the policy as they are. */
const PLAIN_KEYS: ReadonlySet<string> = new Set([
  'preset',
  'testPaths',
  'deployPaths',
  'ignores',
  'secretNames',
  'publicNames',
  'vaultClients',
]);

/** The table of keys has made sure of both. */
function toOverride(entry: ReadonlyMap<string, unknown>): PolicyOverride {
  const paths = (entry.get('paths') ?? []) as PolicyOverride['paths'];
  return { paths, severities: entry.get('rules') ?? {} };
}

function toConsumer(entry: ReadonlyMap<string, unknown>): ConsumerRule {
  const paths = (entry.get('paths') ?? []) as ConsumerRule['paths'];
  return { paths, consumer: entry.get('consumer') as ConsumerRule['consumer'] };
}

function extendsOf(root: ConfigNode, values: ReadonlyMap<string, unknown>): PolicyFile['extends'] {
  if (root.kind !== 'map' || !values.has('extends')) return [];
  const value = root.pairs.find(({ key }) => key === 'extends')?.value;
  const items = value?.kind === 'list' ? value.items : value === undefined ? [] : [value];
  return items.flatMap((item) =>
    item.kind === 'text' && item.value.trim() !== '' ? [{ specifier: item.value, at: item.at }] : [],
  );
}

/** The values of an object by their keys: those that are right. */
function readObject(
  node: ConfigNode,
  name: string,
  keys: KeyTable,
  required: readonly string[],
  report: Report,
): ReadonlyMap<string, unknown> {
  const values = new Map<string, unknown>();
  if (node.kind !== 'map') {
    const known = Object.keys(keys).filter((key) => key !== '$schema');
    report(node.at, `${name} is an object with the keys ${listOf(known, 'and')}, not ${describeNode(node)}`);
    return values;
  }
  for (const pair of uniquePairs(node.pairs, report)) {
    const key = Object.hasOwn(keys, pair.key) ? keys[pair.key] : undefined;
    if (key === undefined) report(pair.keyAt, unknownText('key', pair.key, Object.keys(keys)));
    else {
      const value = readValue(pair.value, pair.key, key.shape, report);
      if (value !== undefined) values.set(pair.key, value);
    }
  }
  for (const key of required) {
    if (!node.pairs.some((pair) => pair.key === key)) report(node.at, `"${key}" is missing in ${name}`);
  }
  return values;
}

function uniquePairs(pairs: readonly ConfigPair[], report: Report): readonly ConfigPair[] {
  const seen = new Set<string>();
  return pairs.filter(({ key, keyAt }) => {
    if (seen.has(key)) report(keyAt, `"${key}" is written twice: keep one`);
    const first = !seen.has(key);
    seen.add(key);
    return first;
  });
}

/** The value of a key, or undefined where it is wrong. */
function readValue(node: ConfigNode, key: string, shape: Shape, report: Report): unknown {
  switch (shape.kind) {
    case 'one-of':
      return readOneOf(node, key, shape.values, report);
    case 'text':
      return readText(node, key, shape.example, report);
    case 'glob':
      return readGlob(node, key, report);
    case 'name':
      return readName(node, key, report);
    case 'module':
      return readModule(node, key, report);
    case 'list':
      return readList(node, key, shape, report);
    case 'rules':
      return readRules(node, key, report);
    case 'object': {
      const values = readObject(node, `an entry of "${key}"`, shape.keys, shape.required, report);
      return shape.required.every((name) => values.has(name)) ? values : undefined;
    }
  }
}

function readList(
  node: ConfigNode,
  key: string,
  { of, example }: Extract<Shape, { kind: 'list' }>,
  report: Report,
): unknown {
  const single = node.kind === (of.kind === 'object' ? 'map' : 'text');
  if (node.kind !== 'list' && !single) {
    report(node.at, `"${key}" takes a list, such as ${example}, not ${describeNode(node)}`);
    return undefined;
  }
  const items = node.kind === 'list' ? node.items : [node];
  return items.map((item) => readValue(item, key, of, report)).filter((value) => value !== undefined);
}

function readOneOf(node: ConfigNode, key: string, values: readonly string[], report: Report): unknown {
  if (node.kind === 'text' && values.includes(node.value)) return node.value;
  if (node.kind === 'text') report(node.at, unknownText(key, node.value, values));
  else report(node.at, `"${key}" takes ${listOf(values, 'or')}, not ${describeNode(node)}`);
  return undefined;
}

function readText(node: ConfigNode, key: string, example: string, report: Report): unknown {
  if (node.kind === 'text' && node.value.trim() !== '') return node.value;
  const what = node.kind === 'text' ? 'an empty text' : describeNode(node);
  report(node.at, `"${key}" takes ${example}, not ${what}`);
  return undefined;
}

function readGlob(node: ConfigNode, key: string, report: Report): unknown {
  if (node.kind !== 'text') {
    report(node.at, `"${key}" takes globs, such as "deploy/**", not ${describeNode(node)}`);
    return undefined;
  }
  try {
    compileGlobs([node.value], (glob, fault) => {
      throw new GlobFault(`"${glob}" is no glob: ${fault}`);
    });
    return node.value;
  } catch (error) {
    if (!(error instanceof GlobFault)) throw error;
    report(node.at, error.message);
    return undefined;
  }
}

class GlobFault extends Error {}

function readName(node: ConfigNode, key: string, report: Report): unknown {
  if (node.kind !== 'text') {
    report(node.at, `"${key}" takes names, such as "ACME_*", not ${describeNode(node)}`);
    return undefined;
  }
  if (isNamePattern(node.value)) return node.value;
  const form = 'letters, digits, "_" and "-", with "*" for any text, and two letters at least';
  report(node.at, `"${key}" takes names: ${form}`);
  return undefined;
}

/** By what npm, PyPI and Go call a package, with or without a path in it. */
const MODULE = /^!?@?[\w.~-]{1,214}(?:\/[\w.~-]{1,214}){0,16}$/;

function readModule(node: ConfigNode, key: string, report: Report): unknown {
  if (node.kind !== 'text') {
    report(node.at, `"${key}" takes modules, such as "@acme/vault", not ${describeNode(node)}`);
    return undefined;
  }
  if (MODULE.test(node.value) && !/^!?\.{1,2}(?:\/|$)/.test(node.value)) return node.value;
  report(node.at, `"${key}" takes modules as an import names them, such as "@acme/vault"`);
  return undefined;
}

function readRules(node: ConfigNode, key: string, report: Report): unknown {
  if (node.kind !== 'map') {
    const example = '{ no-untagged-default: warning }';
    report(
      node.at,
      `"${key}" takes rules with their severities, such as ${example}, not ${describeNode(node)}`,
    );
    return undefined;
  }
  const severities: Partial<Record<RuleId, RuleSeverity>> = {};
  for (const pair of uniquePairs(node.pairs, report)) {
    const id = RULE_IDS.find((known) => known === pair.key);
    if (id === undefined) {
      report(pair.keyAt, unknownText('rule', pair.key, RULE_IDS, 'bridgekeeper rules lists all'));
      continue;
    }
    const severity = readSeverity(pair.value, id, report);
    if (severity !== undefined) severities[id] = severity;
  }
  return severities;
}

/** `error`, or `[error, {}]`: the second form is for rules that take options. */
function readSeverity(node: ConfigNode, id: RuleId, report: Report): RuleSeverity | undefined {
  const [severity, options, third] = node.kind === 'list' ? node.items : [node];
  if (severity === undefined || third !== undefined) {
    report(node.at, `"${id}" takes a severity, or a list of a severity and options`);
    return undefined;
  }
  if (options !== undefined) {
    if (options.kind !== 'map')
      report(options.at, `the options of "${id}" are an object, not ${describeNode(options)}`);
    else if (options.pairs[0] !== undefined) report(options.pairs[0].keyAt, `"${id}" takes no options`);
  }
  const known = SEVERITIES.find((name) => severity.kind === 'text' && severity.value === name);
  if (known !== undefined) return known;
  if (severity.kind === 'text') report(severity.at, unknownText('severity', severity.value, SEVERITIES));
  else report(severity.at, `"${id}" takes ${listOf(SEVERITIES, 'or')}, not ${describeNode(severity)}`);
  return undefined;
}

function unknownText(what: string, word: string, known: readonly string[], all?: string): string {
  const hint = didYouMean(word, known) || `; ${all ?? `known: ${known.join(', ')}`}`;
  return `unknown ${what} "${word.slice(0, 80)}"${hint}`;
}

function listOf(words: readonly string[], joiner: 'and' | 'or'): string {
  return `${words.slice(0, -1).join(', ')} ${joiner} ${words.at(-1) ?? ''}`;
}
