import { describe, expect, it } from 'vitest';

import { skeletonOf } from '../../src/reporters/skeleton.js';

/** The value with all but its structure as `*`. */
function shown(value: string): string {
  const parts = skeletonOf(value);
  let result = '';
  let from = 0;
  for (const { start, end } of parts) {
    result += '*'.repeat(start - from) + value.slice(start, end);
    from = end;
  }
  return result + '*'.repeat(value.length - from);
}

describe('skeletonOf', () => {
  it.each([
    ['${DB_PASSWORD:-hunter2}', '${DB_PASSWORD:-*******}'],
    ['${A-x}', '${A-*}'],
    ['${A:=x}${B}', '${A:=*}${B}'],
    ['${A:-${B:-x}y}', '${A:-${B:-*}*}'],
    ['pre${A}post', '***${A}****'],
    ['${A:-a}b}c', '${A:-*}*}*'],
    ['{{ .Values.db2.password | default "x" | quote }}', '{{ .Values.db2.password | default ************}}'],
    ['{{- default "x" .Values.y }}', '{{- default **************}}'],
    ["${{ secrets.TOKEN || 'x' }}", '${{ secrets.TOKEN || ****}}'],
    ['postgres://app:x@db', 'postgres://********'],
    ['redis+tls://:a}b@${HOST:-r}/0', 'redis+tls://*****${HOST:-*}**'],
  ])('of %s shows %s', (value, expected) => {
    expect(shown(value)).toBe(expected);
  });

  it.each(['hunter2', 'a}b', '$A', 'a{b}', '$(A)', '', 'p@ss{', 'see https://x', 'hunter2://x'])(
    'shows nothing of %j',
    (value) => {
      expect(skeletonOf(value)).toEqual([]);
    },
  );

  it('takes linear time on what begins again and again', () => {
    for (const text of [
      '${'.repeat(200_000),
      '{{ . | ( '.repeat(100_000),
      '${{ secrets.'.repeat(100_000),
      '${a}'.repeat(100_000),
    ]) {
      const started = performance.now();
      skeletonOf(text);
      expect(performance.now() - started).toBeLessThan(2000);
    }
  });
});
