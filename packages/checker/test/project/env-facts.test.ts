import { describe, expect, it } from 'vitest';

import { requiredBy } from '../../src/project/env-facts.js';
import { gatherFacts } from '../../src/project/facts.js';

function factsOf(
  files: Readonly<Record<string, string>>,
): NonNullable<ReturnType<typeof gatherFacts>['env']> {
  const { env } = gatherFacts(Object.entries(files).map(([path, text]) => ({ path, text })));
  if (env === undefined) throw new Error('no facts of env files');
  return env;
}

describe('the facts of env files', () => {
  it('name what compose reads, in each of its forms', () => {
    const env = factsOf({
      'a/compose.yaml':
        'include:\n  - path: x.yaml\n    env_file: inc.env\nservices:\n  a:\n    env_file: one.env\n  b:\n    env_file:\n      - ./two.env\n      - {path: sub/three.env, required: false}\n  c:\n    image: ${IMAGE}\n    env_file: "${F:-four.env}"\n',
      'stack/app.yaml': 'services:\n  a:\n    image: a\n    env_file: ../five.env\n',
      'symfony/services.yaml': 'services:\n  app: {class: "%env(A)%", tag: "$a"}\n',
      'k8s/a.yaml': 'apiVersion: v1\nkind: Pod\nenv_file: no.env\n',
    });
    expect([...env.readByCompose]).toEqual([
      ['a/one.env', 'a/compose.yaml'],
      ['a/two.env', 'a/compose.yaml'],
      ['a/sub/three.env', 'a/compose.yaml'],
      ['a/four.env', 'a/compose.yaml'],
      ['a/inc.env', 'a/compose.yaml'],
      ['a/.env', 'a/compose.yaml'],
      ['five.env', 'stack/app.yaml'],
    ]);
  });

  it('name what `:?` and `?` guard, in compose and env files alone', () => {
    const env = factsOf({
      'compose.yaml':
        'services:\n  a:\n    image: a:${A:?}\n    command: $${B:?} ${C?no} ${D:-${E:?}}\n    # ${F:?}\n',
      '.env': "G=${H:?}\nI='${J:?}'\n",
      'run.yaml': 'run: ${K:?}\n',
    });
    expect([...env.required.keys()]).toEqual(['A', 'C', 'E', 'H']);
  });

  it('relate a template to files of its folder, above and below', () => {
    const env = factsOf({ 'a/compose.yaml': 'services:\n  a:\n    image: a:${TAG:?}\n' });
    const templates = ['.env.example', 'a/.env.example', 'a/b/.env.example', 'ab/.env.example'];
    expect(templates.map((template) => requiredBy('TAG', template, env))).toEqual([
      'a/compose.yaml',
      'a/compose.yaml',
      'a/compose.yaml',
      undefined,
    ]);
  });

  it('name what secrets are read from, and configs that are secrets by a name', () => {
    const env = factsOf({
      'a/compose.yaml':
        'services: {a: {image: a}}\nsecrets:\n  s: {file: ./s.txt}\n  t:\n    file: "${T:-t.txt}"\n  e:\n    environment: E\n' +
        '  m: {file: /run/m}\n  h: {file: ~/h}\n  o: {file: ../../o}\n  v: {file: "${V}/v"}\n' +
        'configs:\n  c: {file: nginx.conf}\n  api_password: {file: d.txt}\n  f: {file: app.env}\n',
      'b/compose.yaml': 'services: {b: {image: b}}\nsecrets: {s: {file: ../a/s.txt}}\n',
      'k8s/a.yaml': 'apiVersion: v1\nkind: Pod\nsecrets:\n  s:\n    file: a.txt\n',
    });
    expect([...env.secretFiles]).toEqual([
      ['a/s.txt', 'a/compose.yaml'],
      ['a/t.txt', 'a/compose.yaml'],
      ['a/d.txt', 'a/compose.yaml'],
      ['a/app.env', 'a/compose.yaml'],
    ]);
  });

  it('name the secrets of env files and of those that templates are for, and which hold references', () => {
    const env = factsOf({
      'a/.env.example': 'PORT=1\nDB_PASSWORD=\n',
      'b.env': "HOST=${H}\nB='${A}'\n",
      'c.env': "# ${A}\nA='${B}'\nC=$$D\n",
    });
    expect([...env.secretNames]).toEqual([
      ['a/.env', ['DB_PASSWORD']],
      ['b.env', []],
      ['c.env', []],
    ]);
    expect([...env.expanding]).toEqual(['b.env']);
  });

  it('survive a file that is no YAML', () => {
    expect(factsOf({ 'compose.yaml': 'services: [\n  env_file: ${A:?}\n' }).required.size).toBe(0);
  });
});
