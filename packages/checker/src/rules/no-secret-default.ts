import { adviceFor, classifyValue, displayName, judgeBranches, judgeDefault } from '@bridgekeeper/policy';

import type { Document } from '../readers/document.js';
import { inputDefaults } from '../readers/workflow/input-defaults.js';
import { pipelineConsumer } from '../readers/workflow/pipeline.js';
import { outerRange } from '../readers/yaml/node.js';
import type { LocatedVerdict, Rule } from './rule.js';
import { givenValues, looksUp, namesKey } from './helm/template-context.js';

/**
 * Reports the fallbacks of secrets: those that the judge finds in a value, those that two branches of a template
 * make together, and the defaults of a pipeline's inputs.
 */
export const noSecretDefault: Rule = {
  id: 'no-secret-default',
  *check(document, { judged }) {
    const isGiven = givenValues(document.text);
    const own = judged.filter(
      ({ ruleId, confidence, range }) =>
        ruleId === 'no-secret-default' &&
        (confidence === 'high' || !isNotes(document)) &&
        !namesKey(document.text, range.start) &&
        !(confidence === 'medium' && isGiven(range.start)),
    );
    for (const verdict of own)
      yield looksUp(document.text, verdict.range.start) ? keptByLookup(verdict) : verdict;
    const known = new Set(own.map(({ range }) => range.start));
    for (const verdict of [...branches(document), ...inputs(document)]) {
      if (!known.has(verdict.range.start) && !namesKey(document.text, verdict.range.start))
        yield { ...verdict, covers: verdict.range };
    }
  },
};

/** What a template has made up stays as it is, as long as it can ask for it. */
function keptByLookup(verdict: LocatedVerdict): LocatedVerdict {
  return verdict.message.endsWith(ALWAYS)
    ? { ...verdict, message: `${verdict.message} without the cluster` }
    : verdict;
}

const ALWAYS = 'another one each time it is rendered';

/** What a chart prints when it is installed: it shows a value that is made up elsewhere. */
function isNotes({ path }: Document): boolean {
  return /(?:^|\/)NOTES\.txt$/.test(path);
}

/** `{{ if .Values.password }}`, and the same key with a literal behind `{{ else }}`. */
function branches({ text }: Document): LocatedVerdict[] {
  if (!/\{\{-?\s{0,8}else\b/.test(text)) return [];
  return judgeBranches(text).map((verdict) => ({ ...verdict, place: 'else' }));
}

function inputs({ path, parts }: Document): LocatedVerdict[] {
  const consumer = pipelineConsumer(path);
  if (consumer === undefined) return [];
  return parts.flatMap(({ root, format }) => {
    if (root === undefined || format !== 'workflow') return [];
    return inputDefaults(root).flatMap(({ name, value, path: above }) => {
      if (!isSecretDefault(name, value.value)) return [];
      return [
        {
          ruleId: 'no-secret-default' as const,
          range: outerRange(value),
          // What says `password` is for a test that the pipeline runs.
          confidence: classifyValue(value.value, name) === 'weak' ? ('medium' as const) : ('high' as const),
          message: `\`${displayName(name)}\` is a secret, and this literal is its value when none is given`,
          help: adviceFor(consumer, ''),
          place: `${above}.${name}`,
        },
      ];
    });
  });
}

/** An expression is judged as one, an empty default is what an input is without, and a switch is no secret. */
function isSecretDefault(name: string, value: string): boolean {
  if (value.trim() === '' || /^(?:true|false)$/i.test(value) || /\$[[{(\w]/.test(value)) return false;
  return judgeDefault({ name, operand: value }) === 'secret' && classifyValue(value, name) !== 'nullish';
}
