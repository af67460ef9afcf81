import type { SourceCode } from '../binding.js';
import { envRead } from '../env-read.js';
import type { NodeOf } from '../node.js';
import type { Fallback } from './fallback.js';
import { literalsIn, settingNames } from './fallback.js';
import { isGuarded } from './guard.js';

/** `process.env.X ??= 'x'`, `process.env.X ||= 'x'`, `if (!process.env.X) process.env.X = 'x'`; of what was read, too. */
export function assignmentFallbacks(
  node: NodeOf['AssignmentExpression'],
  sourceCode: SourceCode,
): readonly Fallback[] {
  const { operator } = node;
  if (operator !== '??=' && operator !== '||=' && (operator !== '=' || !isGuarded(node, sourceCode)))
    return [];
  const literals = literalsIn(node.right, sourceCode);
  const read = literals.length === 0 ? undefined : envRead(node.left, sourceCode);
  if (read === undefined) return [];
  const names = settingNames([read], node.right);
  return literals.map((literal) => ({ names, literal, emptyCounts: read.environment, removal: undefined }));
}
