import type { Checker } from '../src/check-file.js';
import type { Finding } from '../src/finding.js';

/**
 * A judge for tests of what stands around it. It finds the word `BAD` (an error) and the word `WARN` (a
 * warning), takes `{broken` for a syntax error, throws at `CRASH`, and masks what stands between `<` and `>`.
 */
export const fakeChecker: Checker = {
  gatherFacts: (files) => ({ flux: [...files].some(({ text }) => text.includes('FLUX')) }),
  checkText: (text, { path, policy, project }) => {
    if (text.includes('CRASH')) throw new TypeError(text);
    const findings: Finding[] = [];
    const errors = [];
    for (const [at, line] of text.split('\n').entries()) {
      for (const match of line.matchAll(/BAD|WARN/g)) {
        const column = match.index + 1;
        findings.push({
          ruleId: 'no-secret-default',
          severity: match[0] === 'BAD' ? 'error' : 'warning',
          confidence: 'high',
          message: `found in ${path}, ${policy?.preset ?? 'no'} preset, flux ${String(project?.flux)}`,
          file: path,
          line: at + 1,
          column,
          endLine: at + 1,
          endColumn: column + match[0].length,
          help: 'write GOOD',
          docs: 'https://example.com/rule.md',
          fingerprint: 'f',
        });
      }
      const broken = line.indexOf('{broken');
      if (broken >= 0)
        errors.push({ file: path, line: at + 1, column: broken + 1, message: 'unexpected end' });
    }
    const masks = [...text.matchAll(/<([^>]*)>/g)].map(({ index, 1: value = '' }) => ({
      start: index + 1,
      end: index + 1 + value.length,
    }));
    return { findings, errors, masks };
  },
};
