import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { parseHelmFallbacks } from '../../src/helm/fallbacks.js';

const found = (text: string): [string, readonly string[], string][] =>
  parseHelmFallbacks(text).map((fallback) => [fallback.function, fallback.names, fallback.literal]);

describe('parseHelmFallbacks', () => {
  it.each<[string, [string, string[], string][]]>([
    ['{{ .Values.auth.password | default "changeme" }}', [['default', ['password'], 'changeme']]],
    ['{{ default "changeme" .Values.auth.password }}', [['default', ['password'], 'changeme']]],
    ['{{ default `raw` .Values.token | quote }}', [['default', ['token'], 'raw']]],
    ['{{- $pw := .Values.password | default "x" | b64enc -}}', [['default', ['password'], 'x']]],
    ['{{ coalesce .Values.a .Values.password "x" }}', [['coalesce', ['a', 'password'], 'x']]],
    ['{{ or .Values.password "x" }}', [['or', ['password'], 'x']]],
    ['{{ if or .Values.password "x" }}', [['or', ['password'], 'x']]],
    [
      '{{ ternary "x" "y" .Values.enabled }}',
      [
        ['ternary', ['enabled'], 'x'],
        ['ternary', ['enabled'], 'y'],
      ],
    ],
    ['{{ dig "auth" "password" "x" .Values.db }}', [['dig', ['password'], 'x']]],
    ['{{ .Values.password | default (.Values.other | default "x") }}', [['default', ['other'], 'x']]],
    ['{{ (.Values.auth).password | default "x" }}', [['default', ['password'], 'x']]],
    ['{{ $password | default "x" }}', [['default', ['password'], 'x']]],
    [
      '{{ .Values.a | default "1" }} {{ .Values.b | default "2" }}',
      [
        ['default', ['a'], '1'],
        ['default', ['b'], '2'],
      ],
    ],
  ])('reads %s', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  it.each([
    '{{ .Values.password | default "" }}',
    '{{ required "a default message" .Values.password }}',
    '{{ .Values.password | quote }}',
    '{{ default .Values.global.password .Values.password }}',
    '{{ .Values.port | default 3000 }}',
    '{{ printf "%s-or" .Release.Name }}',
    '{{ include "default" . }}',
  ])('finds no fallback in %s', (text) => {
    expect(found(text)).toEqual([]);
  });

  it('gives the range of the literal with its quotes', () => {
    const text = 'x {{ .Values.p | default "y" }}';
    const [fallback] = parseHelmFallbacks(text);
    expect(text.slice(fallback?.range.start, fallback?.range.end)).toBe('"y"');
  });

  it('never throws, and every range is that of a string', () => {
    const unit = fc.constantFrom(
      '{{',
      '}}',
      'default',
      'or',
      'dig',
      'ternary',
      ' ',
      '"a"',
      '(',
      ')',
      '|',
      '.Values.x',
      '$y',
      '"',
      '`',
      '\n',
    );
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 60 }), (pieces) => {
        const text = pieces.join('');
        for (const { range } of parseHelmFallbacks(text)) expect(text[range.start]).toMatch(/["`]/);
      }),
    );
  });

  it('is linear in nested parentheses', () => {
    const start = performance.now();
    parseHelmFallbacks(`{{ default ${'('.repeat(200_000)}`);
    expect(performance.now() - start).toBeLessThan(1_000);
  });
});
