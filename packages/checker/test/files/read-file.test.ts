import { rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import type { FoundFile } from '../../src/files/find-files.js';
import { createFileReader, decodeBytes, MAX_FILE_BYTES, readFile } from '../../src/files/read-file.js';
import { tempDir } from './temp.js';

function found(root: string, path: string, size: number): FoundFile {
  return { path, root, projectPath: path, location: join(root, path), size };
}

describe('readFile', () => {
  it('reads and decodes', () => {
    const root = tempDir({ 'a.yaml': '\uFEFFa: 1\n' });
    expect(readFile(found(root, 'a.yaml', 8))).toEqual({ text: 'a: 1\n', bom: true, error: undefined });
  });

  it('takes a file that is gone for none at all', () => {
    expect(readFile(found(tempDir(), 'a.yaml', 8))).toEqual({
      text: undefined,
      bom: false,
      error: undefined,
    });
  });

  it('reports what it cannot read', () => {
    const root = tempDir({ 'a.yaml/b': '' });
    expect(readFile(found(root, 'a.yaml', 8))).toEqual({
      text: undefined,
      bom: false,
      error: { message: 'is a directory' },
    });
  });

  it('checks a file of 32 MB, and none above', () => {
    const root = tempDir({ 'a.yaml': 'a: 1\n' });
    truncateSync(join(root, 'a.yaml'), MAX_FILE_BYTES + 1);
    expect(readFile(found(root, 'a.yaml', MAX_FILE_BYTES + 1))).toEqual({
      text: undefined,
      bom: false,
      error: { message: 'larger than 32 MB; not checked' },
    });
    expect(decodeBytes(Buffer.alloc(MAX_FILE_BYTES, 0x20)).text).toHaveLength(MAX_FILE_BYTES);
    expect(decodeBytes(Buffer.alloc(MAX_FILE_BYTES + 1, 0x20)).text).toBeUndefined();
  });
});

describe('createFileReader', () => {
  const text = (root: string, path: string, size: number) => found(root, path, size);

  it('goes to the disk once for a file that is peeked at and taken', () => {
    const root = tempDir({ 'a.yaml': 'one\n' });
    const file = text(root, 'a.yaml', 4);
    const reader = createFileReader();
    expect(reader.peek(file).text).toBe('one\n');
    writeFileSync(join(root, 'a.yaml'), 'two\n');
    expect(reader.peek(file).text).toBe('one\n');
    expect(reader.take(file).text).toBe('one\n');
    expect(reader.take(file).text).toBe('two\n');
  });

  it('keeps no more bytes than it may, and makes room with every file taken', () => {
    const root = tempDir({ 'a.yaml': 'one\n', 'b.yaml': 'two\n' });
    const [a, b] = [text(root, 'a.yaml', 4), text(root, 'b.yaml', 4)];
    const reader = createFileReader({ keptBytes: 6 });
    reader.peek(a);
    reader.peek(b);
    rmSync(join(root, 'a.yaml'));
    rmSync(join(root, 'b.yaml'));
    expect(reader.peek(b).text).toBeUndefined();
    expect(reader.take(a).text).toBe('one\n');
    writeFileSync(join(root, 'b.yaml'), 'two\n');
    reader.peek(b);
    rmSync(join(root, 'b.yaml'));
    expect(reader.take(b).text).toBe('two\n');
  });

  it('takes the content that it was given in place of the disk', () => {
    const root = tempDir({ 'a.yaml': 'disk\n' });
    const given = { text: 'given\n', bom: false, error: undefined };
    const reader = createFileReader({ contents: new Map([['a.yaml', given]]) });
    expect(reader.peek(text(root, 'a.yaml', 5))).toBe(given);
    expect(reader.take(text(root, 'a.yaml', 5))).toBe(given);
  });
});
