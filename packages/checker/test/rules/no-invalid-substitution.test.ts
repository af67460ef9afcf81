import { describe, expect, it } from 'vitest';

import { checkText } from '../../src/check-text.js';
import { check, found } from '../check.js';

const RULE = 'no-invalid-substitution';
const FLUX = { project: { flux: true } };
const compose = (line: string): string =>
  `services:\n  app:\n    image: app\n    environment:\n      ${line}\n`;
const manifest = (line: string): string => `apiVersion: v1\nkind: ConfigMap\ndata:\n  ${line}\n`;
const rules = (path: string, text: string): string[] => check(path, text).map(({ rule }) => rule);

describe('no-invalid-substitution in compose', () => {
  it.each([
    ['A: ${A:=x}', '5:10 ${A:=x}'],
    ['A: ${A=x}', '5:10 ${A=x}'],
    ['A: ${S:0:2}', '5:10 ${S:0:2}'],
    ['A: ${S^^}', '5:10 ${S^^}'],
    ['A: ${#S}', '5:10 ${#S}'],
    ['A: ${S%%x}', '5:10 ${S%%x}'],
    ['A: ${S/x/y}', '5:10 ${S/x/y}'],
    ['A: ${U!}', '5:10 ${U!}'],
    ['A: ${}', '5:10 ${}'],
    ['A: ${ U}', '5:10 ${ U}'],
    ['A: ${U }', '5:10 ${U }'],
    ['A: ${U.x:-d}', '5:10 ${U.x:-d}'],
    ['A: ${1:-d}', '5:10 ${1:-d}'],
    ['A: ${U:-d', '5:10 ${U:-d'],
    ['A: ${', '5:10 ${'],
    ['A: ${{ secrets.X }}', '5:10 ${{ secrets.X }'],
    ['A: ${U:-{}} ${S}', '5:10 ${U:-{}}'],
    ['- A=${A:-a: b}', '5:11 ${A:-a: b}'],
  ])('reports %s', (line, expected) => {
    expect(found(RULE, 'compose.yaml', compose(line))).toEqual([expected]);
  });

  it.each(['A: $', 'A: "^re$"', 'A: $1', 'A: $(S)', 'A: $${S^^}', 'A: $$', 'A: ${A:?x}', 'A: ${A}'])(
    'passes %s',
    (line) => {
      expect(check('compose.yaml', compose(line))).toEqual([]);
    },
  );

  it('speaks once of a default that is refused', () => {
    expect(rules('compose.yaml', compose('PORT: ${PORT:=3000}'))).toEqual([RULE]);
    expect(rules('compose.yaml', compose('DB_PASSWORD: ${DB_PASSWORD:=x}'))).toEqual(['no-secret-default']);
  });

  it('says who refuses it, and what to write', () => {
    const [finding] = checkText(compose('PORT: ${PORT:=3000}'), { path: 'compose.yaml' }).findings;
    expect(finding?.message).toBe('compose has no operator `:=` or `=`, and the whole text is refused');
    expect(finding?.help).toContain('${PORT:?PORT is required}');
    expect(finding?.help).toContain('${PORT:-…}');
  });
});

describe('no-invalid-substitution under other consumers', () => {
  it.each([
    ['A: ${U-d}', '4:6 ${U-d}'],
    ['A: ${U?m}', '4:6 ${U?m}'],
    ['A: ${U+m}', '4:6 ${U+m}'],
    ['A: ${var.foo:-d}', '4:6 ${var.foo:-d}'],
    ['A: ${}', '4:6 ${}'],
  ])('reports %s under Flux', (line, expected) => {
    expect(found(RULE, 'deploy/a.yaml', manifest(line), FLUX)).toEqual([expected]);
  });

  it.each(['A: ${S:0:2}', 'A: ${S^^}', 'A: ${U:=d} # safe-default: r', 'A: $${U-d}', 'A: $U'])(
    'passes %s under Flux',
    (line) => {
      expect(check('deploy/a.yaml', manifest(line), FLUX)).toEqual([]);
    },
  );

  it('is less sure of a script, which another reader may be meant for', () => {
    expect(check('deploy/a.yaml', manifest('run.sh: |\n    echo ${arr[@]}\n    true'), FLUX)).toEqual([
      { rule: RULE, at: '5:10', text: '${arr[@]}', severity: 'warning' },
    ]);
  });

  it('says nothing of a manifest that nobody expands', () => {
    expect(found(RULE, 'deploy/a.yaml', manifest('A: ${U^^}'))).toEqual([]);
  });

  it.each(['A: "^re$"', 'A: ${S:+alt}', 'A: $(S)'])('reports %s under docker stack', (line) => {
    expect(found(RULE, 'docker-stack.yml', compose(line))).toHaveLength(1);
  });

  it.each(['A=${U:=d}\n', 'A=${U\n', 'A=${U:-a #b}\n'])('reports %j in an env file', (text) => {
    expect(found(RULE, '.env', text)).toHaveLength(1);
  });
});
