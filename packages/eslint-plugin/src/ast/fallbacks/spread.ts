import type { SourceCode } from '../binding.js';
import { containsComment } from '../comments.js';
import { resolveConstant } from '../constant.js';
import { isEnvironment, isVariableName } from '../env-read.js';
import { itemRange } from '../list-item.js';
import { identifierName, keyName } from '../names.js';
import type { Node, NodeOf } from '../node.js';
import { isNode, unwrap } from '../node.js';
import type { Fallback } from './fallback.js';
import { literalsIn } from './fallback.js';

/** Functions that lay objects over one another, the last one on top. */
export const ASSIGN: ReadonlySet<string> = new Set(['assign', 'extend', 'merge']);

/** The same, the first one on top. https://lodash.com/docs#defaults; nconf: `nconf.env().defaults({ … })` */
export const DEFAULTS: ReadonlySet<string> = new Set(['defaults', 'defaultsDeep', 'defu']);

type Member = NodeOf['ObjectExpression']['properties'][number];

/** What an object gives to a variable before the environment is laid over it. */
function memberFallbacks(member: Member, isRemovable: boolean, sourceCode: SourceCode): readonly Fallback[] {
  if (isNode(member, 'SpreadElement')) return valuesIn(member.argument, sourceCode);
  const name = keyName(member);
  if (name === undefined || !isVariableName(name)) return [];
  const removable = isRemovable && !containsComment(member.parent, sourceCode);
  const removal = removable ? { range: itemRange(member, sourceCode), text: '' } : undefined;
  const literals = literalsIn(member.value, sourceCode);
  return literals.map((literal) => ({ names: [name], literal, emptyCounts: true, removal }));
}

/** The same of an object as a whole, or of the constant that holds it. */
function valuesIn(layer: Node, sourceCode: SourceCode): readonly Fallback[] {
  const object = resolveConstant(layer, sourceCode);
  if (!isNode(object, 'ObjectExpression')) return [];
  return object.properties.flatMap((member) =>
    isNode(member, 'SpreadElement') ? [] : memberFallbacks(member, object === layer, sourceCode),
  );
}

/** More members are a table's. */
const MAX_MEMBERS = 200;

/** `{ JWT_SECRET: 'x', ...process.env }`, `{ ...DEFAULTS, ...process.env }` */
export function spreadFallbacks(node: NodeOf['SpreadElement'], sourceCode: SourceCode): readonly Fallback[] {
  const object = node.parent;
  if (!isNode(object, 'ObjectExpression') || !isEnvironment(node.argument, sourceCode)) return [];
  const members: readonly Member[] = object.properties;
  return members
    .slice(0, Math.min(members.indexOf(node), MAX_MEMBERS))
    .flatMap((member) => memberFallbacks(member, true, sourceCode))
    .map((fallback) => ({ ...fallback, layer: node }));
}

/** `Object.assign({ JWT_SECRET: 'x' }, process.env)`, `_.defaults({}, process.env, { JWT_SECRET: 'x' })` */
export function layerFallbacks(
  call: NodeOf['CallExpression'],
  method: string,
  sourceCode: SourceCode,
): readonly Fallback[] {
  const isAssign = ASSIGN.has(method);
  if (!isAssign && !DEFAULTS.has(method)) return [];
  const layers: readonly Node[] = call.arguments;
  if (!isAssign && layers.length === 1 && isLayeredStore(call))
    return valuesIn(call.arguments[0] ?? call, sourceCode);
  const environment = layers.findIndex((layer) => isEnvironment(layer, sourceCode));
  if (environment === -1) return [];
  const below = isAssign ? layers.slice(0, environment) : layers.slice(environment + 1);
  return below.flatMap((layer) => valuesIn(layer, sourceCode));
}

/** Longer chains are a machine's. */
const MAX_CHAIN = 20;

/** `nconf.env().defaults({ … })`, `nconf.defaults({ … })` */
function isLayeredStore(call: NodeOf['CallExpression']): boolean {
  let part = unwrap(call.callee);
  for (let length = 0; length < MAX_CHAIN; length++) {
    if (isNode(part, 'MemberExpression')) part = unwrap(part.object);
    else if (isNode(part, 'CallExpression')) part = unwrap(part.callee);
    else break;
  }
  return /^nconf$/i.test(identifierName(part) ?? '');
}
