import { describe, expect, it } from 'vitest';

import { found, marked, unmarked } from './marked.js';

/** The line between two others: only in a text of several lines is it a line of settings. */
const within = (line: string): string => `[client]\n${line}\nuser = app\n`;

describe('lines of settings files', () => {
  it.each([
    ['password = «hunter2»', 'ini password=hunter2'],
    ['password=«hunter2»', 'assignment password=hunter2'],
    ['password = "«correct horse»"', 'ini password=correct horse'],
    ["password = '«hunter2»' # of the test account", 'ini password=hunter2'],
    ['password = «hunter2» ; of the test account', 'ini password=hunter2'],
    ['spring.datasource.password=«hunter2»', 'ini spring.datasource.password=hunter2'],
    ['  password: «hunter2»', 'ini password=hunter2'],
    ['- password: "«hunter2»"', 'ini password=hunter2'],
    ['"password": «hunter2»', 'ini password=hunter2'],
    ['requirepass «hunter2»', 'ini requirepass=hunter2'],
    ['password => "«hunter2»"', 'ini password=hunter2'],
    ['X-Api-Key: «k3y9x8w7»', 'ini X-Api-Key=k3y9x8w7'],
    ['Authorization: Bearer «8fJ2kd93»', 'header Authorization=8fJ2kd93'],
    ['- name: DB_PASSWORD\n  value: «hunter2»', 'ini DB_PASSWORD=hunter2'],
    ['$env:DB_PASSWORD = "«hunter2»"', 'ini DB_PASSWORD=hunter2'],
    ['password: «hunter2»\r', 'ini password=hunter2'],
  ])('are found: %j', (line, expected) => {
    const text = within(line);
    expect(marked(unmarked(text))).toBe(text);
    expect(found(unmarked(text))).toEqual([expected]);
  });

  it('are found in a file that a script writes', () => {
    const text =
      '#!/bin/sh\ncat > ~/.my.cnf <<EOF\n[client]\npassword = «hunter2»\nEOF\nif true; then\n  run;\nfi\n';
    expect(marked(unmarked(text))).toBe(text);
  });

  it('are found in Python and HCL where they are quoted', () => {
    const text = 'import os\nSECRET_KEY = "«s3cr3t»"\npassword = other\ndb {\n  password = "«hunter2»"\n}\n';
    expect(marked(unmarked(text))).toBe(text);
  });

  it.each([
    '# password = hunter2',
    '; password = hunter2',
    '// password = hunter2',
    'The password: choose a good one',
    'password: must be long and hard to guess',
    'password:',
    'password = ',
    'password = ${PASSWORD}',
    'password: {{ password }}',
    'password: *alias',
    'password: &anchor',
    'password: |',
    'password: !vault',
    'password: [a, b]',
    "password = require('x')",
    'password = getPassword(name)',
    'password: string;',
    'password: String!',
    'password: z.string().min(8),',
    'password := "hunter2"',
    'if password == "hunter2"',
    'password => other',
    'const password = "hunter2"',
    'existingSecret: app-secrets',
    'passwordKey: password-key',
    'name: password',
    '- name: PORT\n  value: 3000',
  ])('are none: %j', (line) => {
    expect(found(within(line))).toEqual([]);
  });

  it('are none on the only line of a text', () => {
    expect(found('password: hunter2')).toEqual([]);
    expect(found('password = hunter2')).toEqual([]);
  });

  it('are none in source code', () => {
    expect(found('const a = 1;\npassword = "hunter2"\nrun(a);\n')).toEqual([]);
    expect(found('type User {\n  password: Password\n  token: Token\n}\n')).toEqual([]);
    expect(found('interface Login {\n  password: string\n  token: Token\n}\n')).toEqual([]);
    expect(found('func main() {\n\tpassword = pw\n\ttoken: tok\n}\n')).toEqual([]);
    expect(found('def login(user):\n  password = pw\n  return x\n')).toEqual([]);
    expect(found('query {\n  login(a: 1) {\n    token: Token\n  }\n}\n')).toEqual([]);
  });
});
