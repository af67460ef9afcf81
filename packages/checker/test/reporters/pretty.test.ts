import { describe, expect, it } from 'vitest';

import type { CodeFrame } from '../../src/reporters/code-frame.js';
import { reportPretty } from '../../src/reporters/pretty.js';
import { finding, report } from './make.js';

const PLAIN = { color: false, hyperlinks: false };

const FRAME: CodeFrame = {
  line: 7,
  text: '      DB_PASSWORD: ${DB_PASSWORD:-******}',
  caretStart: 19,
  caretLength: 22,
  moreLines: 0,
};

describe('reportPretty', () => {
  it('prints a finding with its source line, help and page, then the totals', () => {
    const one = finding();
    expect(reportPretty(report({ findings: [one], frames: new Map([[one, FRAME]]) }), PLAIN)).toBe(
      `error[no-secret-default] DB_PASSWORD has a fallback
  --> deploy/compose.yaml:7:21
   |
 7 |       DB_PASSWORD: \${DB_PASSWORD:-******}
   |                    ^^^^^^^^^^^^^^^^^^^^^^
   = help: write \${DB_PASSWORD:?DB_PASSWORD is required}
   = docs: https://example.com/no-secret-default.md

✖ 1 error in 12 files (0.4 s)
`,
    );
  });

  it('widens the gutter with the line number, and tells of the lines that follow', () => {
    const one = finding({ ruleId: 'no-untagged-default', severity: 'warning', line: 1234 });
    const frame = { line: 1234, text: 'key: |', caretStart: 5, caretLength: 1, moreLines: 2 };
    const two = finding({ line: 1300 });
    const frames = new Map([
      [one, frame],
      [two, { ...frame, line: 1300, moreLines: 1 }],
    ]);
    expect(reportPretty(report({ findings: [one, two], frames, files: 1, durationMs: 1960 }), PLAIN)).toBe(
      `warning[no-untagged-default] DB_PASSWORD has a fallback
     --> deploy/compose.yaml:1234:21
      |
 1234 | key: |
      |      ^ (… 2 more lines)
      = help: write \${DB_PASSWORD:?DB_PASSWORD is required}
      = docs: https://example.com/no-secret-default.md

error[no-secret-default] DB_PASSWORD has a fallback
     --> deploy/compose.yaml:1300:21
      |
 1300 | key: |
      |      ^ (… 1 more line)
      = help: write \${DB_PASSWORD:?DB_PASSWORD is required}
      = docs: https://example.com/no-secret-default.md

✖ 1 error, 1 warning in 1 file (2.0 s)
`,
    );
  });

  it('prints a finding without a source line where there is none', () => {
    expect(reportPretty(report({ findings: [finding({ line: 1, column: 1 })] }), PLAIN)).toBe(
      `error[no-secret-default] DB_PASSWORD has a fallback
  --> deploy/compose.yaml:1:1
   = help: write \${DB_PASSWORD:?DB_PASSWORD is required}
   = docs: https://example.com/no-secret-default.md

✖ 1 error in 12 files (0.4 s)
`,
    );
  });

  it('leaves no blank at the end of a line', () => {
    const one = finding();
    const frame = { line: 7, text: '', caretStart: 0, caretLength: 1, moreLines: 0 };
    expect(reportPretty(report({ findings: [one], frames: new Map([[one, frame]]) }), PLAIN)).toContain(
      '\n 7 |\n   | ^\n',
    );
  });

  it.each([
    [{}, '✔ no findings in 12 files (0.4 s)\n'],
    [{ files: 1 }, '✔ no findings in 1 file (0.4 s)\n'],
    [{ files: 0, durationMs: 3 }, '✔ no findings in 0 files (0.0 s)\n'],
    [
      { errors: [{ file: 'a.yaml', message: 'x' }] },
      '✖ no findings in 12 files, 1 problem while reading (0.4 s)\n',
    ],
  ])('closes with the totals: %j', (fields, expected) => {
    expect(reportPretty(report(fields), PLAIN)).toBe(expected);
  });

  it('marks warnings alone with a sign of their own', () => {
    const warnings = [finding({ severity: 'warning' }), finding({ severity: 'warning' })];
    expect(reportPretty(report({ findings: warnings }), PLAIN)).toMatch(
      /\n\n⚠ 2 warnings in 12 files \(0\.4 s\)\n$/,
    );
  });

  it('escapes control characters of names, messages and help', () => {
    const evil = '\u001b[2J\n\u202e';
    const text = reportPretty(
      report({ findings: [finding({ file: `${evil}.yaml`, message: evil, help: evil })] }),
      PLAIN,
    );
    expect(text).toBe(
      `error[no-secret-default] \\x1b[2J\\n\\u202e
  --> \\x1b[2J\\n\\u202e.yaml:7:21
   = help: \\x1b[2J\\n\\u202e
   = docs: https://example.com/no-secret-default.md

✖ 1 error in 12 files (0.4 s)
`,
    );
  });

  it('adds colours and nothing else', () => {
    const findings = [finding(), finding({ severity: 'warning' })];
    const fields = { findings, frames: new Map(findings.map((one) => [one, FRAME])) };
    const colored = reportPretty(report(fields), { color: true, hyperlinks: false });
    expect(colored).toContain('\u001b[31m');
    expect(colored).toContain('\u001b[33m');
    // eslint-disable-next-line no-control-regex -- colours are control sequences
    expect(colored.replace(/\u001b\[\d+m/g, '')).toBe(reportPretty(report(fields), PLAIN));
  });

  it('links the rule to its page where the terminal can', () => {
    const text = reportPretty(report({ findings: [finding()] }), { color: false, hyperlinks: true });
    expect(text.split('\n')[0]).toBe(
      'error[\u001b]8;;https://example.com/no-secret-default.md\u001b\\no-secret-default\u001b]8;;\u001b\\] ' +
        'DB_PASSWORD has a fallback',
    );
  });

  describe('of what --fix can mend', () => {
    const fix = { description: 'require it', edits: [] };
    const findings = [
      finding({ fix }),
      finding({ severity: 'warning', suggestions: [fix] }),
      finding({ suggestions: [] }),
    ];

    it('marks each finding, and tells how many there are', () => {
      const lines = reportPretty(report({ findings }), PLAIN).split('\n');
      expect(lines.filter((line) => line.includes('has a fallback'))).toEqual([
        'error[no-secret-default] [*] DB_PASSWORD has a fallback',
        'warning[no-secret-default] DB_PASSWORD has a fallback',
        'error[no-secret-default] DB_PASSWORD has a fallback',
      ]);
      expect(lines.slice(-4)).toEqual([
        '✖ 2 errors, 1 warning in 12 files (0.4 s)',
        '[*] 1 finding fixable with --fix',
        '    1 finding has a suggestion: see --format json',
        '',
      ]);
    });

    it('counts several', () => {
      const twice = [...findings, ...findings];
      expect(
        reportPretty(report({ findings: twice }), PLAIN)
          .split('\n')
          .slice(-3),
      ).toEqual([
        '[*] 2 findings fixable with --fix',
        '    2 findings have a suggestion: see --format json',
        '',
      ]);
    });

    it('says nothing after --fix: what is left was not fixed by it', () => {
      const text = reportPretty(report({ findings }), { ...PLAIN, fixesApplied: true });
      expect(text).not.toContain('[*]');
      expect(text).not.toContain('suggestion');
      expect(text.endsWith('✖ 2 errors, 1 warning in 12 files (0.4 s)\n')).toBe(true);
    });
  });
});
