import type { TSESLint } from '@typescript-eslint/utils';

import { mergeListeners } from '../utils/merge-listeners.js';
import type { SourceCode } from './binding.js';
import type { Node } from './node.js';

/**
 * A node of a template, as vue-eslint-parser and svelte-eslint-parser make them. They are no nodes of ESTree, and
 * have no types here: https://github.com/vuejs/vue-eslint-parser/blob/master/docs/ast.md,
 * https://github.com/sveltejs/svelte-eslint-parser/blob/main/docs/AST.md
 */
interface TemplateNode {
  readonly type: string;
  parent?: TemplateNode | null;
  readonly [key: string]: unknown;
}

/** Where the nodes of a Vue template have their children. The parser gives ESLint the keys of the program's nodes only. */
const VUE_KEYS: Readonly<Record<string, readonly string[]>> = {
  VAttribute: ['key', 'value'],
  VDirectiveKey: ['argument'],
  VElement: ['startTag', 'children'],
  VExpressionContainer: ['expression'],
  VFilter: ['arguments'],
  VFilterSequenceExpression: ['expression', 'filters'],
  VForExpression: ['left', 'right'],
  VOnExpression: ['body'],
  VSlotScopeExpression: ['params'],
  VStartTag: ['attributes'],
};

/** A listener of what stands as plain text in the attributes of templates: `api-key="x"`. */
export function attributeTexts(visit: (node: Node, value: string) => void): TSESLint.RuleListener {
  const listener = (node: never): void => {
    const { value } = node as { readonly value: unknown };
    if (typeof value === 'string') visit(node, value);
  };
  return { VLiteral: listener, SvelteLiteral: listener };
}

/** The node of the attribute that stands around a value, and its name; undefined where none does. */
export function templateAttribute(holder: Node): string | undefined {
  const node = holder as unknown as TemplateNode;
  switch (node.type) {
    case 'VAttribute':
      return vueName(node);
    case 'VExpressionContainer':
      return node.parent?.type === 'VAttribute' ? vueName(node.parent) : undefined;
    case 'SvelteAttribute':
      return svelteName(node);
    case 'SvelteMustacheTag':
      return node.parent?.type === 'SvelteAttribute' ? svelteName(node.parent) : undefined;
    default:
      return undefined;
  }
}

/** `password="x"`, `:password="'x'"`, `v-bind:password="'x'"`; no other directive hands a value on by a name. */
function vueName({ directive, key }: TemplateNode): string | undefined {
  if (directive !== true) return textIn(key, 'rawName');
  const { name, argument } = key as { readonly name?: unknown; readonly argument?: unknown };
  return textIn(name, 'name') === 'bind' ? textIn(argument, 'rawName') : undefined;
}

/** `password="x"`, `password={'x'}`; a value of several parts is none of them. */
function svelteName({ key, value }: TemplateNode): string | undefined {
  return Array.isArray(value) && value.length === 1 ? textIn(key, 'name') : undefined;
}

function textIn(node: unknown, key: string): string | undefined {
  const text = (node as Readonly<Record<string, unknown>> | null | undefined)?.[key];
  return typeof text === 'string' ? text : undefined;
}

/**
 * The listeners, which also hear the nodes of a Vue template. vue-eslint-parser keeps that beside the program, where
 * ESLint does not walk; Svelte's is part of the program. Only selectors that name one type are heard.
 */
export function withTemplate(
  sourceCode: SourceCode,
  listeners: TSESLint.RuleListener,
): TSESLint.RuleListener {
  const { templateBody } = sourceCode.ast as { readonly templateBody?: TemplateNode };
  if (templateBody === undefined) return listeners;
  return mergeListeners(listeners, {
    Program: () => {
      walk(templateBody, sourceCode, listeners);
    },
  });
}

function walk(root: TemplateNode, sourceCode: SourceCode, listeners: TSESLint.RuleListener): void {
  const open = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    listeners[node.type]?.(node as never);
    const children = childrenOf(node, VUE_KEYS[node.type] ?? sourceCode.visitorKeys[node.type] ?? []);
    for (const child of children) child.parent ??= node;
    open.push(...children.reverse());
  }
}

function childrenOf(node: TemplateNode, keys: readonly string[]): TemplateNode[] {
  return keys.flatMap((key) => {
    const value = node[key];
    return (Array.isArray(value) ? (value as unknown[]) : [value]).filter(isTemplateNode);
  });
}

function isTemplateNode(value: unknown): value is TemplateNode {
  return typeof (value as { readonly type?: unknown } | null | undefined)?.type === 'string';
}
