import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, it } from 'vitest';

import { configSchema } from '../../src/config/schema.js';
import { ROOT } from '../documentation.js';

it('the JSON schema that is shipped says what the table of keys says', () => {
  const shipped = readFileSync(join(ROOT, 'packages/checker/schema/bridgekeeper.config.schema.json'), 'utf8');
  const expected = configSchema();
  expect(JSON.parse(shipped), `the file should hold:\n${JSON.stringify(expected, undefined, 2)}\n`).toEqual(
    JSON.parse(JSON.stringify(expected)),
  );
});
