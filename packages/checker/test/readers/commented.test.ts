import { STRICT } from '@bridgekeeper/policy';
import { describe, expect, it } from 'vitest';

import { check, found } from '../check.js';

const RULE = 'no-hardcoded-credentials';
const strict = (path: string, text: string): string[] => found(RULE, path, text, { policy: STRICT });

describe('settings in comments, under the strict preset', () => {
  it.each([
    [
      '.env',
      '#DB_PASSWORD=hunter2\n# JWT_SECRET=8fJ2kd93LmQz7Xw1pR4v\n',
      ['1:14 hunter2', '2:14 8fJ2kd93LmQz7Xw1pR4v'],
    ],
    ['config/app.yml', 'redis:\n  host: a\n  # password: authelia9\n', ['3:15 authelia9']],
    ['config/app.yml', '#  password: "hunter2"  # old\n', ['1:14 "hunter2"']],
    ['compose.yaml', 'services:\n  a:\n    image: a\n#      - DB_PASSWORD=hunter2\n', ['4:22 hunter2']],
    ['a.yaml', '# url: postgres://app:hunter2@db/x\n', ['1:23 hunter2']],
  ])('are reported in %s', (path, text, expected) => {
    expect(strict(path, text)).toEqual(expected);
    expect(check(path, text)).toEqual([]);
  });

  it.each([
    ['.env', '# Set the password: it must be long\n# DB_PASSWORD=\n# DB_PASSWORD=${DB_PASSWORD}\n'],
    ['a.yaml', '# the secret: never commit it\n# password:\n# existingSecret: app\n#!/bin/sh\n'],
    ['a.yaml', 'a: b # password: hunter2\n'],
  ])('that are prose or hold no value pass in %s', (path, text) => {
    expect(strict(path, text)).toEqual([]);
  });
});
