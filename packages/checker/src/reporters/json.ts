import type { Report } from './report.js';
import { totalsOf } from './report.js';

/** The report for programs. Its shape is a promise: a new field may come, none changes or goes in version 1. */
export function reportJson(report: Report): string {
  const document = {
    version: 1,
    findings: report.findings.map((finding) => ({
      ruleId: finding.ruleId,
      severity: finding.severity,
      confidence: finding.confidence,
      message: finding.message,
      file: finding.file,
      line: finding.line,
      column: finding.column,
      endLine: finding.endLine,
      endColumn: finding.endColumn,
      help: finding.help,
      docs: finding.docs,
      fingerprint: finding.fingerprint,
      fix: finding.fix,
      suggestions: finding.suggestions,
    })),
    // A key without a value is left out by JSON itself.
    errors: report.errors.map(({ file, line, column, message }) => ({ file, line, column, message })),
    summary: totalsOf(report),
  };
  return `${escapeJson(JSON.stringify(document, null, 2))}\n`;
}

/**
 * Escapes in JSON text what a terminal would not show as it is: C1 controls, invisible and bidirectional format
 * characters, line separators. JSON itself has escaped the rest, and the line breaks left are its own layout.
 */
function escapeJson(json: string): string {
  return json.replace(/[\u007f-\u009f\p{Cf}\p{Zl}\p{Zp}]/gu, (character) =>
    Array.from({ length: character.length }, (_, at) => {
      return `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`;
    }).join(''),
  );
}
