import type { SourceCode } from '../binding.js';
import { patternSource, variableOf } from '../binding.js';
import { identifierName, keyName, memberName } from '../names.js';
import type { Node, NodeOf } from '../node.js';
import { isAlternation, isNode, outerParent, parentOf, unwrap } from '../node.js';
import { argumentFor } from '../parameter.js';
import { placeOf } from '../place.js';
import { nameRead, readHelperOf } from '../read-helper.js';
import { isFunction } from '../walk.js';
import { decisionOf, decisionStops, stopsHere } from './condition.js';
import { isComputedRead, isProcessEnvironment, variableRead } from './environment.js';
import {
  isAsked,
  isHandedToCheck,
  isStop,
  isWritten,
  operandsBehind,
  outermostAlternation,
} from './read-place.js';
import type { EnvFile } from './secret-variable.js';

/** A secret that is read from the environment. */
export interface SecretRead {
  readonly node: Node;
  readonly name: string;
}

/** Gathers during a walk where secrets are read, and what checks them. */
export class SecretReadCollector {
  readonly #reads: SecretRead[] = [];
  /** What the file stops for where it is missing, by name. */
  readonly #guarded = new Set<string>();
  /** Whether the file has code of its own that stops for each of several variables. */
  #checksList = false;

  readonly #file: EnvFile;
  readonly #sourceCode: SourceCode;

  constructor(file: EnvFile) {
    this.#file = file;
    this.#sourceCode = file.sourceCode;
  }

  /** The reads that nothing in the file checks. Complete when the walk is over. */
  get unchecked(): readonly SecretRead[] {
    return this.#reads.filter(({ name }) => !this.#guarded.has(name));
  }

  get checksList(): boolean {
    return this.#checksList;
  }

