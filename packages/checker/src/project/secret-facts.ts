import type { YamlNode } from '../readers/yaml/node.js';
import { get, scalarText } from '../readers/yaml/node.js';
import { isPassivePath } from '../passive-paths.js';
import { isDocumentation } from '../documentation.js';
import { objectsOf } from '../readers/yaml/kubernetes.js';
import { maskActions, hasActions } from '../readers/helm/mask.js';
import { readYaml } from '../readers/yaml/read-yaml.js';
import { findActions } from '@bridgekeeper/policy';

import { fileKind } from '../readers/file-kind.js';
import { Words } from '../nearest.js';
import type { Provider } from './secret-providers.js';
import { ownersOf, providersOf } from './secret-providers.js';
import { patchesOf } from './secret-patches.js';

/** What the files of a project say of the Secrets that its cluster has. Paths are relative to its root, with `/`. */
export interface SecretFacts {
  /** Who provides a Secret, by its name; of each at least one. */
  readonly providers: ReadonlyMap<string, readonly Provider[]>;
  /** The names of the Secrets that an ExternalSecret syncs. */
  readonly synced: Words;
  /** Secrets whose names a template or a variable makes, in part or in whole. */
  readonly unnamed: readonly Unnamed[];
  /** Names of releases, and of objects of operators: Secrets that they make are called after them. */
  readonly owners: ReadonlySet<string>;
  /** Whether an object of a file is a patch, or one that a patch completes. */
  readonly isPatch: (path: string, object: YamlNode) => boolean;
}

/** A Secret whose name is known in part. */
export interface Unnamed {
  /** The folder of the chart or of the component that makes it, with a `/` at its end; empty for the root. */
  readonly folder: string;
  readonly start: string;
  readonly end: string;
}

/** Whether a name may be meant by a template: within its folder any may, elsewhere what begins and ends like it. */
export function mayBeMeant(name: string, path: string, { unnamed }: SecretFacts): boolean {
  return unnamed.some(
    ({ folder, start, end }) =>
      path.startsWith(folder) ||
      (start + end !== '' &&
        name.length > start.length + end.length &&
        name.startsWith(start) &&
        name.endsWith(end)),
  );
}

/** More text than that is not kept for a second look: the rules that need it are silent then. */
const MAX_KEPT = 32 * 1024 * 1024;
const MAX_LENGTH = 1_000_000;
/** What an object of a cluster, or a list of generators, is made of. */
const MAY_MATTER =
  /^[ \t]{0,20}(?:- )?["']?kind["']?:|secretGenerator:|helmCharts:|create[ \t]+secret[ \t]|^releases:|^[ \t]{0,20}"kind":/m;

/**
 * Gathers {@link SecretFacts} from the texts of a project. Nothing is parsed where no file holds an object of the
 * External Secrets Operator.
 */
export class SecretFactsBuilder {
  #kept: { readonly path: string; readonly text: string }[] = [];
  #length = 0;
  #bridged = false;

  add(path: string, text: string): void {
    const kind = fileKind(path);
    if (kind !== 'yaml' && kind !== 'helm-template') return;
    if (text.length > MAX_LENGTH || isPassivePath(path) || isDocumentation(path) || !MAY_MATTER.test(text))
      return;
    this.#bridged ||=
      text.includes('external-secrets.io/') &&
      /\bkind:[ \t]{0,4}["']?(?:Cluster)?ExternalSecret\b/.test(text);
    this.#length += text.length;
    if (this.#length <= MAX_KEPT) this.#kept.push({ path, text });
    else this.#kept = [];
  }

  /** Undefined where the project has no ExternalSecret, or is too large to say. */
  result(): SecretFacts | undefined {
    const kept = this.#kept;
    this.#kept = [];
    return this.#bridged && kept.length > 0 ? factsOf(kept) : undefined;
  }
}

function factsOf(files: readonly { readonly path: string; readonly text: string }[]): SecretFacts {
  const providers = new Map<string, Provider[]>();
  const unnamed: Unnamed[] = [];
  const owners = new Set<string>();
  const patchFiles = new Set<string>();
  const patched: ((object: YamlNode) => boolean)[] = [];
  const declared = new Map<string, number>();
  const provide = (provider: Provider): void => {
    const [start, end] = provider.around ?? ['', ''];
    if (provider.name === undefined) unnamed.push({ folder: scopeOf(provider.path), start, end });
    else providers.set(provider.name, [...(providers.get(provider.name) ?? []), provider]);
  };
  for (const { path, text } of files) {
    for (const name of createdIn(text)) provide({ name, namespace: undefined, keys: undefined, path });
    for (const root of rootsOf(text)) {
      for (const object of objectsOf(root)) {
        for (const provider of providersOf(object, path)) provide(provider);
        for (const owner of ownersOf(object)) owners.add(owner);
        const { files: targets, matches } = patchesOf(object, path);
        for (const target of targets) patchFiles.add(target);
        if (matches !== undefined) patched.push(matches);
        const id = idOf(object);
        if (id !== undefined) declared.set(id, (declared.get(id) ?? 0) + 1);
      }
    }
  }
  const synced = [...providers].filter(([, all]) => all.some((provider) => provider.synced === true));
  return {
    providers,
    synced: new Words(synced.map(([name]) => name)),
    unnamed,
    owners,
    isPatch: (path, object) =>
      patchFiles.has(path) ||
      (declared.get(idOf(object) ?? '') ?? 0) > 1 ||
      patched.some((match) => match(object)),
  };
}

/** The names of Secrets that a script makes, and those that it keeps in its variables. */
function createdIn(text: string): string[] {
  const created = [...text.matchAll(CREATED)];
  if (created.length === 0) return [];
  return [...created, ...text.matchAll(ASSIGNED)].flatMap(({ 1: name }) => name ?? []);
}

/** `kubectl create secret generic app`, in a task or a script of a pipeline. */
const CREATED =
  /create[ \t]+secret[ \t]+(?:generic|tls|docker-registry)[ \t]+["']?(?:\$|([a-z0-9][-a-z0-9.]{0,252}))/g;
const ASSIGNED = /^[ \t]{0,40}\w{1,40}=["']?([a-z0-9][-a-z0-9.]{0,252})["']?$/gm;

function rootsOf(text: string): readonly YamlNode[] {
  const templated = hasActions(text);
  return readYaml(templated ? maskActions(text, findActions(text)) : text, true, true).roots;
}

/** What kustomize tells objects by: the same object in two files is a base and a patch of it, or two stages. */
function idOf(object: YamlNode): string | undefined {
  const name = scalarText(get(get(object, 'metadata'), 'name'));
  const kind = scalarText(get(object, 'kind'));
  return kind?.endsWith('ExternalSecret') === true && name !== undefined ? `${kind}/${name}` : undefined;
}

/** The folder of the chart that a template belongs to, or its own. With a `/` at its end; empty for the root. */
function scopeOf(path: string): string {
  const templates = path.lastIndexOf('/templates/');
  return path.startsWith('templates/')
    ? ''
    : path.slice(0, (templates < 0 ? path.lastIndexOf('/') : templates) + 1);
}
