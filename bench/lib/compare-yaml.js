import { createRequire } from 'node:module';

// A dependency of the checker, not of this folder.
const fromChecker = createRequire(new URL('../../packages/checker/package.json', import.meta.url));
const { isAlias, isMap, isPair, isScalar, isSeq, parseAllDocuments } = fromChecker('yaml');

/** @typedef {{ path: string, value: string, range: [number, number] }} Scalar */

/**
 * The scalars that differ between two YAML texts, by the `yaml` package.
 *
 * @param {string} before
 * @param {string} after
 * @returns {{ changed: { before: Scalar, after: Scalar }[] } | { fault: string }} a fault where anything else than the
 *   value of a scalar differs, or where one of the two cannot be parsed
 */
export function changedScalars(before, after) {
  const [old, fresh] = [before, after].map(outline);
  if (old === undefined || fresh === undefined) return { fault: 'cannot be parsed' };
  if (old.shape !== fresh.shape) return { fault: 'other nodes differ' };
  const changed = [];
  for (const [at, scalar] of old.scalars.entries()) {
    const other = fresh.scalars[at];
    if (scalar.value !== other.value) changed.push({ before: scalar, after: other });
  }
  return { changed };
}

/** @param {string} text */
function outline(text) {
  const documents = parseAllDocuments(text, {
    uniqueKeys: false,
    logLevel: 'silent',
  });
  if (!Array.isArray(documents) || documents.some(({ errors }) => errors.length > 0)) return undefined;
  /** @type {Scalar[]} */
  const scalars = [];
  const shape = documents.map(({ contents }) => describe(contents, '', scalars)).join('\n---\n');
  return { shape, scalars };
}

/**
 * Everything of a node but the values of its scalars, which are put into the list, and how they are quoted.
 *
 * @param {unknown} node
 * @param {string} path
 * @param {Scalar[]} scalars
 * @returns {string}
 */
function describe(node, path, scalars) {
  if (isScalar(node)) {
    const { value, range, anchor, tag, type } = node;
    const [start = 0, end = 0] = range ?? [];
    scalars.push({
      path,
      value: typeof value === 'string' ? value : `${typeof value} ${String(value)}`,
      range: [start, end],
    });
    const style = type === 'BLOCK_LITERAL' || type === 'BLOCK_FOLDED' ? type : 'flow';
    return `scalar ${anchor ?? ''} ${tag ?? ''} ${style}`;
  }
  if (isAlias(node)) return `alias ${node.source}`;
  if (isSeq(node)) {
    const items = node.items.map((item, at) => describe(item, `${path}/${String(at)}`, scalars));
    return `[${node.anchor ?? ''} ${node.tag ?? ''} ${items.join(', ')}]`;
  }
  if (isMap(node)) {
    const pairs = node.items.map((pair) => describe(pair, path, scalars));
    return `{${node.anchor ?? ''} ${node.tag ?? ''} ${pairs.join(', ')}}`;
  }
  if (isPair(node)) {
    const name = isScalar(node.key) ? String(node.key.value) : '?';
    const key = describe(node.key, `${path}/(key)`, scalars);
    return `${key}: ${describe(node.value, `${path}/${name}`, scalars)}`;
  }
  return 'null';
}

/**
 * Whether two texts are the same but for the given parts, in order of place.
 *
 * @param {string} before
 * @param {string} after
 * @param {{ before: Scalar, after: Scalar }[]} changed
 */
export function sameOutside(before, after, changed) {
  let from = 0;
  let to = 0;
  for (const { before: old, after: fresh } of changed) {
    if (before.slice(from, old.range[0]) !== after.slice(to, fresh.range[0])) return false;
    [from, to] = [old.range[1], fresh.range[1]];
  }
  return before.slice(from) === after.slice(to);
}
