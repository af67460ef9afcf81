import type { Consumer, OwnNames, Setting } from '@bridgekeeper/policy';
import { classifyName } from '@bridgekeeper/policy';

import { dockerfileSettings } from '../../dockerfile/dockerfile-settings.js';
import { readInstructions } from '../../dockerfile/instructions.js';
import { forEachNode } from '../kubernetes.js';
import type { YamlNode, YamlScalar } from '../node.js';
import { keyText, outerRange } from '../node.js';
import { offsetMapper } from '../offsets.js';
import { basicAuthHashes } from './basic-auth.js';
import { containerText } from './container-text.js';
import { literalSetting } from './literal-setting.js';

export interface ComposeSource {
  readonly text: string;
  readonly root: YamlNode;
  readonly consumer: Consumer;
  readonly names?: OwnNames | undefined;
}

/** Keys of a service whose text is run in its container (compose-spec 05-services; hooks; develop.watch). */
const COMMANDS: ReadonlySet<string> = new Set(['command', 'entrypoint', 'test', 'exec']);
const LABELS: ReadonlySet<string> = new Set(['labels', 'annotations']);

/**
 * What a compose file holds beside its plain settings: shell defaults in commands, an inline Dockerfile, password
 * hashes in labels, aliases that give a secret its value, and list items whose name is put together.
 */
export function composeSettings(source: ComposeSource): Setting[] {
  const settings: Setting[] = [];
  const anchors = new Anchors(source);
  forEachKey(source.root, [], (key, value, path) => {
    if (COMMANDS.has(key))
      for (const scalar of scalarsIn(value)) settings.push(...shellSetting(source, scalar, path));
    if (key === 'dockerfile_inline' && value.kind === 'scalar')
      settings.push(...inlineSettings(source, value, path));
    if (LABELS.has(key)) settings.push(...basicAuthHashes(source, value, [...path, key]));
    if (key === 'environment' || key === 'args')
      settings.push(...composedNames(source, value, [...path, key]));
    if (key === SPLUNK && value.kind === 'scalar') settings.push(...splunkToken(source, value, path));
    if (key === 'content' && path[0] === 'secrets' && path.length === 2 && value.kind === 'scalar')
      settings.push(...secretContent(source, value, path[1] ?? ''));
    if (value.kind === 'alias' && classifyName(key, source.names) !== 'none') {
      const scalar = anchors.scalarOf(value);
      if (scalar !== undefined) settings.push(aliasedSetting(source, key, scalar, path));
    }
  });
  return settings;
}

/** Visits the pairs of all maps, outermost first; `path` holds the keys above. */
function forEachKey(
  node: YamlNode,
  path: readonly string[],
  visit: (key: string, value: YamlNode, path: readonly string[]) => void,
): void {
  if (node.kind === 'sequence') for (const item of node.items) forEachKey(item, path, visit);
  if (node.kind !== 'map') return;
  for (const pair of node.pairs) {
    const key = keyText(pair) ?? '';
    visit(key, pair.value, path);
    if (pair.value.kind !== 'scalar') forEachKey(pair.value, [...path, key], visit);
  }
}

function scalarsIn(node: YamlNode): YamlScalar[] {
  const nodes = node.kind === 'sequence' ? node.items : [node];
  return nodes.flatMap((item) => (item.kind === 'scalar' && item.start >= 0 ? item : []));
}

/** `$${NAME:-x}`: no reference of compose; the shell in the container reads it. */
function shellSetting({ text }: ComposeSource, scalar: YamlScalar, path: readonly string[]): Setting[] {
  if (!scalar.value.includes('$${')) return [];
  const handed = containerText(text, scalar);
  return [
    {
      kind: 'text',
      name: '',
      path,
      value: handed.text.replace(SHELL_CODE, '$1 $2 '),
      valueRange: outerRange(scalar),
      nameRange: undefined,
      offsetInText: handed.offsetInFile,
      consumer: 'shell',
      tag: undefined,
      position: 'plain',
      expands: true,
      role: 'container',
    },
  ];
}

/** `sh -c '…'`: what the quotes hold is code, which that shell expands. */
const SHELL_CODE = /(\s-[a-z]{0,3}c\s{1,4})'([^']{0,4000})'/g;

