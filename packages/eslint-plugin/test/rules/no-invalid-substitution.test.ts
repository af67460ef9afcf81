import { describe } from 'vitest';

import { testDeployRule } from '../deploy/rule-tester.js';

describe('no-invalid-substitution', () => {
  testDeployRule('no-invalid-substitution', {
    valid: [
      {
        name: 'a dollar that is escaped',
        filename: 'compose.yaml',
        code: 'services:\n  web:\n    environment:\n      REGION: $${REGION:=eu}\n',
      },
      {
        name: 'an operator that compose has',
        filename: 'compose.yaml',
        code: 'services:\n  web:\n    environment:\n      REGION: ${REGION:?REGION is required}\n',
      },
    ],
    invalid: [
      {
        name: 'an operator that compose refuses',
        filename: 'compose.yaml',
        code: 'services:\n  web:\n    environment:\n      REGION: ${REGION:=eu}\n',
        errors: [
          {
            message:
              'Compose has no operator `:=` or `=`, and the whole text is refused. Write ${REGION:?REGION is required}, so that compose stops when it is missing; a harmless default is written ${REGION:-…} with its `safe-default` tag.',
            line: 4,
            column: 15,
            endLine: 4,
            endColumn: 28,
          },
        ],
      },
      {
        name: 'a brace that nothing closes',
        filename: 'compose.yaml',
        code: 'services:\n  web:\n    environment:\n      REGION: ${REGION\n',
        errors: [
          {
            message:
              'The reference is not closed where compose looks for its brace, and the whole text is refused. Close the reference with `}` on its own line; quote the value where it holds ` #` or `: `.',
            line: 4,
            column: 15,
            endLine: 4,
            endColumn: 23,
          },
        ],
      },
    ],
  });
});