  member(node: NodeOf['MemberExpression']): void {
    const sourceCode = this.#sourceCode;
    const written = memberName(node);
    if (written !== undefined && this.#file.isSecret(written)) {
      const decision = decisionOf(node);
      if (decision !== undefined && decisionStops(decision, sourceCode)) this.#guarded.add(written);
    }
    if (node.computed && isComputedRead(node, sourceCode) && this.#stopsAround(node)) this.#checksList = true;
    // Names before origins: hardly any member of a file is a secret's.
    if (written === undefined && !node.computed) return;
    if (written !== undefined && !this.#file.isSecret(written)) return;
    const name = variableRead(node, sourceCode);
    if (name !== undefined && this.#file.isSecret(name)) this.#add(node, name);
  }

  /** `if (!JWT_SECRET) throw …` */
  identifierGuards(node: NodeOf['IfStatement']): void {
    const names = namesIn(node.test).filter(this.#file.isSecret);
    if (names.length === 0 || !decisionStops(node, this.#sourceCode)) return;
    for (const name of names) this.#guarded.add(name);
  }

  /** `const { JWT_SECRET } = process.env` */
  property(node: NodeOf['Property']): void {
    if (!isNode(node.parent, 'ObjectPattern')) return;
    const name = keyName(node);
    if (name === undefined || !this.#file.isSecret(name)) return;
    const source = patternSource(node.value);
    const value: Node = node.value;
    if (source?.path.length !== 1 || !isProcessEnvironment(source.init, this.#sourceCode)) return;
    if (isNode(value, 'AssignmentPattern') && isStop(value.right, this.#sourceCode)) return;
    const local = isNode(value, 'AssignmentPattern') ? value.left : value;
    if (isNode(local, 'Identifier') && this.#isVariableChecked(local)) return;
    this.#reads.push({ node: node.key, name });
  }

  /** `read('JWT_SECRET')`, where `read` is the file's own and gives undefined. */
  call(node: NodeOf['CallExpression']): void {
    const sourceCode = this.#sourceCode;
    if (node.arguments.length === 0 && !isNode(unwrap(node.callee), 'MemberExpression')) return;
    const isDeno = this.#denoRead(node);
    if (isDeno !== undefined) {
      this.#add(node, isDeno);
      return;
    }
    if (!node.arguments.some((argument) => this.#mayBeName(argument))) return;
    const helper = readHelperOf(node, sourceCode);
    if (helper === undefined || typeof helper.name === 'string' || helper.stops) return;
    const name = nameRead(helper, node, sourceCode);
    if (name === undefined || !this.#file.isSecret(name)) return;
    const gives = helper.fallbacks.some(
      ({ parameter }) =>
        parameter === undefined ||
        parameter.initial !== undefined ||
        argumentFor(node, parameter) !== undefined,
    );
    if (!gives) this.#add(node, name);
  }

  /** `Deno.env.get('JWT_SECRET')` */
  #denoRead(node: NodeOf['CallExpression']): string | undefined {
    const callee = unwrap(node.callee);
    if (!isNode(callee, 'MemberExpression') || memberName(callee) !== 'get') return undefined;
    const [argument] = node.arguments;
    const name =
      isNode(argument, 'Literal') && typeof argument.value === 'string' ? argument.value : undefined;
    if (name === undefined || !this.#file.isSecret(name)) return undefined;
    return isProcessEnvironment(callee.object, this.#sourceCode) ? name : undefined;
  }

  #add(node: Node, name: string): void {
    if (!this.#isChecked(node, name)) this.#reads.push({ node, name });
  }

  #isChecked(read: Node, name: string): boolean {
    const sourceCode = this.#sourceCode;
    if (isWritten(read) || isAsked(read)) return true;
    const alternation = outermostAlternation(read);
    if (
      alternation !== undefined &&
      operandsBehind(read, alternation).some((operand) => isStop(operand, sourceCode))
    )
      return true;
    const holder = outerParent(alternation ?? read);
    if (isHandedToCheck(read, holder, sourceCode)) {
      // `assert(process.env.X)`: what reads it behind that has it.
      this.#guarded.add(name);
      return true;
    }
    const variable = variableIn(holder);
    if (variable !== undefined && this.#isVariableChecked(variable)) return true;
    // `PrivateKey: process.env.PRIVATE_KEY?.replace(…)`
    const stored = placeOf(alternation ?? read)?.holder;
    return isNode(stored, 'Property') && this.#isObjectChecked(stored);
  }

  /**
   * `const params = { Secret: process.env.SECRET }; const missing = Object.keys(params).filter(…); if (missing …) throw …`:
   * whether the function that collects what it reads may stop, and looks at what it collected.
   */
  #isObjectChecked(property: NodeOf['Property']): boolean {
    let object: Node | undefined = property.parent;
    for (let around = outerParent(object); isNode(around, 'Property'); around = outerParent(object)) {
      object = around.parent;
    }
    const variable = variableIn(outerParent(object));
    const references = (variable && variableOf(variable, this.#sourceCode)?.references) ?? [];
    const isLookedAt = references.slice(0, 50).some((reference) => {
      const used: Node = reference.identifier;
      const parent = outerParent(used);
      return isNode(parent, 'CallExpression') || (isNode(parent, 'MemberExpression') && parent.computed);
    });
    return isLookedAt && this.#stopsAround(property);
  }

  /** Whether the file stops where a variable is missing: `if (!secret) throw …`, `assert(secret)`. */
  #isVariableChecked(identifier: NodeOf['Identifier']): boolean {
    const references = variableOf(identifier, this.#sourceCode)?.references ?? [];
    return references.slice(0, 50).some((reference) => {
      const used: Node = reference.identifier;
      if (!reference.isRead()) return false;
      const parent = outerParent(used);
      if (isNode(parent, 'CallExpression')) return isHandedToCheck(used, parent, this.#sourceCode);
      if (isAlternation(parent) && isStop(parent.right, this.#sourceCode)) return true;
      const decision = decisionOf(used);
      return decision !== undefined && decisionStops(decision, this.#sourceCode);
    });
  }

  /** Whether the function around a node may stop the process, or the one around a callback that it stands in. */
  #stopsAround(node: Node): boolean {
    let part: Node | undefined = parentOf(node);
    for (let functions = 0; part !== undefined && functions < 3; part = parentOf(part)) {
      if (!isFunction(part) && !isNode(part, 'Program')) continue;
      if (stopsHere(isFunction(part) ? part.body : part, this.#sourceCode)) return true;
      functions++;
    }
    return false;
  }

  #mayBeName(argument: Node): boolean {
    return (
      isNode(argument, 'Literal') && typeof argument.value === 'string' && this.#file.isSecret(argument.value)
    );
  }
}

/** The variable that a declaration or a default of a parameter gives its value to. */
function variableIn(holder: Node | undefined): NodeOf['Identifier'] | undefined {
  const target = isNode(holder, 'VariableDeclarator')
    ? holder.id
    : isNode(holder, 'AssignmentPattern')
      ? holder.left
      : undefined;
  return isNode(target, 'Identifier') ? target : undefined;
}

/** The variables' names in a condition that are secrets: of identifiers, for members are seen by themselves. */
function namesIn(test: Node): readonly string[] {
  const names: string[] = [];
  const open: Node[] = [test];
  for (let next = open.pop(); next !== undefined && open.length < 100; next = open.pop()) {
    const part = unwrap(next);
    if (isNode(part, 'UnaryExpression')) open.push(part.argument);
    else if (isNode(part, 'LogicalExpression') || isNode(part, 'BinaryExpression'))
      open.push(part.left, part.right);
    else {
      const name = identifierName(part);
      if (name !== undefined) names.push(name);
    }
  }
  return names;
}
