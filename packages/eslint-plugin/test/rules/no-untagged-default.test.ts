import { describe } from 'vitest';

import { testDeployRule } from '../deploy/rule-tester.js';

describe('no-untagged-default', () => {
  testDeployRule('no-untagged-default', {
    valid: [
      {
        name: 'a tag with a reason',
        filename: 'compose.yaml',
        code: 'services:\n  web:\n    environment:\n      PORT: ${PORT:-3000} # safe-default: the port of development\n',
      },
      {
        name: 'a required variable',
        filename: 'compose.yaml',
        code: 'services:\n  web:\n    environment:\n      PORT: ${PORT:?PORT is required}\n',
      },
      { name: 'a file that is none of ours', filename: 'notes.yaml.bak', code: 'PORT: ${PORT:-3000}\n' },
    ],
    invalid: [
      {
        name: 'a default without a tag',
        filename: 'compose.yaml',
        code: 'services:\n  web:\n    environment:\n      PORT: ${PORT:-3000}\n',
        errors: [
          {
            message:
              '`PORT` has a default that no `safe-default` tag explains. End the line with `# safe-default: <reason>`, or drop the default if the value is required.',
            line: 4,
            column: 13,
            endLine: 4,
            endColumn: 26,
          },
        ],
      },
      {
        name: 'a tag without a reason, after CR LF',
        filename: 'compose.yaml',
        code: 'services:\r\n  web:\r\n    environment:\r\n      PORT: ${PORT:-3000} # safe-default:\r\n',
        errors: [
          {
            message:
              'The `safe-default` tag of `PORT` gives no reason. Say after the colon why the default is harmless: `# safe-default: <reason>`.',
            line: 4,
            column: 13,
            endLine: 4,
            endColumn: 26,
          },
        ],
      },
      {
        name: 'a default in an env file',
        filename: '.env.development',
        code: 'PORT=${PORT:-3000}\n',
        errors: [
          {
            message:
              '`PORT` has a default that no `safe-default` tag explains. End the line with `# safe-default: <reason>`, or drop the default if the value is required.',
            line: 1,
            column: 6,
            endLine: 1,
            endColumn: 19,
          },
        ],
      },
    ],
  });
});
