import { describe, expect, it } from 'vitest';

import { check, found } from '../check.js';

const RULE = 'no-unused-safe-default';
const compose = (line: string): string =>
  `services:\n  app:\n    image: app\n    environment:\n      ${line}\n`;

describe('no-unused-safe-default', () => {
  it.each([
    ['the required form', 'PORT: ${PORT:?x} # safe-default: r', '5:26 safe-default: r'],
    ['a bare reference', 'PORT: ${PORT} # safe-default: r', '5:23 safe-default: r'],
    ['a required form below it', '# safe-default: r\n      PORT: ${PORT:?x}', '5:9 safe-default: r'],
    ['a blank line below it', '# safe-default: r\n\n      PORT: "3000"', '5:9 safe-default: r'],
    ['a key that holds a map', 'PORT: # safe-default: r\n        a: b', '5:15 safe-default: r'],
    ['the end of the file', 'PORT: "3000"\n# safe-default: r', '6:3 safe-default: r'],
  ])('reports a tag at %s', (_name, line, expected) => {
    expect(found(RULE, 'compose.yaml', compose(line))).toEqual([expected]);
  });

  it.each([
    ['a default', 'PORT: ${PORT:-3000} # safe-default: r'],
    ['a plain literal', 'PORT: "3000" # safe-default: r'],
    ['a plain literal below it', '# safe-default: r\n      PORT: "3000"'],
    ['a default in a chain', 'PORT: ${PORT:-${P:-3000}} # safe-default: r'],
    ['the header of a block', 'RUN: | # safe-default: r\n        listen ${PORT:-3000}'],
    ['a setting that is commented out', 'A: b\n      # safe-default: r\n      # PORT: ${PORT:-3000}'],
    ['text that is no comment', 'A: "x # safe-default: r"'],
    ['a block, in which it is text', 'RUN: |\n        # safe-default: r\n\n        true'],
  ])('passes a tag at %s', (_name, line) => {
    expect(check('compose.yaml', compose(line))).toEqual([]);
  });

  it.each([
    ['no-secret-default', 'DB_PASSWORD: ${DB_PASSWORD:-x} # safe-default: r'],
    ['require-fail-fast', 'DB_PASSWORD: ${DB_PASSWORD} # safe-default: r'],
    ['require-fail-fast', '# safe-default: r\n      DB_PASSWORD: ${DB_PASSWORD}'],
    ['no-invalid-substitution', 'A: ${A^^} # safe-default: r'],
    ['no-untagged-default', 'PORT: ${PORT:-3000} # safe-default:'],
  ])('leaves the word to %s', (rule, line) => {
    expect(check('compose.yaml', compose(line)).map((finding) => finding.rule)).toEqual([rule]);
  });

  it('warns', () => {
    expect(check('compose.yaml', compose('PORT: ${PORT} # safe-default: r'))).toEqual([
      { rule: RULE, at: '5:23', text: 'safe-default: r', severity: 'warning' },
    ]);
  });

  it.each([
    ['PORT=${PORT:?x} # safe-default: r\n', ['1:19 safe-default: r']],
    ['PORT=3000\n# safe-default: r\n', ['2:3 safe-default: r']],
    ['PORT=${PORT:-3000} # safe-default: r\n', []],
    ['PORT=3000 # safe-default: r\n', []],
    ['# safe-default: r\n# PORT=3000\n', []],
  ])('reads the env file %j', (text, expected) => {
    expect(found(RULE, '.env', text)).toEqual(expected);
  });

  it('passes a tag in a template of Helm', () => {
    const text = 'kind: Service\nspec:\n  type: {{ .Values.type | default "ClusterIP" }} # safe-default: r\n';
    expect(found(RULE, 'chart/templates/a.yaml', text)).toEqual([]);
  });
});
