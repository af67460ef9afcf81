import type { LocationRow } from './location.js';
import { at, compose, environment } from './location.js';

const SOURCE = 'yaml 2.9.1, js-yaml 5: what they make of the text';

/** What YAML makes of a reference before anyone expands it. */
export const SECTION_1_7: readonly LocationRow[] = [
  {
    row: '1.7-01',
    what: 'a hash right behind a value belongs to it, or breaks the file',
    source: SOURCE,
    cases: [environment('A: ${X:-d}# c', ['4:10 no-untagged-default'])],
  },
  {
    row: '1.7-02',
    what: 'a blank and a hash cut a value in two',
    source: SOURCE,
    cases: [environment('A: ${X:-a #b}', ['4:10 no-invalid-substitution'])],
  },
  {
    row: '1.7-03',
    what: 'braces of a map take those of a reference',
    source: SOURCE,
    cases: [environment('A: {b: ${X:-d}}', ['4:15 error'])],
  },
  {
    row: '1.7-04',
    what: 'a colon and a blank make a map, or an error',
    source: SOURCE,
    cases: [
      environment('A: ${X:-b: c}', ['4:10 no-untagged-default', '4:16 error']),
      environment('A: ${X:?need X: set it}', ['4:21 error']),
      environment('- A=${X:?need X: set it}', ['4:11 no-ineffective-required']),
    ],
  },
  {
    row: '1.7-05',
    what: 'a hash cuts a message, and what is left is refused',
    source: SOURCE,
    cases: [environment('DB_PASSWORD: ${DB_PASSWORD:?need #1}', ['4:20 no-ineffective-required'])],
  },
  {
    row: '1.7-06',
    what: 'an apostrophe is fine without quotes',
    source: SOURCE,
    cases: [environment("DB_PASSWORD: ${DB_PASSWORD:?can't be empty}", [])],
  },
  {
    row: '1.7-07',
    what: 'an action of a template is no map',
    source: SOURCE,
    cases: [
      at('chart/templates/a.yaml', 'DB_PASSWORD: {{ .Values.password | default "hunter2" }}', [
        '1:44 no-secret-default',
      ]),
    ],
  },
  {
    row: '1.7-08',
    what: 'a line of a template is no YAML, and no error either',
    source: SOURCE,
    cases: [
      at('chart/templates/a.yaml', '{{- if .Values.on }}\npassword: hunter2-Zq8\n{{- end }}', [
        '2:11 no-hardcoded-credentials',
      ]),
      at('deploy/a.yaml', '{{- if .Values.on }}\nDB_PASSWORD: ${DB_PASSWORD:-x}\n{{- end }}', [
        '2:14 no-secret-default',
      ]),
    ],
  },
  {
    row: '1.7-09',
    what: 'a tag that nobody knows is no error',
    source: SOURCE,
    cases: [
      environment('A: !reset ${X:-d}', []),
      environment('A: !override ${X:-d}', ['4:20 no-untagged-default']),
    ],
  },
  {
    row: '1.7-10',
    what: 'compose refuses a key that stands twice',
    source: 'docker/compose#10824',
    cases: [environment('A: b\nA: c', ['5:7 error'])],
  },
  {
    row: '1.7-11',
    what: 'a file may hold several documents',
    source: SOURCE,
    cases: [
      compose('x-a: b\n---\nservices:\n  a:\n    environment:\n      DB_PASSWORD: ${DB_PASSWORD:-x}', [
        '6:20 no-secret-default',
      ]),
    ],
  },
];
