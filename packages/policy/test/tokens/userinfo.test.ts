import { describe, expect, it } from 'vitest';

import { findTokens } from '../../src/tokens/find-tokens.js';

/** The passwords found in URLs. */
function passwords(text: string): string[] {
  return findTokens(text)
    .filter(({ format }) => format.id === 'url-userinfo')
    .map(({ range }) => text.slice(range.start, range.end));
}

describe('passwords in URLs', () => {
  it.each([
    ['postgres://postgres:postgres@db:5432/app', 'postgres'],
    ['postgresql://app:hunter2@localhost/app', 'hunter2'],
    ['mysql://root:password@localhost/app', 'password'],
    ['mongodb+srv://app:p%40ss@cluster0.example.net/app', 'p%40ss'],
    ['mongodb://app:pw@a:27017,b:27017/app', 'pw'],
    ['redis://:hunter2@cache:6379/0', 'hunter2'],
    ['amqp://guest:guest@rabbitmq:5672', 'guest'],
    ['https://user:token123@github.com/a/b.git', 'token123'],
    ['smtps://me@gmail.com:app-pass@smtp.gmail.com:465', 'app-pass'],
    ['postgres://app:p@ss@db/app', 'p@ss'],
    ['postgres://app:changeme@[::1]:5432/app', 'changeme'],
    ['postgres://user:pass@postgres:5432/outline', 'pass'],
    ['DATABASE_URL=postgres://app:s3cr3t@db/app # local', 's3cr3t'],
    ['postgres://${USER}:hunter2@db', 'hunter2'],
    ['postgres://${DB_USER:-app}:hunter2@db/app', 'hunter2'],
    ['amqp://$USER:pw12345@h', 'pw12345'],
    ['postgres://{{ user }}:hunter2@db/app', 'hunter2'],
    ['postgres://{user}:hunter2@db/app', 'hunter2'],
    ['postgres://user:password@localhost/shop', 'password'],
    ['postgres://app:password@localhost/dbname', 'password'],
    ['postgres://user:hunter2@localhost/dbname', 'hunter2'],
    ['mysql://user:pass@hostess/app', 'pass'],
    ['postgres://app_${STAGE}:hunter2@db/app', 'hunter2'],
  ])('%s holds one', (text, password) => {
    expect(passwords(text)).toEqual([password]);
  });

  it.each([
    'postgres://app@db/app',
    'postgres://db:5432/app',
    'postgres://app:${DB_PASSWORD}@db/app',
    'postgres://app:$DB_PASSWORD@db/app',
    'postgres://app:{{ password }}@db/app',
    'postgres://app:<password>@db/app',
    'postgres://app:%s@db/app',
    'postgres://%s:%s@%s/app',
    'postgres://${USER}:${PASSWORD}@db/app',
    'postgres://$USER:$PASSWORD@db/app',
    'postgres://{user}:{password}@db/app',
    'postgres://{{ user }}:{{ password }}@db/app',
    'postgres://${USER}@db:5432/app',
    'postgres://${USER}:password@host/app',
    'http://${HOST}:8080/users/a@example.net',
    'docker://${IMAGE}:3.18@sha256:0123456789abcdef',
    'postgres://app:%(password)s@db/app',
    'postgres://app:%DB_PASSWORD%@db/app',
    'postgres://app:__PASSWORD__@db/app',
    'postgres://app:***@db/app',
    'postgres://app:xxxxx@db/app',
    'postgres://app:[password]@db/app',
    'postgres://app:your-password@db/app',
    'postgres://USER:PASSWORD@HOST:5432/DATABASE',
    'postgres://:PASSWORD@HOST:5432/DATABASE',
    'postgres://user:password@host:5432/database',
    'postgresql://login:password@hostname:port/dbname',
    'mysql://user:password@localhost/dbname',
    'postgres://username:pass@localhost:5432/database?ssl=true',
    'postgres://app:pass@host1:5432/app',
    'https://user:pass@example.com/path',
    'https://user:password@www.example.org',
    'docker://alpine:3.18@sha256:0123456789abcdef',
    'http://a.example:8080,admin@example.net',
    'https://example.com:8080?mail=a@example.com',
    'git+ssh://git@github.com:org/repo.git',
    'https://example.com/a:b@c',
  ])('%s holds none', (text) => {
    expect(passwords(text)).toEqual([]);
  });
});
