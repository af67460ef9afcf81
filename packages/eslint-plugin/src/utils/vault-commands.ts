import type { VaultCommandMatch } from '@bridgekeeper/policy';
import { matchVaultCommand } from '@bridgekeeper/policy';
import type { TSESLint } from '@typescript-eslint/utils';

import type { SourceCode } from '../ast/binding.js';
import { resolveConstant } from '../ast/constant.js';
import { keyName } from '../ast/names.js';
import type { Node, NodeOf } from '../ast/node.js';
import { isNode, unwrap } from '../ast/node.js';
import { isGlobal, moduleOrigin } from './module-origin.js';
import { referenceText, templateText } from './reference-text.js';

/**
 * How a function takes its command.
 * - `line`: one string for a shell.
 * - `words`: the program, then an array of arguments; a program with blanks in it is a line.
 * - `array`: one array of all words, or an object with it as `cmd`.
 * - `args`: the program, then an object with an array `args`.
 */
type Signature = 'line' | 'words' | 'array' | 'args';

// Node's own documentation, and the README of each package.
const RUNNERS: Readonly<Record<string, Readonly<Record<string, Signature>>>> = {
  child_process: {
    exec: 'line',
    execSync: 'line',
    execFile: 'words',
    execFileSync: 'words',
    spawn: 'words',
    spawnSync: 'words',
  },
  'child-process-promise': { exec: 'line', execFile: 'words', spawn: 'words' },
  'cross-spawn': { '': 'words', spawn: 'words', sync: 'words' },
  execa: {
    '': 'words',
    execa: 'words',
    execaSync: 'words',
    execaCommand: 'line',
    execaCommandSync: 'line',
    command: 'line',
    commandSync: 'line',
    sync: 'words',
    $: 'words',
    '$.sync': 'words',
  },
  'nano-spawn': { '': 'words' },
  tinyexec: { x: 'words', exec: 'words' },
  shelljs: { exec: 'line' },
  '@actions/exec': { exec: 'words', getExecOutput: 'words' },
  'node-pty': { spawn: 'words' },
  bun: { spawn: 'array', spawnSync: 'array' },
  deno: { Command: 'args', run: 'array' },
};

/** Tags of template literals that are commands. */
const TAGS: Readonly<Record<string, readonly string[]>> = {
  zx: ['$', '$.sync'],
  'zx/core': ['$', '$.sync'],
  execa: ['$', '$.sync', 'execa', 'execaSync', ''],
  bun: ['$'],
  dax: ['', '$'],
  'dax-sh': ['', '$'],
};

/** A call that runs Vault's command line. */
export interface VaultCommand {
  readonly match: VaultCommandMatch;
  /** The expression that gives the program or the command line: what to report. */
  readonly node: Node;
}

/** Hands every call that runs `vault`, `bao`, or `curl` against Vault to a callback. */
export function visitVaultCommands(
  sourceCode: SourceCode,
  callback: (command: VaultCommand) => void,
): TSESLint.RuleListener {
  const visit = (node: Node | undefined, command: string | readonly string[] | undefined): void => {
    const match = command === undefined ? undefined : matchVaultCommand(command);
    if (node !== undefined && match !== undefined) callback({ match, node });
  };
  const call = (node: NodeOf['CallExpression' | 'NewExpression']): void => {
    const signature = signatureOf(node.callee, sourceCode);
    const [first, second] = node.arguments;
    if (signature === undefined || first === undefined) return;
    if (signature === 'array') {
      const array = arrayOf(first, 'cmd', sourceCode);
      visit(array?.elements[0] ?? undefined, array && wordsOf(array, sourceCode));
    } else {
      visit(
        unwrap(first),
        signature === 'line' ? referenceText(first, sourceCode) : words(first, second, sourceCode),
      );
    }
  };
  return {
    CallExpression: call,
    NewExpression: call,
    TaggedTemplateExpression: ({ tag, quasi }) => {
      if (!isCommandTag(tag, sourceCode)) return;
      visit(
        quasi,
        templateText(quasi, (expression) => referenceText(expression, sourceCode)),
      );
    },
  };
}

function signatureOf(callee: Node, sourceCode: SourceCode): Signature | undefined {
  const origin = moduleOrigin(callee, sourceCode);
  if (origin === undefined || !Object.hasOwn(RUNNERS, origin.module)) return undefined;
  const functions = RUNNERS[origin.module];
  return functions !== undefined && Object.hasOwn(functions, origin.path)
    ? functions[origin.path]
    : undefined;
}

function isCommandTag(tag: Node, sourceCode: SourceCode): boolean {
  const origin = moduleOrigin(tag, sourceCode);
  if (origin !== undefined) {
    return Object.hasOwn(TAGS, origin.module) && TAGS[origin.module]?.includes(origin.path) === true;
  }
  // Scripts of zx run with `$` as a global, and `import 'zx/globals'` makes it one.
  return isNode(tag, 'Identifier') && tag.name === '$' && isGlobal(tag, sourceCode);
}

/** Program and arguments as words, or as a line where the program has blanks in it (`{ shell: true }`). */
function words(program: Node, argument: Node | undefined, sourceCode: SourceCode): string | string[] {
  const first = referenceText(program, sourceCode);
  const array = argument === undefined ? undefined : arrayOf(argument, 'args', sourceCode);
  const rest = array === undefined ? unknownWords(argument) : wordsOf(array, sourceCode);
  return /\s/.test(first.trim()) ? [first, ...rest].join(' ') : [first.trim(), ...rest];
}

/** The array itself, or the one that an object has as its `key`. */
function arrayOf(node: Node, key: string, sourceCode: SourceCode): NodeOf['ArrayExpression'] | undefined {
  const value = resolveConstant(node, sourceCode);
  if (isNode(value, 'ArrayExpression')) return value;
  if (!isNode(value, 'ObjectExpression')) return undefined;
  for (const property of value.properties) {
    if (!isNode(property, 'Property') || keyName(property) !== key) continue;
    const inner = resolveConstant(property.value, sourceCode);
    if (isNode(inner, 'ArrayExpression')) return inner;
  }
  return undefined;
}

function wordsOf(array: NodeOf['ArrayExpression'], sourceCode: SourceCode): string[] {
  return array.elements.flatMap((element): string[] => {
    if (element === null) return [];
    if (!isNode(element, 'SpreadElement')) return [referenceText(element, sourceCode)];
    const inner = resolveConstant(element.argument, sourceCode);
    return isNode(inner, 'ArrayExpression') && inner !== array ? inner.elements.map(() => '$') : ['$'];
  });
}

/** What is handed over by a name (`spawn('vault', args)`) may be any arguments; an object or a callback is none. */
function unknownWords(argument: Node | undefined): string[] {
  const inner = argument && unwrap(argument);
  return isNode(inner, 'Identifier') || isNode(inner, 'MemberExpression') || isNode(inner, 'CallExpression')
    ? ['$']
    : [];
}
