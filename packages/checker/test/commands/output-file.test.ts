import { chmodSync, readdirSync, readFileSync, readlinkSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { CommandError } from '../../src/commands/command-error.js';
import { checkOutput, writeOutput } from '../../src/commands/output-file.js';
import { tempDir } from '../files/temp.js';

describe('writeOutput', () => {
  it('writes a new file and leaves nothing else behind', () => {
    const directory = tempDir();
    writeOutput(join(directory, 'report.json'), '{}\n');
    expect(readFileSync(join(directory, 'report.json'), 'utf8')).toBe('{}\n');
    expect(readdirSync(directory)).toEqual(['report.json']);
  });

  it('replaces a file and keeps its mode', () => {
    const directory = tempDir({ 'report.json': 'old, and longer than the new one' });
    chmodSync(join(directory, 'report.json'), 0o600);
    writeOutput(join(directory, 'report.json'), 'new\n');
    expect(readFileSync(join(directory, 'report.json'), 'utf8')).toBe('new\n');
    expect(statSync(join(directory, 'report.json')).mode & 0o777).toBe(0o600);
  });

  it('writes through a link and keeps it', () => {
    const directory = tempDir({ 'real/report.json': 'old' });
    symlinkSync('real/report.json', join(directory, 'link.json'));
    writeOutput(join(directory, 'link.json'), 'new\n');
    expect(readlinkSync(join(directory, 'link.json'))).toBe('real/report.json');
    expect(readFileSync(join(directory, 'real/report.json'), 'utf8')).toBe('new\n');
  });

  it('writes to a device as it is', () => {
    writeOutput('/dev/null', 'x');
    expect(statSync('/dev/null').isCharacterDevice()).toBe(true);
  });

  it('says why it cannot', () => {
    const directory = tempDir();
    const path = join(directory, 'gone/report.json');
    expect(() => {
      writeOutput(path, 'x');
    }).toThrow(new CommandError(`cannot write ${path}: no such file or directory`));
  });
});

describe('checkOutput', () => {
  it('accepts a file that is there, and one that can be made', () => {
    const directory = tempDir({ 'report.json': '' });
    checkOutput(join(directory, 'report.json'));
    checkOutput(join(directory, 'new.json'));
    expect(readdirSync(directory)).toEqual(['report.json']);
  });

  it('refuses a directory, and a file in a directory that is not there', () => {
    const directory = tempDir({ 'file.txt': '' });
    expect(() => {
      checkOutput(directory);
    }).toThrow(new CommandError(`cannot write ${directory}: it is a directory`));
    for (const path of [join(directory, 'gone/report.json'), join(directory, 'file.txt/report.json')]) {
      expect(() => {
        checkOutput(path);
      }).toThrow(new CommandError(`cannot write ${path}: its directory does not exist`));
    }
  });
});
