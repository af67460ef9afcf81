import type { SourceCode } from './binding.js';
import { variableOf } from './binding.js';
import { classAround } from './local-function.js';
import { identifierName, keyName, memberName } from './names.js';
import type { Node, NodeOf } from './node.js';
import { isNode, unwrap } from './node.js';

/** The name of a type as it is written: the `ConfigService` of `: ConfigService<Env, true>`. */
function annotatedName(node: Node): string | undefined {
  const annotation = 'typeAnnotation' in node ? node.typeAnnotation : undefined;
  if (!isNode(annotation, 'TSTypeAnnotation')) return undefined;
  const type = annotation.typeAnnotation;
  return isNode(type, 'TSTypeReference') ? identifierName(type.typeName) : undefined;
}

/** By class: the names of its fields' types. */
const fields = new WeakMap<Node, ReadonlyMap<string, string>>();

function fieldsOf(body: NodeOf['ClassBody']): ReadonlyMap<string, string> {
  const known = fields.get(body);
  if (known !== undefined) return known;
  const types = new Map<string, string>();
  for (const member of body.body) {
    if (isNode(member, 'PropertyDefinition')) {
      const name = keyName(member);
      const type = annotatedName(member) ?? injectedName(member.value);
      if (name !== undefined && type !== undefined) types.set(name, type);
    } else if (isNode(member, 'MethodDefinition') && member.kind === 'constructor') {
      for (const parameter of member.value.params) {
        if (!isNode(parameter, 'TSParameterProperty')) continue;
        const name = identifierName(parameter.parameter);
        const type = annotatedName(parameter.parameter);
        if (name !== undefined && type !== undefined) types.set(name, type);
      }
    }
  }
  fields.set(body, types);
  return types;
}

/** `config = inject(ConfigService)`, `config = new ConfigService()` */
function injectedName(value: Node | null): string | undefined {
  if (isNode(value, 'NewExpression')) return identifierName(value.callee);
  const [argument] = isNode(value, 'CallExpression') ? value.arguments : [];
  return isNode(value, 'CallExpression') && identifierName(value.callee) === 'inject'
    ? identifierName(argument)
    : undefined;
}

/** The name of the type that the file writes beside a parameter, a variable or a field of the class: `this.cs`. */
export function typeName(node: Node, sourceCode: SourceCode): string | undefined {
  const expression = unwrap(node);
  if (isNode(expression, 'Identifier')) {
    const name = variableOf(expression, sourceCode)?.defs[0]?.name;
    return name && annotatedName(name);
  }
  const field = memberName(expression);
  if (!isNode(expression, 'MemberExpression') || field === undefined) return undefined;
  if (!isNode(unwrap(expression.object), 'ThisExpression')) return undefined;
  const around = classAround(expression);
  return around && fieldsOf(around).get(field);
}
