import { describe, expect, it } from 'vitest';

import { checkText } from '../../src/check-text.js';
import { check, found } from '../check.js';

const RULE = 'no-ineffective-required';
const FLUX = { project: { flux: true } };
const compose = (line: string): string =>
  `services:\n  app:\n    image: app\n    environment:\n      ${line}\n`;
const manifest = (line: string): string => `apiVersion: v1\nkind: ConfigMap\ndata:\n  ${line}\n`;
const said = (path: string, text: string, options = {}): string[] =>
  checkText(text, { path, ...options }).findings.map(({ message }) => message);

describe('no-ineffective-required under docker stack', () => {
  it.each([
    ['A: ${A:?need a value - see docs}', '5:10 ${A:?need a value - see docs}'],
    ['A: ${A?a:-b}', '5:10 ${A?a:-b}'],
    ['DB_PASSWORD: ${DB_PASSWORD:?re-read}', '5:20 ${DB_PASSWORD:?re-read}'],
    ['A: ${A:?x} ${B}', '5:10 ${A:?x}'],
  ])('reports %s once', (line, expected) => {
    expect(
      check('docker-stack.yml', compose(line)).map(({ rule, at, text }) => `${rule} ${at} ${text}`),
    ).toEqual([`${RULE} ${expected}`]);
  });

  it('passes a message without a hyphen', () => {
    expect(check('docker-stack.yml', compose('A: ${A:?A is required}'))).toEqual([]);
  });

  it('passes the same hyphen in compose, which reads it as a message', () => {
    expect(check('compose.yaml', compose('A: ${A:?need a value - see docs}'))).toEqual([]);
  });
});

describe('no-ineffective-required in manifests', () => {
  it.each(['A: ${A:?A is required}', 'API_KEY: ${API_KEY:?API_KEY is required}'])(
    'reports %s under Flux',
    (line) => {
      const findings = check('deploy/a.yaml', manifest(line), FLUX);
      expect(findings.map(({ rule, severity }) => `${rule} ${severity}`)).toEqual([`${RULE} error`]);
    },
  );

  it('reports text that Kubernetes does not expand', () => {
    expect(found(RULE, 'deploy/a.yaml', manifest('A: ${A:?A is required}'))).toEqual([
      '4:6 ${A:?A is required}',
    ]);
  });

  it('says once what is wrong with a secret of a container', () => {
    const pod =
      'apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - name: a\n      env:\n        - name: API_KEY\n          value: ${API_KEY:?x}\n';
    expect(check('deploy/a.yaml', pod).map(({ rule }) => rule)).toEqual(['require-secret-key-ref']);
    expect(check('deploy/a.yaml', pod, FLUX).map(({ rule }) => rule)).toEqual([RULE]);
  });

  it.each([
    ['a script, where a shell honours it', 'run.sh: |\n    : ${A:?A is required}\n    echo "$A"'],
    ['a line for a shell', 'run: test -n ${A:?A is required}'],
    ['a bare reference', 'A: ${A}'],
  ])('passes %s', (_name, line) => {
    expect(found(RULE, 'deploy/a.yaml', manifest(line))).toEqual([]);
  });

  it.each([
    ['Flux', FLUX],
    ['Kubernetes', {}],
  ])('names %s', (consumer, options) => {
    expect(said('deploy/a.yaml', manifest('A: ${A:?x}'), options).join()).toContain(consumer);
  });

  it('never shows the message, which may be a secret', () => {
    const { findings, masks } = checkText(manifest('API_KEY: ${API_KEY:?hunter2hunter2}'), {
      path: 'deploy/a.yaml',
      ...FLUX,
    });
    expect(JSON.stringify(findings)).not.toContain('hunter2');
    expect(masks).toContainEqual({ start: 48, end: 74 });
  });
});

describe('no-ineffective-required in plain YAML', () => {
  it.each([
    ['a comment in the message', 'A: ${A:?see #4}', '5:10 ${A:?see'],
    ['one in the message of a secret', 'DB_PASSWORD: ${DB_PASSWORD:?see #4}', '5:20 ${DB_PASSWORD:?see'],
    ['a colon that makes a map of an item', '- A=${A:?set it: see README}', '5:11 ${A:?set it: see README}'],
  ])('reports %s', (_name, line, expected) => {
    expect(found(RULE, 'compose.yaml', compose(line))).toEqual([expected]);
  });

  it.each(['A: "${A:?see #4}"', "- 'A=${A:?set it: see README}'", 'A: ${A:?see#4}'])('passes %s', (line) => {
    expect(check('compose.yaml', compose(line))).toEqual([]);
  });

  it('reports a comment in the message of an env file', () => {
    expect(found(RULE, '.env', 'A=${A:?see #4}\n')).toEqual(['1:3 ${A:?see']);
    expect(check('.env', 'A="${A:?see #4}"\n')).toEqual([]);
  });
});
