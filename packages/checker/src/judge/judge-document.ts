import type { Policy, Setting, TextRange, TokenMatch } from '@bridgekeeper/policy';
import { isRealToken, judgeSetting, judgeToken, severityOf } from '@bridgekeeper/policy';

import { deployPathsOf } from '../file-policy.js';
import { findAllTokens } from '../find-all-tokens.js';
import type { ProjectFacts } from '../project/facts.js';
import { inComment } from '../readers/comments.js';
import type { Document } from '../readers/document.js';
import { rules } from '../rules/index.js';
import type { LocatedVerdict, RuleContext } from '../rules/rule.js';
import { masksOf } from './masks.js';
import { withoutCovered, withoutOverlaps, withoutShipped } from './overlaps.js';

/** What is known of a document beside its text. */
export interface DocumentContext {
  /** As it is for this document: its overrides are applied. */
  readonly policy: Policy;
  readonly project: ProjectFacts;
  /** The path is that of a test or an example. */
  readonly testPath: boolean;
  /** Settings that stand in comments, where they are looked for. */
  readonly commented: readonly Setting[];
}

export interface JudgedDocument {
  readonly verdicts: readonly LocatedVerdict[];
  readonly masks: readonly TextRange[];
}

/** What the rules that are on say of a document. */
export function judgeDocument(document: Document, documentContext: DocumentContext): JudgedDocument {
  const { policy, project, testPath, commented } = documentContext;
  const strict = policy.preset === 'strict';
  const tokens = findAllTokens(document.text);
  const context: RuleContext = {
    judged: judge(document, commented, tokens, strict ? 'strict' : testPath ? 'passive' : 'calm'),
    project,
    passive: testPath && !strict,
    strict,
    isDeployPath: deployPathsOf(policy),
  };
  const verdicts = rules.flatMap((rule) =>
    severityOf(policy, rule.id) === 'off' ? [] : [...rule.check(document, context)],
  );
  return {
    verdicts: withoutShipped(withoutCovered(verdicts)),
    masks: masksOf(document.settings, tokens, verdicts),
  };
}

/** The judge's verdicts over all settings and, whatever holds them, over all tokens of the text. */
function judge(
  document: Document,
  commented: readonly Setting[],
  tokens: readonly TokenMatch[],
  mode: 'strict' | 'calm' | 'passive',
): LocatedVerdict[] {
  const verdicts: LocatedVerdict[] = [];
  const passive = mode === 'passive';
  for (const setting of document.settings) {
    const place = placeOf(setting);
    for (const verdict of judgeSetting(setting, { passive, text: document.text }))
      verdicts.push({ ...verdict, place });
  }
  for (const setting of commented) {
    const place = `# ${placeOf(setting)}`;
    for (const verdict of judgeSetting(setting, { passive })) {
      if (verdict.ruleId === 'no-hardcoded-credentials') verdicts.push({ ...verdict, place });
    }
  }
  for (const token of tokens) {
    if (passive && !isRealToken(document.text, token)) continue;
    const comment = mode !== 'strict' && inComment(document, token.range.start);
    const verdict = judgeToken(token, { comment });
    if (verdict !== undefined) verdicts.push({ ...verdict, place: token.format.id });
  }
  return withoutOverlaps(verdicts);
}

function placeOf({ path, name }: Setting): string {
  return [...path, name].join('.');
}
