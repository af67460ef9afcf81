import type { SourceCode } from '../binding.js';
import type { LiteralValue } from '../constant.js';
import { literalValue } from '../constant.js';
import { sourceValue } from '../conversion.js';
import type { EnvRead } from '../env-read.js';
import { envRead } from '../env-read.js';
import type { Node } from '../node.js';
import { alternativesOf, isAlternation, isNode, unwrap } from '../node.js';
import { placeOf, storedName } from '../place.js';

/** A change of the source that takes a fallback away. The range is in UTF-16 offsets. */
export interface Replacement {
  readonly range: readonly [start: number, end: number];
  readonly text: string;
}

/** A literal that takes the place of a setting that is missing. */
export interface Fallback {
  /** What is read, in order: the first that means a secret names the finding. */
  readonly names: readonly string[];
  readonly literal: LiteralValue;
  /**
   * Whether an empty literal is a fallback here. It is where the environment is read; a form's
   * `password: z.string().default('')` or an editor's `config.get('apiKey', '')` starts out empty by design.
   */
  readonly emptyCounts: boolean;
  readonly removal: Replacement | undefined;
}

/** Ternaries in one another are followed this far; those further in are looked at for themselves. */
const MAX_DEPTH = 20;

/** The expressions that one may come out as, in order: operands of `??` and `||`, arms of ternaries, conversions' sources. */
export function outcomesOf(node: Node, depth = 0): readonly Node[] {
  const source = sourceValue(node);
  if (depth === MAX_DEPTH) return [];
  if (isAlternation(source)) return alternativesOf(source).flatMap((part) => outcomesOf(part, depth + 1));
  // `flag && process.env.X` reads X; `process.env.X && other` only asks for it.
  if (isNode(source, 'LogicalExpression')) return outcomesOf(source.right, depth + 1);
  if (isNode(source, 'ConditionalExpression')) {
    return [...outcomesOf(source.consequent, depth + 1), ...outcomesOf(source.alternate, depth + 1)];
  }
  return [source];
}

/** What an expression may read from outside. */
export function readsIn(node: Node, sourceCode: SourceCode): readonly EnvRead[] {
  return outcomesOf(node).flatMap((outcome) => envRead(outcome, sourceCode) ?? []);
}

/** The literals that an expression may come out as, those of an array one by one, constants followed. */
export function literalsIn(node: Node, sourceCode: SourceCode): readonly LiteralValue[] {
  return outcomesOf(node)
    .flatMap(itemsOf)
    .flatMap((item) => literalValue(sourceValue(item), sourceCode) ?? []);
}

/** The elements of an array, of other expressions themselves. */
export function itemsOf(node: Node): readonly Node[] {
  return isNode(node, 'ArrayExpression') ? node.elements.filter((element) => element !== null) : [node];
}

/** The value of `() => 'x'`, of other expressions themselves. */
export function producedValue(node: Node): Node {
  const producer = unwrap(node);
  return isNode(producer, 'ArrowFunctionExpression') && !isNode(producer.body, 'BlockStatement')
    ? producer.body
    : producer;
}

/** The name that the value of an expression is stored under. */
function targetName(expression: Node): string | undefined {
  const place = placeOf(expression);
  return place && storedName(place);
}

/** More names than anybody writes in one chain. */
const MAX_NAMES = 20;

/** The keys that are read, in order; what the value is stored as stands in for a key that is computed. */
export function settingNames(reads: readonly EnvRead[], expression: Node): readonly string[] {
  const names = reads.slice(0, MAX_NAMES).map(({ key }) => key ?? targetName(expression));
  return names.filter((name) => name !== undefined);
}
