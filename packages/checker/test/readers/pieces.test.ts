import { describe, expect, it } from 'vitest';

import { piecesOf } from '../../src/readers/pieces.js';
import { check } from '../check.js';

describe('piecesOf', () => {
  it('leaves a short text, one document and another kind whole', () => {
    const long = 'a: b\n'.repeat(300_000);
    expect(piecesOf('a: 1\n---\nb: 2\n', 'yaml')).toHaveLength(1);
    expect(piecesOf(long, 'yaml')).toEqual([{ start: 0, text: long }]);
    expect(piecesOf(`${long}---\n${long}`, 'env')).toHaveLength(1);
  });

  it('cuts a long stream between documents only, and loses nothing', () => {
    const text = `${'a: "----- x"\n'.repeat(50_000)}--- # c\n${'b: 1\n'.repeat(150_000)}----\n---\nc: 2\n`;
    const pieces = piecesOf(text, 'yaml');
    expect(pieces.map((piece) => piece.text).join('')).toBe(text);
    expect(pieces.map(({ start }) => text.slice(start, start + 7))).toEqual([
      'a: "---',
      '--- # c',
      '---\nc: ',
    ]);
  });

  it('keeps the places of findings behind the first piece', () => {
    const text = `${'a: 1\n---\n'.repeat(150_000)}apiVersion: v1\nkind: Secret\nstringData:\n  a: hunter2\n`;
    expect(check('k8s/all.yaml', text)).toEqual([
      { rule: 'no-secret-manifest', at: '300003:1', text: 'stringData', severity: 'error' },
    ]);
  });
});
