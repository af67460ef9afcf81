import type { Consumer, SafeDefaultTag, Setting, SettingKind, TextRange } from '@bridgekeeper/policy';
import { classifyName } from '@bridgekeeper/policy';

import type { DocumentFormat } from '../document.js';
import { MASK } from '../helm/mask.js';
import type { Occurrences } from '../occurrences.js';
import type { TagsAbove } from '../tags.js';
import { trailingTag } from '../tags.js';
import { assignmentIn, loneFlagName, partsOfCommand } from './command-line.js';
import { COMMAND_KEYS, ESO_REFERENCES, isReferenceKey, VARIABLE_KEYS } from './keys.js';
import type { YamlMap, YamlNode, YamlPair, YamlScalar } from './node.js';
import { get, isNull, keyText, outerRange, scalarText } from './node.js';
import { offsetMapper } from './offsets.js';
import type { Inherited } from './place.js';
import { headerOffset, nameValueEntry, positionOf } from './place.js';

export interface SettingsSource {
  /** The text that the tree was read from: Helm actions are masked in it. */
  readonly text: string;
  /** The text of the file; the same string where nothing was masked. */
  readonly original: string;
  readonly root: YamlNode;
  readonly format: DocumentFormat;
  /** Who expands the text of this document, scripts apart. */
  readonly consumer: Consumer;
  /** Undefined where the file has no tag at all: then none is looked for. */
  readonly tags: TagsAbove | undefined;
  /** Where `$` and masked actions stand in the text: of the file, so that it is searched once for all documents. */
  readonly dollars: Occurrences;
  readonly masks: Occurrences;
}

/** The settings of one YAML document that the judge could have something to say of, in order of place. */
export function collectSettings(source: SettingsSource): Setting[] {
  const walker = new SettingsWalker(source);
  walker.walk(source.root, TOP);
  return walker.settings;
}

const TOP: Inherited = { reference: false, manifest: false, command: false, variables: false, listName: '' };

class SettingsWalker {
  readonly settings: Setting[] = [];
  readonly #source: SettingsSource;
  readonly #path: string[] = [];
  readonly #externalSecrets: boolean;
  readonly #secretData: boolean;

  constructor(source: SettingsSource) {
    this.#source = source;
    const apiVersion = scalarText(get(source.root, 'apiVersion'));
    this.#externalSecrets = apiVersion?.includes('external-secrets.io/') ?? false;
    this.#secretData = scalarText(get(source.root, 'kind')) === 'Secret' && apiVersion === 'v1';
  }

  walk(node: YamlNode, inherited: Inherited): void {
    if (node.kind === 'map') this.#map(node, inherited);
    else if (node.kind === 'sequence') {
      if (inherited.command) this.#flagValues(node.items, inherited);
      for (const item of node.items) {
        if (item.kind === 'scalar') this.#item(item, inherited);
        else this.walk(item, inherited);
      }
    } else if (node.kind === 'scalar') this.#item(node, inherited);
  }

