import type { SourceCode } from '../binding.js';
import { resolveConstant } from '../constant.js';
import { sourceValue } from '../conversion.js';
import { itemsOf } from '../fallbacks/fallback.js';
import type { Node } from '../node.js';
import { outcomesOf } from '../outcomes.js';
import { staticText } from '../static-text.js';
import type { Call, SinkPlace } from './sink-place.js';
import { sunkValues } from './sink-place.js';

/** A literal that a constant carries into a call that takes it for a secret. */
export interface SunkLiteral extends SinkPlace {
  /** The literal as it is written. */
  readonly node: Node;
  readonly value: string;
}

/** `const key = new TextEncoder().encode('x')` is a conversion behind a constant; more of them are rare. */
const MAX_STEPS = 3;

/** What a constant holds, before conversions; undefined where the value is written in its place. */
function behindConstant(node: Node, sourceCode: SourceCode): Node | undefined {
  let value = sourceValue(node);
  for (let step = 0; step < MAX_STEPS; step++) {
    const next = sourceValue(resolveConstant(value, sourceCode));
    if (next === value) return step === 0 ? undefined : value;
    value = next;
  }
  return value;
}

/** The literals that reach a call's secrets through constants: `const k = 'x'; jwt.sign(payload, k)`. */
export function sunkLiterals(call: Call, sourceCode: SourceCode): readonly SunkLiteral[] {
  return sunkValues(call).flatMap(({ value: sunk, ...place }) =>
    outcomesOf(sunk)
      .flatMap(itemsOf)
      .flatMap((item): readonly SunkLiteral[] => {
        const node = behindConstant(item, sourceCode);
        const value = node && staticText(node);
        return node === undefined || value === undefined || value === '' ? [] : [{ node, value, ...place }];
      }),
  );
}
