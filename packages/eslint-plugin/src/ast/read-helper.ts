import type { SourceCode } from './binding.js';
import { bindingOf } from './binding.js';
import { literalValue } from './constant.js';
import { sourceValue } from './conversion.js';
import { environmentKey, getterRead, isEnvironment } from './env-read.js';
import { outcomesOf } from './outcomes.js';
import { localFunction } from './local-function.js';
import type { Node, NodeOf } from './node.js';
import { isNode, unwrap } from './node.js';
import { originOf } from './origin.js';
import type { Parameter } from './parameter.js';
import { argumentFor, parameterOf } from './parameter.js';
import { staticText } from './static-text.js';
import { stops } from './stop.js';
import type { FunctionNode } from './walk.js';
import { bodyNodes } from './walk.js';

/** The name of the variable that a helper reads: what a parameter says, between texts of the helper's own. */
interface NameParameter {
  readonly parameter: Parameter;
  readonly before: string;
  readonly after: string;
}

/** What a helper gives when the variable is missing: an argument of the call, or a literal of its own. */
type HelperFallback =
  { readonly parameter: Parameter } | { readonly parameter: undefined; readonly literal: string };

/** A function of the file that reads variables of the environment: `const env = (key, or) => process.env[key] ?? or`. */
export interface ReadHelper {
  /** The variable's name where the helper always reads the same. */
  readonly name: NameParameter | string;
  readonly fallbacks: readonly HelperFallback[];
  /** Whether it can throw or end the process. */
  readonly stops: boolean;
}

/** Helpers that call helpers are followed this far. */
const MAX_DEPTH = 3;

/** By function: a helper is called a hundred times, and read once. */
const helpers = new WeakMap<FunctionNode, { readonly helper: ReadHelper | undefined }>();

/** The helper that a call calls, if it calls one of the same file. */
export function readHelperOf(
  call: NodeOf['CallExpression'],
  sourceCode: SourceCode,
  depth = 0,
): ReadHelper | undefined {
  const called = depth === MAX_DEPTH ? undefined : localFunction(call.callee, sourceCode);
  if (called === undefined || called.async) return undefined;
  let known = helpers.get(called);
  if (known === undefined) {
    // A helper that calls itself is none.
    helpers.set(called, { helper: undefined });
    known = { helper: new HelperReader(called, sourceCode, depth).read() };
    helpers.set(called, known);
  }
  return known.helper;
}

/** The name of the variable that a call of a helper reads, where the file says it. */
export function nameRead(
  { name }: ReadHelper,
  call: NodeOf['CallExpression'],
  sourceCode: SourceCode,
): string | undefined {
  if (typeof name === 'string') return name;
  const argument = argumentFor(call, name.parameter);
  const text = argument && literalValue(argument, sourceCode)?.value;
  return text === undefined ? undefined : name.before + text + name.after;
}

/** Reads one function: what it returns, one expression after another. */
class HelperReader {
  #name: NameParameter | string | undefined;
  readonly #fallbacks: HelperFallback[] = [];

  readonly #function: FunctionNode;
  readonly #sourceCode: SourceCode;
  readonly #depth: number;

  constructor(node: FunctionNode, sourceCode: SourceCode, depth: number) {
    this.#function = node;
    this.#sourceCode = sourceCode;
    this.#depth = depth;
  }

