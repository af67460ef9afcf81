import type { Node, NodeOf } from './node.js';
import { isNode, unwrap } from './node.js';

/** The text of a template literal whose expressions are static texts themselves. */
function templateText(node: NodeOf['TemplateLiteral']): string | undefined {
  let text = '';
  for (const [index, quasi] of node.quasis.entries()) {
    text += quasi.value.cooked ?? quasi.value.raw;
    const expression = node.expressions[index];
    if (expression === undefined) continue;
    const inner = staticText(expression);
    if (inner === undefined) return undefined;
    text += inner;
  }
  return text;
}

/** What is computed, where it may be a secret: no judge takes it for one. */
const COMPUTED = '${…}';

/** A user or a host in a URL: what is computed there must not hide a password beside it. */
const IN_AUTHORITY = /:\/\/[^\s/?#]{0,200}$/;
const IN_PASSWORD = /:\/\/[^\s/?#@]{0,200}:[^\s/?#@]{0,200}$/;

/** As far back as those two look. */
const TAIL = 404;

/** More of a text is not searched for credentials. */
const MAX_SHAPE = 64 * 1024;

/** Puts together a text of which parts are computed, with stand-ins for those. */
class Shape {
  readonly #pieces: string[] = [];
  #tail = '';
  #length = 0;

  get full(): boolean {
    return this.#length > MAX_SHAPE;
  }

  get text(): string {
    return this.#pieces.join('');
  }

  add(text: string): void {
    this.#pieces.push(text);
    this.#length += text.length;
    this.#tail = (this.#tail + text).slice(-TAIL);
  }

  addComputed(): void {
    this.add(IN_AUTHORITY.test(this.#tail) && !IN_PASSWORD.test(this.#tail) ? 'app' : COMPUTED);
  }

  addTemplate(node: NodeOf['TemplateLiteral']): void {
    for (const quasi of node.quasis) {
      this.add(quasi.value.cooked ?? quasi.value.raw);
      if (quasi.tail || this.full) break;
      this.addComputed();
    }
  }
}

/**
 * The text of a template literal with stand-ins for what is computed: enough to see the shape of a credential around
 * it, as in `postgres://${user}:hunter2@${host}`. The raw text stands in for an escape that no string can hold, as
 * tagged templates may have.
 */
export function templateShape(node: NodeOf['TemplateLiteral']): string {
  const shape = new Shape();
  shape.addTemplate(node);
  return shape.text;
}

/** The same of a concatenation: `'postgres://' + user + ':hunter2@' + host`. */
export function concatenationShape(parts: readonly Node[]): string {
  const shape = new Shape();
  for (const part of parts) {
    if (shape.full) break;
    const text = staticText(part);
    if (text !== undefined) shape.add(text);
    else if (isNode(part, 'TemplateLiteral')) shape.addTemplate(part);
    else shape.addComputed();
  }
  return shape.text;
}

/**
 * The operands of a concatenation, left to right: `a + b + c`, `a + (b + c)`. A loop, because generated ones are
 * thousands deep.
 */
export function concatenationParts(node: NodeOf['BinaryExpression']): readonly Node[] {
  const parts: Node[] = [];
  const open: Node[] = [node];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const part = unwrap(next);
    if (isNode(part, 'BinaryExpression') && part.operator === '+') open.push(part.right, part.left);
    else parts.push(part);
  }
  return parts;
}

function concatenationText(node: NodeOf['BinaryExpression']): string | undefined {
  if (node.operator !== '+') return undefined;
  let text = '';
  for (const part of concatenationParts(node)) {
    const inner = staticText(part);
    if (inner === undefined) return undefined;
    text += inner;
  }
  return text;
}

/**
 * The string that an expression is written out as: a string literal, a template literal without other expressions,
 * a concatenation of the two. No variable is followed, no function is run.
 */
export function staticText(node: Node): string | undefined {
  const inner = unwrap(node);
  if (isNode(inner, 'Literal')) return typeof inner.value === 'string' ? inner.value : undefined;
  if (isNode(inner, 'TemplateLiteral')) return templateText(inner);
  return isNode(inner, 'BinaryExpression') ? concatenationText(inner) : undefined;
}
