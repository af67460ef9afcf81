import { describe, expect, it } from 'vitest';

import { checkText } from '../../../src/check-text.js';
import { check } from '../../check.js';

/** Rule, severity, place and text of each finding. */
function findings(text: string, path = 'Dockerfile'): string[] {
  return check(path, text).map(({ rule, severity, at, text: under }) => `${rule} ${severity} ${at} ${under}`);
}

describe('ENV', () => {
  it.each([
    ['of a literal', 'ENV DB_PASSWORD=hunter2secret', 'hunter2secret'],
    ['in double quotes', 'ENV DB_PASSWORD="hunter2 secret"', '"hunter2 secret"'],
    ['in single quotes', "ENV DB_PASSWORD='hunter2$secret'", "'hunter2$secret'"],
    ['in the legacy form', 'ENV DB_PASSWORD hunter2secret', 'hunter2secret'],
    ['in the legacy form of several words', 'ENV DB_PASSWORD hunter2 secret', 'hunter2 secret'],
    ['behind another pair', 'ENV A=b DB_PASSWORD=hunter2secret', 'hunter2secret'],
    ['in small letters', 'env DB_PASSWORD=hunter2secret', 'hunter2secret'],
    ['for images built on it', 'ONBUILD ENV DB_PASSWORD=hunter2secret', 'hunter2secret'],
    ['with a URL', 'ENV DATABASE_URL=postgres://app:hunter2secret@db/app', 'hunter2secret'],
    ['with options in it', 'ENV JAVA_OPTS="-Xmx1g -Ddb.password=hunter2secret"', 'hunter2secret'],
  ])('%s is a literal credential', (_name, line, value) => {
    const at = `2:${String(line.indexOf(value) + 1)}`;
    expect(findings(`FROM a\n${line}\n`)).toEqual([`no-hardcoded-credentials error ${at} ${value}`]);
  });

  it('keeps its places over continued lines, comments between them, and CR LF', () => {
    const lines = [
      'FROM a',
      'ENV A=b \\',
      '  # the password',
      '',
      '  DB_PASSWORD=hunter2secret \\',
      '  C=d',
      '',
    ];
    const expected = ['no-hardcoded-credentials error 5:15 hunter2secret'];
    expect(findings(lines.join('\n'))).toEqual(expected);
    expect(findings(lines.join('\r\n'))).toEqual(expected);
  });

  it('goes on behind a back-tick where the file says so', () => {
    const file = '# escape=`\nFROM a\nENV A=c:\\ `\n  DB_PASSWORD=hunter2secret\n';
    expect(findings(file)).toEqual(['no-hardcoded-credentials error 4:15 hunter2secret']);
    expect(findings(file.replace('# escape=`\n', '# syntax=docker/dockerfile:1\n# escape=`\n'))).toEqual([
      'no-hardcoded-credentials error 5:15 hunter2secret',
    ]);
  });

  it.each([
    ['a default', 'ENV DB_PASSWORD=${DB_PASSWORD:-changeme}', '${DB_PASSWORD:-changeme}'],
    ['a default for unset only', 'ENV DB_PASSWORD=${PW-x}', '${PW-x}'],
    ['an empty default', 'ENV API_KEY=${API_KEY:-}', '${API_KEY:-}'],
    ['a default in double quotes', 'ENV DB_PASSWORD="${DB_PASSWORD:-x}"', '${DB_PASSWORD:-x}'],
    ['a default inside a URL', 'ENV DATABASE_URL=pg://a:${DB_PASSWORD:-x}@db', '${DB_PASSWORD:-x}'],
    ['the inner default of two', 'ENV A=${A:-${DB_PASSWORD:-x}}', '${DB_PASSWORD:-x}'],
  ])('with %s is a secret default', (_name, line, value) => {
    const at = `2:${String(line.indexOf(value) + 1)}`;
    expect(findings(`FROM a\n${line}\n`)).toEqual([`no-secret-default error ${at} ${value}`]);
  });

  it.each([
    'ENV DB_PASSWORD="${DB_PASSWORD:?DB_PASSWORD is required}"',
    'ENV DB_PASSWORD=${DB_PASSWORD:?missing}',
    "ENV NOTE='${DB_PASSWORD:-x}'",
    'ENV NOTE=\\${DB_PASSWORD:-x}',
    'ENV PORT=${PORT:-3000}',
    'ENV DB_PASSWORD_FILE=/run/secrets/db',
    'ENV PATH=/opt/bin:$PATH LANG=C.UTF-8',
    'ENV DB_PASSWORD=',
    '# ENV DB_PASSWORD=hunter2secret',
  ])('passes: %s', (line) => {
    expect(findings(`FROM a\n${line}\n`)).toEqual([]);
  });

  it('ends at a blank, braces or not: the required form needs quotes', () => {
    expect(findings('FROM a\nENV DB_PASSWORD=${DB_PASSWORD:?DB_PASSWORD is required}\n')).toEqual([
      'no-invalid-substitution error 2:17 ${DB_PASSWORD:?DB_PASSWORD',
    ]);
  });

  it('with `:=` is refused by the build, and a fallback is meant', () => {
    expect(findings('FROM a\nENV DB_PASSWORD=${DB_PASSWORD:=x}\n')).toEqual([
      'no-secret-default error 2:17 ${DB_PASSWORD:=x}',
    ]);
  });
});

