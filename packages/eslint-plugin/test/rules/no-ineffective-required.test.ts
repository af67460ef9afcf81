import { describe } from 'vitest';

import { testDeployRule } from '../deploy/rule-tester.js';

describe('no-ineffective-required', () => {
  testDeployRule('no-ineffective-required', {
    valid: [
      {
        name: 'the same in compose',
        filename: 'compose.yaml',
        code: 'services:\n  web:\n    environment:\n      DB_HOST: ${DB_HOST:?DB_HOST is required}\n',
      },
      {
        name: 'a plain value in a ConfigMap',
        filename: 'deploy/configmap.yaml',
        code: 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: app\ndata:\n  DB_HOST: db\n',
      },
    ],
    invalid: [
      {
        name: 'a required form that Kubernetes does not expand',
        filename: 'deploy/configmap.yaml',
        code: 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: app\ndata:\n  DB_HOST: ${DB_HOST:?DB_HOST is required}\n',
        errors: [
          {
            message:
              '`DB_HOST` is not required as it says: Kubernetes expands nothing here, and the text itself becomes the value. Write the value, or expand the manifest beforehand with a tool that stops when a variable is missing.',
            line: 6,
            column: 12,
            endLine: 6,
            endColumn: 43,
          },
        ],
      },
    ],
  });
});
