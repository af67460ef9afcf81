import { adviceFor } from './advice.js';
import { displayName } from './display-name.js';
import type { Verdict } from './finding.js';
import { parseHelmFallbacks } from './helm/fallbacks.js';
import { judgeDefault } from './judge-default.js';
import { rangeInText } from './range-in-text.js';
import type { Setting } from './setting.js';
import { classifyValue } from './values/classify-value.js';
import { parseWorkflowFallbacks } from './workflow/fallbacks.js';

/** The verdicts on the expressions (`${{ … }}`) of a workflow. */
export function judgeWorkflow(setting: Setting, value: string): Verdict[] {
  return parseWorkflowFallbacks(value).flatMap(({ name: read, literal, range }) => {
    const names = [read, setting.kind === 'text' ? '' : setting.name];
    const name = names.find(
      (candidate) => candidate !== '' && judgeDefault({ name: candidate, operand: literal }) === 'secret',
    );
    if (literal === '' || name === undefined) return [];
    const message = `\`${displayName(name)}\` is a secret, and the expression falls back to a literal when it is not set`;
    const place = rangeInText(setting, range.start, range.end);
    return [
      {
        ruleId: 'no-secret-default',
        range: place,
        confidence: 'high',
        message,
        help: adviceFor('workflow', ''),
      },
    ];
  });
}

/** The verdicts on the actions (`{{ … }}`) of a Helm template. */
export function judgeTemplate(setting: Setting, value: string): Verdict[] {
  if (setting.position === 'reference') return [];
  const verdicts: Verdict[] = [];
  for (const { names, literal, range } of parseHelmFallbacks(value)) {
    const name = [...names, setting.kind === 'text' ? '' : setting.name].find(
      (candidate) => candidate !== '' && isTemplateSecret(candidate, literal),
    );
    if (name === undefined) continue;
    verdicts.push({
      ruleId: 'no-secret-default',
      range: rangeInText(setting, range.start, range.end),
      confidence: 'high',
      message: `\`${displayName(name)}\` is a secret, and the template falls back to a literal when it is not given`,
      help: adviceFor('helm', displayName(name)),
    });
  }
  return verdicts;
}

/** `secretKey | default "app-password"` is the name of a key, and `ternary "yes" "no"` a switch. */
function isTemplateSecret(name: string, literal: string): boolean {
  if (judgeDefault({ name, operand: literal }) !== 'secret') return false;
  const valueClass = classifyValue(literal, name);
  return valueClass !== 'nullish' && !(valueClass === 'identifier' && /keys?$/i.test(name));
}
