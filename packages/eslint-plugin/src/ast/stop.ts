import type { SourceCode } from './binding.js';
import { dottedPath } from './names.js';
import type { Node } from './node.js';
import { isNode } from './node.js';
import { nodesIn } from './walk.js';

/** Calls that do not come back: of the runtimes, of assertion libraries, of test runners and frameworks. */
const STOPPING_CALLS: ReadonlySet<string> = new Set([
  'Bun.exit',
  'Deno.exit',
  'Promise.reject',
  'assert.fail',
  'assert.ok',
  'process.abort',
  'process.exit',
  'process.kill',
]);

/** What functions are called that do not come back, or that throw: `fail()`, `exitWith()`, `invariant(x)`. */
const STOPPING_NAME =
  /^(?:abort|assert|bail|crash|die|ensure|exit|fail|fatal|halt|invariant|panic|quit|raise|reject|shutdown|terminate|throw|unreachable)(?![a-z])/;

/** Whether a call ends what runs, or fails it, by the name of its function. */
export function isStoppingCall(node: Node): boolean {
  if (!isNode(node, 'CallExpression')) return false;
  const path = dottedPath(node.callee);
  if (path === undefined) return false;
  const name = path.at(-1) ?? '';
  // `logger.fatal()` and `log.fail()` only write.
  const isPrinter = path.length > 1 && /^(?:console|log|logger|pino|winston)$/i.test(path.at(-2) ?? '');
  return STOPPING_CALLS.has(path.join('.')) || (STOPPING_NAME.test(name) && !isPrinter);
}

/** `process.exitCode = 1` lets the process end by itself, with a failure. */
function isExitCode(node: Node): boolean {
  return isNode(node, 'AssignmentExpression') && dottedPath(node.left)?.join('.') === 'process.exitCode';
}

/** Whether what runs with a node may throw or end the process. */
export function stops(node: Node, sourceCode: SourceCode): boolean {
  return nodesIn(node, sourceCode).some(
    (inner) => isNode(inner, 'ThrowStatement') || isStoppingCall(inner) || isExitCode(inner),
  );
}
