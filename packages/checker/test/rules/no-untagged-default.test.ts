import { describe, expect, it } from 'vitest';

import { checkText } from '../../src/check-text.js';
import { check, found } from '../check.js';

const RULE = 'no-untagged-default';
const compose = (line: string): string =>
  `services:\n  app:\n    image: app\n    environment:\n      ${line}\n`;
const messages = (path: string, text: string): string[] =>
  checkText(text, { path }).findings.map(({ message }) => message);

describe('no-untagged-default in compose', () => {
  it.each([
    ['a default', 'PORT: ${PORT:-3000}', '5:13 ${PORT:-3000}'],
    ['an empty default', 'EXTRA: ${EXTRA:-}', '5:14 ${EXTRA:-}'],
    ['a tag without a reason', 'PORT: ${PORT:-3000} # safe-default:', '5:13 ${PORT:-3000}'],
    ['a tag without a colon or a reason', 'PORT: ${PORT:-3000} # safe-default', '5:13 ${PORT:-3000}'],
    ['a comment that is no tag', 'PORT: ${PORT:-3000} # the default is safe', '5:13 ${PORT:-3000}'],
    ['a name with a hyphen, which is a default', 'PORT: ${app-port}', '5:13 ${app-port}'],
    ['a tag two lines above', '# safe-default: r\n\n      PORT: ${PORT:-3000}', '7:13 ${PORT:-3000}'],
    [
      'a tag of the line above that follows a value',
      'A: b # safe-default: r\n      PORT: ${PORT:-3000}',
      '6:13 ${PORT:-3000}',
    ],
    [
      'a hash without a blank before it, which is text',
      'PORT: "${PORT:-3000}"\n      # c',
      '5:14 ${PORT:-3000}',
    ],
  ])('reports %s', (_name, line, expected) => {
    expect(found(RULE, 'compose.yaml', compose(line))).toEqual([expected]);
  });

  it.each([
    ['a tag at the end of the line', 'PORT: ${PORT:-3000} # safe-default: the port of the image'],
    ['a tag behind a quoted value', 'PORT: "${PORT:-3000}"   # safe-default: r'],
    ['a tag alone on the line above', '# safe-default: r\n      PORT: ${PORT:-3000}'],
    ['a tag above a list entry', '# safe-default: r\n      - PORT=${PORT:-3000}'],
    ['a tag behind a list entry', '- PORT=${PORT:-3000} # safe-default: r'],
    [
      'two defaults of one value with one tag',
      'URL: http://${HOST:-app}:${PORT:-80} # safe-default: the service itself',
    ],
    ['a literal', 'PORT: "3000"'],
    ['the required form', 'PORT: ${PORT:?PORT is required}'],
    ['an escaped dollar', 'PORT: $${PORT:-3000}'],
    ['a tag on the header of a block scalar', 'RUN: | # safe-default: r\n        listen ${PORT:-3000}'],
    ['a tag above a block scalar', '# safe-default: r\n      RUN: |\n        listen ${PORT:-3000}'],
  ])('passes %s', (_name, line) => {
    expect(check('compose.yaml', compose(line))).toEqual([]);
  });

  it('takes a comment inside a block scalar for content', () => {
    expect(
      found(RULE, 'compose.yaml', compose('RUN: |\n        listen ${PORT:-3000} # safe-default: r')),
    ).toEqual(['6:16 ${PORT:-3000}']);
  });

  it('wants one tag a setting where a line holds several', () => {
    const text = 'services:\n  app:\n    image: app\n    command: ["${A:-1}", "${B:-2}"] # safe-default: r\n';
    expect(found(RULE, 'compose.yaml', text)).toEqual(['4:16 ${A:-1}', '4:27 ${B:-2}']);
  });

  it('says what is wrong with the tag', () => {
    expect(messages('compose.yaml', compose('PORT: ${PORT:-3000} # safe-default:'))).toEqual([
      'the `safe-default` tag of `PORT` gives no reason',
    ]);
  });
});

describe('no-untagged-default in env files', () => {
  it.each([
    ['an untagged default', 'PORT=${PORT:-3000}\n', ['1:6 ${PORT:-3000}']],
    ['a tag where the comment is the value', 'KEY= # safe-default: x\n', ['1:8 safe-default: x']],
    ['a tag behind a tab, which joins the value', 'KEY=a\t# safe-default: x\n', ['1:9 safe-default: x']],
  ])('reports %s', (_name, text, expected) => {
    expect(found(RULE, '.env', text)).toEqual(expected);
  });

  it.each([
    'PORT=${PORT:-3000} # safe-default: r\n',
    '# safe-default: r\nPORT=${PORT:-3000}\n',
    'PORT="${PORT:-3000}" # safe-default: r\n',
    'PORT=3000 # safe-default: r\n',
  ])('passes %j', (text) => {
    expect(check('.env', text)).toEqual([]);
  });
});

describe('no-untagged-default elsewhere', () => {
  it('reports a Flux default, and takes its tag', () => {
    const text = 'apiVersion: v1\nkind: ConfigMap\ndata:\n  A: ${A:=1}\n  B: ${B:=2} # safe-default: r\n';
    expect(found(RULE, 'k8s/c.yaml', text, { project: { flux: true } })).toEqual(['4:6 ${A:=1}']);
  });

  it('leaves shell code alone', () => {
    const text = 'apiVersion: v1\nkind: ConfigMap\ndata:\n  run.sh: |\n    echo ${PORT:-3000}\n';
    expect(check('k8s/c.yaml', text)).toEqual([]);
  });

  it('leaves YAML alone that nobody is known to expand', () => {
    expect(check('config/app.yaml', 'server:\n  port: ${PORT:-3000}\n')).toEqual([]);
  });

  it('leaves plain defaults of Helm templates alone', () => {
    expect(check('chart/templates/a.yaml', 'type: {{ .Values.type | default "ClusterIP" }}\n')).toEqual([]);
  });
});

describe('no-untagged-default for one variable with several defaults', () => {
  const services = (tag: string): string =>
    `services:\n  a:\n    image: a\n    environment:\n      PORT: \${PORT:-3000}${tag}\n  b:\n    image: b\n    environment:\n      PORT: \${PORT:-8080}${tag}\n`;

  it('accepts services that default it differently, each with a reason: compose expands every place by itself', () => {
    expect(check('compose.yaml', services(' # safe-default: its own port'))).toEqual([]);
  });

  it('asks each of them for its own reason', () => {
    expect(found(RULE, 'compose.yaml', services(''))).toEqual(['5:13 ${PORT:-3000}', '9:13 ${PORT:-8080}']);
  });
});
