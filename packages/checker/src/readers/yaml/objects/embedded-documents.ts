import type { DocumentFormat, Part } from '../../document.js';
import { formatOf } from '../format.js';
import { forEachNode, objectsOf } from '../kubernetes.js';
import type { YamlNode, YamlScalar } from '../node.js';
import { get, keyText, scalarText } from '../node.js';
import { offsetMapper } from '../offsets.js';
import { readYaml } from '../read-yaml.js';
import { rebase } from './rebase.js';

/** A scalar of an object whose text is a YAML or JSON document. */
interface Slot {
  readonly scalar: YamlScalar;
  /** What the document is where it does not say so itself; undefined for a file, which its name decides. */
  readonly format: DocumentFormat | undefined;
  readonly name: string;
  readonly fragment?: true;
}

/** A document in a document is read, and one in that; nobody writes a third. */
const MAX_DEPTH = 2;
/** A longer text is a data file; what is read of it line by line has to do. */
const MAX_LENGTH = 256 * 1024;

/**
 * The documents that stand as text in the objects of a document, with their places in the file: YAML files of
 * a ConfigMap, patches of kustomize, Flux and Argo CD, the values of an Argo CD Application and of a k3s
 * HelmChart, and what `kubectl apply` noted in an annotation. A text that cannot be parsed is left out.
 *
 * @param isInteresting whether a text may hold anything that a rule has something to say of
 */
export function embeddedParts(
  part: Part,
  text: string,
  isInteresting: (text: string) => boolean,
  depth: number = MAX_DEPTH,
): Part[] {
  if (part.root === undefined || !HOLDERS.has(part.format) || depth === 0) return [];
  const parts: Part[] = [];
  for (const object of objectsOf(part.root)) {
    for (const { scalar, format, name, fragment } of slotsOf(object)) {
      if (!isDocument(scalar) || !isInteresting(scalar.value)) continue;
      const place = offsetMapper(text, scalar);
      // A second opinion on what is no YAML would cost more than it finds: most of it is a template.
      for (const tree of readYaml(scalar.value, true, true).roots) {
        const root = rebase(tree, place);
        const inner: Part = {
          root,
          format: templated(format ?? formatOf(root, name), part.format),
          ...(fragment === true && { fragment }),
        };
        parts.push(inner);
        for (const below of embeddedParts(inner, text, isInteresting, depth - 1)) parts.push(below);
      }
    }
  }
  return parts;
}

const HOLDERS: ReadonlySet<DocumentFormat> = new Set<DocumentFormat>([
  'kubernetes',
  'kustomization',
  'helm-template',
]);

/** Text in a Helm template is expanded by Helm, as the rest of it. */
function templated(format: DocumentFormat, outer: DocumentFormat): DocumentFormat {
  return outer === 'helm-template' && format === 'kubernetes' ? outer : format;
}

/** A path of a file (`patch.yaml`), or an empty value, is no document. */
function isDocument({ start, end, value }: YamlScalar): boolean {
  return (
    start >= 0 && end - start <= MAX_LENGTH && (value.includes('\n') || /^\s{0,100}(?:[[{]|-\s)/.test(value))
  );
}

function slotsOf(object: YamlNode): Slot[] {
  const kind = scalarText(get(object, 'kind'));
  if (kind === 'CustomResourceDefinition') return [];
  const slots: Slot[] = [];
  if (kind === 'ConfigMap') {
    for (const [name, scalar] of scalarsOf(get(object, 'data'))) {
      if (/\.ya?ml$/i.test(name)) slots.push({ scalar, format: undefined, name });
    }
  }
  for (const [name, scalar] of scalarsOf(get(get(object, 'metadata'), 'annotations'))) {
    if (name === LAST_APPLIED) slots.push({ scalar, format: 'kubernetes', name });
  }
  if (kind === 'ConfigMap' || kind === 'Secret') return slots;
  forEachNode(object, (node) => {
    if (node.kind !== 'map') return;
    for (const pair of node.pairs) {
      for (const slot of slotsBelow(keyText(pair) ?? '', pair.value)) slots.push(slot);
    }
  });
  return slots;
}

/** `kubectl apply` keeps the whole object there, the data of a Secret included. */
const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

function slotsBelow(key: string, value: YamlNode): Slot[] {
  if (value.kind === 'scalar') {
    if (key === 'patch') return [{ scalar: value, format: 'kubernetes', name: key, fragment: true }];
    // `helm.cattle.io/v1` HelmChart and HelmChartConfig.
    return key === 'valuesContent' ? [{ scalar: value, format: 'helm-values', name: key }] : [];
  }
  if (key === 'helm') {
    const values = get(value, 'values');
    return values?.kind === 'scalar' ? [{ scalar: values, format: 'helm-values', name: 'values' }] : [];
  }
  if (key !== 'patchesStrategicMerge' || value.kind !== 'sequence') return [];
  return value.items.flatMap((item) =>
    item.kind === 'scalar'
      ? [{ scalar: item, format: 'kubernetes' as const, name: key, fragment: true as const }]
      : [],
  );
}

function scalarsOf(node: YamlNode | undefined): [string, YamlScalar][] {
  if (node?.kind !== 'map') return [];
  return node.pairs.flatMap((pair) => {
    const name = keyText(pair);
    return name !== undefined && pair.value.kind === 'scalar' ? [[name, pair.value]] : [];
  });
}
