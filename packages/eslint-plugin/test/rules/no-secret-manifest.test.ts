import { describe } from 'vitest';

import { testDeployRule } from '../deploy/rule-tester.js';

describe('no-secret-manifest', () => {
  testDeployRule('no-secret-manifest', {
    valid: [
      {
        name: 'an ExternalSecret',
        filename: 'deploy/external-secret.yaml',
        code: 'apiVersion: external-secrets.io/v1\nkind: ExternalSecret\nmetadata:\n  name: app\nspec:\n  data:\n    - secretKey: DB_PASSWORD\n      remoteRef:\n        key: secret/k3s/app\n',
      },
      {
        name: 'a Secret without values',
        filename: 'deploy/secret.yaml',
        code: 'apiVersion: v1\nkind: Secret\nmetadata:\n  name: app\n',
      },
    ],
    invalid: [
      {
        name: 'a Secret that holds values',
        filename: 'deploy/secret.yaml',
        code: 'apiVersion: v1\nkind: Secret\nmetadata:\n  name: app\nstringData:\n  DB_PASSWORD: hunter2\n',
        errors: [
          {
            message:
              'This Secret holds a value for `DB_PASSWORD` in `stringData`: whoever reads the repository reads it, base64 or not. Commit an ExternalSecret that syncs the keys from Vault, and delete this manifest; rotate what it held.',
            line: 5,
            column: 1,
            endLine: 5,
            endColumn: 11,
          },
        ],
      },
    ],
  });
});
