import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { reportJson } from '../../src/reporters/json.js';
import { finding, report } from './make.js';

describe('reportJson', () => {
  it('prints the contract, byte by byte', () => {
    const warning = finding({ ruleId: 'no-untagged-default', severity: 'warning', line: 9, endLine: 9 });
    const json = reportJson(
      report({
        findings: [finding(), warning],
        errors: [
          { file: 'broken.yaml', line: 3, column: 5, message: 'unexpected end' },
          { file: 'nope.yaml', message: 'no such file or directory' },
        ],
      }),
    );
    expect(json).toBe(`{
  "version": 1,
  "findings": [
    {
      "ruleId": "no-secret-default",
      "severity": "error",
      "confidence": "high",
      "message": "DB_PASSWORD has a fallback",
      "file": "deploy/compose.yaml",
      "line": 7,
      "column": 21,
      "endLine": 7,
      "endColumn": 43,
      "help": "write \${DB_PASSWORD:?DB_PASSWORD is required}",
      "docs": "https://example.com/no-secret-default.md",
      "fingerprint": "0123456789abcdef"
    },
    {
      "ruleId": "no-untagged-default",
      "severity": "warning",
      "confidence": "high",
      "message": "DB_PASSWORD has a fallback",
      "file": "deploy/compose.yaml",
      "line": 9,
      "column": 21,
      "endLine": 9,
      "endColumn": 43,
      "help": "write \${DB_PASSWORD:?DB_PASSWORD is required}",
      "docs": "https://example.com/no-secret-default.md",
      "fingerprint": "0123456789abcdef"
    }
  ],
  "errors": [
    {
      "file": "broken.yaml",
      "line": 3,
      "column": 5,
      "message": "unexpected end"
    },
    {
      "file": "nope.yaml",
      "message": "no such file or directory"
    }
  ],
  "summary": {
    "files": 12,
    "errors": 1,
    "warnings": 1,
    "suppressed": 0,
    "durationMs": 412
  }
}
`);
  });

  it('prints empty lists where there is nothing', () => {
    expect(reportJson(report({ files: 0, durationMs: 0 }))).toBe(`{
  "version": 1,
  "findings": [],
  "errors": [],
  "summary": {
    "files": 0,
    "errors": 0,
    "warnings": 0,
    "suppressed": 0,
    "durationMs": 0
  }
}
`);
  });

  it('prints no field that the contract does not know', () => {
    const extended = { ...finding(), value: 'hunter2', place: 'services.db' };
    const json = reportJson(report({ findings: [extended] }));
    expect(json).not.toContain('hunter2');
    expect(json).not.toContain('place');
  });

  it('escapes control characters of file names, and keeps the name', () => {
    const json = reportJson(report({ findings: [finding({ file: 'a\n\u009b\u202e.yaml' })] }));
    expect(json).toContain('"file": "a\\n\\u009b\\u202e.yaml"');
    const parsed = JSON.parse(json) as { findings: { file: string }[] };
    expect(parsed.findings[0]?.file).toBe('a\n\u009b\u202e.yaml');
  });

  it('keeps every value, with no raw control or format character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (message) => {
        const json = reportJson(report({ findings: [finding({ message })] }));
        expect(json.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
        expect(JSON.parse(json)).toMatchObject({ findings: [{ message }] });
      }),
    );
    expect(reportJson(report({ findings: [finding({ message: '\u{e0041}' })] }))).toContain(
      '"\\udb40\\udc41"',
    );
  });
});
