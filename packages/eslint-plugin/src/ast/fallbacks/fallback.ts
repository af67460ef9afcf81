import type { SourceCode } from '../binding.js';
import type { LiteralValue } from '../constant.js';
import { literalValue } from '../constant.js';
import { sourceValue } from '../conversion.js';
import type { EnvRead } from '../env-read.js';
import { envRead } from '../env-read.js';
import type { Node, NodeOf } from '../node.js';
import { isNode, unwrap } from '../node.js';
import { outcomesOf } from '../outcomes.js';
import { placeOf, storedName } from '../place.js';
import { nameRead, readHelperOf } from '../read-helper.js';

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
  /** The call that reads the setting, where the literal is what the call falls back to. */
  readonly call?: NodeOf['CallExpression'];
  /** The environment that is laid over the object in which the literal stands. */
  readonly layer?: NodeOf['SpreadElement'];
}

/** What an expression may read from outside. */
export function readsIn(node: Node, sourceCode: SourceCode): readonly EnvRead[] {
  return outcomesOf(node).flatMap(
    (outcome) => envRead(outcome, sourceCode) ?? helperRead(outcome, sourceCode) ?? [],
  );
}

/** What a helper of the same file reads: `read('X')`, where `read` is `(key) => process.env[key]`. */
function helperRead(outcome: Node, sourceCode: SourceCode): EnvRead | undefined {
  const helper = isNode(outcome, 'CallExpression') ? readHelperOf(outcome, sourceCode) : undefined;
  const key = helper && isNode(outcome, 'CallExpression') ? nameRead(helper, outcome, sourceCode) : undefined;
  return key === undefined ? undefined : { key, environment: true };
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
