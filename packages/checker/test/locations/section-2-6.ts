import type { LocationRow } from './location.js';
import { at, LITERAL } from './location.js';

const WORKFLOW = '.github/workflows/deploy.yml';
const SOURCE = 'docs.github.com, "Workflow syntax for GitHub Actions"';
const WOODPECKER = 'woodpecker a4cb541: pipeline/frontend/yaml';
const step = (text: string): string =>
  `jobs:\n  a:\n    steps:\n      - ${text.replaceAll('\n', '\n        ')}`;

/** Where a secret hides in the workflows of GitHub, Gitea, Forgejo and Woodpecker. */
export const SECTION_2_6: readonly LocationRow[] = [
  {
    row: '2.6-01',
    what: 'variables, inputs, credentials and scripts',
    source: SOURCE,
    note: 'A pipeline runs services that live as long as its job: what looks like no token of a provider is a warning there, and an error among `credentials`.',
    cases: [
      at(WORKFLOW, `env:\n  DB_PASSWORD: ${LITERAL}`, ['2:16 no-hardcoded-credentials warning']),
      at(WORKFLOW, `jobs:\n  a:\n    env:\n      DB_PASSWORD: ${LITERAL}`, [
        '4:20 no-hardcoded-credentials warning',
      ]),
      at(WORKFLOW, step(`run: ./deploy\nenv:\n  DB_PASSWORD: ${LITERAL}`), [
        '6:24 no-hardcoded-credentials warning',
      ]),
      at(WORKFLOW, step(`uses: a/b@v1\nwith:\n  api-token: ${LITERAL}`), [
        '6:22 no-hardcoded-credentials warning',
      ]),
      at(
        WORKFLOW,
        `jobs:\n  a:\n    container:\n      image: a\n      credentials:\n        username: bob\n        password: ${LITERAL}`,
        ['7:19 no-hardcoded-credentials'],
      ),
      at(
        WORKFLOW,
        `jobs:\n  a:\n    services:\n      db:\n        credentials:\n          username: bob\n          password: ${LITERAL}`,
        ['7:21 no-hardcoded-credentials'],
      ),
      at(
        WORKFLOW,
        'jobs:\n  a:\n    services:\n      db:\n        env:\n          POSTGRES_PASSWORD: postgres',
        ['6:30 no-hardcoded-credentials warning'],
      ),
      at(WORKFLOW, step(`run: ./deploy --password=${LITERAL}`), ['4:34 no-hardcoded-credentials warning']),
      at(WORKFLOW, step('run: ./deploy\nenv:\n  DB_PASSWORD: ${{ secrets.DB_PASSWORD }}'), []),
    ],
  },
  {
    row: '2.6-02',
    what: 'fallbacks of expressions, defaults of inputs, and secrets among the variables',
    source: 'docs.github.com, "Evaluate expressions in workflows and actions"',
    note: 'An empty fallback is what a missing secret is anyway, and passes.',
    cases: [
      at(WORKFLOW, "env:\n  DB_PASSWORD: ${{ secrets.DB_PASSWORD || 'hunter2' }}", [
        '2:43 no-secret-default',
      ]),
      at(
        WORKFLOW,
        "env:\n  API_KEY: ${{ github.ref == 'refs/heads/main' && 'hunter2' || secrets.API_KEY }}",
        ['2:51 no-secret-default'],
      ),
      at(WORKFLOW, "env:\n  DB_PASSWORD: ${{ secrets.DB_PASSWORD || '' }}", []),
      at(WORKFLOW, 'env:\n  GH_TOKEN: ${{ secrets.PAT || github.token }}', []),
      at(WORKFLOW, 'on:\n  workflow_call:\n    inputs:\n      db_password:\n        default: hunter2', [
        '5:18 no-secret-default warning',
      ]),
      at(WORKFLOW, 'env:\n  DB_PASSWORD: ${{ vars.DB_PASSWORD }}', ['2:20 require-secret-key-ref warning']),
    ],
  },
  {
    row: '2.6-03',
    what: 'the shell of a step',
    source: SOURCE,
    cases: [
      at(WORKFLOW, step('run: ./deploy "${DB_PASSWORD:-hunter2}"'), ['4:24 no-secret-default warning']),
      at(WORKFLOW, step('run: ./deploy "${DB_PASSWORD:?DB_PASSWORD is required}" "${PORT:-1}"'), []),
    ],
  },
  {
    row: '2.6-04',
    what: 'a step that writes an env file',
    source: SOURCE,
    note: 'One for the job itself passes; one in a folder of deployments is a warning, whatever it is filled from.',
    cases: [
      at(WORKFLOW, step('run: echo "A=b" > deploy/.env'), ['4:27 no-deploy-env-file warning']),
      at(
        WORKFLOW,
        step('run: |\n  cat <<EOF > deploy/.env\n  DB_PASSWORD=${{ secrets.DB_PASSWORD }}\n  EOF'),
        ['5:23 no-deploy-env-file warning'],
      ),
      at(WORKFLOW, step('run: echo "A=b" > .env'), []),
    ],
  },
  {
    row: '2.6-05',
    what: 'Woodpecker, in its present form and in the former one',
    source: WOODPECKER,
    cases: [
      at('.woodpecker.yaml', `steps:\n  - name: a\n    environment:\n      DB_PASSWORD: ${LITERAL}`, [
        '4:20 no-hardcoded-credentials warning',
      ]),
      at('.woodpecker.yaml', `steps:\n  - name: a\n    settings:\n      password: ${LITERAL}`, [
        '4:17 no-hardcoded-credentials',
      ]),
      at(
        '.woodpecker.yaml',
        'steps:\n  - name: a\n    environment:\n      DB_PASSWORD:\n        from_secret: db_password',
        [],
      ),
      at(
        '.woodpecker.yaml',
        'steps:\n  - name: a\n    environment:\n      DB_PASSWORD: ${DB_PASSWORD=hunter2}',
        ['4:20 no-secret-default'],
      ),
      at(
        '.woodpecker.yml',
        `pipeline:\n  build:\n    image: a\n    secrets: [db_password]\n    environment:\n      - DB_PASSWORD=${LITERAL}\n    settings:\n      api_token: ${LITERAL}`,
        ['6:21 no-hardcoded-credentials warning', '8:18 no-hardcoded-credentials'],
      ),
      at(
        '.woodpecker.yml',
        'pipeline:\n  build:\n    image: a\n    secrets: [db_password, { source: token, target: api_token }]',
        [],
      ),
    ],
  },
];
