import { importsModule } from '../imported-modules.js';
import { dottedPath, identifierName, keyName, lastName, propertyValue } from '../names.js';
import type { Node, NodeOf } from '../node.js';
import { isNode, outerParent, parentOf, unwrap } from '../node.js';
import type { Place } from '../place.js';
import { placeOf } from '../place.js';
import { staticText } from '../static-text.js';
import { isFunction } from '../walk.js';
import type { Sink } from './sinks.js';
import { SINKS } from './sinks.js';

export type Call = NodeOf['CallExpression' | 'NewExpression'];

function isCall(node: Node | undefined): node is Call {
  return isNode(node, 'CallExpression') || isNode(node, 'NewExpression');
}

/** What a method belongs to: the `jwt` of `jwt.sign()`, the `SignJWT` of `new SignJWT(p).setIssuer(i).sign()`. */
function ownerName(call: Call): string | undefined {
  const callee = unwrap(call.callee);
  if (!isNode(callee, 'MemberExpression')) return undefined;
  let owner = unwrap(callee.object);
  while (isNode(owner, 'CallExpression')) {
    const method = unwrap(owner.callee);
    if (!isNode(method, 'MemberExpression')) break;
    owner = unwrap(method.object);
  }
  return isNode(owner, 'NewExpression') ? lastName(owner.callee) : lastName(owner);
}

function sinksOf(call: Call): readonly Sink[] {
  const name = lastName(call.callee);
  const sinks = name !== undefined && Object.hasOwn(SINKS, name) ? SINKS[name] : undefined;
  if (sinks === undefined) return [];
  const owner = ownerName(call);
  return sinks.filter((sink) => isOf(sink, call, owner));
}

function isOf({ owner, first, module }: Sink, call: Call, ownerOfCall: string | undefined): boolean {
  if (owner !== undefined && !owner.test(ownerOfCall ?? '')) return false;
  const [argument] = call.arguments;
  if (first !== undefined && !first.test((argument && staticText(argument)) ?? '')) return false;
  return module === undefined || importsModule(call, module);
}

/** The argument of a call that is a sink's secret. */
function argumentOf({ argument }: Sink, call: Call): Node | undefined {
  if (argument !== 'last') return argument === undefined ? undefined : call.arguments[argument];
  return call.arguments.findLast((given) => !isFunction(given));
}

/** How a call reads in a message: `jwt.sign()`. */
function callLabel(call: Call): string {
  const owner = ownerName(call);
  const name = lastName(call.callee) ?? '';
  return owner === undefined || owner === name ? `${name}()` : `${owner}.${name}()`;
}

/** The place that an array of keys has, for one of its elements: `keys: ['x']`. */
function aroundArray(place: Place): Place {
  return isNode(place.holder, 'ArrayExpression') ? (placeOf(place.holder) ?? place) : place;
}

/** A call that takes a secret, or the option of one, and the name to show for it. */
export interface SinkPlace {
  /** What it is, whatever the key is called. */
  readonly name: 'password' | 'secret';
  readonly use: 'argument' | 'comparison' | 'hashed' | 'option';
  readonly label: string;
}

/** The sink that a value stands in; undefined for none. */
export function sinkOf(direct: Place): SinkPlace | undefined {
  const { expression, holder } = aroundArray(direct);
  if (isCall(holder)) {
    const sink = sinksOf(holder).find((candidate) => argumentOf(candidate, holder) === expression);
    return sink && argumentPlace(sink, holder);
  }
  if (isKeysOfKoa(holder)) return optionPlace('keys');
  if (!isNode(holder, 'Property') || holder.value !== expression) return undefined;
  const key = keyName(holder);
  if (key === undefined) return undefined;
  if (isJwtConstant(holder, key)) return optionPlace(key);
  const { call, deep, path } = optionsAround(holder);
  for (const sink of call === undefined ? [] : sinksOf(call)) {
    if (sink.keys?.includes(key) === true && (!deep || sink.deep === true)) return optionPlace(key);
    const isOfUser = sink.users !== undefined && path.length === 1 && path[0] === sink.users;
    if (isOfUser) return { name: 'password', use: 'option', label: sink.users };
  }
  return undefined;
}

