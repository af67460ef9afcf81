import type { Consumer, OwnNames, Setting, SettingKind, TextRange } from '@bridgekeeper/policy';
import { argumentSettings, classifyName, isSecretName } from '@bridgekeeper/policy';

import type { DocumentFormat } from '../document.js';
import { MASK, templatedText } from '../helm/mask.js';
import type { Occurrences } from '../occurrences.js';
import type { TagsAbove } from '../tags.js';
import type { Assignment } from './assignment.js';
import { assignmentIn, isShellLine } from './assignment.js';
import { embeddedSetting, textOf } from './embedded.js';
import {
  COMMAND_KEYS,
  ESO_REFERENCES,
  isReferenceKey,
  PROSE_KEYS,
  SCRIPT_KEYS,
  VARIABLE_KEYS,
} from './keys.js';
import type { YamlMap, YamlNode, YamlPair, YamlScalar, YamlSequence } from './node.js';
import { get, isNull, keyText, outerRange, scalarText } from './node.js';
import { offsetMapper } from './offsets.js';
import type { Inherited } from './place.js';
import { nameValueEntry, positionOf } from './place.js';
import { tagOf } from './tag-of.js';

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
  /** What the policy says of names. */
  readonly names?: OwnNames | undefined;
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
      for (const item of node.items) {
        if (item.kind === 'scalar') this.#item(item, inherited, node);
        else this.walk(item, inherited);
      }
      this.#embeddedIn(node.items, inherited);
    } else if (node.kind === 'scalar') {
      this.#item(node, inherited);
      this.#embeddedIn([node], inherited);
    }
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
      this.#embeddedIn([pair.value], below, key);
      return;
    }
    this.#path.push(key);
    this.walk(pair.value, below);
    this.#path.pop();
  }

  #below(key: string, inherited: Inherited): Inherited {
    const { format } = this.#source;
    const variables = VARIABLE_KEYS.has(key) && (key !== 'args' || this.#path.at(-1) === 'build');
    // Anything may be called `command` or `test` in a file that no orchestrator reads.
    const keys = format === 'yaml' || format === 'workflow' ? SCRIPT_KEYS : COMMAND_KEYS;
    const command = inherited.command || (!variables && keys.has(key));
    const reference =
      inherited.reference || isReferenceKey(key) || (this.#externalSecrets && ESO_REFERENCES.has(key));
    const manifest =
      inherited.manifest ||
      (this.#secretData && this.#path.length === 0 && (key === 'data' || key === 'stringData'));
    return { reference, manifest, command, variables, listName: key };
  }

  /** A scalar in a list: `NAME=value`, a word of a command, or one of several values of the list's name. */
  #item(scalar: YamlScalar, inherited: Inherited, list?: YamlSequence): void {
    if (scalar.start < 0) return;
    const assignment = this.#assignment(scalar, inherited);
    if (assignment === undefined) {
      if (inherited.variables) this.#emitPassedOn(scalar, inherited.reference);
      this.#emit('text', inherited.listName, undefined, scalar, inherited, undefined);
    } else {
      const kind = inherited.variables ? 'variable' : 'key';
      this.#emitPart(kind, assignment.name, scalar, assignment.value, inherited, list);
    }
  }

  /** An item that is `NAME=value` as a whole. */
  #assignment(scalar: YamlScalar, { command }: Inherited): Assignment | undefined {
    const { format } = this.#source;
    const shell = command || ((format === 'yaml' || format === 'workflow') && isShellLine(scalar.value));
    return shell ? undefined : assignmentIn(scalar.value);
  }

  /** What stands inside texts: each item by itself, and a flag whose value is the next item. */
  #embeddedIn(nodes: readonly YamlNode[], inherited: Inherited, key?: string): void {
    if (PROSE_KEYS.has(inherited.listName)) return;
    const { text } = this.#source;
    const words = nodes.map((node) => (node.kind === 'scalar' && node.start >= 0 ? textOf(text, node) : ''));
    for (const setting of argumentSettings(words)) {
      const scalar = nodes[setting.argument];
      if (scalar?.kind !== 'scalar') continue;
      // An item that is a setting as a whole has been read already.
      const read = key === undefined ? this.#assignment(scalar, inherited) : undefined;
      if (read?.value.start === setting.range.start) continue;
      const emitted = embeddedSetting(setting, {
        text,
        scalar,
        path: key === undefined ? this.#path.slice() : [...this.#path, key],
        consumer: this.#consumerOf(scalar, { ...inherited, command: false }),
        position: positionOf(setting.name, scalar, inherited, undefined),
      });
      if (emitted !== undefined) this.settings.push(emitted);
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
    if (isNull(scalar)) {
      if (kind === 'variable' && nameNode !== undefined) this.#emitPassedOn(nameNode, inherited.reference);
      return;
    }
    const { text } = this.#source;
    const expands = this.#source.dollars.next(scalar.start) < scalar.end;
    const named =
      kind !== 'text' && !inherited.reference && classifyName(name, this.#source.names) !== 'none';
    const templated = this.#isTemplated(scalar);
    if (!expands && !named && !templated) return;
    const base = {
      kind,
      name,
      path: this.#path.slice(),
      valueRange: outerRange(scalar),
      nameRange: nameNode === undefined ? undefined : outerRange(nameNode),
      tag: tagOf(this.#source, scalar, nameNode),
      position: positionOf(name, scalar, inherited, map),
    } as const;
    if (templated) {
      const value = templatedText(this.#source.original, scalar.start, scalar.end);
      const offsetInText = (offset: number): number => scalar.start + offset;
      this.settings.push({ ...base, value, offsetInText, consumer: 'helm', expands: false });
    }
    if (templated && !expands) return;
    this.settings.push({
      ...base,
      value: scalar.value,
      offsetInText: offsetMapper(text, scalar),
      consumer: this.#consumerOf(scalar, inherited),
      // Compose takes what is reset out of the file before it expands anything.
      expands: scalar.tag !== '!reset',
    });
  }

  /** `KEY:` and `- KEY` in a compose file: a variable whose value is that of whoever runs compose. */
  #emitPassedOn(name: YamlScalar, reference: boolean): void {
    const { format, consumer } = this.#source;
    if (format !== 'compose' || reference || name.start < 0 || !isSecretName(name.value, this.#source.names))
      return;
    const range = outerRange(name);
    this.settings.push({
      kind: 'variable',
      name: name.value,
      path: this.#path.slice(),
      value: null,
      valueRange: range,
      nameRange: range,
      offsetInText: () => range.start,
      consumer,
      tag: tagOf(this.#source, name, undefined),
      position: 'plain',
      expands: false,
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
    list: YamlSequence | undefined,
  ): void {
    const value = scalar.value.slice(part.start, part.end);
    const named = !inherited.reference && classifyName(name, this.#source.names) !== 'none';
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
      tag: tagOf(this.#source, scalar, undefined),
      position: positionOf(name, scalar, inherited, list),
      expands: true,
    });
  }

  /** Text of several lines in a manifest, and commands, are code for a shell: only Flux and envsubst expand them before. */
  #consumerOf(scalar: YamlScalar, inherited: Inherited): Consumer {
    const { consumer, format } = this.#source;
    if (
      format === 'compose' ||
      format === 'workflow' ||
      format === 'yaml' ||
      consumer === 'flux' ||
      consumer === 'envsubst'
    )
      return consumer;
    const script = scalar.style === 'literal' || scalar.style === 'folded' || inherited.command;
    return script ? 'shell' : consumer;
  }
}