  #map(map: YamlMap, inherited: Inherited): void {
    const entry = nameValueEntry(map);
    if (entry !== undefined) {
      this.#emit('variable', entry.name, entry.nameNode, entry.value, inherited, map);
    }
    for (const pair of map.pairs) {
      if (pair.value === entry?.value || pair.value === entry?.nameNode) continue;
      this.#pair(pair, map, inherited);
    }
  }

  #pair(pair: YamlPair, map: YamlMap, inherited: Inherited): void {
    const key = keyText(pair);
    if (key === undefined || pair.key.kind !== 'scalar') {
      this.walk(pair.value, inherited);
      return;
    }
    if (key === 'sops' && this.#path.length === 0) return;
    const below = this.#below(key, inherited);
    if (pair.value.kind === 'scalar') {
      const kind = inherited.variables ? 'variable' : 'key';
      this.#emit(kind, key, pair.key, pair.value, below, map);
      return;
    }
    this.#path.push(key);
    this.walk(pair.value, below);
    this.#path.pop();
  }

  #below(key: string, inherited: Inherited): Inherited {
    const { format } = this.#source;
    const variables = VARIABLE_KEYS.has(key) && (key !== 'args' || this.#path.at(-1) === 'build');
    // Anything may be called `command` or `script` in a file that no orchestrator reads.
    const command = inherited.command || (format !== 'yaml' && !variables && COMMAND_KEYS.has(key));
    const reference =
      inherited.reference || isReferenceKey(key) || (this.#externalSecrets && ESO_REFERENCES.has(key));
    const manifest =
      inherited.manifest ||
      (this.#secretData && this.#path.length === 0 && (key === 'data' || key === 'stringData'));
    return { reference, manifest, command, variables, listName: key };
  }

  /** A scalar in a list: `NAME=value`, a word of a command, or one of several values of the list's name. */
  #item(scalar: YamlScalar, inherited: Inherited): void {
    if (scalar.start < 0) return;
    const assignment = inherited.command ? undefined : assignmentIn(scalar.value);
    if (assignment !== undefined) {
      const kind = inherited.variables ? 'variable' : 'key';
      this.#emitPart(kind, assignment.name, scalar, assignment.value, inherited);
      return;
    }
    this.#emit('text', inherited.listName, undefined, scalar, inherited, undefined);
  }

  /** The flags and assignments of a command line are settings of their own. */
  #flags(scalar: YamlScalar, inherited: Inherited): void {
    for (const { kind, name, value } of partsOfCommand(scalar.value)) {
      this.#emitPart(kind, name, scalar, value, { ...inherited, command: false });
    }
  }

  /** `["--requirepass", "x"]`: a list gives a flag and its value as items of their own. */
  #flagValues(items: readonly YamlNode[], inherited: Inherited): void {
    for (const [index, item] of items.entries()) {
      const value = items[index + 1];
      const flag = item.kind === 'scalar' ? loneFlagName(item.value) : undefined;
      if (flag === undefined || value?.kind !== 'scalar' || value.start < 0) continue;
      if (value.value.startsWith('-') || value.value.includes('$')) continue;
      const whole = { start: 0, end: value.value.length };
      this.#emitPart('key', flag, value, whole, { ...inherited, command: false });
    }
  }

  #emit(
    kind: SettingKind,
    name: string,
    nameNode: YamlScalar | undefined,
    scalar: YamlScalar,
    inherited: Inherited,
    map: YamlMap | undefined,
  ): void {
    if (isNull(scalar)) return;
    const { text } = this.#source;
    const expands = this.#source.dollars.next(scalar.start) < scalar.end;
    const named = kind !== 'text' && !inherited.reference && classifyName(name) !== 'none';
    if (inherited.command) this.#flags(scalar, inherited);
    const templated = this.#isTemplated(scalar);
    if (!expands && !named && !templated) return;
    const base = {
      kind,
      name,
      path: this.#path.slice(),
      valueRange: outerRange(scalar),
      nameRange: nameNode === undefined ? undefined : outerRange(nameNode),
      tag: this.#tag(scalar, nameNode),
      position: positionOf(scalar, inherited, map),
    } as const;
    if (templated) {
      const value = this.#source.original.slice(scalar.start, scalar.end);
      const offsetInText = (offset: number): number => scalar.start + offset;
      this.settings.push({ ...base, value, offsetInText, consumer: 'helm', expands: false });
    }
    if (templated && !expands) return;
    this.settings.push({
      ...base,
      value: scalar.value,
      offsetInText: offsetMapper(text, scalar),
      consumer: this.#consumerOf(scalar, inherited),
      expands: true,
    });
  }

  /** Holds a Go-template action: what is written is not the value. */
  #isTemplated(scalar: YamlScalar): boolean {
    return this.#source.masks.next(scalar.start) < scalar.end;
  }

  /** A setting that is a part of a scalar: what follows `NAME=`. */
  #emitPart(
    kind: SettingKind,
    name: string,
    scalar: YamlScalar,
    part: TextRange,
    inherited: Inherited,
  ): void {
    const value = scalar.value.slice(part.start, part.end);
    const named = !inherited.reference && classifyName(name) !== 'none';
    if (!named && !value.includes('$')) return;
    const map = offsetMapper(this.#source.text, scalar);
    const start = map(part.start);
    this.settings.push({
      kind,
      name,
      path: this.#path.slice(),
      value: value.includes(MASK) && !value.includes('$') ? null : value,
      valueRange: { start, end: Math.max(map(part.end), start) },
      nameRange: undefined,
      offsetInText: (offset) => map(part.start + offset),
      consumer: this.#consumerOf(scalar, inherited),
      tag: this.#tag(scalar, undefined),
      position: positionOf(scalar, inherited, undefined),
      expands: true,
    });
  }

  /** Text of several lines in a manifest, and commands, are code for a shell: only Flux expands them before. */
  #consumerOf(scalar: YamlScalar, inherited: Inherited): Consumer {
    const { consumer, format } = this.#source;
    if (format === 'compose' || format === 'workflow' || format === 'yaml' || consumer === 'flux')
      return consumer;
    const script = scalar.style === 'literal' || scalar.style === 'folded' || inherited.command;
    return script ? 'shell' : consumer;
  }

  #tag(scalar: YamlScalar, nameNode: YamlScalar | undefined): SafeDefaultTag | undefined {
    const { text, tags } = this.#source;
    if (tags === undefined) return undefined;
    const range = outerRange(scalar);
    const block = scalar.style === 'literal' || scalar.style === 'folded';
    // Inside a block scalar a comment is content: its tag stands on the line of the header.
    const end = block ? text.lastIndexOf('\n', range.start - 1) : range.end;
    const trailing = block ? trailingTag(text, headerOffset(text, end)) : trailingTag(text, end);
    return trailing ?? tags.find(block ? end - 1 : range.start) ?? (nameNode && tags.find(nameNode.start));
  }
}
