import type { ProjectFacts } from '../project/facts.js';
import type { Document } from '../readers/document.js';
import type { YamlNode } from '../readers/yaml/node.js';
import { get, keyText } from '../readers/yaml/node.js';
import { isComposeName } from './compose-facts.js';
import type { AliasPlace, Places, ScalarPlace } from './places.js';

/**
 * Coolify fills these, and stores the text behind `:?` as a variable's first value: there the required form would
 * install its message as the password (coollabsio/coolify, bootstrap/helpers/parsers.php).
 */
const COOLIFY = /\bSERVICE_(?:PASSWORD|USER|FQDN|URL|BASE64|REALBASE64)_[A-Z0-9]/;

/** Actions of template engines: what is written is not what compose will read. */
const TEMPLATED = /\{%|\{\{/;

/**
 * Whether a required form can be put into a compose document as it is.
 * - `fix`: compose reads the file, and nothing speaks against it.
 * - `suggestion`: it may stop what works today.
 * - `none`: another program reads the file, and does something else with the form.
 */
export type Certainty = 'fix' | 'suggestion' | 'none';

/** What holds for every place of a file. */
export function certaintyOfFile(document: Document, root: YamlNode, project: ProjectFacts): Certainty {
  const { path, text } = document;
  if (COOLIFY.test(text)) return 'none';
  if (!isComposeName(path) || TEMPLATED.test(text)) return 'suggestion';
  // An override cannot relax a required variable: it is asked for before files are merged (docker/compose#11925).
  if (project.compose?.combined.has(path) === true) return 'suggestion';
  return get(root, 'include') === undefined && !hasExtends(root) ? 'fix' : 'suggestion';
}

function hasExtends(root: YamlNode): boolean {
  return servicesOf(root).some(({ value }) => get(value, 'extends') !== undefined);
}

function servicesOf(root: YamlNode): readonly { readonly name: string; readonly value: YamlNode }[] {
  const services = get(root, 'services');
  if (services?.kind !== 'map') return [];
  return services.pairs.map((pair) => ({ name: keyText(pair) ?? '', value: pair.value }));
}

/**
 * Answers for one place after another of a compose document. A service with `profiles` is often not run at all,
 * but its variables are asked for all the same (docker/compose#6978); what several services share by an anchor
 * changes for all of them.
 */
export class ServiceCertainty {
  readonly #profiled: ReadonlySet<string>;
  readonly #aliases = new Map<string, AliasPlace[]>();

  constructor(root: YamlNode, places: Places) {
    for (const alias of places.aliases) {
      const same = this.#aliases.get(alias.name);
      if (same === undefined) this.#aliases.set(alias.name, [alias]);
      else same.push(alias);
    }
    const profiled = new Set<string>();
    for (const { name, value } of servicesOf(root)) {
      if (get(value, 'profiles') !== undefined) profiled.add(name);
    }
    // By a merge key: `<<: *optional`, where the anchor's map has the profiles.
    for (const { path, anchors } of places.scalars) {
      if (!path.includes('profiles')) continue;
      for (const anchor of anchors) {
        for (const alias of this.#aliases.get(anchor) ?? []) {
          const service = serviceOf(alias.path);
          if (service !== undefined) profiled.add(service);
        }
      }
    }
    this.#profiled = profiled;
  }

  of({ path, anchors }: ScalarPlace): Certainty {
    const services = new Set<string | undefined>();
    const own = serviceOf(path);
    if (own !== undefined) services.add(own);
    for (const anchor of anchors) {
      for (const alias of this.#aliases.get(anchor) ?? []) services.add(serviceOf(alias.path));
    }
    // An alias outside of services is an anchor's part again: for how many of them is not known.
    if (services.size > 1 || services.has(undefined)) return 'suggestion';
    return [...services].some((name) => name !== undefined && this.#profiled.has(name))
      ? 'suggestion'
      : 'fix';
  }
}

function serviceOf(path: readonly string[]): string | undefined {
  return path[0] === 'services' ? path[1] : undefined;
}
