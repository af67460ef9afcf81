import type { Policy } from '@bridgekeeper/policy';
import type { JudgedText } from 'bridgekeeper/text';

import { judgeText } from '../lazy/text.js';
import type { DeployOptions } from '../rule-options.js';
import type { FilePolicy } from '../policy/policy-of.js';
import type { TestGlob } from './options.js';
import { testGlobOf } from './options.js';

/** What was judged of one text by a policy: by what options said of tests. */
interface Judged {
  readonly policy: Policy;
  readonly byTestGlob: Map<TestGlob | undefined, JudgedText | undefined>;
}

/** By the root of the tree, of which a linter makes one a text. */
const judged = new WeakMap<object, Judged>();

interface JudgedContext {
  readonly filename: string;
  readonly cwd: string;
  readonly sourceCode: { readonly text: string; readonly ast: object };
}

/** What the checker says of a text: asked once, however many rules want to know. */
export function judgedText(
  context: JudgedContext,
  { policy, path }: Pick<FilePolicy, 'path' | 'policy'>,
  options: DeployOptions = {},
): JudgedText | undefined {
  const { text, ast } = context.sourceCode;
  let known = judged.get(ast);
  if (known?.policy !== policy) {
    known = { policy, byTestGlob: new Map() };
    judged.set(ast, known);
  }
  const glob = testGlobOf(options, context);
  if (!known.byTestGlob.has(glob)) {
    // It has the last word, behind those of the policy.
    const testPaths = glob === undefined ? undefined : [...(policy.testPaths ?? []), glob];
    known.byTestGlob.set(
      glob,
      judgeText(text, { path, policy: testPaths === undefined ? policy : { ...policy, testPaths } }),
    );
  }
  return known.byTestGlob.get(glob);
}
