import { keyName, lastName, propertyValue } from '../names.js';
import type { Node, NodeOf } from '../node.js';
import { isNode, unwrap } from '../node.js';
import type { Place } from '../place.js';
import { placeOf } from '../place.js';
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
  return sinks.filter((sink) => sink.owner === undefined || (owner !== undefined && sink.owner.test(owner)));
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

/** A call that takes a value for a secret, or the option of one, and the name to show for it. */
export interface SinkPlace {
  /** What it is, whatever the key is called. */
  readonly name: 'password' | 'secret';
  readonly use: 'argument' | 'option';
  readonly label: string;
}

/** The sink that a value stands in; undefined for none. */
export function sinkOf(direct: Place): SinkPlace | undefined {
  const { expression, holder } = aroundArray(direct);
  if (isCall(holder)) {
    const index = holder.arguments.findIndex((argument) => argument === expression);
    const isSink = index >= 0 && sinksOf(holder).some((sink) => sink.argument === index);
    return isSink ? { name: 'secret', use: 'argument', label: callLabel(holder) } : undefined;
  }
  if (!isNode(holder, 'Property') || holder.value !== expression) return undefined;
  const call = holder.parent.parent;
  const key = keyName(holder);
  if (!isCall(call) || key === undefined) return undefined;
  return sinksOf(call).some((sink) => sink.keys?.includes(key)) ? optionPlace(key) : undefined;
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
  return sinksOf(call).flatMap(({ argument, keys }) => {
    const value = argument === undefined ? undefined : call.arguments[argument];
    const passed: readonly SunkValue[] =
      value === undefined ? [] : [{ value, name: 'secret', use: 'argument', label: callLabel(call) }];
    const options = call.arguments.filter((options) => isNode(options, 'ObjectExpression'));
    const named = (keys ?? []).flatMap((key) =>
      options.flatMap((object): readonly SunkValue[] => {
        const option = propertyValue(object, key);
        return option === undefined ? [] : [{ value: option, ...optionPlace(key) }];
      }),
    );
    return [...passed, ...named];
  });
}
