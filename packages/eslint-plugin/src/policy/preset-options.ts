import type { Confidence } from '@bridgekeeper/policy';

import type { FilePolicy } from './policy-of.js';

/** The options whose defaults are the preset's: a rule that is given one does as it is told. */
export interface PresetOptions {
  readonly confidence?: Confidence;
  readonly ignoreTestFiles?: boolean;
}

/** What a rule's options say, and the preset of the policy where they say nothing. */
export function presetOptions(options: PresetOptions, { policy }: FilePolicy): Required<PresetOptions> {
  const isStrict = policy.preset === 'strict';
  const { confidence = isStrict ? 'medium' : 'high', ignoreTestFiles = !isStrict } = options;
  return { confidence, ignoreTestFiles };
}
