import { escapeControl } from '@bridgekeeper/policy';
import pc from 'picocolors';

import type { Finding } from '../finding.js';
import type { CodeFrame } from './code-frame.js';
import { count, seconds } from './count.js';
import type { Report, ReportOptions } from './report.js';
import { totalsOf } from './report.js';

type Colors = ReturnType<typeof pc.createColors>;

/** The report for people: each finding with its source line, then the totals. */
export function reportPretty(report: Report, options: ReportOptions): string {
  const colors = pc.createColors(options.color);
  const findings = report.findings.map((finding) =>
    formatFinding(finding, report.frames.get(finding), colors, options.hyperlinks),
  );
  return [...findings, `${totalsLine(report, options.color)}\n`].join('\n');
}

function formatFinding(
  finding: Finding,
  frame: CodeFrame | undefined,
  colors: Colors,
  hyperlinks: boolean,
): string {
  const loud = finding.severity === 'error' ? colors.red : colors.yellow;
  const rule = hyperlinks ? hyperlink(finding.ruleId, finding.docs) : finding.ruleId;
  const place = `${escapeControl(finding.file)}:${finding.line}:${finding.column}`;
  const number = String(finding.line);
  const gutter = ' '.repeat(number.length + 2);
  const bar = colors.blue('|');
  const lines = [
    `${colors.bold(loud(`${finding.severity}[${rule}]`))} ${colors.bold(escapeControl(finding.message))}`,
    `${' '.repeat(number.length + 1)}${colors.blue('-->')} ${place}`,
  ];
  if (frame !== undefined) {
    lines.push(`${gutter}${bar}`);
    const more = frame.moreLines === 0 ? '' : ` (… ${count(frame.moreLines, 'more line')})`;
    const carets = loud('^'.repeat(frame.caretLength) + more);
    lines.push(` ${colors.blue(number)} ${bar} ${frame.text}`.trimEnd());
    lines.push(`${gutter}${bar} ${' '.repeat(frame.caretStart)}${carets}`);
  }
  lines.push(`${gutter}${colors.blue('=')} ${colors.bold('help')}: ${escapeControl(finding.help)}`);
  lines.push(`${gutter}${colors.blue('=')} ${colors.bold('docs')}: ${escapeControl(finding.docs)}`);
  return `${lines.join('\n')}\n`;
}

/** The closing line: how many of what, in how many files. */
export function totalsLine(report: Report, color: boolean): string {
  const colors = pc.createColors(color);
  const { errors, warnings, files, durationMs } = totalsOf(report);
  const found = [errors > 0 ? count(errors, 'error') : '', warnings > 0 ? count(warnings, 'warning') : ''];
  const findings = found.filter(Boolean).join(', ') || 'no findings';
  const broken = report.errors.length;
  const unread = broken === 0 ? '' : `, ${count(broken, 'problem')} while reading`;
  const text = `${findings} in ${count(files, 'file')}${unread} (${seconds(durationMs)})`;
  if (errors > 0 || broken > 0) return colors.red(`✖ ${text}`);
  return warnings > 0 ? colors.yellow(`⚠ ${text}`) : colors.green(`✔ ${text}`);
}

/** Text that a terminal opens an address for (OSC 8). */
function hyperlink(text: string, url: string): string {
  return `\u001b]8;;${url}\u001b\\${text}\u001b]8;;\u001b\\`;
}
