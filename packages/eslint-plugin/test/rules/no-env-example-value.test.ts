import { describe } from 'vitest';

import { testDeployRule } from '../deploy/rule-tester.js';

describe('no-env-example-value', () => {
  testDeployRule('no-env-example-value', {
    valid: [
      { name: 'a secret without a value', filename: '.env.example', code: 'DB_PASSWORD=\nPORT=3000\n' },
      { name: 'an env file that is no template', filename: '.env', code: 'DB_PASSWORD=changeme\n' },
    ],
    invalid: [
      {
        name: 'a secret with a value',
        filename: '.env.example',
        code: '# Copy to .env.\nDB_PASSWORD=changeme\n',
        errors: [
          {
            message:
              '`DB_PASSWORD` is a secret, and this template gives it a value. Leave it empty (`DB_PASSWORD=`), and say in a comment above where the value comes from.',
            line: 2,
            column: 13,
            endLine: 2,
            endColumn: 21,
          },
        ],
      },
      {
        name: 'a secret with a value that is copied from somewhere, between lone CRs',
        filename: '.env.sample',
        code: 'PORT=3000\rJWT_SECRET=c2VjcmV0\r',
        errors: [
          {
            message:
              '`JWT_SECRET` is a secret, and this template gives it a value. Leave it empty (`JWT_SECRET=`), and say in a comment above where the value comes from.',
            line: 2,
            column: 12,
            endLine: 2,
            endColumn: 20,
          },
        ],
      },
    ],
  });
});
