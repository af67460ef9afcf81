import type { Confidence } from '@bridgekeeper/policy';

import type { FilePolicy } from './policy-of.js';

/** The options whose defaults are the preset's: a rule that is given one does as it is told. */
export interface PresetOptions {
  readonly confidence?: Confidence;
  readonly ignoreTestFiles?: boolean;
}

/** A rule's options with what the preset of the policy says where they say nothing. */
export function withPreset<Options extends PresetOptions>(
  options: Options,
  { policy }: FilePolicy,
): Options & Required<PresetOptions> {
  const isStrict = policy.preset === 'strict';
  const { confidence = isStrict ? 'medium' : 'high', ignoreTestFiles = !isStrict } = options;
  return { ...options, confidence, ignoreTestFiles };
}
