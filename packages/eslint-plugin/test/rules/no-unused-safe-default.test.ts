import { describe } from 'vitest';

import { testDeployRule } from '../deploy/rule-tester.js';

describe('no-unused-safe-default', () => {
  testDeployRule('no-unused-safe-default', {
    valid: [
      {
        name: 'a tag of a default',
        filename: 'compose.yaml',
        code: 'services:\n  web:\n    environment:\n      PORT: ${PORT:-3000} # safe-default: the port of development\n',
      },
    ],
    invalid: [
      {
        name: 'a tag of a value that has no default',
        filename: 'compose.yaml',
        code: 'services:\n  web:\n    environment:\n      PORT: ${PORT} # safe-default: the port of development\n',
        errors: [
          {
            message:
              'This `safe-default` tag has nothing to excuse: the value has no default. Remove the tag, so that the ones that stay are read.',
            line: 4,
            column: 23,
            endLine: 4,
            endColumn: 60,
          },
        ],
      },
      {
        name: 'a tag in an env file, behind a byte order mark',
        filename: '.env.development',
        code: '\uFEFF# safe-default: none\nHOST=${HOST}\n',
        errors: [
          {
            message:
              'This `safe-default` tag has nothing to excuse: the value has no default. Remove the tag, so that the ones that stay are read.',
            line: 1,
            column: 3,
            endLine: 1,
            endColumn: 21,
          },
        ],
      },
    ],
  });
});
