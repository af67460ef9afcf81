import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { splitPath, wordsOf } from '../../src/names/tokenize.js';

describe('wordsOf', () => {
  it.each([
    ['DB_PASSWORD', ['db', 'password']],
    ['dbPassword', ['db', 'password']],
    ['DBPassword', ['db', 'password']],
    ['db-password', ['db', 'password']],
    ['dbpassword', ['db', 'password']],
    ['PGPASSWORD', ['pg', 'password']],
    ['mysqlrootpassword', ['mysql', 'root', 'password']],
    ['pass_word', ['password']],
    ['passWd', ['password']],
    ['API_KEY', ['apikey']],
    ['apiKeys', ['apikeys']],
    ['jwt_secret_key', ['jwt', 'secretkey']],
    ['S3_SECRET_ACCESS_KEY', ['s', 'secret', 'accesskey']],
    ['OAuth2Token', ['o', 'authtoken']],
    ['GitHubToken', ['github', 'token']],
    ['password1', ['password']],
    ['PASSWORD_BASE64', ['password', 'base64']],
    ['contraseña', ['contrasena']],
    ['bypass', ['bypass']],
    ['compass', ['compass']],
    ['monkey', ['monkey']],
    ['', []],
    ['123', []],
  ])('%s is %j', (segment, words) => {
    expect(wordsOf(segment)).toEqual(words);
  });

  it('never throws, and gives lower-case words', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        for (const word of wordsOf(text)) expect(word).toBe(word.toLowerCase());
      }),
    );
  });
});

describe('splitPath', () => {
  it.each([
    ['password', ['password']],
    ['cfg.db.password', ['cfg', 'db', 'password']],
    ['config["password"]', ['config', 'password']],
    ["users[0]['token']", ['users', 'token']],
    ['Logging:Password', ['Logging', 'Password']],
    ['example.com/auth-secret', ['example', 'com', 'auth-secret']],
    ['...', []],
  ])('%s is %j', (name, segments) => {
    expect(splitPath(name)).toEqual(segments);
  });
});
