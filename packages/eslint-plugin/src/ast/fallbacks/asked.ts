import { identifierName, lastName, memberName } from '../names.js';
import type { Node } from '../node.js';
import { isNode, unwrap } from '../node.js';
import { placeOf, storedName } from '../place.js';
import { staticText } from '../static-text.js';

/** What writes texts for people: `console.log()`, `this.logger.warn()`. */
const PRINTER = /^(?:console|log|logger)$/i;

const COMPARISONS: ReadonlySet<string> = new Set(['!=', '!==', '<', '<=', '==', '===', '>', '>=']);

/** Whether an expression is written out: a text, a number, `undefined`. What is compared with it is only asked for. */
function isFixed(node: Node): boolean {
  const inner = unwrap(node);
  return isNode(inner, 'Literal') || identifierName(inner) === 'undefined' || staticText(inner) !== undefined;
}

function isPrinted(expression: Node, holder: Node): boolean {
  // `console.log(`key: ${process.env.X ?? 'none'}`)`
  const call = isNode(holder, 'TemplateLiteral') ? holder.parent : holder;
  // `throw new Error(process.env.X ?? 'missing')`
  if (isNode(call, 'NewExpression')) return /(?:Error|Exception)$/.test(lastName(call.callee) ?? '');
  if (!isNode(call, 'CallExpression')) return false;
  const callee = unwrap(call.callee);
  if (callee === expression) return false;
  return isNode(callee, 'MemberExpression') && PRINTER.test(lastName(callee.object) ?? '');
}

/**
 * Whether a value is only asked for, or shown to people: nothing runs on it. In a comparison with another value
 * (`header === (process.env.API_TOKEN ?? '')`) it is one that opens a door.
 */
export function isOnlyAsked(value: Node): boolean {
  const place = placeOf(value);
  if (place === undefined) return false;
  const { expression, holder } = place;
  if (isNode(holder, 'UnaryExpression')) return holder.operator === '!' || holder.operator === 'typeof';
  if (isNode(holder, 'BinaryExpression')) {
    const other = holder.left === expression ? holder.right : holder.left;
    return COMPARISONS.has(holder.operator) && isFixed(other);
  }
  if (isNode(holder, 'MemberExpression')) {
    return holder.object === expression && memberName(holder) === 'length';
  }
  if (isNode(holder, 'IfStatement') || isNode(holder, 'ConditionalExpression')) {
    return holder.test === expression;
  }
  if (isNode(holder, 'CallExpression') && identifierName(holder.callee) === 'Boolean') return true;
  return isPrinted(expression, holder);
}

/** What stands for a value that is missing, where people read it: nothing, a sentence, `missing`, `(unset)`. */
export function isDescription(text: string): boolean {
  return (
    /^[([<]?(?:absent|empty|missing|n\/?a|nil|no|none|not[-_]?(?:defined|found|present|set)|null|undefined|unknown|unset|[-?*]{0,8})[)\]>]?$/i.test(
      text.trim(),
    ) || /\S\s+\S/.test(text)
  );
}

/** Modes of a request's credentials. https://fetch.spec.whatwg.org/#concept-request-credentials-mode */
const CREDENTIALS_MODES: ReadonlySet<string> = new Set(['', 'include', 'omit', 'same-origin']);

/** `fetch(url, { credentials: process.env.FETCH_CREDENTIALS || '' })` chooses a mode. */
export function isCredentialsMode(name: string, literal: string, value: Node): boolean {
  if (!/CREDENTIALS$/i.test(name) || !CREDENTIALS_MODES.has(literal)) return false;
  const place = placeOf(value);
  return place !== undefined && isNode(place.holder, 'Property') && storedName(place) === 'credentials';
}