/** The settings of an inline Dockerfile; what compose puts into it has been read as compose reads it. */
function inlineSettings(
  { text, names }: ComposeSource,
  scalar: YamlScalar,
  path: readonly string[],
): Setting[] {
  if (scalar.start < 0) return [];
  const { text: dockerfile, offsetInFile, expanded } = containerText(text, scalar);
  return dockerfileSettings(readInstructions(dockerfile), offsetInFile, names)
    .filter(
      ({ valueRange: { start, end } }) => !expanded.some((range) => range.start < end && start < range.end),
    )
    .map((setting) => ({ ...setting, path: [...path, 'dockerfile_inline', ...setting.path] }));
}

/** Compose refuses a secret with a content (compose-spec, schema): what stands there is one all the same. */
function secretContent({ text, consumer }: ComposeSource, scalar: YamlScalar, secret: string): Setting[] {
  if (scalar.start < 0) return [];
  const name = classifyName(secret) === 'none' ? 'secret' : secret;
  const base = { kind: 'key', name, path: ['secrets'], value: scalar.value, consumer } as const;
  return [literalSetting(base, offsetMapper(text, scalar), 0)];
}

/** The token of Splunk's collector is a UUID (moby, daemon/logger/splunk; docs.docker.com, Splunk logging driver). */
const SPLUNK = 'splunk-token';

function splunkToken(
  { text, consumer }: ComposeSource,
  scalar: YamlScalar,
  path: readonly string[],
): Setting[] {
  const { value } = scalar;
  if (!UUID.test(value)) return [];
  const map = offsetMapper(text, scalar);
  return [literalSetting({ kind: 'variable', name: 'SPLUNK_TOKEN', path, value, consumer }, map, 0)];
}

const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

const COMPOSED =
  /^((?:[\w.-]|\$\{\w{1,80}(?::?[-?+][^${}]{0,80})?\}|\$[A-Za-z_]\w{0,80}(?!\w)){1,120})=([^$]+)$/;

/** `- DB_${STAGE}_PASSWORD=x`: compose expands the name as well, and what is left of it says enough. */
function composedNames(
  { text, consumer, names }: ComposeSource,
  list: YamlNode,
  path: readonly string[],
): Setting[] {
  if (list.kind !== 'sequence') return [];
  return scalarsIn(list).flatMap((scalar): Setting[] => {
    const match = scalar.value.length < 4_000 ? COMPOSED.exec(scalar.value) : null;
    const [, written = '', value = ''] = match ?? [];
    if (match === null || !written.includes('$')) return [];
    const name = written.replace(/\$\{[^}]{0,200}\}|\$\w{1,81}/g, '').replace(/__+/g, '_');
    if (classifyName(name, names) === 'none') return [];
    const map = offsetMapper(text, scalar);
    const start = written.length + 1;
    return [literalSetting({ kind: 'variable', name, path, value, consumer }, map, start)];
  });
}

/** `DB_PASSWORD: *shared`: the value stands at the anchor, where it is reported once. */
function aliasedSetting(
  { text, consumer }: ComposeSource,
  name: string,
  scalar: YamlScalar,
  path: readonly string[],
): Setting {
  const { value } = scalar;
  const setting = literalSetting(
    { kind: 'variable', name, path, value, consumer },
    offsetMapper(text, scalar),
    0,
  );
  return { ...setting, valueRange: outerRange(scalar), expands: false };
}

/** The scalars that anchors name, looked for once an alias asks. */
class Anchors {
  readonly #source: ComposeSource;
  #scalars: Map<string, YamlScalar> | undefined;

  constructor(source: ComposeSource) {
    this.#source = source;
  }

  scalarOf(alias: { readonly start: number; readonly end: number }): YamlScalar | undefined {
    const { text, root } = this.#source;
    if (this.#scalars === undefined) {
      const scalars = new Map<string, YamlScalar>();
      forEachNode(root, (node) => {
        if (node.kind !== 'scalar' || node.start < 0) return;
        const name = ANCHOR.exec(text.slice(Math.max(0, node.start - 200), node.start))?.[1];
        if (name !== undefined) scalars.set(name, node);
      });
      this.#scalars = scalars;
    }
    return this.#scalars.get(text.slice(alias.start + 1, alias.end));
  }
}

const ANCHOR = /&([^\s,[\]{}]{1,100})[ \t]{1,20}["']?$/;
