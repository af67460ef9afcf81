import { describe } from 'vitest';

import { testDeployRule } from '../deploy/rule-tester.js';

describe('require-fail-fast', () => {
  testDeployRule('require-fail-fast', {
    valid: [
      {
        name: 'the required form',
        filename: 'compose.yaml',
        code: 'services:\n  db:\n    environment:\n      DB_PASSWORD: ${DB_PASSWORD:?DB_PASSWORD is required}\n',
      },
      {
        name: 'a bare read of what is no secret',
        filename: 'compose.yaml',
        code: 'services:\n  db:\n    environment:\n      DB_HOST: ${DB_HOST}\n',
      },
    ],
    invalid: [
      {
        name: 'a secret that is read bare, with the required form as a suggestion',
        filename: 'compose.yaml',
        code: 'services:\n  db:\n    environment:\n      DB_PASSWORD: ${DB_PASSWORD}\n',
        errors: [
          {
            message:
              '`DB_PASSWORD` holds a secret, and compose puts an empty text in its place when it is not set. Write ${DB_PASSWORD:?DB_PASSWORD is required}, so that compose stops when it is missing.',
            line: 4,
            column: 20,
            endLine: 4,
            endColumn: 34,
            suggestions: [
              {
                desc: 'Write ${DB_PASSWORD:?DB_PASSWORD is required} (stop when it is missing).',
                output:
                  'services:\n  db:\n    environment:\n      DB_PASSWORD: ${DB_PASSWORD:?DB_PASSWORD is required}\n',
              },
            ],
          },
        ],
      },
      {
        name: 'the same in a flow list, which has to be quoted',
        filename: 'compose.yaml',
        code: 'services:\n  db:\n    environment: [DB_PASSWORD=$DB_PASSWORD]\n',
        errors: [
          {
            message:
              '`DB_PASSWORD` holds a secret, and compose puts an empty text in its place when it is not set. Write ${DB_PASSWORD:?DB_PASSWORD is required}, so that compose stops when it is missing.',
            line: 3,
            column: 31,
            endLine: 3,
            endColumn: 43,
            suggestions: [
              {
                desc: 'Write ${DB_PASSWORD:?DB_PASSWORD is required} (stop when it is missing).',
                output:
                  'services:\n  db:\n    environment: ["DB_PASSWORD=${DB_PASSWORD:?DB_PASSWORD is required}"]\n',
              },
            ],
          },
        ],
      },
      {
        name: 'a secret that is passed on',
        filename: 'compose.yaml',
        code: 'services:\n  db:\n    environment:\n      - DB_PASSWORD\n',
        errors: [
          {
            message:
              '`DB_PASSWORD` is a secret without a value here: compose passes it on from its own environment, and leaves it out when it is not set. Give it a value: write ${DB_PASSWORD:?DB_PASSWORD is required}, so that compose stops when it is missing.',
            line: 4,
            column: 9,
            endLine: 4,
            endColumn: 20,
          },
        ],
      },
    ],
  });
});
