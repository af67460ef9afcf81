import { describe } from 'vitest';

import { testDeployRule } from '../deploy/rule-tester.js';

function externalSecret(apiVersion: string, refreshInterval: string): string {
  return `apiVersion: external-secrets.io/${apiVersion}
kind: ExternalSecret
metadata:
  name: app
spec:
  refreshInterval: ${refreshInterval}
  secretStoreRef:
    kind: ClusterSecretStore
    name: vault
  data:
    - secretKey: DB_PASSWORD
      remoteRef:
        key: k3s/app
        property: db_password
`;
}

describe('valid-external-secret', () => {
  testDeployRule('valid-external-secret', {
    valid: [
      {
        name: 'one that syncs each hour',
        filename: 'deploy/external-secret.yaml',
        code: externalSecret('v1', '1h'),
      },
      {
        name: 'an object of another group, whatever it holds',
        filename: 'deploy/certificate.yaml',
        code: 'apiVersion: cert-manager.io/v1alpha1\nkind: Certificate\nmetadata:\n  name: app\nspec:\n  refreshInterval: 1d\n',
      },
    ],
    invalid: [
      {
        name: 'days, which the operator does not know',
        filename: 'deploy/external-secret.yaml',
        code: externalSecret('v1', '1d'),
        errors: [
          {
            message:
              '`refreshInterval` is no duration: the operator cannot read the object. Write `24h`: the largest unit is the hour.',
            line: 6,
            column: 20,
            endLine: 6,
            endColumn: 22,
          },
        ],
      },
      {
        name: 'a version that no cluster serves',
        filename: 'deploy/external-secret.yaml',
        code: externalSecret('v1alpha1', '1h'),
        errors: [
          {
            message:
              '`external-secrets.io/v1alpha1` is gone since External Secrets Operator 0.16: this ExternalSecret does not apply. Write `external-secrets.io/v1`, and move `dataFrom[].key` to `dataFrom[].extract.key`.',
            line: 1,
            column: 13,
            endLine: 1,
            endColumn: 41,
          },
        ],
      },
    ],
  });
});