/** The call that hashes a value as a password: its result is stored, or compared. */
export function hashingSink(value: Node): SinkPlace | undefined {
  const call = outerParent(value);
  if (!isCall(call)) return undefined;
  const sink = sinksOf(call).find(
    (candidate) => candidate.what === 'hashed' && argumentOf(candidate, call) === value,
  );
  return sink && argumentPlace(sink, call);
}

/** `app.keys = ['x']` of Koa signs cookies: https://koajs.com/#app-keys- */
function isKeysOfKoa(holder: Node): boolean {
  if (!isNode(holder, 'AssignmentExpression')) return false;
  const isKeys = dottedPath(holder.left)?.slice(-2).join('.') === 'app.keys';
  return isKeys && importsModule(holder, /^koa$/);
}

/** `const jwtConstants = { secret: 'x' }`, which the modules of NestJS's guide read. https://docs.nestjs.com/security/authentication */
function isJwtConstant(property: NodeOf['Property'], key: string): boolean {
  const declarator = property.parent.parent;
  return (
    key === 'secret' &&
    isNode(declarator, 'VariableDeclarator') &&
    /^jwtConstants?$/i.test(identifierName(declarator.id) ?? '')
  );
}

/** Options are less deep than this in their call. */
const MAX_DEPTH = 8;

/** The call that an option belongs to, whether it stands deeper than in its options, and the keys above it. */
function optionsAround(property: NodeOf['Property']): {
  readonly call: Call | undefined;
  readonly deep: boolean;
  readonly path: readonly string[];
} {
  const path: string[] = [];
  let node = parentOf(property.parent);
  for (let depth = 0; node !== undefined && depth < MAX_DEPTH; depth++) {
    if (isCall(node)) return { call: node, deep: depth > 0, path };
    if (isNode(node, 'Property')) path.unshift(keyName(node) ?? '');
    else if (!PASSED_ON.has(node.type)) break;
    node = parentOf(node);
  }
  return { call: undefined, deep: false, path };
}

/** Between options and their call: objects in objects, and a function that gives them. */
const PASSED_ON: ReadonlySet<string> = new Set<keyof NodeOf>([
  'ArrowFunctionExpression',
  'BlockStatement',
  'FunctionExpression',
  'ObjectExpression',
  'ReturnStatement',
  'TSAsExpression',
  'TSSatisfiesExpression',
]);

function argumentPlace({ what }: Sink, call: Call): SinkPlace {
  switch (what) {
    case 'compared':
      return { name: 'password', use: 'comparison', label: callLabel(call) };
    case 'hashed':
      return { name: 'password', use: 'hashed', label: callLabel(call) };
    default:
      return { name: what ?? 'secret', use: 'argument', label: callLabel(call) };
  }
}

function optionPlace(key: string): SinkPlace {
  return { name: key === 'password' ? 'password' : 'secret', use: 'option', label: key };
}

/** A value that a call takes for a secret. */
export interface SunkValue extends SinkPlace {
  readonly value: Node;
}

/** The arguments and options of a call that are secrets. */
export function sunkValues(call: Call): readonly SunkValue[] {
  return sinksOf(call).flatMap((sink) => {
    const value = argumentOf(sink, call);
    const passed: readonly SunkValue[] = value === undefined ? [] : [{ value, ...argumentPlace(sink, call) }];
    const options = call.arguments.filter((options) => isNode(options, 'ObjectExpression'));
    const named = (sink.keys ?? []).flatMap((key) =>
      options.flatMap((object): readonly SunkValue[] => {
        const option = propertyValue(object, key);
        return option === undefined ? [] : [{ value: option, ...optionPlace(key) }];
      }),
    );
    return [...passed, ...named];
  });
}
