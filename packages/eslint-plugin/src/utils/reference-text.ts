import type { SourceCode } from '../ast/binding.js';
import { bindingOf } from '../ast/binding.js';
import { resolveConstant } from '../ast/constant.js';
import { sourceValue } from '../ast/conversion.js';
import { lastName, memberName } from '../ast/names.js';
import type { Node, NodeOf } from '../ast/node.js';
import { isNode } from '../ast/node.js';
import { concatenationParts, staticText } from '../ast/static-text.js';

/** Constants inside constants are followed this far. */
const MAX_DEPTH = 5;

const UNKNOWN = '$_';

const TELLING = /vault|bao|:8200\b/i;

/**
 * The text that an expression gives, with `$name` for each part that is not known before run time, by the name
 * that tells most: the variable's (`process.env.VAULT_ADDR`, `config.get('VAULT_ADDR')` → `$VAULT_ADDR`), else the
 * identifier's. Constants of the file are followed; of `a ?? b` the first counts.
 */
export function referenceText(node: Node, sourceCode: SourceCode, depth = 0): string {
  const written = staticText(node);
  if (written !== undefined) return written;
  if (depth > MAX_DEPTH) return UNKNOWN;
  const render = (part: Node): string => referenceText(part, sourceCode, depth + 1);
  const expression = sourceValue(node);
  if (isNode(expression, 'TemplateLiteral')) return templateText(expression, render);
  if (isNode(expression, 'BinaryExpression') && expression.operator === '+') {
    return concatenationParts(expression).map(render).join('');
  }
  if (isNode(expression, 'LogicalExpression') && expression.operator !== '&&') return render(expression.left);
  if (isNode(expression, 'Literal')) return String(expression.value);
  if (isNode(expression, 'CallExpression'))
    return `$${getterKey(expression) ?? lastName(expression.callee) ?? '_'}`;
  const constant = resolveConstant(expression, sourceCode);
  if (constant !== expression) {
    const text = render(constant);
    const own = lastName(expression);
    // `const VAULT_ADDR = process.env.SECRETS_URL`: the constant's own name tells more.
    return own !== undefined && TELLING.test(own) && !TELLING.test(text) ? `$${own}` : text;
  }
  if (isNode(expression, 'Identifier')) return `$${originalName(expression, sourceCode)}`;
  return isNode(expression, 'MemberExpression') ? `$${memberName(expression) ?? '_'}` : UNKNOWN;
}

/** The text of a template literal; what its expressions give is up to `render`. */
export function templateText(node: NodeOf['TemplateLiteral'], render: (expression: Node) => string): string {
  return node.quasis
    .map((quasi, index) => {
      const expression = node.expressions[index];
      return (quasi.value.cooked ?? quasi.value.raw) + (expression === undefined ? '' : render(expression));
    })
    .join('');
}

/** `config.get('VAULT_ADDR')`, `env('VAULT_ADDR')` */
function getterKey({ arguments: [argument] }: NodeOf['CallExpression']): string | undefined {
  const key = argument === undefined ? undefined : staticText(argument);
  return key !== undefined && /^[A-Z][A-Z0-9_]{0,100}$/.test(key) ? key : undefined;
}

/** The name before a renaming: `const { VAULT_ADDR: address } = process.env`, `import { VAULT_ADDR as address }`. */
function originalName(identifier: NodeOf['Identifier'], sourceCode: SourceCode): string {
  const binding = bindingOf(identifier, sourceCode);
  const name = binding?.kind === 'import' ? binding.imported : binding?.path.at(-1);
  return name === undefined || name === '*' || name === 'default' ? identifier.name : name;
}
