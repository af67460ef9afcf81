import type { Finding } from '../../src/finding.js';
import type { Report } from '../../src/reporters/report.js';

/** A finding with every field set; those given count. */
export function finding(fields: Partial<Finding> = {}): Finding {
  return {
    ruleId: 'no-secret-default',
    severity: 'error',
    confidence: 'high',
    message: 'DB_PASSWORD has a fallback',
    file: 'deploy/compose.yaml',
    line: 7,
    column: 21,
    endLine: 7,
    endColumn: 43,
    help: 'write ${DB_PASSWORD:?DB_PASSWORD is required}',
    docs: 'https://example.com/no-secret-default.md',
    fingerprint: '0123456789abcdef',
    ...fields,
  };
}

export function report(fields: Partial<Report> = {}): Report {
  return { findings: [], errors: [], frames: new Map(), files: 12, durationMs: 412, ...fields };
}
