import type { YamlNode, YamlPair } from '../../readers/yaml/node.js';
import { get, outerRange, pairOf, scalarText } from '../../readers/yaml/node.js';
import { entryProblems } from './entries.js';
import type { Problem } from './problem.js';
import { isEmpty, isMerged, itemsOf, keyRange } from './problem.js';
import { valueProblems } from './values.js';

/**
 * What is wrong with what an object says, beside its version.
 *
 * @param partial another file adds to the object, or it is a patch: nothing is missing
 */
export function specProblems(object: YamlNode, partial: boolean): Problem[] {
  const kind = scalarText(get(object, 'kind'));
  const spec = pairOf(object, 'spec');
  if (kind === 'ExternalSecret') return externalSecretProblems(object, spec, partial);
  if (kind === 'ClusterExternalSecret') {
    const inner = pairOf(spec?.value, 'externalSecretSpec');
    if (inner === undefined && (partial || isMerged(spec?.value))) return [];
    return inner === undefined
      ? [
          missing(
            object,
            spec,
            'spec.externalSecretSpec',
            'nest what an ExternalSecret has in its `spec` there',
          ),
        ]
      : externalSecretProblems(object, inner, partial);
  }
  if (kind === 'PushSecret') return partial ? [] : pushSecretProblems(object, spec);
  return [];
}

function externalSecretProblems(object: YamlNode, spec: YamlPair | undefined, partial: boolean): Problem[] {
  if (spec !== undefined && spec.value.kind !== 'map') return [];
  const missingParts = partial || isMerged(spec?.value) ? [] : missingProblems(object, spec);
  if (spec === undefined) return missingParts;
  return [...missingParts, ...entryProblems(spec.value), ...valueProblems(spec.value)];
}

function missingProblems(object: YamlNode, spec: YamlPair | undefined): Problem[] {
  const data = pairOf(spec?.value, 'data');
  const dataFrom = pairOf(spec?.value, 'dataFrom');
  if (isEmpty(data?.value) && isEmpty(dataFrom?.value)) {
    const problem = missing(
      object,
      spec,
      'data',
      'add `data` with a `secretKey` and a `remoteRef.key` for each key, or `dataFrom`',
    );
    return [
      {
        ...problem,
        message: 'this ExternalSecret has neither `data` nor `dataFrom`: the operator refuses it',
      },
    ];
  }
  const store = pairOf(spec?.value, 'secretStoreRef');
  if (isMerged(store?.value)) return [];
  const named = store?.value.kind === 'map' ? !isEmpty(get(store.value, 'name')) : !isEmpty(store?.value);
  if (named || [...itemsOf(data), ...itemsOf(dataFrom)].every(hasOwnSource)) return [];
  const help = 'add `secretStoreRef` with the name and the kind of the store';
  return [
    {
      ...missing(object, store ?? spec, 'secretStoreRef', help),
      message: 'this ExternalSecret names no store to read from: it never syncs',
    },
  ];
}

/** A store or a generator of the entry itself; an entry that is an alias may have one. */
function hasOwnSource(item: YamlNode): boolean {
  if (item.kind !== 'map' || isMerged(item)) return true;
  const source = get(item, 'sourceRef');
  return source !== undefined && (source.kind !== 'map' || source.pairs.length > 0);
}

function pushSecretProblems(object: YamlNode, spec: YamlPair | undefined): Problem[] {
  if (spec !== undefined && (spec.value.kind !== 'map' || isMerged(spec.value))) return [];
  return (['secretStoreRefs', 'selector'] as const).flatMap((name) =>
    isEmpty(get(spec?.value, name)) ? [missing(object, spec, `spec.${name}`, PUSH_HELP[name])] : [],
  );
}

const PUSH_HELP = {
  secretStoreRefs: 'name the stores to push to',
  selector: 'name the Secret to push: `selector.secret.name`',
} as const;

/** At the key that should hold it, or at the kind of the object. */
function missing(object: YamlNode, holder: YamlPair | undefined, name: string, help: string): Problem {
  const kind = get(object, 'kind');
  const range =
    holder !== undefined
      ? keyRange(holder)
      : kind?.kind === 'scalar'
        ? outerRange(kind)
        : { start: object.start, end: object.start };
  return { range, message: `\`${name}\` is missing: the cluster refuses the object`, help, place: name };
}
