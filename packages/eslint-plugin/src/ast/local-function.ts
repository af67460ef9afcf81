import type { SourceCode } from './binding.js';
import { variableOf } from './binding.js';
import { resolveConstant } from './constant.js';
import { keyName, memberName } from './names.js';
import type { Node, NodeOf } from './node.js';
import { isNode, parentOf, unwrap } from './node.js';
import type { FunctionNode } from './walk.js';
import { isFunction } from './walk.js';

/** A `this` lies within its class less deep than this, or it is a machine's. */
const MAX_CLIMB = 100;

/** By class: each call of one of its methods asks for it by name. */
const methods = new WeakMap<Node, ReadonlyMap<string, FunctionNode>>();

function methodsOf(body: NodeOf['ClassBody']): ReadonlyMap<string, FunctionNode> {
  const known = methods.get(body);
  if (known !== undefined) return known;
  const byName = new Map<string, FunctionNode>();
  for (const member of body.body) {
    if (!isNode(member, 'MethodDefinition') && !isNode(member, 'PropertyDefinition')) continue;
    const name = keyName(member);
    if (name !== undefined && isFunction(member.value)) byName.set(name, member.value);
  }
  methods.set(body, byName);
  return byName;
}

/** The class around a node. */
export function classAround(node: Node): NodeOf['ClassBody'] | undefined {
  let around = parentOf(node);
  for (let climbed = 0; around !== undefined && climbed < MAX_CLIMB; climbed++) {
    if (isNode(around, 'ClassBody')) return around;
    around = parentOf(around);
  }
  return undefined;
}

function declaredBy(identifier: NodeOf['Identifier'], sourceCode: SourceCode): Node | undefined {
  const variable = variableOf(identifier, sourceCode);
  return variable?.defs.length === 1 ? variable.defs[0]?.node : undefined;
}

/** The function of the same file that a call calls: a declaration, a constant, a method of an object or a class. */
export function localFunction(callee: Node, sourceCode: SourceCode): FunctionNode | undefined {
  const target = unwrap(callee);
  if (isNode(target, 'Identifier')) {
    const declared = declaredBy(target, sourceCode);
    if (isNode(declared, 'FunctionDeclaration')) return declared;
  } else if (isNode(target, 'MemberExpression')) {
    const name = memberName(target);
    const object = unwrap(target.object);
    if (name === undefined) return undefined;
    if (isNode(object, 'ThisExpression')) {
      const around = classAround(object);
      return around && methodsOf(around).get(name);
    }
    const declared = isNode(object, 'Identifier') ? declaredBy(object, sourceCode) : undefined;
    if (isNode(declared, 'ClassDeclaration')) return methodsOf(declared.body).get(name);
  } else return undefined;
  const constant = resolveConstant(target, sourceCode);
  return isFunction(constant) ? constant : undefined;
}
