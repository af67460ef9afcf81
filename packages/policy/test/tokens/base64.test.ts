import { Buffer } from 'node:buffer';

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { decodeBase64, decodeJsonObject } from '../../src/tokens/base64.js';

describe('decodeBase64', () => {
  it('reads what Buffer writes, in both alphabets, padded or not', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 50 }), (bytes) => {
        const buffer = Buffer.from(bytes);
        const latin1 = buffer.toString('latin1');
        expect(decodeBase64(buffer.toString('base64'))).toBe(latin1);
        expect(decodeBase64(buffer.toString('base64url'))).toBe(latin1);
      }),
    );
  });

  it.each(['a', 'abc!', 'ab cd', 'YWJj=YWJj'])('refuses %s', (text) => {
    expect(decodeBase64(text)).toBeUndefined();
  });
});

describe('decodeJsonObject', () => {
  const encode = (text: string): string => Buffer.from(text).toString('base64url');

  it('reads an object', () => {
    expect(decodeJsonObject(encode('{"alg":"HS256"}'))).toEqual({ alg: 'HS256' });
  });

  it.each(['[1]', '"text"', '{"alg":', 'null', ''])('refuses %s', (json) => {
    expect(decodeJsonObject(encode(json))).toBeUndefined();
  });
});
