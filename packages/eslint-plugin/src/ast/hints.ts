import type { OwnNames, TextHints } from '@bridgekeeper/policy';
import { HintFinder } from '@bridgekeeper/policy';
import type { TSESTree } from '@typescript-eslint/utils';

import type { SourceCode } from './binding.js';
import { isInComment } from './comments.js';
import { INERT } from './hinted-walk.js';
import { isJoint, mayBeCommand } from './hints/commands.js';
import { mayBeNameOfText } from './hints/named-words.js';
import { CALL_WORDS, SecretCalls } from './hints/secret-calls.js';
import { SettingWords } from './hints/setting-words.js';
import { TokenList } from './hints/token-list.js';
import type { NodeOf } from './node.js';
import { isNode } from './node.js';

/** Made with the first file: an import has no use for it. */
let finder: HintFinder | undefined;

/**
 * Where a file may hold a credential.
 *
 * @param names what the policy says of names
 * @param unsure whether what is a warning counts
 */
export function hintsOf(sourceCode: SourceCode, names: OwnNames | undefined, unsure: boolean): Hints {
  finder ??= new HintFinder(CALL_WORDS);
  const found = finder.find(sourceCode.text, { names, unsure });
  if (found.isEmpty) return found.vault ? NOTHING_BUT_VAULT : NOTHING;
  return new CodeHints(found, sourceCode, unsure);
}

/** Where a program may hold a credential, by offsets in order. */
export interface Hints {
  /** Text alone does not tell, and all of the file is to be looked at. */
  readonly everywhere: boolean;
  /** The text has a word that stands beside everything of Vault's. */
  readonly vault: boolean;
  /** The text has the name of a secret that a bundler ships. */
  readonly shippedName: boolean;
  /** By the text alone: whether there may be any name or shape. */
  readonly any: boolean;
  /** The same of a setting with a fallback. */
  readonly anySetting: boolean;
  /** Of words that may name a credential: of a secret, a call that takes one, a command. */
  readonly names: readonly number[];
  /** Of what may have the shape of one. */
  readonly shapes: readonly number[];
  /** Of the names of secrets that settings may have. */
  readonly settings: readonly number[];
  /** Those of them that may have a fallback. */
  readonly fallbacks: readonly number[];
  /** Of the other names of secrets, which settings have where the environment has another name. */
  readonly secrets: readonly number[];
}

const NOTHING: Hints = {
  everywhere: false,
  vault: false,
  shippedName: false,
  any: false,
  anySetting: false,
  names: [],
  shapes: [],
  settings: [],
  fallbacks: [],
  secrets: [],
};
const NOTHING_BUT_VAULT: Hints = { ...NOTHING, vault: true };

/**
 * What a text alone does not tell, its tokens do. They are looked at when a rule asks: most files have no reason for that
 * either.
 */
class CodeHints implements Hints {
  readonly #found: TextHints;
  readonly #sourceCode: SourceCode;
  readonly #unsure: boolean;
  #tokens: TokenList | undefined;
  #joints: readonly number[] | undefined;
  #names: readonly number[] | undefined;
  #settings: readonly number[] | undefined;
  #fallbacks: readonly number[] | undefined;
  #secrets: readonly number[] | undefined;

  constructor(found: TextHints, sourceCode: SourceCode, unsure: boolean) {
    this.#found = found;
    this.#sourceCode = sourceCode;
    this.#unsure = unsure;
  }

  get everywhere(): boolean {
    return this.#found.everywhere;
  }

  get vault(): boolean {
    return this.#found.vault;
  }

  get shippedName(): boolean {
    return this.#found.shippedName;
  }

  get any(): boolean {
    const { names, calls, commands, joints, shapes, everywhere } = this.#found;
    return everywhere || names.length + calls.length + commands.length + joints.length + shapes.length > 0;
  }

  get anySetting(): boolean {
    const { settings, secrets, joints, shapes, everywhere } = this.#found;
    return everywhere || settings.length + secrets.length + joints.length + shapes.length > 0;
  }

