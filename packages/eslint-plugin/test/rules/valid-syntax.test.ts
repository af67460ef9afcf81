import { describe } from 'vitest';

import { testDeployRule } from '../deploy/rule-tester.js';

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
    ],
    invalid: [
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
