import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { findActions } from '@bridgekeeper/policy';

import { MASK, maskActions } from '../../../src/readers/helm/mask.js';

const mask = (text: string): string => maskActions(text, findActions(text)).replaceAll(MASK, '·');

describe('maskActions', () => {
  it.each([
    ['an action in a value', 'a: {{ .Values.a }}\n', 'a: ···············\n'],
    [
      'an action in quotes, with quotes in it',
      'a: "{{ printf "%s" .x }}-b"\n',
      'a: "····················-b"\n',
    ],
    [
      'lines of nothing but actions',
      '{{- if .a }}\na: 1\n{{- end }}{{ end }}\n',
      '            \na: 1\n                   \n',
    ],
    ['a comment over several lines', "{{/*\n it's }} not\n*/}}\na: 1\n", '    \n            \n    \na: 1\n'],
    ['braces inside a string', 'a: {{ "}}" }}\n', 'a: ··········\n'],
    ['an action as a key', '{{ $k }}: v\n', '········: v\n'],
  ])('masks %s', (_name, text, expected) => {
    expect(mask(text)).toBe(expected);
  });

  it('lets an unclosed action end with its paragraph', () => {
    expect(mask('a: {{ .x\n\nb: 1\n')).toBe('a: ·····\n\nb: 1\n');
  });

  it('keeps length and line breaks, whatever the text', () => {
    const unit = fc.constantFrom('{{', '}}', '"', '`', '\n', '\r\n', 'a', ' ', '/*', '*/', '{', "'", '\\');
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 60 }), (pieces) => {
        const text = pieces.join('');
        const masked = maskActions(text, findActions(text));
        expect(masked).toHaveLength(text.length);
        expect(masked.replace(/[^\r\n]/g, '')).toBe(text.replace(/[^\r\n]/g, ''));
      }),
    );
  });
});
