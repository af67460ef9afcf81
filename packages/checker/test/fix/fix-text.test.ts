import { expand } from '@bridgekeeper/policy';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';

import type { CheckTextResult } from '../../src/check-text.js';
import { checkText } from '../../src/check-text.js';
import type { Finding } from '../../src/finding.js';
import { applyEdits } from '../../src/fix/edit.js';
import type { FixTextResult } from '../../src/fix/fix-text.js';
import { fixText } from '../../src/fix/fix-text.js';

const PATH = 'compose.yaml';
const fixed = (text: string): FixTextResult => fixText(text, { path: PATH }, checkText);

/** A finding that wants an edit. */
function wanting(start: number, end: number, text: string): Finding {
  return {
    ruleId: 'no-secret-default',
    severity: 'error',
    confidence: 'high',
    message: `at ${String(start)}`,
    file: PATH,
    line: 1,
    column: start + 1,
    endLine: 1,
    endColumn: end + 1,
    help: '',
    docs: '',
    fingerprint: String(start),
    fix: {
      description: '',
      edits: [{ start, end, text, line: 1, column: start + 1, endLine: 1, endColumn: end + 1 }],
    },
  };
}

/** A judge that finds what `findings` says of each text. */
const judge =
  (findings: (text: string) => readonly Finding[]) =>
  (text: string): CheckTextResult => ({ findings: findings(text), errors: [], masks: [] });