  get names(): readonly number[] {
    return (this.#names ??= this.#namesInCode());
  }

  get shapes(): readonly number[] {
    return merged(this.#found.shapes, this.#jointsInCode());
  }

  get settings(): readonly number[] {
    return (this.#settings ??= this.#read(this.#found.settings, () => true));
  }

  get fallbacks(): readonly number[] {
    return (this.#fallbacks ??= this.#fallbacksInCode());
  }

  get secrets(): readonly number[] {
    return (this.#secrets ??= this.#read(this.#found.secrets, () => true));
  }

  #namesInCode(): readonly number[] {
    const { names, calls, commands } = this.#found;
    // What is unsure may stand in a comment.
    const inComments = this.#unsure;
    return merged(
      this.#telling(names, (tokens, index) => mayBeNameOfText(tokens, index), inComments),
      this.#calls(calls),
      this.#telling(commands, (tokens, index) => mayBeCommand(tokens, index), inComments),
      this.#jointsInCode(),
    );
  }

  #calls(offsets: readonly number[]): readonly number[] {
    if (offsets.length === 0) return offsets;
    const calls = new SecretCalls(this.#tokenList(), this.#sourceCode.text);
    return this.#telling(offsets, (_, index) => calls.mayTakeText(index));
  }

  #jointsInCode(): readonly number[] {
    return (this.#joints ??= this.#telling(this.#found.joints, (tokens, index) => isJoint(tokens, index)));
  }

  #fallbacksInCode(): readonly number[] {
    const { settings, everywhere } = this.#found;
    if (settings.length === 0 || everywhere) return settings;
    const words = new SettingWords(this.#tokenList(), this.#sourceCode.text);
    return this.#read(settings, (_, index) => words.mayFallBack(index));
  }

  /** Without those of statements from which nothing is read. */
  #read(offsets: readonly number[], tells: Tells): readonly number[] {
    const told = this.#telling(offsets, tells);
    return told.length === 0 ? told : without(told, unreadStatements(this.#sourceCode.ast));
  }

  /** Those in a token that says so, and in no token at all: templates of Vue have theirs elsewhere. */
  #telling(offsets: readonly number[], tells: Tells, inComments = false): readonly number[] {
    if (offsets.length === 0 || this.everywhere) return offsets;
    const tokens = this.#tokenList();
    return offsets.filter((offset) => {
      const index = tokens.at(offset);
      if (index !== -1) return tells(tokens, index);
      return inComments || !isInComment(offset, this.#sourceCode);
    });
  }

  #tokenList(): TokenList {
    return (this.#tokens ??= new TokenList(this.#sourceCode.ast, this.#sourceCode.text));
  }
}

type Tells = (tokens: TokenList, index: number) => boolean;

/** Offsets in order, those of several lists, each of which is. */
export function merged(...lists: (readonly number[])[]): readonly number[] {
  const filled = lists.filter((list) => list.length > 0);
  return filled.length < 2 ? (filled[0] ?? []) : filled.flat().sort((a, b) => a - b);
}

interface Ranged {
  readonly range: readonly [number, number];
}

/** The statements that give nothing a value, but for imports: a module of variables is imported by their names. */
function unreadStatements({ body }: TSESTree.Program): readonly Ranged[] {
  return body.filter(
    (statement) =>
      isInert(statement) && (!isNode(statement, 'ImportDeclaration') || !isOfSettings(statement)),
  );
}

/** Whether nothing is given a value in a statement. */
function isInert(statement: TSESTree.ProgramStatement): boolean {
  if (!isNode(statement, 'ExportNamedDeclaration')) return INERT.has(statement.type);
  return statement.source !== null || INERT.has(statement.declaration?.type ?? '');
}

function isOfSettings({ source }: NodeOf['ImportDeclaration']): boolean {
  return /env|conf|cfg|setting|secret|process|bun|cloudflare/i.test(source.value);
}

/** The offsets that are in none of some ranges; both in order. */
function without(offsets: readonly number[], ranges: readonly Ranged[]): readonly number[] {
  if (offsets.length === 0 || ranges.length === 0) return offsets;
  let at = 0;
  return offsets.filter((offset) => {
    while ((ranges[at]?.range[1] ?? Infinity) <= offset) at++;
    return offset < (ranges[at]?.range[0] ?? Infinity);
  });
}
