import { Buffer } from 'node:buffer';

import { describe } from 'vitest';

import { testDeployRule } from '../deploy/rule-tester.js';

/** A text as ESLint gives it, which decodes each file as UTF-8. */
function misread(text: string): string {
  return Buffer.from(text, 'utf16le').toString('utf8');
}

/** The report of a file that ESLint could not read. */
const NOT_UTF_8 = [
  {
    message: 'This file is not UTF-8, so that ESLint cannot read it: nothing was checked. Save it as UTF-8.',
    line: 1,
    column: 1,
    endLine: 1,
    endColumn: 1,
  },
];

describe('valid-syntax', () => {
  testDeployRule('valid-syntax', {
    valid: [
      { name: 'a file that can be parsed', filename: 'compose.yaml', code: 'services:\n  web: {}\n' },
      {
        name: 'a Helm template, which is no YAML',
        filename: 'chart/templates/deployment.yaml',
        code: '{{- range .Values.list }}\n- name: {{ .name }}\n{{- end }}\n{{ include "x" . }}\n',
      },
      {
        name: "back-ticks over lines, which npm's dotenv reads",
        filename: '.env',
        code: 'NAME=`{\n  "demo": "x"\n}`\n',
      },
      {
        name: 'a file that git-crypt encrypted',
        filename: 'secrets.yaml',
        code: '\0GITCRYPT\0\uFFFD\uFFFD: [',
      },
      {
        name: 'a character that somebody could not read before',
        filename: 'compose.yaml',
        code: 'services:\n  web: {} # Stra\uFFFDe\n',
      },
    ],
    invalid: [
      {
        name: 'UTF-16',
        filename: 'compose.yaml',
        code: misread('\uFEFFservices:\n  web: [a\n'),
        errors: NOT_UTF_8,
      },
      {
        name: 'UTF-16 without a byte order mark',
        filename: '.env',
        code: misread('NAME=b\n'),
        errors: NOT_UTF_8,
      },

      {
        name: 'a bracket that nothing closes',
        filename: 'compose.yaml',
        code: 'services:\n  web: [a\n',
        errors: [
          {
            message:
              'This cannot be parsed, and only a part of the file was checked: too little indentation. Mend the syntax.',
            line: 3,
            column: 1,
            endLine: 3,
            endColumn: 1,
          },
        ],
      },
      {
        name: 'a quote that nothing closes, in an env file',
        filename: '.env',
        code: 'NAME="a\nPORT=3000\n',
        errors: [
          {
            message:
              'This cannot be parsed, and only a part of the file was checked: the quote is not closed. Mend the syntax.',
            line: 1,
            column: 6,
            endLine: 1,
            endColumn: 7,
          },
        ],
      },
    ],
  });
});
