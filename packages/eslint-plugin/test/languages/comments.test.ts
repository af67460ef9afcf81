import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { dockerfileComments, envComments } from '../../src/languages/line-comments.js';
import { yamlComments } from '../../src/languages/yaml-comments.js';

type Find = (text: string) => { start: number; end: number }[];

function textsOf(find: Find, text: string): string[] {
  return find(text).map(({ start, end }) => text.slice(start, end));
}

describe('the comments of YAML', () => {
  it.each([
    ['a line of its own', '# a\nk: v\n  # b\n', ['# a', '# b']],
    ['the end of a line', 'k: v # a\n- x\t# b\n', ['# a', '# b']],
    ['the end of a text without a line break', 'k: v # a', ['# a']],
    ['a key whose value comes later', 'k: # a\n  v\n', ['# a']],
    ['a flow collection', '{ a: b, # c\n  d: "#e" } # f\n', ['# c', '# f']],
    ['what follows a quoted scalar', 'k: "v" # a\nl: \'v\' # b\n', ['# a', '# b']],
    ['what follows a quoted key', '"a b": c # d\n', ['# d']],
    ['the header of a block scalar', 'k: | # a\n  # no\n', ['# a']],
    ['what follows a block scalar', 'k: |\n  # no\n# a\nl: v # b\n', ['# a', '# b']],
    ['what follows a block scalar of a list', '- |\n  # no\n- v # a\n', ['# a']],
    ['what follows a block scalar of a key in a list', '- k: >-\n    # no\n  l: v # a\n', ['# a']],
    ['what follows a document that is a scalar', '--- |\n# no\n---\nk: v # a\n', ['# a']],
    ['CR LF and lone CR', '# a\r\nk: v # b\r# c\r', ['# a', '# b', '# c']],
    ['a Helm template', '{{- if .a }}\nk: {{ .v | default "#x" }} # a\n{{- end }}\n', ['# a']],
    ['a file that is no YAML', '}: [ "a # b\n# c\n', ['# b', '# c']],
  ])('are found in %s', (_where, text, expected) => {
    expect(textsOf(yamlComments, text)).toEqual(expected);
  });

  it.each([
    ['a plain scalar', 'url: http://a/#b\nk: a#b\n'],
    ['a double-quoted scalar', 'k: "a # b"\n'],
    ['a double-quoted scalar with an escaped quote', 'k: "a \\" # b"\n'],
    ['a single-quoted scalar with a doubled quote', "k: 'it''s # b'\n"],
    ['a quoted scalar over lines', 'k: "a\n  # b\n  c"\n'],
    ['a quoted item', '- "# a"\n- [ "# b", \'# c\' ]\n'],
    ['a quoted scalar behind a tag and an anchor', 'k: !!str &a "x # b"\n'],
    ['a literal block scalar', 'k: |\n  # a\n\n  b # c\n'],
    ['a folded block scalar with indicators', 'k: >-2\n    # a\n'],
    ['a block scalar behind a tag', 'k: !!binary |\n  # a\n'],
    ['a block scalar in a list in a list', '- - |\n    # a\n'],
    ['a block scalar with actions of Helm in it', 'k: |\n  a\n{{- if .b }}\n  # c\n{{- end }}\n  # d\n'],
  ])('are not seen in %s', (_where, text) => {
    expect(textsOf(yamlComments, text)).toEqual([]);
  });

  it('take an apostrophe in a plain scalar for a letter', () => {
    expect(textsOf(yamlComments, "k: it's # a\nl: don't\n")).toEqual(['# a']);
  });
});

describe('the comments of env files', () => {
  it.each([
    ['lines of their own', '# a\nKEY=v\n  # b', ['# a', '# b']],
    ['CR LF and lone CR', '# a\r\nKEY=v\r# b\r', ['# a', '# b']],
    ['what follows a quoted value', 'KEY="a\n# no\n"\n# b\n', ['# b']],
    ['what follows a quote that nothing closes', 'KEY="a\n# b\n', ['# b']],
  ])('are %s', (_what, text, expected) => {
    expect(textsOf(envComments, text)).toEqual(expected);
  });

  it.each([
    ['behind a value, which compose and docker read in two ways', 'KEY=v # a\n'],
    ['in a value', 'KEY=#a\nURL=http://a/#b\n'],
    ['in a quoted value over lines', 'KEY=\'a\n# b\n\'\nexport OTHER="c\n# d \\" \n# e"\n'],
  ])('are none %s', (_where, text) => {
    expect(textsOf(envComments, text)).toEqual([]);
  });
});

describe('the comments of Dockerfiles', () => {
  it('are lines of their own, in an instruction as well', () => {
    const text = '# a\nFROM node:24 # no\nRUN a \\\n  # b\n  && c\nRUN <<EOF\n# d\nEOF\n';
    expect(textsOf(dockerfileComments, text)).toEqual(['# a', '# b', '# d']);
  });

  it('are not in a file that is written', () => {
    const text = 'COPY --chmod=600 <<"EOF" /app/.env\n# a\nEOF\n# b\nADD <<-X /y\n\t# c\n\tX\n# d\n';
    expect(textsOf(dockerfileComments, text)).toEqual(['# b', '# d']);
  });
});

describe('any text', () => {
  const characters = fc.constantFrom(...Array.from('#"\'`|>-:=[]{},?&!\\ \t\n\r ab<EOF\uFEFF\u2028'));
  const text = fc.oneof(
    fc.array(characters, { maxLength: 60 }).map((all) => all.join('')),
    fc.string({ unit: 'binary', maxLength: 60 }),
  );

  it.each([
    ['YAML', yamlComments],
    ['an env file', envComments],
    ['a Dockerfile', dockerfileComments],
  ])('as %s has its comments in order, each from its # to the end of its line', (_kind, find) => {
    fc.assert(
      fc.property(text, (written) => {
        let last = 0;
        for (const { start, end } of find(written)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(written[start]).toBe('#');
          expect(written.slice(start, end)).not.toMatch(/[\r\n]/);
          expect([undefined, '\n', '\r']).toContain(written[end]);
          last = end;
        }
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ['quotes that nothing closes', (n: number) => `a: 'b\n`.repeat(n)],
    ['dashes', (n: number) => '- '.repeat(n)],
    ['block scalars', (n: number) => 'a: |\n  # b\n'.repeat(n)],
    ['tags', (n: number) => 'k: !a "\n'.repeat(n)],
    ['one long line', (n: number) => `k: ${'x "'.repeat(n)}`],
    ['assignments', (n: number) => 'A="\n'.repeat(n)],
    ['heredocs', (n: number) => `COPY ${'<'.repeat(n)}\n`],
  ])('costs as much as it is long: %s', (_what, make) => {
    const cost = (size: number): number => {
      const written = make(size);
      const start = process.cpuUsage();
      for (const find of [yamlComments, envComments, dockerfileComments]) find(written);
      const { user, system } = process.cpuUsage(start);
      return (user + system) / 1e3;
    };
    cost(2_000);
    // Four times the text in at most twelve times the time: a quadratic scan takes sixteen.
    expect(cost(80_000)).toBeLessThan(12 * cost(20_000) + 60);
  });
});
