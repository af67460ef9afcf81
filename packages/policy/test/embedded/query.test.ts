import { describe, expect, it } from 'vitest';

import { found, marked, unmarked } from './marked.js';

describe('settings in query strings and forms', () => {
  it.each([
    ['https://api.example.com/token?client_id=app&client_secret=«hunter2»', 'query client_secret=hunter2'],
    ['/reset?access_token=«8fJ2kd93»#top', 'query access_token=8fJ2kd93'],
    ['https://app/cb#access_token=«8fJ2kd93»&token_type=bearer', 'query access_token=8fJ2kd93'],
    ['grant_type=password&username=app&password=«hunter2»', 'query password=hunter2'],
    ['client_secret=«hunter2»&grant_type=client_credentials', 'query client_secret=hunter2'],
    ['https://x/?a=1&amp;api_key=«k3y9x8w7»&amp;b=2', 'query api_key=k3y9x8w7'],
    ['jdbc:mysql://db/app?user=app&password=«hunter2»&ssl=true', 'query password=hunter2'],
    ['open https://x/?token=«abc123», then log in', 'query token=abc123'],
    ['curl "https://x/?user[password]=«hunter2»"', 'query user[password]=hunter2'],
    ['https://x/login?password=«p%40ss%20word1»&x=1', 'query password=p@ss word1'],
    ['https://x/login?password=«50%»', 'query password=50%'],
  ])('are found: %s', (text, expected) => {
    expect(marked(unmarked(text))).toBe(text);
    expect(found(unmarked(text))).toEqual([expected]);
  });

  it.each([
    'https://x/?token=${token}',
    'https://x/?token={token}&user={user}',
    '/reset?token=:token',
    '/reset?token=<token>',
    'https://x/?access_token=%s&v=%d',
    'https://x/?token=&next=/',
    'https://x/?token=',
    'https://x/?page=2&sort=name#section=3',
    '/reset?password_field=new&tokenType=bearer&max_tokens=100',
    'https://s3.example.com/a?X-Amz-Credential=AKIDEXAMPLE/20130524/us-east-1/s3/aws4_request&X-Amz-Expires=60',
    'https://x/?next=%2Fpassword',
    '[?&]token=([^&]+)',
  ])('are none: %s', (text) => {
    expect(found(text)).toEqual([]);
  });

  it('takes each pair of several', () => {
    const text = 'https://x/?client_secret=«a1b2c3»&refresh_token=«d4e5f6»';
    expect(marked(unmarked(text))).toBe(text);
  });
});
