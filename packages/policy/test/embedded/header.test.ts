import { describe, expect, it } from 'vitest';

import { found, marked, unmarked } from './marked.js';

describe('headers', () => {
  it.each([
    ['curl -H "X-Api-Key: «k3y9x8w7»" https://x', 'header X-Api-Key=k3y9x8w7'],
    ["curl -sH 'Accept: a/b' --header 'PRIVATE-TOKEN: «abc123»' https://x", 'header PRIVATE-TOKEN=abc123'],
    ["curl -sSH 'X-Api-Key: «k3y9x8w7»' https://x", 'header X-Api-Key=k3y9x8w7'],
    ['wget --header="X-Auth-Token: «abc123»" https://x', 'header X-Auth-Token=abc123'],
    ['curl -H X-Api-Key:«k3y9x8w7» https://x', 'header X-Api-Key=k3y9x8w7'],
    ['curl -H "Authorization: Bearer «8fJ2kd93»" https://x', 'header Authorization=8fJ2kd93'],
    ['curl -H \\"Authorization: Basic «YTpiY2Q=»\\" https://x', 'header Authorization=YTpiY2Q='],
    ['Authorization: Bearer «8fJ2kd93»', 'header Authorization=8fJ2kd93'],
    [
      'GET / HTTP/1.1\nHost: x\nProxy-Authorization: Basic «YTpiY2Q=»\n',
      'header Proxy-Authorization=YTpiY2Q=',
    ],
    ['req.set("Authorization", "Token «8fJ2kd93»")', 'header Authorization=8fJ2kd93'],
    ['X-Api-Key: «k3y9x8w7»', 'header X-Api-Key=k3y9x8w7'],
  ])('are found: %s', (text, expected) => {
    expect(marked(unmarked(text))).toBe(text);
    expect(found(unmarked(text))).toEqual([expected]);
  });

  it.each([
    'curl -H "X-Api-Key: $KEY" https://x',
    'curl -H "Authorization: Bearer ${TOKEN}" https://x',
    'curl -H "Content-Type: application/json" https://x',
    'Authorization: Bearer <token>',
    'Authorization: Bearer {token}',
    'Authorization: Bearer ',
    "'Authorization': 'Basic ' + btoa(a)",
    'WWW-Authenticate: Basic realm="x"',
    'Sends the header Authorization with a bearer token',
  ])('are none: %s', (text) => {
    expect(found(text)).toEqual([]);
  });
});
