import { describe } from 'vitest';

import { testDeployRule } from '../deploy/rule-tester.js';

describe('no-deploy-env-file', () => {
  testDeployRule('no-deploy-env-file', {
    valid: [
      { name: 'an env file of a developer', filename: '.env', code: 'PORT=3000\n' },
      {
        name: 'a compose file for development that reads it',
        filename: 'compose.yaml',
        code: 'services:\n  web:\n    env_file: .env\n',
      },
      { name: 'a template in a folder of deployments', filename: 'deploy/.env.example', code: 'PORT=\n' },
    ],
    invalid: [
      {
        name: 'an env file in a folder of deployments',
        filename: 'deploy/.env',
        code: 'PORT=3000\n',
        errors: [
          {
            message:
              'An env file is committed in a path that a deployment reads. Delete it, sync its secrets with an ExternalSecret, and write its plain settings into the manifest.',
            line: 1,
            column: 1,
            endLine: 1,
            endColumn: 10,
          },
        ],
      },
      {
        name: 'an env file that an image gets',
        filename: 'Dockerfile',
        code: 'FROM node:24\nCOPY .env ./\n',
        errors: [
          {
            message:
              'This instruction copies an env file into what is deployed. Keep it out of the image: list `.env*` in .dockerignore and give the variables at run time.',
            line: 2,
            column: 6,
            endLine: 2,
            endColumn: 10,
          },
        ],
      },
      {
        name: 'an env file that a generator reads',
        filename: 'deploy/kustomization.yaml',
        code: 'kind: Kustomization\nconfigMapGenerator:\n  - name: app\n    envs:\n      - .env\n',
        errors: [
          {
            message:
              'This generator reads an env file into what is deployed. Sync the secrets with an ExternalSecret, and give plain settings as `literals`.',
            line: 5,
            column: 9,
            endLine: 5,
            endColumn: 13,
          },
        ],
      },
      {
        name: 'an env file of a stage that a service reads',
        filename: 'compose.yaml',
        code: 'services:\n  web:\n    env_file: .env.production\n',
        errors: [
          {
            message:
              'This service reads an env file into what is deployed. Name each variable under `environment`, secrets in the form ${NAME:?NAME is required}.',
            line: 3,
            column: 15,
            endLine: 3,
            endColumn: 30,
          },
        ],
      },
    ],
  });
});
