import type { YamlNode, YamlScalar } from '../readers/yaml/node.js';
import { isNull } from '../readers/yaml/node.js';
import { readYaml } from '../readers/yaml/read-yaml.js';
import type { ConfigNode, ConfigPair } from './node.js';

/** A policy file as it is read, or what its language does not take. */
export type ReadConfig =
  { readonly root: ConfigNode } | { readonly fault: { readonly offset: number; readonly message: string } };

/** Reads a policy in YAML or JSON. Offsets count from the start of the text. Never throws. */
export function readConfigText(text: string, language: 'yaml' | 'json'): ReadConfig {
  const fault = language === 'json' ? jsonFault(text) : undefined;
  if (fault !== undefined) return { fault };
  // JSON is YAML too, and the reader of YAML knows where each value stands.
  const { roots, error } = readYaml(text, true);
  if (error !== undefined) return { fault: error };
  const [root, second] = roots;
  if (second !== undefined) {
    const offset = startOf(second) ?? 0;
    return { fault: { offset, message: 'a second YAML document: a policy file holds one' } };
  }
  if (root === undefined || isNull(root)) return { root: { kind: 'map', at: 0, pairs: [] } };
  return { root: fromYaml(root) };
}

function jsonFault(text: string): { offset: number; message: string } | undefined {
  try {
    JSON.parse(text);
    return undefined;
  } catch (error) {
    // V8 names the place, in a message that may also quote the text: only the place is taken.
    const said = error instanceof Error ? error.message : '';
    const offset = Number(/position (\d{1,15})/.exec(said)?.[1] ?? text.trimEnd().length);
    return { offset, message: jsonReason(text, offset) };
  }
}

function jsonReason(text: string, offset: number): string {
  const rest = text.slice(offset);
  if (rest.trim() === '') return 'no JSON: the text ends too early';
  if (rest.startsWith('//') || rest.startsWith('/*')) {
    return 'no JSON: it has no comments; write bridgekeeper.config.yaml to have some';
  }
  if (/^[}\]]/.test(rest) && /,\s{0,1000}$/.test(text.slice(Math.max(0, offset - 1001), offset))) {
    return 'no JSON: a comma stands before the closing bracket';
  }
  return 'no JSON: something else is expected here';
}

function fromYaml(node: YamlNode): ConfigNode {
  const at = startOf(node);
  switch (node.kind) {
    case 'map':
      return { kind: 'map', at, pairs: node.pairs.map(({ key, value }) => pairOf(key, value)) };
    case 'sequence':
      return { kind: 'list', at, items: node.items.map(fromYaml) };
    case 'alias':
      return { kind: 'other', at, what: 'an alias, which policy files do not follow' };
    case 'scalar':
      return fromScalar(node);
  }
}

function pairOf(key: YamlNode, value: YamlNode): ConfigPair {
  const keyAt = startOf(key);
  const name = key.kind === 'scalar' ? key.value : '';
  const node = fromYaml(value);
  // A value that is not written stands where its key does.
  return { key: name, keyAt, value: node.at === undefined ? { ...node, at: keyAt } : node };
}

function fromScalar(scalar: YamlScalar): ConfigNode {
  const at = startOf(scalar);
  const other = (what: string): ConfigNode => ({ kind: 'other', at, what });
  if (isNull(scalar)) return other('nothing');
  if (scalar.style === 'plain' && scalar.tag === undefined) {
    if (/^(?:true|false)$/i.test(scalar.value)) return other('a boolean');
    if (/^[-+]?(?:\d{1,400}(?:\.\d{0,400})?|\.\d{1,400})(?:e[-+]?\d{1,10})?$/i.test(scalar.value)) {
      return other('a number');
    }
  }
  return { kind: 'text', at, value: scalar.value };
}

function startOf(node: YamlNode): number | undefined {
  if (node.kind !== 'scalar') return node.start;
  if (node.start < 0) return undefined;
  return node.style === 'single' || node.style === 'double' ? node.start - 1 : node.start;
}
