import { displayName } from '@bridgekeeper/policy';

import type { YamlNode, YamlPair } from '../../readers/yaml/node.js';
import { get, outerRange, pairOf, scalarText } from '../../readers/yaml/node.js';
import type { Problem } from './problem.js';
import { isEmpty, isMerged, isWritten, itemRange, itemsOf, keyRange } from './problem.js';

/**
 * What is wrong with the entries of `data` and `dataFrom` (external-secrets, the schema of ExternalSecret v1 and
 * apis/externalsecrets/v1/externalsecret_validator.go).
 *
 * @param spec of an ExternalSecret
 */
export function entryProblems(spec: YamlNode): Problem[] {
  return [...dataProblems(spec), ...dataFromProblems(spec), ...repeatedKeys(spec)];
}

function dataProblems(spec: YamlNode): Problem[] {
  const list = pairOf(spec, 'data');
  return itemsOf(list).flatMap((item, index) => {
    if (list === undefined || item.kind !== 'map' || isMerged(item)) return [];
    const place = `data/${String(index)}`;
    const problems: Problem[] = [];
    const secretKey = get(item, 'secretKey');
    if (isEmpty(secretKey)) {
      problems.push({
        range: itemRange(item, list),
        message: 'this entry has no `secretKey`: the cluster refuses the object',
        help: 'add `secretKey`, the name of the key in the Secret',
        place: `${place}/secretKey`,
      });
    } else if (isWritten(secretKey) && !SECRET_KEY.test(secretKey.value)) {
      problems.push({
        range: outerRange(secretKey),
        message: 'this is no key of a Secret: the cluster refuses the object',
        help: 'use letters, digits, `-`, `_` and `.`, and at most 253 of them',
        place: `${place}/secretKey`,
      });
    }
    const remote = missingKey(item, 'remoteRef', itemRange(item, list), place);
    if (remote !== undefined) problems.push(remote);
    problems.push(...sourceProblems(item, 'storeRef', place));
    return problems;
  });
}

const SECRET_KEY = /^[-._a-zA-Z0-9]{1,253}$/;

/** `remoteRef` and `extract` have a key. */
function missingKey(
  holder: YamlNode,
  name: string,
  otherwise: Problem['range'],
  place: string,
): Problem | undefined {
  const pair = pairOf(holder, name);
  const absent = pair === undefined || isEmpty(pair.value);
  if (!absent && (pair.value.kind !== 'map' || isMerged(pair.value) || get(pair.value, 'key') !== undefined))
    return undefined;
  return {
    range: pair === undefined ? otherwise : keyRange(pair),
    message: `this entry has no \`${absent ? name : `${name}.key`}\`: the cluster refuses the object`,
    help: `add \`${name}.key\`, the path in the store`,
    place: `${place}/${name}`,
  };
}

function dataFromProblems(spec: YamlNode): Problem[] {
  const list = pairOf(spec, 'dataFrom');
  return itemsOf(list).flatMap((item, index) => {
    if (list === undefined || item.kind !== 'map' || isMerged(item)) return [];
    const place = `dataFrom/${String(index)}`;
    const sources = SOURCES.flatMap((name) => pairOf(item, name) ?? []);
    if (sources.length === 0) {
      return [
        {
          range: itemRange(item, list),
          message:
            'this entry has neither `extract` nor `find` nor `sourceRef`: the operator refuses the object',
          help: 'name what to read: `extract.key`, `find`, or `sourceRef.generatorRef`',
          place,
        },
      ];
    }
    const exclusive = exclusiveProblem(item, sources, place);
    const extract = pairOf(item, 'extract');
    const key = extract === undefined ? undefined : missingKey(item, 'extract', keyRange(extract), place);
    return [
      ...(exclusive === undefined ? [] : [exclusive]),
      ...(key === undefined ? [] : [key]),
      ...sourceProblems(item, 'generatorRef', place),
    ];
  });
}

const SOURCES = ['extract', 'find', 'sourceRef'];

/** `extract`, `find` and a generator exclude each other; a store of its own does not. */
function exclusiveProblem(item: YamlNode, sources: readonly YamlPair[], place: string): Problem | undefined {
  const generator = pairOf(get(item, 'sourceRef'), 'generatorRef');
  const given = sources.filter(({ value }) => value !== get(item, 'sourceRef'));
  const all = generator === undefined ? given : [...given, generator];
  const second = all[1];
  if (second === undefined) return undefined;
  const names = all.map(({ key }) => `\`${scalarText(key) ?? ''}\``).join(' and ');
  return {
    range: keyRange(second),
    message: `${names} exclude each other: the operator refuses the object`,
    help: 'make an entry of its own of each',
    place: `${place}/exclusive`,
  };
}

/** A `sourceRef` names a store or a generator, and one of them (`minProperties` and `maxProperties` are 1). */
function sourceProblems(item: YamlNode, expected: string, place: string): Problem[] {
  const pair = pairOf(item, 'sourceRef');
  if (pair === undefined || isMerged(pair.value) || (pair.value.kind === 'scalar' && pair.value.start >= 0))
    return [];
  const given = ['storeRef', 'generatorRef'].filter((name) => !isEmpty(get(pair.value, name)));
  if (given.length === 1) return [];
  return [
    {
      range: keyRange(pair),
      message:
        given.length === 0
          ? 'this `sourceRef` names neither a store nor a generator: the operator refuses the object'
          : 'this `sourceRef` names both a store and a generator: the cluster refuses the object',
      help: given.length === 0 ? `add \`${expected}\`` : 'keep one of the two',
      place: `${place}/sourceRef`,
    },
  ];
}

/** The Secret is kept where it is not said otherwise, and then no key may come twice. */
function repeatedKeys(spec: YamlNode): Problem[] {
  const policy = scalarText(get(get(spec, 'target'), 'deletionPolicy')) ?? 'Retain';
  if (policy !== 'Retain') return [];
  const seen = new Set<string>();
  return itemsOf(pairOf(spec, 'data')).flatMap((item) => {
    const key = get(item, 'secretKey');
    if (!isWritten(key)) return [];
    if (!seen.has(key.value)) {
      seen.add(key.value);
      return [];
    }
    return [
      {
        range: outerRange(key),
        message: `\`${displayName(key.value)}\` is given twice: the operator refuses the object`,
        help: 'keep one of the two entries',
        place: `data/${key.value}/again`,
      },
    ];
  });
}
