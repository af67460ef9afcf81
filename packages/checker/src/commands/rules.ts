import type { RuleId } from '@bridgekeeper/policy';
import { ruleDocsUrl, RULES } from '@bridgekeeper/policy';

import type { Format } from '../reporters/index.js';

/** The list of rules, as `bridgekeeper rules` prints it. */
export function listRules(format: Format): string {
  const rules = Object.values(RULES).map(({ id, description, severity }) => ({
    id,
    description,
    severity,
    docs: ruleDocsUrl(id satisfies RuleId),
  }));
  if (format === 'json') return `${JSON.stringify({ version: 1, rules }, null, 2)}\n`;
  const rows = [
    ['RULE', 'RECOMMENDED', 'STRICT', ''],
    ...rules.map(({ id, severity, description }) => [id, severity.recommended, severity.strict, description]),
  ];
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
    .concat('\n');
}