describe('fixText', () => {
  it('changes nothing but the fallbacks: line breaks, comments, blanks and quotes stay', () => {
    const text =
      'services:\r\n  db:\r\n    environment:   # hunter2\r\n\t\r\n' +
      '      DB_PASSWORD:   ${DB_PASSWORD:-hunter2}   # why \r\n' +
      "      API_KEY: '${API_KEY-}'\r\n      OTHER: ${PORT:-1}\r\n\r\n".replace('\t', '');
    const { text: after, fixed: count, dropped } = fixed(text);
    expect(after).toBe(
      text
        .replace('${DB_PASSWORD:-hunter2}', '${DB_PASSWORD:?DB_PASSWORD is required}')
        .replace('${API_KEY-}', '${API_KEY:?API_KEY is required}'),
    );
    expect([count, dropped]).toEqual([2, []]);
  });

  it('fixes what is nested, several times on a line, and in several documents', () => {
    const text =
      'services:\n  a:\n    environment:\n      URL: p://u:${DB_PASSWORD:-x1}@${API_KEY:-y2}/\n' +
      '      DB_PASSWORD: "${PW_A:-${PW_B_PASSWORD:-x1}}"\n---\nservices:\n  b:\n    environment:\n' +
      '      JWT_SECRET: ${JWT_SECRET:-z3}\n';
    const outcome = fixed(text);
    expect(outcome.fixed).toBe(4);
    expect(outcome.text).not.toMatch(/:-[xyz]\d/);
    expect(outcome.result.findings.filter(({ fix }) => fix !== undefined)).toEqual([]);
    expect(applyEdits(text, outcome.edits)).toBe(outcome.text);
  });

  it('fixes what YAML has escaped or folded', () => {
    const text =
      'services:\n  a:\n    environment:\n' +
      '      DB_PASSWORD: "\\u0024{DB_PASSWORD:-a\\tb}"\n' +
      '      API_KEY: "${API_KEY:-one\n        two}"\n' +
      "      JWT_SECRET: '${JWT_SECRET:-it''s}'\n";
    expect(fixed(text).text).toBe(
      'services:\n  a:\n    environment:\n' +
        '      DB_PASSWORD: "${DB_PASSWORD:?DB_PASSWORD is required}"\n' +
        '      API_KEY: "${API_KEY:?API_KEY is required}"\n' +
        "      JWT_SECRET: '${JWT_SECRET:?JWT_SECRET is required}'\n",
    );
  });

  it('drops a fix after which the text is not the same tree', () => {
    const text = 'a: x1\nb: y2\n';
    const findings = (now: string): Finding[] => (now.includes('x1') ? [wanting(3, 5, 'x: y')] : []);
    const outcome = fixText(text, { path: PATH }, judge(findings));
    expect(outcome.text).toBe(text);
    expect(outcome.dropped.map(({ reason }) => reason)).toEqual([
      'the text would no longer parse to the same tree',
    ]);
  });

  it('drops a fix that changes what the value is, or does not fail', () => {
    const text = 'a: p${A}\n';
    const one = (edit: string): FixTextResult =>
      fixText(
        text,
        { path: PATH },
        judge((now) => (now === text ? [wanting(4, 8, edit)] : [])),
      );
    expect(one('${A:?A is required}').text).toBe('a: p${A:?A is required}\n');
    expect(one('${A:-b}').dropped[0]?.reason).toBe('the value would not evaluate as meant');
    expect(one('${B:?B is required}x').dropped[0]?.reason).toBe('the value would not evaluate as meant');
  });

  it('drops only the fix whose finding stays, or that brings another one', () => {
    const text = 'a: ${A}\nb: ${B}\nc: ${C}\n';
    const findings = (now: string): Finding[] => [
      ...[...now.matchAll(/\$\{([AC])\}/g)].map(({ index, 1: name = '' }) => ({
        ...wanting(index, index + 4, `\${${name}:?${name} is required}`),
        message: name,
        fingerprint: name,
      })),
      ...[...now.matchAll(/\$\{B.*/g)].map(({ index }) => ({
        ...wanting(index, index + 4, '${B:?B is required}'),
        message: 'B',
        fingerprint: 'B',
      })),
    ];
    const outcome = fixText(text, { path: PATH }, judge(findings));
    expect(outcome.text).toBe('a: ${A:?A is required}\nb: ${B}\nc: ${C:?C is required}\n');
    expect(outcome.dropped.map(({ finding, reason }) => [finding.message, reason])).toEqual([
      ['B', 'no-secret-default would be reported then'],
    ]);
    expect(outcome.fixed).toBe(2);
  });

  it('leaves a tag to its author that would have nothing to excuse', () => {
    const text =
      'services:\n  a:\n    environment:\n' +
      '      DB_PASSWORD: ${DB_PASSWORD:-hunter2} # safe-default: only for development\n';
    const outcome = fixed(text);
    expect(outcome.text).toBe(text);
    expect(outcome.dropped.map(({ reason }) => reason)).toEqual([
      'no-unused-safe-default would be reported then',
    ]);
  });

  it('applies the first of two that overlap, and the other in the next pass if it is there still', () => {
    const text = 'a: ${A}${B}\n';
    const findings = (now: string): Finding[] =>
      now === text
        ? [wanting(3, 7, '${A:?A is required}'), wanting(6, 11, '}')]
        : now.includes('${B}')
          ? [
              {
                ...wanting(now.indexOf('${B'), now.indexOf('${B') + 4, '${B:?B is required}'),
                message: 'at 6',
              },
            ]
          : [];
    expect(fixText(text, { path: PATH }, judge(findings)).text).toBe(
      'a: ${A:?A is required}${B:?B is required}\n',
    );
  });
});

/** A name of a secret, a fallback that YAML may have to quote, and a form. */
const NAME = fc.constantFrom('DB_PASSWORD', 'API_KEY', 'JWT_SECRET', 'PORT', 'ADMIN_TOKEN');
const FALLBACK = fc.oneof(
  fc.constantFrom('', 'x', 'hunter2', 'a b', 'a-b', '?x', '"q"', "it's", 'é', '😀', '$$x', 'a\\b'),
  fc.string({ maxLength: 6 }).map((text) => text.replaceAll(/[${}\r\n\t#\p{C}]/gu, '')),
);
const REFERENCE = fc
  .tuple(NAME, fc.constantFrom(':-', '-', '?', ':?', '', ':+'), FALLBACK)
  .map(([name, operator, fallback]) => `\${${name}${operator}${operator === '' ? '' : fallback}}`);
const VALUE = fc
  .array(fc.oneof(REFERENCE, REFERENCE, fc.constantFrom('a', ':', '/', '$$', '@h', ' ', '$API_KEY/')), {
    minLength: 1,
    maxLength: 4,
  })
  .map((parts) => parts.join(''));
const SCALAR = fc
  .tuple(VALUE, fc.constantFrom('plain', 'single', 'double', 'literal'))
  .map(([value, style]) => {
    if (style === 'single') return `'${value.replaceAll("'", "''")}'`;
    if (style === 'literal') return `|-\n        ${value.trim() === '' ? 'x' : value.trimStart()}`;
    const isPlain = style === 'plain' && /^[$\w][^:#\\"']*$/.test(value) && value.trim() === value;
    return isPlain ? value : JSON.stringify(value);
  });
const LINE = fc.record({
  name: NAME,
  scalar: SCALAR,
  comment: fc.constantFrom('', ' # note', '   # hunter2'),
});
const COMPOSE = fc
  .tuple(
    fc.uniqueArray(LINE, { selector: ({ name }) => name, minLength: 1 }),
    fc.constantFrom('\n', '\r\n'),
    fc.boolean(),
  )
  .map(([lines, end, profiles]) =>
    [
      '# a comment',
      'services:',
      '  app:',
      ...(profiles ? ['    profiles: [x]'] : []),
      '    environment:',
      ...lines.flatMap(({ name, scalar, comment }) =>
        `      ${name}: ${scalar}${scalar.startsWith('|') ? '' : comment}`.split('\n'),
      ),
      '',
    ].join(end),
  );

/** One required form, or several in a row. */
const REQUIRED = /^(?:"?\$\{(\w{1,20}):\?\1 is required\}"?){1,9}$/;

/** The values of a text's scalars, in order, as the `yaml` package reads them. */
function scalarsOf(text: string): unknown[] {
  const values: unknown[] = [];
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) node.forEach(visit);
    else if (node !== null && typeof node === 'object') {
      for (const [key, value] of Object.entries(node)) {
        values.push(key);
        visit(value);
      }
    } else values.push(node);
  };
  for (const document of parseAllDocuments(text)) {
    expect(document.errors).toEqual([]);
    visit(document.toJS());
  }
  return values;
}

describe('over generated compose files, fixText', () => {
  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(COMPOSE, (text) => {
        const once = fixed(text);
        const twice = fixed(once.text);
        expect(twice.text).toBe(once.text);
        expect(twice.fixed).toBe(0);
      }),
    );
  });

  it('changes only the ranges that it says, and drops nothing', () => {
    fc.assert(
      fc.property(COMPOSE, (text) => {
        const outcome = fixed(text);
        expect(outcome.dropped).toEqual([]);
        expect(applyEdits(text, outcome.edits)).toBe(outcome.text);
        for (const { text: added } of outcome.edits) expect(added).toMatch(REQUIRED);
      }),
    );
  });

  it('leaves the tree as it was but for scalars that now fail where a variable is missing', () => {
    const all = { DB_PASSWORD: 'a', API_KEY: 'b', JWT_SECRET: 'c', PORT: '1', ADMIN_TOKEN: 'd' };
    fc.assert(
      fc.property(COMPOSE, (text) => {
        const { text: after } = fixed(text);
        const [before, now] = [scalarsOf(text), scalarsOf(after)];
        expect(now).toHaveLength(before.length);
        for (const [at, value] of now.entries()) {
          const old = before[at];
          if (value === old || typeof value !== 'string' || typeof old !== 'string') {
            expect(value).toBe(old);
            continue;
          }
          expect(expand(value, 'compose', {})).toMatchObject({ error: { kind: 'required' } });
          expect(expand(value, 'compose', all)).toMatchObject({ value: valueOf(old, all) });
        }
      }),
    );
  });
});

function valueOf(text: string, environment: Readonly<Record<string, string>>): unknown {
  const result = expand(text, 'compose', environment);
  return 'value' in result ? result.value : undefined;
}
