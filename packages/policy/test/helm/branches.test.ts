import { describe, expect, it } from 'vitest';

import { parseBranches } from '../../src/helm/branches.js';

const found = (text: string): [readonly string[], string][] =>
  parseBranches(text).map(({ names, range }) => [names, text.slice(range.start, range.end)]);

describe('parseBranches', () => {
  it.each<[string, string, [string[], string][]]>([
    ['one line', '{{ if .Values.pw }}{{ .Values.pw }}{{ else }}lit{{ end }}', [[['pw'], 'lit']]],
    ['the other way round', '{{ if not .a }}lit{{ else }}{{ .Values.pw }}{{ end }}', [[['pw'], 'lit']]],
    ['quotes around the value', '{{ if .a }}"{{ .pw }}"{{ else }}"lit"{{ end }}', [[['pw'], '"lit"']]],
    [
      'a literal in an action',
      '{{ if .a }}{{ .pw }}{{ else }}{{ "lit" | quote }}{{ end }}',
      [[['pw'], '"lit"']],
    ],
    ['`with`', '{{ with .Values.pw }}{{ . | b64enc }}{{ else }}lit{{ end }}', [[['pw'], 'lit']]],
    [
      '`else if`',
      '{{ if .a }}{{ .pw }}{{ else if .b }}one{{ else }}two{{ end }}',
      [
        [['pw'], 'one'],
        [['pw'], 'two'],
      ],
    ],
    ['`else with`', '{{ if .a }}lit{{ else with .pw }}{{ . }}{{ end }}', [[['pw'], 'lit']]],
    [
      'several lines',
      '{{- define "x" -}}\n{{- if .pw -}}\n{{- .pw -}}\n{{- else -}}\nlit\n{{- end -}}\n{{- end -}}\n',
      [[['pw'], 'lit']],
    ],
    ['the same key', '{{ if .a }}\npw: {{ .a }}\n{{ else }}\npw: lit # no\n{{ end }}\n', [[['pw'], 'lit']]],
    [
      'the same key, quoted',
      '{{ if .a }}\n"pw": "{{ .a }}"\n{{ else }}\n"pw": "lit"\n{{ end }}\n',
      [[['pw'], '"lit"']],
    ],
    [
      'the same variable',
      '{{ if .a }}\n- name: PW\n  value: {{ .a }}\n{{ else }}\n- name: PW\n  value: lit\n{{ end }}\n',
      [[['PW'], 'lit']],
    ],
    [
      'a block in a branch',
      '{{ if .a }}{{ if .b }}{{ .pw }}{{ end }}{{ else }}lit{{ end }}',
      [[['pw'], 'lit']],
    ],
  ])('finds the literal of %s', (_name, text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  it.each([
    ['a switch by a secret', '{{ if .Values.pw }}LoadBalancer{{ else }}ClusterIP{{ end }}'],
    ['an empty branch', '{{ if .pw }}{{ .pw }}{{ else }}{{ end }}'],
    ['an empty literal', '{{ if .pw }}{{ .pw }}{{ else }}{{ "" }}{{ end }}'],
    ['a value in both', '{{ if .pw }}{{ .pw }}{{ else }}{{ .other }}{{ end }}'],
    ['`fail`', '{{ if .pw }}{{ .pw }}{{ else }}{{ fail "set it" }}{{ end }}'],
    ['text beside the value', '{{ if .pw }}#{{ sha256sum .pw }}{{ else }}nopass{{ end }}'],
    ['other keys', '{{ if .a }}\na: {{ .a }}\n{{ else }}\nb: lit\n{{ end }}\n'],
    ['literals in both', '{{ if .a }}\na: x\n{{ else }}\na: lit\n{{ end }}\n'],
    ['no end', '{{ if .pw }}{{ .pw }}{{ else }}lit'],
    ['a comment', '{{ if .pw }}{{ .pw }}{{/* {{ else }}lit */}}{{ end }}'],
    ['`range`', '{{ range .pws }}{{ . }}{{ else }}none{{ end }}'],
  ])('passes %s', (_name, text) => {
    expect(found(text)).toEqual([]);
  });
});
