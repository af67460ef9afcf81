import type { RuleId, TextRange } from '@bridgekeeper/policy';
import { classifyName } from '@bridgekeeper/policy';

import { skeletonOf } from './skeleton.js';
import { structureOf } from './structure.js';
import { isHarmlessDefault, plainWords } from './words.js';

/**
 * What of a line may be seen: its structure, and of the finding's own range what its rule speaks of. A value that
 * nobody has recognised is a secret until the opposite is shown. Offsets are into `line`, ranges may overlap.
 *
 * @param line a line, or a part of one
 * @param whole whether it begins where the line does
 * @param own where the finding stands
 * @param first whether the finding stands at the very beginning of the text
 */
export function visibleIn(
  line: string,
  whole: boolean,
  own: TextRange,
  finding: { readonly ruleId: RuleId; readonly first: boolean },
): TextRange[] {
  return [...structureOf(line, whole, own), ...ownRange(line, own, finding)];
}

function ownRange(
  line: string,
  own: TextRange,
  { ruleId, first }: { readonly ruleId: RuleId; readonly first: boolean },
): TextRange[] {
  switch (ruleId) {
    // A value, which the caller masks all but its structure; or a key, a name, a reference.
    case 'no-hardcoded-credentials':
    case 'no-secret-default':
    case 'no-secret-manifest':
    case 'require-secret-key-ref':
      return [own];
    case 'no-untagged-default':
      return defaultsIn(line.slice(own.start, own.end), own.start);
    case 'no-deploy-env-file':
      // The path of the env file; or the first line of one, which holds a setting like any other.
      return first ? [] : plainWords(line.slice(own.start, own.end), own.start);
    default:
      return [];
  }
}

/** The harmless defaults of substitutions, each inside of variables that are no secrets. */
function defaultsIn(text: string, offset: number): TextRange[] {
  const shown: TextRange[] = [];
  const names: string[] = [];
  let from = 0;
  for (const { start, end } of skeletonOf(text)) {
    const operand = text.slice(from, start);
    const plain = names.length > 0 && names.every((name) => classifyName(name) === 'none');
    if (operand !== '' && plain && isHarmlessDefault(operand))
      shown.push(...plainWords(operand, offset + from));
    const head = /^\$\{(\w+)/.exec(text.slice(start, end));
    if (head !== null) names.push(head[1] ?? '');
    else if (text.slice(start, end) === '}') names.pop();
    from = end;
  }
  return shown;
}
