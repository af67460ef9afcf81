import { Buffer } from 'node:buffer';
import { chmodSync, lstatSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { writeFixed } from '../../src/fix/write-fixed.js';
import { tempDir } from '../files/temp.js';

const write = (root: string, name: string, before: string, after: string): string | undefined =>
  writeFixed({ root, location: join(root, name) }, before, after);

describe('writeFixed', () => {
  it('writes the new text, keeps the mode, and leaves nothing beside it', () => {
    const root = tempDir({ 'a.yaml': 'a: 1\r\n' });
    chmodSync(join(root, 'a.yaml'), 0o640);
    expect(write(root, 'a.yaml', 'a: 1\r\n', 'a: 2\r\n')).toBeUndefined();
    expect(readFileSync(join(root, 'a.yaml'), 'utf8')).toBe('a: 2\r\n');
    expect(statSync(join(root, 'a.yaml')).mode & 0o777).toBe(0o640);
    expect(readdirSync(root)).toEqual(['a.yaml']);
  });

  it.each([
    ['UTF-8 with a byte order mark', Buffer.from('\uFEFFa: ü\n'), Buffer.from('\uFEFFb: ü\n')],
    [
      'UTF-16, little end first',
      Buffer.from('\uFEFFa: ü\n', 'utf16le'),
      Buffer.from('\uFEFFb: ü\n', 'utf16le'),
    ],
    [
      'UTF-16, big end first',
      Buffer.from('\uFEFFa: ü\n', 'utf16le').swap16(),
      Buffer.from('\uFEFFb: ü\n', 'utf16le').swap16(),
    ],
  ])('keeps the encoding: %s', (_name, before, after) => {
    const root = tempDir({ 'a.yaml': before });
    expect(write(root, 'a.yaml', 'a: ü\n', 'b: ü\n')).toBeUndefined();
    expect(readFileSync(join(root, 'a.yaml')).equals(after)).toBe(true);
  });

  it('refuses a read-only file, whoever runs it', () => {
    const root = tempDir({ 'a.yaml': 'a' });
    chmodSync(join(root, 'a.yaml'), 0o444);
    expect(write(root, 'a.yaml', 'a', 'b')).toBe('cannot be fixed: the file is read-only');
    expect(readFileSync(join(root, 'a.yaml'), 'utf8')).toBe('a');
  });

  it('writes through a link within the project, and refuses one that leads out of it', () => {
    const root = tempDir({ 'real/a.yaml': 'a' });
    const outside = tempDir({ 'b.yaml': 'a' });
    symlinkSync('real/a.yaml', join(root, 'in.yaml'));
    symlinkSync(join(outside, 'b.yaml'), join(root, 'out.yaml'));
    expect(write(root, 'in.yaml', 'a', 'b')).toBeUndefined();
    expect(readFileSync(join(root, 'real/a.yaml'), 'utf8')).toBe('b');
    expect(lstatSync(join(root, 'in.yaml')).isSymbolicLink()).toBe(true);
    expect(write(root, 'out.yaml', 'a', 'b')).toBe(
      'cannot be fixed: it is a link that leads out of the project',
    );
    expect(readFileSync(join(outside, 'b.yaml'), 'utf8')).toBe('a');
  });

  it('refuses a file that has changed, or gone, since it was read', () => {
    const root = tempDir({ 'a.yaml': 'other' });
    expect(write(root, 'a.yaml', 'a', 'b')).toBe('cannot be fixed: it has changed since it was read');
    expect(write(root, 'gone.yaml', 'a', 'b')).toBe('cannot be fixed: no such file or directory');
  });
});
