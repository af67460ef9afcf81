import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { decode } from '../../src/files/decode.js';

const utf8 = (text: string): Buffer => Buffer.from(text, 'utf8');

describe('decode', () => {
  it('takes UTF-8 as it is, line ends included', () => {
    expect(decode(utf8('a: ü\r\nb: 😀\rc: 1\n'))).toEqual({
      text: 'a: ü\r\nb: 😀\rc: 1\n',
      bom: false,
      error: undefined,
    });
    expect(decode(utf8(''))).toEqual({ text: '', bom: false, error: undefined });
  });

  it('takes a byte order mark off, so that the first column stays the first', () => {
    expect(decode(utf8('\uFEFFa: 1\n'))).toEqual({ text: 'a: 1\n', bom: true, error: undefined });
  });

  it('keeps a byte order mark that does not stand at the beginning', () => {
    expect(decode(utf8('a\uFEFFb')).text).toBe('a\uFEFFb');
    expect(decode(utf8('\uFEFF\uFEFFb'))).toEqual({ text: '\uFEFFb', bom: true, error: undefined });
  });

  it.each([
    ['little', (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le')],
    ['big', (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()],
  ])('decodes UTF-16 of %s endian with a byte order mark', (_, encode) => {
    expect(decode(encode('a: ü\nb: 😀\n'))).toEqual({ text: 'a: ü\nb: 😀\n', bom: true, error: undefined });
  });

  it('does not change the bytes that it was given', () => {
    const bytes = Buffer.from('\uFEFFab', 'utf16le').swap16();
    const before = Buffer.from(bytes);
    decode(bytes);
    expect(bytes.equals(before)).toBe(true);
  });

  it('reports UTF-16 that breaks off, and checks what there is', () => {
    const bytes = Buffer.concat([Buffer.from('\uFEFFab', 'utf16le'), Buffer.of(0x63)]);
    expect(decode(bytes)).toEqual({
      text: 'ab',
      bom: true,
      error: { message: 'not valid UTF-16; checked as far as it is' },
    });
    const half = decode(Buffer.from('\uFEFFa\uD800b', 'utf16le'));
    expect(half.error).toEqual({ message: 'not valid UTF-16; checked as far as it is' });
  });

  it('knows UTF-32 from UTF-16, and refuses it', () => {
    const little = Buffer.of(0xff, 0xfe, 0, 0, 0x61, 0, 0, 0);
    const big = Buffer.of(0, 0, 0xfe, 0xff, 0, 0, 0, 0x61);
    for (const bytes of [little, big]) {
      expect(decode(bytes)).toEqual({
        text: undefined,
        bom: false,
        error: { message: 'UTF-32 is not supported; not checked' },
      });
    }
  });

  const INVALID = 'not valid UTF-8; checked without the bytes that are not';

  it('reports the place of the first byte that is not UTF-8, and keeps the rest of the text', () => {
    const bytes = Buffer.concat([utf8('a: ü\nname: caf'), Buffer.of(0xe9), utf8('\npassword: x\n')]);
    expect(decode(bytes)).toEqual({
      text: 'a: ü\nname: caf\uFFFD\npassword: x\n',
      bom: false,
      error: { line: 2, column: 10, message: INVALID },
    });
  });

  it('counts CR LF and a lone CR as one line end each, and the column behind a byte order mark from 1', () => {
    const crlf = Buffer.concat([utf8('a\r\nb\rc'), Buffer.of(0xff)]);
    expect(decode(crlf).error).toEqual({ line: 3, column: 2, message: INVALID });
    const marked = Buffer.concat([utf8('\uFEFFa'), Buffer.of(0xff)]);
    expect(decode(marked).error).toEqual({ line: 1, column: 2, message: INVALID });
  });

  it.each([
    ['a continuation byte alone', [0x80]],
    ['an overlong form', [0xc0, 0xaf]],
    ['a surrogate', [0xed, 0xa0, 0x80]],
    ['a code point beyond the last', [0xf4, 0x90, 0x80, 0x80]],
    ['a sequence that the end cuts', [0xf0, 0x9f, 0x98]],
    ['a sequence that another character cuts', [0xe2, 0x82, 0x61]],
  ])('finds %s', (_, bytes) => {
    expect(decode(Buffer.concat([utf8('ok\n'), Buffer.from(bytes)])).error).toEqual({
      line: 2,
      column: 1,
      message: INVALID,
    });
  });

  it('does not check a binary file, and says so', () => {
    const png = Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1');
    expect(decode(png)).toEqual({
      text: undefined,
      bom: false,
      error: { message: 'binary file (it holds NUL bytes); not checked' },
    });
    expect(decode(utf8('a: \0\n')).text).toBeUndefined();
  });

  it('looks for NUL bytes in the first 8 kB only', () => {
    const text = `${'#'.repeat(8192)}\0\n`;
    expect(decode(utf8(text))).toEqual({ text, bom: false, error: undefined });
  });

  it('passes over a file that git-crypt has encrypted', () => {
    const bytes = Buffer.from('\0GITCRYPT\0\x12\x99\xfe', 'latin1');
    expect(decode(bytes)).toEqual({ text: undefined, bom: false, error: undefined });
  });

  it('gives back any well-formed text, and never throws on any bytes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        fc.pre(!text.includes('\0') && !text.startsWith('\uFEFF'));
        expect(decode(utf8(text))).toEqual({ text, bom: false, error: undefined });
      }),
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
        const { text, error } = decode(Buffer.from(bytes));
        if (text?.includes('\uFFFD') === true) return;
        expect(text === undefined || error === undefined || error.message.includes('UTF-16')).toBe(true);
      }),
    );
  });
});
