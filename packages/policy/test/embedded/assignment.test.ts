import { describe, expect, it } from 'vitest';

import { found, marked, unmarked } from './marked.js';

describe('assignments', () => {
  it.each([
    ['GIT_AUTH_TOKEN=«abc123»', 'assignment GIT_AUTH_TOKEN=abc123'],
    ['export DB_PASSWORD=«hunter2»', 'assignment DB_PASSWORD=hunter2'],
    ['DB_PASSWORD="«hunter2»"', 'assignment DB_PASSWORD=hunter2'],
    ["DB_PASSWORD='«correct horse»' ./run", 'assignment DB_PASSWORD=correct horse'],
    ['docker run -d -e MYSQL_PASSWORD=«secret» -p 3306:3306 mysql', 'assignment MYSQL_PASSWORD=secret'],
    ['docker run -eMYSQL_PASSWORD=«secret» mysql', 'assignment MYSQL_PASSWORD=secret'],
    ['docker run --env MYSQL_PASSWORD=«secret» mysql', 'assignment MYSQL_PASSWORD=secret'],
    ['docker run --env=MYSQL_PASSWORD=«secret» mysql', 'assignment MYSQL_PASSWORD=secret'],
    ['docker build --build-arg NPM_TOKEN="«abc123»" .', 'assignment NPM_TOKEN=abc123'],
    ['PGPASSWORD=«hunter2» psql -h db', 'assignment PGPASSWORD=hunter2'],
    ['cd /app && PGPASSWORD=«hunter2» psql', 'assignment PGPASSWORD=hunter2'],
    ['true; DB_PASSWORD=«hunter2»; run', 'assignment DB_PASSWORD=hunter2'],
    ['(DB_PASSWORD=«hunter2» run)', 'assignment DB_PASSWORD=hunter2'],
    ['sh -c "DB_PASSWORD=«hunter2» exec app"', 'assignment DB_PASSWORD=hunter2'],
    ['sh -c "export DB_PASSWORD=\'«hunter2»\'"', 'assignment DB_PASSWORD=hunter2'],
    ['bash -c \\"DB_PASSWORD=«hunter2» run\\"', 'assignment DB_PASSWORD=hunter2'],
    ['echo "DB_PASSWORD=«hunter2»" >> .env', 'assignment DB_PASSWORD=hunter2'],
    ['Environment="DB_PASSWORD=«hunter2»"', 'assignment DB_PASSWORD=hunter2'],
    ['JAVA_OPTS="-Xmx1g -Ddb.password=«hunter2»"', 'assignment db.password=hunter2'],
    [
      'java -Dspring.datasource.password=«hunter2» -jar a.jar',
      'assignment spring.datasource.password=hunter2',
    ],
    ['gradle -Psigning.password=«hunter2» publish', 'assignment signing.password=hunter2'],
    ['kubectl create secret generic s --from-literal=password=«hunter2»', 'assignment password=hunter2'],
    ['helm install --set image.tag=1,auth.password=«hunter2»,a=b c', 'assignment auth.password=hunter2'],
    ['vault kv put secret/app password=«hunter2»', 'assignment password=hunter2'],
    ['host=db user=app password=«hunter2» sslmode=disable', 'assignment password=hunter2'],
    ['username=nas,password=«hunter2»,vers=3.0', 'assignment password=hunter2'],
    ['Server=db;User Id=sa;Password=«hunter2»;Encrypt=true', 'assignment Password=hunter2'],
    ['redis:6379,password=«hunter2»,ssl=False', 'assignment password=hunter2'],
    ['DB_PASSWORD=«p@$$word1»', 'assignment DB_PASSWORD=p@$$word1'],
    ['mount -t cifs -o username=a,password=«hunter2» //nas/x /mnt', 'assignment password=hunter2'],
    ['ENV DB_PASSWORD=«hunter2»', 'assignment DB_PASSWORD=hunter2'],
  ])('are found: %s', (text, expected) => {
    expect(marked(unmarked(text))).toBe(text);
    expect(found(unmarked(text))).toEqual([expected]);
  });

  it('are found on every line of a script, but not in its comments', () => {
    const text = [
      '#!/bin/sh',
      '# DB_PASSWORD=old1234',
      'export DB_PASSWORD=«hunter2»',
      '  API_KEY="«k3y9x8w7»"   # of the test account',
      'docker run \\',
      '  -e JWT_SECRET=«s3cr3t» \\',
      '  app',
      '',
    ].join('\r\n');
    expect(marked(unmarked(text))).toBe(text);
  });

  it('are found several on a line', () => {
    const text = 'PGUSER=postgres PGPASSWORD=«test-password» SCRAM_PASSWORD=«test4scram» npm test';
    expect(marked(unmarked(text))).toBe(text);
  });

  it.each([
    'DB_PASSWORD=$DB_PASSWORD run',
    'DB_PASSWORD=${DB_PASSWORD:-x} run',
    'DB_PASSWORD="$(cat /run/secrets/db)"',
    'DB_PASSWORD=`pass show db`',
    'DB_PASSWORD=$1',
    'DB_PASSWORD=$$PASSWORD',
    'DB_PASSWORD=',
    'DB_PASSWORD= run',
    'DB_PASSWORD={{ .Values.password }}',
    'DB_PASSWORD=<your password>',
    'DB_PASSWORD=%PASSWORD%',
    'DB_PASSWORD_FILE=/run/secrets/db TOKEN_TTL=60',
    'PATH=/usr/bin TZ=UTC',
    'if password==x',
    'password=>x',
    'password=require("x")',
    'const password=pw',
    'var token = getToken(password=pw())',
    '<input type="password" name="password" token="abc123" value="x">',
    '<Login\n  password="abc123"\n  user="x"\n/>',
    'input[name="password"], [data-token="abc123"]',
    'List of secrets (e.g. GIT_AUTH_TOKEN=mytoken)',
    'token=[a-z]+',
    'password=.*',
    'password=\\w+',
    'user=%s password=%s',
    'Server=db;Password={0};',
  ])('are none: %s', (text) => {
    expect(found(text)).toEqual([]);
  });
});
