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
    formatFinding(finding, report.frames.get(finding), colors, options),
  );
  const closing = [totalsLine(report, options.color), ...fixLines(report, options, colors)];
  return [...findings, `${closing.join('\n')}\n`].join('\n');
}

/** Before the message of what `--fix` can mend, as ruff marks it. */
const FIXABLE = '[*]';

/** How many findings `--fix` can mend, and how many have another text to choose. */
function fixLines({ findings }: Report, { fixesApplied }: ReportOptions, colors: Colors): string[] {
  if (fixesApplied === true) return [];
  const fixable = findings.filter(({ fix }) => fix !== undefined).length;
  const suggested = findings.filter(({ suggestions }) => suggestions !== undefined && suggestions.length > 0);
  const lines: string[] = [];
  if (fixable > 0) lines.push(`${colors.cyan(FIXABLE)} ${count(fixable, 'finding')} fixable with --fix`);
  if (suggested.length > 0) {
    const have = suggested.length === 1 ? 'has' : 'have';
    lines.push(`    ${count(suggested.length, 'finding')} ${have} a suggestion: see --format json`);
  }
  return lines;
}

function formatFinding(
  finding: Finding,
  frame: CodeFrame | undefined,
  colors: Colors,
  { hyperlinks, fixesApplied }: ReportOptions,
): string {
  const loud = finding.severity === 'error' ? colors.red : colors.yellow;
  const rule = hyperlinks ? hyperlink(finding.ruleId, finding.docs) : finding.ruleId;
  const place = `${escapeControl(finding.file)}:${finding.line}:${finding.column}`;
  const number = String(finding.line);
  const gutter = ' '.repeat(number.length + 2);
  const bar = colors.blue('|');
  const mark = finding.fix === undefined || fixesApplied === true ? '' : `${colors.cyan(FIXABLE)} `;
  const lines = [
    `${colors.bold(loud(`${finding.severity}[${rule}]`))} ${mark}${colors.bold(escapeControl(finding.message))}`,
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
