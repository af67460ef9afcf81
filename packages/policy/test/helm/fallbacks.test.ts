import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { parseHelmFallbacks } from '../../src/helm/fallbacks.js';

const found = (text: string): [string, readonly string[], string][] =>
  parseHelmFallbacks(text).map((fallback) => [fallback.function, fallback.names, fallback.literal]);

describe('parseHelmFallbacks', () => {
  it.each<[string, [string, string[], string][]]>([
    ['{{ .Values.auth.password | default "changeme" }}', [['default', ['auth.password'], 'changeme']]],
    ['{{ default "changeme" .Values.auth.password }}', [['default', ['auth.password'], 'changeme']]],
    ['{{ default `raw` .Values.token | quote }}', [['default', ['token'], 'raw']]],
    ['{{- $pw := .Values.password | default "x" | b64enc -}}', [['default', ['password'], 'x']]],
    ['{{ $pw := coalesce "x" (lookup "v1" "Secret" "a" "b") }}', [['coalesce', ['pw'], 'x']]],
    ['{{ coalesce .Values.a .Values.password "x" }}', [['coalesce', ['a', 'password'], 'x']]],
    ['{{ or .Values.password "x" }}', [['or', ['password'], 'x']]],
    ['{{ if or .Values.password "x" }}', [['or', ['password'], 'x']]],
    ['{{ or (and .Values.dev "x") .Values.password }}', [['or', ['password'], 'x']]],
    [
      '{{ ternary "x" "y" .Values.enabled }}',
      [
        ['ternary', [], 'x'],
        ['ternary', [], 'y'],
      ],
    ],
    ['{{ ternary "x" .Values.password .Values.dev }}', [['ternary', ['password'], 'x']]],
    ['{{ .Values.dev | ternary "x" .Values.password }}', [['ternary', ['password'], 'x']]],
    ['{{ dig "auth" "password" "x" .Values.db }}', [['dig', ['auth.password'], 'x']]],
    ['{{ .Values.db | dig "auth" "password" "x" }}', [['dig', ['auth.password'], 'x']]],
    ['{{ .Values.password | default (.Values.other | default "x") }}', [['default', ['other'], 'x']]],
    ['{{ (.Values.auth).password | default "x" }}', [['default', ['auth.password'], 'x']]],
    ['{{ ((.Values.db).names).password | default "x" }}', [['default', ['db.names.password'], 'x']]],
    [
      '{{ pluck "key" $a .Values.password | first | default "x" }}',
      [['default', ['a.key', 'password.key'], 'x']],
    ],
    ['{{ $password | default "x" }}', [['default', ['password'], 'x']]],
    ['{{ index .Values "auth" "password" | default "x" }}', [['default', ['Values', 'auth.password'], 'x']]],
    ['{{ get $secret "password" | default "x" }}', [['default', ['secret', 'password'], 'x']]],
    ['{{ include "app.password" . | default "x" }}', [['default', ['app.password'], 'x']]],
    ['{{ env "DB_PASSWORD" | default "x" }}', [['default', ['DB_PASSWORD'], 'x']]],
    ['{{ .Values.password | default (printf "%s" "x") }}', [['default', ['password'], 'x']]],
    ['{{ .Values.password | default ("x" | b64enc) | quote }}', [['default', ['password'], 'x']]],
    ['{{ b64enc (default "x" .Values.password) }}', [['default', ['password'], 'x']]],
    ['{{ printf "%s:%s" .Values.user (.Values.password | default "x") }}', [['default', ['password'], 'x']]],
    ['{{ tpl (.Values.password | default "x") . }}', [['default', ['password'], 'x']]],
    ['{{ tpl "{{ .Values.password | default `x` }}" . }}', [['default', ['password'], 'x']]],
    ['{{ tpl "{{ .Values.password | default \\"x\\" }}" . }}', [['default', ['password'], 'x']]],
    ['{{ .Values.password\n   | default\n     "x" }}', [['default', ['password'], 'x']]],
    ['{{ default .Values.password "x" }}', [['default', ['password'], 'x']]],
    ['{{ required "set it" (.Values.password | default "x") }}', [['default', ['password'], 'x']]],
    ['{{ .Values.password | default (randAlphaNum 10) }}', [['random', ['password'], '']]],
    ['{{ $password := randAlphaNum 32 | b64enc }}', [['random', ['password'], '']]],
    ['{{ uuidv4 | quote }}', [['random', [], '']]],
    [
      '{{ include "common.secrets.passwords.manage" (dict "key" "password") }}',
      [['random', ['common.secrets.passwords.manage'], '']],
    ],
    [
      '{{ (lookup "v1" "Secret" "a" "b").data.password | default (randAlphaNum 10 | b64enc) }}',
      [['random', ['data.password'], '']],
    ],
    ['{{ "x" | b64enc | quote }}', [['literal', [], 'x']]],
    ['{{ $password := "x" }}', [['literal', ['password'], 'x']]],
    ['{{ if .Values.password }}{{ .Values.password }}{{ else }}x{{ end }}', [['else', ['password'], 'x']]],
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
    '{{ coalesce .Values.password "" }}',
    '{{ required "a default message" .Values.password }}',
    '{{ .Values.password | required "a default message" }}',
    '{{ .Values.password | quote }}',
    '{{ default .Values.global.password .Values.password }}',
    '{{ .Values.port | default 3000 }}',
    '{{ .Values.tag | default .Chart.AppVersion }}',
    '{{ .Values.name | default (printf "%s-secret" .Release.Name) }}',
    '{{ printf "%s-or" .Release.Name }}',
    '{{ include "default" . }}',
    '{{ if eq .Values.password "default" }}',
    '{{ fail "password has no default" }}',
    '{{/* .Values.password | default "x" */}}',
    '{{ derivePassword 1 "long" .Values.master "user" "example.com" }}',
  ])('finds no fallback in %s', (text) => {
    expect(found(text)).toEqual([]);
  });

  it('gives the range of the literal with its quotes', () => {
    const text = 'x {{ .Values.p | default "y" }}';
    const [fallback] = parseHelmFallbacks(text);
    expect(text.slice(fallback?.range.start, fallback?.range.end)).toBe('"y"');
  });

  it('never throws, and every range is that of what it says', () => {
    const unit = fc.constantFrom(
      '{{',
      '}}',
      'default',
      'or',
      'dig',
      'ternary',
      'if',
      'else',
      'end',
      'randAlpha',
      ' ',
      '"a"',
      'a: b',
      '(',
      ')',
      '|',
      '.Values.x',
      '$y',
      ':=',
      '"',
      '`',
      '\n',
    );
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 60 }), (pieces) => {
        const text = pieces.join('');
        for (const { range, literal } of parseHelmFallbacks(text)) {
          expect(text.slice(range.start, range.end)).toContain(literal.replaceAll('\\', '').trimEnd());
        }
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['nested parentheses', `{{ default ${'('.repeat(200_000)}`],
    ['nested blocks', '{{ if .a }}a: {{ .x }}\n{{ else }}'.repeat(20_000)],
    ['a chain of branches', `{{ if .a }}{{ .x }}${'{{ else if .b }}x'.repeat(20_000)}{{ end }}`],
    ['unclosed actions', '{{ default "x" '.repeat(20_000)],
    [
      'a long branch',
      `{{ if .a }}${'a: {{ .x }}\n'.repeat(20_000)}{{ else }}${'a: b\n'.repeat(20_000)}{{ end }}`,
    ],
  ])('is linear in %s', (_name, text) => {
    const start = performance.now();
    parseHelmFallbacks(text);
    expect(performance.now() - start).toBeLessThan(3_000);
  });
});