describe('ARG', () => {
  it.each([
    ['ARG DB_PASSWORD=changeme', 'changeme'],
    ['ARG A NPM_TOKEN="8fJ2kd93LmQz7Xw1"', '"8fJ2kd93LmQz7Xw1"'],
  ])('of a secret with a default is a secret default: %s', (line, value) => {
    const at = `1:${String(line.indexOf(value) + 1)}`;
    expect(findings(`${line}\nFROM a\n`)).toEqual([`no-secret-default error ${at} ${value}`]);
  });

  it.each([
    'ARG DB_PASSWORD',
    'ARG DB_PASSWORD=',
    'ARG NPM_TOKEN=""',
    'ARG VERSION=1.2.3',
    'ARG INSTALL_SSHPASS=false',
    'ARG PORT=${P:-3000}',
  ])('passes: %s', (line) => {
    expect(findings(`${line}\nFROM a\n`)).toEqual([]);
  });

  it('with a known token is one finding', () => {
    const token = `sk_live_8fJ2kd93LmQz7Xw1Yb5Nc6Vt`;
    const text = `FROM a\nARG GH_TOKEN=${token}\n`;
    expect(checkText(text, { path: 'Dockerfile' }).findings).toHaveLength(1);
  });
});

describe('commands', () => {
  it.each([
    ['RUN curl -u app:hunter2secret https://x', 'hunter2secret'],
    ['RUN --mount=type=cache,target=/a npm config set x && mysql -uroot -phunter2secret', 'hunter2secret'],
    ['RUN ["mysql", "-phunter2secret"]', 'hunter2secret'],
    ['CMD ["redis-server", "--requirepass", "hunter2secret"]', 'hunter2secret'],
    ['ENTRYPOINT redis-server --requirepass hunter2secret', 'hunter2secret'],
    ['HEALTHCHECK --interval=5s CMD redis-cli -a hunter2secret ping', 'hunter2secret'],
    ['HEALTHCHECK CMD ["redis-cli", "-a", "hunter2secret", "ping"]', 'hunter2secret'],
    ['RUN export DB_PASSWORD=hunter2secret', 'hunter2secret'],
  ])('give the settings inside them: %s', (line, value) => {
    const at = `2:${String(line.indexOf(value) + 1)}`;
    expect(findings(`FROM a\n${line}\n`)).toEqual([`no-hardcoded-credentials error ${at} ${value}`]);
  });

  it('are read over continued lines', () => {
    expect(
      findings('FROM a\nRUN apt-get update && \\\n    mysql -u root \\\n      -phunter2secret\n'),
    ).toEqual(['no-hardcoded-credentials error 4:9 hunter2secret']);
  });

  it('are read in here-documents, whose lines are no instructions', () => {
    const file =
      'FROM a\nRUN <<EOF\nexport DB_PASSWORD=hunter2secret\nARG TOKEN=hunter2secret\nEOF\nENV A=b\n';
    expect(findings(file)).toEqual([
      'no-hardcoded-credentials error 3:20 hunter2secret',
      'no-hardcoded-credentials warning 4:11 hunter2secret',
    ]);
    const copied = 'FROM a\nCOPY <<EOF /app.ini\n[db]\npassword = hunter2secret\nEOF\n';
    expect(findings(copied)).toEqual(['no-hardcoded-credentials error 4:12 hunter2secret']);
  });

  it('warn of what their shell falls back to', () => {
    const { findings: all } = checkText('FROM a\nCMD app --password "${DB_PASSWORD:-changeme}"\n', {
      path: 'Dockerfile',
    });
    expect(all.map(({ ruleId, severity, message }) => [ruleId, severity, message])).toEqual([
      [
        'no-secret-default',
        'warning',
        '`DB_PASSWORD` is a secret, and the shell in the container falls back to a literal when it is not set',
      ],
    ]);
  });

  it.each([
    'RUN --mount=type=secret,id=npm_token npm ci',
    'RUN --mount=type=secret,id=db_password,env=DB_PASSWORD ./migrate',
    'RUN if [ -n "${TOKEN:-}" ]; then echo; fi',
    'RUN apt-get install -y ${PACKAGES:-curl}',
    'RUN SECRET_KEY=dummyKeyOfMinimumLength0123456789 ./manage.py collectstatic',
    'LABEL org.opencontainers.image.title="token service"',
    'COPY --chown=a:b . .',
  ])('pass: %s', (line) => {
    expect(findings(`FROM a\n${line}\n`)).toEqual([]);
  });
});

describe('labels', () => {
  it('are keys of the image', () => {
    expect(findings('FROM a\nLABEL app.password="hunter2secret"\n')).toEqual([
      'no-hardcoded-credentials error 2:20 "hunter2secret"',
    ]);
  });
});

it('a Dockerfile of any text is read without an exception, in linear time', () => {
  const started = performance.now();
  for (const unit of [
    'RUN <<A\n',
    'ENV A="',
    'ENV \\\n',
    'A_TOKEN=b \\\n',
    'ARG A=${B:-',
    '# x\n',
    'RUN ["a",',
    '\\\n',
    'ENV a=b ',
  ]) {
    checkText(unit.repeat(4_000), { path: 'Dockerfile' });
  }
  expect(performance.now() - started).toBeLessThan(10_000);
});
