import type { Linter } from 'eslint';

/** A finding as both an editor and ESLint can say it: lines and columns from 1, and what is suggested. */
export interface Finding {
  readonly rule: string;
  readonly message: string;
  readonly at: string;
  readonly suggestions: readonly string[];
}

/** What VS Code's server makes of a message: columns below 1, which parsers have for their errors, are 1. */
export function findingOf(message: Linter.LintMessage): Finding {
  const { ruleId, line, column, endLine = line, endColumn = column } = message;
  const rule = ruleId ?? '';
  return {
    rule,
    message: message.message,
    at: `${line}:${Math.max(1, column)}-${endLine}:${Math.max(1, endColumn)}`,
    suggestions: (message.suggestions ?? []).map(({ desc }) => `${desc} (${rule})`),
  };
}

/** The text at the place of a finding. */
export function textAt(text: string, { at }: Finding): string {
  const [line = 0, column = 0, endLine = 0, endColumn = 0] = at.split(/[-:]/).map(Number);
  const lines = text.split(/\r\n|\n|\r/).slice(line - 1, endLine);
  if (lines.length === 1) return lines[0]?.slice(column - 1, endColumn - 1) ?? '';
  return [lines[0]?.slice(column - 1), ...lines.slice(1, -1), lines.at(-1)?.slice(0, endColumn - 1)].join(
    '\n',
  );
}