  read(): ReadHelper | undefined {
    const { body } = this.#function;
    const nodes = bodyNodes(this.#function, this.#sourceCode);
    if (!isNode(body, 'BlockStatement')) this.#result(body);
    for (const node of nodes) {
      if (isNode(node, 'ReturnStatement') && node.argument !== null && this.#isReached(node)) {
        this.#result(node.argument);
      }
    }
    if (this.#name === undefined) return undefined;
    const mayStop = stops(body, this.#sourceCode);
    return { name: this.#name, fallbacks: this.#fallbacks, stops: mayStop };
  }

  /** One that only stands in a branch that asks for something else (`if (test) return 'x'`) says nothing. */
  #isReached(statement: NodeOf['ReturnStatement']): boolean {
    let isConditional = false;
    for (let node: Node | undefined = statement.parent; node !== undefined; node = node.parent) {
      if (node === this.#function.body) break;
      if (isNode(node, 'SwitchStatement')) return false;
      if (!isNode(node, 'IfStatement')) continue;
      if (this.#asksForRead(node.test)) return true;
      isConditional = true;
    }
    return !isConditional;
  }

  #asksForRead(test: Node): boolean {
    const open: Node[] = [test];
    for (let next = open.pop(); next !== undefined && open.length < 100; next = open.pop()) {
      const part = sourceValue(next);
      if (isNode(part, 'UnaryExpression')) open.push(part.argument);
      else if (isNode(part, 'LogicalExpression') || isNode(part, 'BinaryExpression'))
        open.push(part.left, part.right);
      else if (isNode(part, 'MemberExpression') && staticText(part.property) === undefined && !part.computed)
        open.push(part.object);
      if (this.#nameIn(part) !== undefined) return true;
      if (
        isNode(part, 'Identifier') &&
        this.#followed(part).some((value) => this.#nameIn(value) !== undefined)
      )
        return true;
    }
    return false;
  }

  #result(expression: Node): void {
    for (const outcome of outcomesOf(expression)) {
      const source = sourceValue(outcome);
      const followed = isNode(source, 'Identifier') ? this.#followed(source) : [];
      for (const value of followed.length > 0 ? followed : [source]) this.#outcome(value);
    }
  }

  /** What a constant of the helper's own may hold. */
  #followed(identifier: NodeOf['Identifier']): readonly Node[] {
    const binding = bindingOf(identifier, this.#sourceCode);
    const isOwn = binding?.kind === 'value' && binding.path.length === 0 && this.#contains(binding.init);
    return isOwn ? outcomesOf(binding.init).map(sourceValue) : [];
  }

  #contains({ range: [start, end] }: Node): boolean {
    const { range } = this.#function.body;
    return start >= range[0] && end <= range[1];
  }

  #outcome(value: Node): void {
    const name = this.#nameIn(value);
    if (name !== undefined) {
      this.#name ??= name;
      return;
    }
    const parameter = parameterOf(value, this.#function, this.#sourceCode);
    if (parameter !== undefined) {
      this.#fallbacks.push({ parameter });
      return;
    }
    const literal = literalValue(value, this.#sourceCode)?.value;
    if (literal !== undefined) this.#fallbacks.push({ parameter: undefined, literal });
  }

  /** The name that an expression reads a variable by. */
  #nameIn(value: Node): NameParameter | string | undefined {
    const sourceCode = this.#sourceCode;
    if (isNode(value, 'MemberExpression')) {
      const known = environmentKey(originOf(value, sourceCode));
      if (known?.key !== undefined) return known.key;
      return value.computed && isEnvironment(value.object, sourceCode)
        ? this.#parameterName(value.property)
        : undefined;
    }
    if (!isNode(value, 'CallExpression')) return undefined;
    const helper = readHelperOf(value, sourceCode, this.#depth + 1);
    if (helper !== undefined) return this.#nameThrough(helper, value);
    const [argument] = value.arguments;
    const read = getterRead(value, sourceCode);
    if (read === undefined || argument === undefined) return undefined;
    return read.key ?? this.#parameterName(argument);
  }

  /** `read(key) ?? or`, where `read` is a helper. What falls back inside it is not followed. */
  #nameThrough(helper: ReadHelper, call: NodeOf['CallExpression']): NameParameter | string | undefined {
    const known = nameRead(helper, call, this.#sourceCode);
    if (known !== undefined || typeof helper.name === 'string') return known;
    const argument = argumentFor(call, helper.name.parameter);
    return argument && this.#parameterName(argument);
  }

  /** `key`, `key.toUpperCase()`, `` `APP_${key}` ``. */
  #parameterName(key: Node): NameParameter | undefined {
    const expression = sourceValue(key);
    const [before, after] = isNode(expression, 'TemplateLiteral') ? expression.quasis : [];
    const part =
      isNode(expression, 'TemplateLiteral') && expression.expressions.length === 1
        ? expression.expressions[0]
        : expression;
    const parameter = part && parameterOf(sourceValue(unwrap(part)), this.#function, this.#sourceCode);
    return parameter && { parameter, before: before?.value.raw ?? '', after: after?.value.raw ?? '' };
  }
}
