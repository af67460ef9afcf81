import type { OwnNames } from '@bridgekeeper/policy';
import { hasBarePublicPrefix, isPublicSecret, PUBLIC_PREFIXES } from '@bridgekeeper/policy';
import type { TSESLint } from '@typescript-eslint/utils';

import type { KeyPath, SourceCode } from './binding.js';
import { patternSource } from './binding.js';
import { environmentKey, getterRead } from './env-read.js';
import { identifierName, keyName, memberName } from './names.js';
import type { Node, NodeOf } from './node.js';
import { isNode, outerParent, unwrap } from './node.js';
import { originOf } from './origin.js';
import { staticText } from './static-text.js';

/** A place that reads a secret which a bundler puts into what browsers download. */
export interface PublicRead {
  readonly node: Node;
  /** The variable's name. */
  readonly name: string;
}

/** Modules of SvelteKit whose exports are variables. https://svelte.dev/docs/kit/$env-static-public */
const STATIC_MODULES: ReadonlySet<string> = new Set(['$env/static/private', '$env/static/public']);

/** `import { env } from '$env/dynamic/public'` and its kin. */
const PUBLIC_MODULE = /['"]\$env\/(?:dynamic|static)\/public['"]/;

/** Gathers such reads during a walk. Names before origins: hardly any file has such a name. */
export class PublicReadCollector {
  readonly found: PublicRead[] = [];
  readonly listeners: TSESLint.RuleListener;
  /** Whether a file of SvelteKit reads what browsers may know: there a bare `PUBLIC_` is a prefix. */
  readonly #hasPublicModule: boolean;
  readonly #names: OwnNames | undefined;

  /** @param names what the policy says of names */
  constructor(sourceCode: SourceCode, names?: OwnNames) {
    this.#names = names;
    const { text } = sourceCode;
    const mentioned = PUBLIC_PREFIXES.some((prefix) => text.includes(prefix));
    this.#hasPublicModule = mentioned && PUBLIC_MODULE.test(text);
    this.listeners = mentioned ? this.#listenersFor(sourceCode) : {};
  }

  #listenersFor(sourceCode: SourceCode): TSESLint.RuleListener {
    return {
      CallExpression: (node) => {
        this.#call(node, sourceCode);
      },
      ImportSpecifier: (node) => {
        this.#import(node);
      },
      MemberExpression: (node) => {
        const name = memberName(node);
        if (name === undefined || !isPublicSecret(name, this.#names) || isOverwritten(node)) return;
        this.#add(node, name, originOf(node, sourceCode));
      },
      Property: (node) => {
        this.#destructured(node, sourceCode);
      },
    };
  }

  /** `config.get('VITE_DB_PASSWORD')` */
  #call(node: NodeOf['CallExpression'], sourceCode: SourceCode): void {
    const [argument] = node.arguments;
    const name = argument && staticText(argument);
    if (name === undefined || !isPublicSecret(name, this.#names) || hasBarePublicPrefix(name)) return;
    if (getterRead(node, sourceCode) !== undefined) this.found.push({ node, name });
  }

  /** `import { PUBLIC_JWT_SECRET } from '$env/static/public'` */
  #import(node: NodeOf['ImportSpecifier']): void {
    const declaration = node.parent;
    if (!isNode(declaration, 'ImportDeclaration') || !STATIC_MODULES.has(declaration.source.value)) return;
    const name = identifierName(node.imported) ?? staticText(node.imported);
    if (name !== undefined && isPublicSecret(name, this.#names)) this.found.push({ node, name });
  }

  /** `const { VITE_DB_PASSWORD } = import.meta.env` */
  #destructured(node: NodeOf['Property'], sourceCode: SourceCode): void {
    if (!isNode(node.parent, 'ObjectPattern')) return;
    const name = keyName(node);
    if (name === undefined || !isPublicSecret(name, this.#names)) return;
    const source = patternSource(node.value);
    if (source === undefined) return;
    this.#add(node.key, name, [...originOf(source.init, sourceCode), ...source.path]);
  }

  #add(node: Node, name: string, path: KeyPath): void {
    if (environmentKey(path) === undefined) return;
    // Astro compiles what is read of `import.meta.env`; on a server `process.env.PUBLIC_SECRET` goes nowhere.
    const shipped = !hasBarePublicPrefix(name) || path[0] === 'import.meta' || this.#hasPublicModule;
    if (shipped) this.found.push({ node, name });
  }
}

/** `process.env.VITE_SECRET = 'x'` reads nothing, and its literal is judged as one; nor does `delete`. */
function isOverwritten(node: NodeOf['MemberExpression']): boolean {
  const parent = outerParent(node);
  if (isNode(parent, 'UnaryExpression')) return parent.operator === 'delete';
  if (!isNode(parent, 'AssignmentExpression') || unwrap(parent.left) !== node || parent.operator !== '=')
    return false;
  return staticText(parent.right) !== undefined || identifierName(unwrap(parent.right)) === 'undefined';
}
