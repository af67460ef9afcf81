import { TextSourceCodeBase } from '@eslint/plugin-kit';

import type { DeployFile } from './root-node.js';
import { VISITOR_KEYS } from './root-node.js';

/** Lines end with LF, CR LF or a lone CR, as YAML has them. */
const LINE_BREAK = /\r\n|\r|\n/;

/** The methods of ESLint's own source code by what they answer: where nothing is found, and where nothing is listed. */
const NOTHING = {
  null: [
    'getFirstToken',
    'getFirstTokenBetween',
    'getJSDocComment',
    'getLastToken',
    'getLastTokenBetween',
    'getNodeByRangeIndex',
    'getTokenAfter',
    'getTokenBefore',
    'getTokenByRangeStart',
    'getTokenOrCommentAfter',
    'getTokenOrCommentBefore',
  ],
  list: [
    'getCommentsAfter',
    'getCommentsBefore',
    'getCommentsInside',
    'getDeclaredVariables',
    'getFirstTokens',
    'getFirstTokensBetween',
    'getLastTokens',
    'getLastTokensBetween',
    'getTokens',
    'getTokensAfter',
    'getTokensBefore',
    'getTokensBetween',
  ],
  no: [
    'commentsExistBetween',
    'isGlobalReference',
    'isSpaceBetween',
    'isSpaceBetweenTokens',
    'markVariableAsUsed',
  ],
} as const;

/** For each kind of answer, a method that gives it. */
const ANSWERS: Readonly<Record<keyof typeof NOTHING, () => unknown>> = {
  null: () => null,
  list: () => [],
  no: () => false,
};

/**
 * A text without a script in it, that answers what rules for JavaScript ask before they listen: there are no tokens, no
 * nodes and no variables. A config that names no files turns such rules on for every file.
 */
export class ScriptlessSourceCode extends TextSourceCodeBase {
  declare readonly ast: DeployFile;
  readonly visitorKeys: Readonly<Record<string, string[]>> = VISITOR_KEYS;
  readonly tokensAndComments: readonly never[] = [];
  /** With the maps that `@typescript-eslint/consistent-type-imports` refuses to run without. They map nothing. */
  readonly parserServices: Readonly<Record<string, unknown>> = {
    esTreeNodeToTSNodeMap: new WeakMap(),
    tsNodeToESTreeNodeMap: new WeakMap(),
  };
  #scopeManager: ScopeManager | undefined;

  static {
    for (const [kind, names] of Object.entries(NOTHING)) {
      const value = ANSWERS[kind as keyof typeof NOTHING];
      for (const name of names) Object.defineProperty(this.prototype, name, { value });
    }
  }

  constructor(text: string, ast: DeployFile) {
    super({ text, ast, lineEndingPattern: LINE_BREAK });
  }

  get scopeManager(): ScopeManager {
    this.#scopeManager ??= scopesOf(this.ast);
    return this.#scopeManager;
  }

  getScope(): Scope {
    return this.scopeManager.globalScope;
  }

  getLines(): string[] {
    return this.lines;
  }

  override getParent(): undefined {
    return undefined;
  }
}

/** The global scope of a script with nothing in it. */
interface Scope {
  readonly type: 'global';
  readonly isStrict: false;
  readonly block: DeployFile;
  readonly upper: null;
  readonly set: ReadonlyMap<string, never>;
  readonly childScopes: readonly never[];
  readonly references: readonly never[];
  readonly through: readonly never[];
  readonly variables: readonly never[];
  readonly variableScope: Scope;
}

interface ScopeManager {
  readonly globalScope: Scope;
  readonly scopes: readonly Scope[];
  readonly acquire: () => null;
  readonly getDeclaredVariables: () => readonly never[];
}

function scopesOf(block: DeployFile): ScopeManager {
  const globalScope: Scope = {
    type: 'global',
    isStrict: false,
    block,
    upper: null,
    set: new Map<string, never>(),
    childScopes: [],
    references: [],
    through: [],
    variables: [],
    get variableScope() {
      return globalScope;
    },
  };
  return { globalScope, scopes: [globalScope], acquire: () => null, getDeclaredVariables: () => [] };
}
