import type { SourceCode } from '../binding.js';
import { resolveConstant } from '../constant.js';
import { convertedValue, sourceValue } from '../conversion.js';
import type { Node, NodeOf } from '../node.js';
import { isNode, outerParent, unwrap } from '../node.js';
import { methodName } from '../schema-library.js';
import { staticText } from '../static-text.js';
import type { Candidate } from './candidates.js';
import { textOffset } from './embedded.js';

/** What ends where the encoded login of a header begins. https://datatracker.ietf.org/doc/html/rfc7617 */
const SCHEME = /(?:^|[\s"'=:])Basic[ \t]+$/i;

/** `user:password`, as it is before it is encoded. */
const LOGIN = /^[^\s:/@]{1,100}:(?!\/\/)\S{1,200}$/;

/** `btoa('username:password')` shows how it is done. */
const EXAMPLE = /^user(?:name)?:pass(?:word)?$/i;

/** A text as it is written, or an expression, of a text that is put together. */
type Part = Node | string;

/** What a template literal is put together of. */
export function templateParts({ expressions, quasis }: NodeOf['TemplateLiteral']): readonly Part[] {
  return expressions.flatMap((expression, index) => [quasis[index]?.value.raw ?? '', expression]);
}

/** The logins that are encoded behind the scheme of a header: `` `Basic ${btoa('ada:x')}` ``, constants followed. */
export function basicLogins(parts: readonly Part[], sourceCode: SourceCode): readonly Candidate[] {
  return parts.flatMap((encoded, index) => {
    const before = parts[index - 1];
    const scheme = typeof before === 'object' ? staticText(before) : before;
    if (typeof encoded === 'string' || scheme === undefined || !SCHEME.test(scheme)) return [];
    const source = sourceOf(encoded, sourceCode);
    const text = source && staticText(source);
    return source === undefined || text === undefined ? [] : (loginOf(source, text, sourceCode) ?? []);
  });
}

/** A constant that holds what is encoded, behind one that holds it encoded; more of them are rare. */
const MAX_STEPS = 3;

/** What is encoded; undefined where nothing is: `'Visual Basic ' + 'edition:2'`. */
function sourceOf(encoded: Node, sourceCode: SourceCode): Node | undefined {
  let source = unwrap(encoded);
  let isEncoding = false;
  for (let step = 0; step < MAX_STEPS; step++) {
    const constant = resolveConstant(source, sourceCode);
    source = sourceValue(constant);
    isEncoding ||= source !== constant;
  }
  return isEncoding ? source : undefined;
}

/** What is kept encoded goes into a header: `const auth = btoa('ada:x')`. */
export function storedLogin(
  literal: Node,
  text: string,
  name: string,
  sourceCode: SourceCode,
): Candidate | undefined {
  return HEADER_NAME.test(name) && isEncoded(literal) ? loginOf(literal, text, sourceCode) : undefined;
}

const HEADER_NAME = /auth|basic|credential/i;

/** Whether a text is encoded where it stands: `btoa('x')`, `Buffer.from('x').toString('base64')`. */
function isEncoded(literal: Node): boolean {
  const call = outerParent(literal);
  if (!isNode(call, 'CallExpression') || convertedValue(call) !== literal) return false;
  if (methodName(call) === 'btoa') return true;
  const member = outerParent(call);
  const outer = isNode(member, 'MemberExpression') ? outerParent(member) : undefined;
  if (!isNode(outer, 'CallExpression') || methodName(outer) !== 'toString') return false;
  const [encoding] = outer.arguments;
  return encoding !== undefined && staticText(encoding) === 'base64';
}

function loginOf(node: Node, text: string, sourceCode: SourceCode): Candidate | undefined {
  if (!LOGIN.test(text) || EXAMPLE.test(text)) return undefined;
  const start = text.indexOf(':') + 1;
  const offset = textOffset(node, text, sourceCode);
  return {
    node,
    value: text.slice(start),
    name: 'password',
    label: 'password',
    path: [],
    position: 'options',
    use: 'value',
    assigned: false,
    environment: false,
    ...(offset === undefined ? {} : { at: { start: offset + start, end: offset + text.length } }),
  };
}
