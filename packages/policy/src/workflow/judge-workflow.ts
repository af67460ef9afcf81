import { adviceFor } from '../advice.js';
import { displayName } from '../display-name.js';
import type { Verdict } from '../finding.js';
import { judgeDefault } from '../judge-default.js';
import { isSecretName } from '../names/classify-name.js';
import { rangeInText } from '../range-in-text.js';
import type { Setting } from '../setting.js';
import { findExpressions } from './expression.js';
import { parseWorkflowFallbacks } from './fallbacks.js';

/** The verdicts on the expressions (`${{ … }}`) of a workflow. */
export function judgeWorkflow(setting: Setting, value: string): Verdict[] {
  return [...judgeLiterals(setting, value), ...judgeVariables(setting, value)];
}

function judgeLiterals(setting: Setting, value: string): Verdict[] {
  const own = setting.kind === 'text' || setting.position === 'reference' ? '' : setting.name;
  return parseWorkflowFallbacks(value).flatMap(({ names, text, range }) => {
    const name = [...names.map(lastOf), own].find(
      (candidate) => candidate !== '' && judgeDefault({ name: candidate, operand: text }) === 'secret',
    );
    if (name === undefined) return [];
    return [
      {
        ruleId: 'no-secret-default',
        range: rangeInText(setting, range.start, range.end),
        confidence: 'high',
        message: `\`${displayName(name)}\` is a secret, and the expression falls back to a literal when it is not set`,
        help: adviceFor('workflow', ''),
      },
    ];
  });
}

const VARIABLE = /\bvars\.([A-Za-z_]\w{0,127})/g;

/**
 * A variable of the repository is a secret by its name. GitHub shows variables to whoever may read the settings,
 * and masks none in a log (docs.github.com, "Store information in variables").
 */
function judgeVariables(setting: Setting, value: string): Verdict[] {
  if (!value.includes('vars.')) return [];
  return findExpressions(value).flatMap(({ start, end }) =>
    [...value.slice(start, end).matchAll(VARIABLE)].flatMap((match): Verdict[] => {
      const [whole, name = ''] = match;
      if (!isSecretName(name)) return [];
      const from = start + match.index;
      return [
        {
          ruleId: 'require-secret-key-ref',
          range: rangeInText(setting, from, from + whole.length),
          confidence: 'medium',
          message: `\`${displayName(name)}\` is a secret, and \`vars\` keeps and logs it in clear`,
          help: adviceFor('workflow', displayName(name)),
        },
      ];
    }),
  );
}

/** `DB_PASSWORD` of `secrets.DB_PASSWORD`, `token` of `steps.login.outputs.token`. */
function lastOf(context: string): string {
  return context.slice(context.lastIndexOf('.') + 1);
}
