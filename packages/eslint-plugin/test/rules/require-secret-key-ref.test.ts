import { describe } from 'vitest';

import { testDeployRule } from '../deploy/rule-tester.js';

describe('require-secret-key-ref', () => {
  testDeployRule('require-secret-key-ref', {
    valid: [
      {
        name: 'a secret that is read from a Secret',
        filename: 'deploy/deployment.yaml',
        code: 'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: app\nspec:\n  template:\n    spec:\n      containers:\n        - name: app\n          env:\n            - name: DB_PASSWORD\n              valueFrom:\n                secretKeyRef:\n                  name: app\n                  key: password\n',
      },
    ],
    invalid: [
      {
        name: 'a secret that is read from a ConfigMap',
        filename: 'deploy/deployment.yaml',
        code: 'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: app\nspec:\n  template:\n    spec:\n      containers:\n        - name: app\n          env:\n            - name: DB_PASSWORD\n              valueFrom:\n                configMapKeyRef:\n                  name: app\n                  key: password\n',
        errors: [
          {
            message:
              '`DB_PASSWORD` is a secret, and is read from a ConfigMap, which anyone may read. Read it with `valueFrom.secretKeyRef` from the Secret that the ExternalSecret syncs.',
            line: 11,
            column: 21,
            endLine: 11,
            endColumn: 32,
          },
        ],
      },
    ],
  });
});
