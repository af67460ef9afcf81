import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { buildTrees, parseStream } from '../../../src/readers/yaml/from-events.js';
import { readWithDocuments } from '../../../src/readers/yaml/from-documents.js';
import type { YamlNode } from '../../../src/readers/yaml/node.js';
import { isNull } from '../../../src/readers/yaml/node.js';
import { offsetMapper } from '../../../src/readers/yaml/offsets.js';
import { readYaml } from '../../../src/readers/yaml/read-yaml.js';
import { sentenceOf } from '../../../src/readers/yaml/reasons.js';

/** What both readers must agree on: structure, values, and where each value stands. */
function outline(node: YamlNode): unknown {
  if (node.kind === 'map') return { map: node.pairs.map(({ key, value }) => [outline(key), outline(value)]) };
  if (node.kind === 'sequence') return node.items.map(outline);
  if (node.kind === 'alias') return { alias: [node.start, node.end] };
  if (isNull(node)) return null;
  const block = node.style === 'literal' || node.style === 'folded';
  return { value: node.value, style: node.style, place: block ? undefined : [node.start, node.end] };
}

const SAMPLES: Readonly<Record<string, string>> = {
  'anchors, aliases and merge keys': 'a: &x\n  b: 1\nc:\n  <<: *x\n  d: *x\n',
  'quoted scalars with escapes': "a: \"q\\n${X:-d}\" # c\nb: 'it''s'\n",
  'block scalars': 'a: |-\n  one\n   two\n\nb: >-\n  folded\n  text\nc: end\n',
  'plain scalars of several lines': 'a: one\n  two\nb: x\n',
  'flow collections': 'a: [1, "two", {k: v, w: [x]}]\n',
  nulls: 'a:\nb: ~\nc: null\n',
  'several documents': 'a: 1\n---\nb: 2\n...\n---\n- c\n',
  'explicit keys and tags': '? a\n: !tag v\nb: !!str 1\n',
  'sequences in a map at its column': 'a:\n- 1\n- b: 2\n  c: 3\n',
  'CR LF': 'a: 1\r\nb:\r\n  - "x"\r\n',
  'tabs before a comment': 'a: 1\t# c\n',
};

describe('the event reader and the yaml package', () => {
  it.each(Object.entries(SAMPLES))('agree on %s', (_name, text) => {
    const events = buildTrees(text, parseStream(text)).map(outline);
    expect(events).toEqual(readWithDocuments(text)?.roots.map(outline));
  });

  const examples = new URL('../../../../../examples/', import.meta.url);
  const files = readdirSync(examples, { recursive: true, encoding: 'utf8' }).filter(
    (file) => /\.ya?ml$/.test(file) && !file.includes('templates') && !file.includes('node_modules'),
  );

  it.each(files)('agree on examples/%s', (file) => {
    const text = readFileSync(new URL(file, examples), 'utf8');
    const events = buildTrees(text, parseStream(text)).map(outline);
    expect(events).toEqual(readWithDocuments(text)?.roots.map(outline));
  });
});

describe('readYaml', () => {
  it('gives the place of a syntax error, and a reason without the text', () => {
    const { error, roots } = readYaml('a: 1\nb: hunter2: c\n', true);
    expect(roots).toEqual([]);
    expect(error?.offset).toBe(15);
    expect(error?.message).not.toContain('hunter2');
  });

  const SECRET = 'Zq7xJ9KwL2mNp4R';

  it.each([
    ['a tag', `a: !${SECRET}^ b\n`, 'a tag with characters that none may have'],
    ['an open tag', `a: !<${SECRET} b\n`, 'the text ends within a tag'],
    ['a tag handle', `a: !${SECRET}!x b\n`, 'a tag handle that is not declared'],
    ['a directive', `%TAG ${SECRET} x\n--- "a\n`, 'a %TAG directive with a bad handle'],
    ['a key', `a: b: ${SECRET}\n`, 'bad indentation of a mapping entry'],
    ['an open quote', `a: "${SECRET}\n`, 'too little indentation'],
    ['an open list', `a: [${SECRET}\n`, 'too little indentation'],
  ])('says in its own words what is wrong with %s', (_name, text, message) => {
    expect(readYaml(text, true).error?.message).toBe(message);
  });

  it('has words for every reason that the parser may give, and one sentence for any other', () => {
    const source = readFileSync(createRequire(import.meta.url).resolve('js-yaml'), 'utf8');
    const thrown = [
      ...source.matchAll(/(?:throwError\(state|throwAt\(input, \w+), (?:"([^"]+)"|`([^`$]+))/g),
    ].map(([, plain, template]) => plain ?? template ?? '');
    expect(thrown.length).toBeGreaterThan(40);
    expect(thrown.filter((reason) => sentenceOf(reason) === 'cannot be parsed as YAML')).toEqual([]);
    expect(sentenceOf(`unheard of: ${SECRET}`)).toBe('cannot be parsed as YAML');
  });

  it.each([
    ['the end of a list', 'a:\n  b: ["\n    x\n  "]\n  c: d\n'],
    ['the lines of a quoted text', 'a:\n  b: "x\n\n  y"\n  c: d\n'],
    ['lines with CR LF', "a:\r\n  b: 'x\r\n  y'\r\n  c: d\r\n"],
    ['a closing brace', 'a:\n  b: {\n    x: y\n  }\n  c: d\n'],
  ])('reads as libyaml does, offsets kept, where too far left stand %s', (_name, text) => {
    const { error, roots, source } = readYaml(text, true);
    expect(error).toBeUndefined();
    expect(source?.length ?? text.length).toBe(text.length);
    const [root] = roots;
    const map = root?.kind === 'map' ? root.pairs[0]?.value : undefined;
    const last = map?.kind === 'map' ? map.pairs.at(-1)?.value : undefined;
    expect(last).toMatchObject({ kind: 'scalar', value: 'd', start: text.indexOf('d') });
  });

  it.each([
    ['a comment that the next line would join', 'a:\n  b: [ # c\n  x ]\n  c: "\n'],
    ['a second fault', 'a:\n  b: "x\n  y"\n  c: d: e\n'],
    ['a bracket that is not closed', 'a:\n  b: [\n  x\n  c: d\n'],
  ])('still refuses %s', (_name, text) => {
    const { error, roots } = readYaml(text, true);
    expect(error).toBeDefined();
    expect(roots).toEqual([]);
  });

  it('gives up in bounded time where many lines stand too far left', () => {
    const started = performance.now();
    expect(readYaml(`a:\n  b: "${'x\n'.repeat(60_000)}`, true).error).toBeDefined();
    expect(performance.now() - started).toBeLessThan(3_000);
  });

  it('reports an alias of no anchor, and reads the rest', () => {
    const { error, roots } = readYaml('a: &x 1\nb: *x\n---\nc: *x\n', true);
    expect(error).toEqual({ offset: 21, message: 'an alias of an anchor that is not set' });
    expect(roots).toHaveLength(2);
  });

  it('reads an empty text, blanks, comments and a lone BOM as no document', () => {
    for (const text of ['', '\n\n', '# c\n', '\uFEFF']) expect(readYaml(text, true).error).toBeUndefined();
  });

  it('never throws', () => {
    const unit = fc.constantFrom(
      'a',
      ':',
      ' ',
      '\n',
      '-',
      '"',
      "'",
      '{',
      '}',
      '[',
      ']',
      '&',
      '*',
      '|',
      '>',
      '#',
      '\t',
      '$',
      '%',
      '?',
    );
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 60 }), (text) => {
        readYaml(text, true);
      }),
      { numRuns: 500 },
    );
  });
});

describe('offsetMapper', () => {
  const mapped = (text: string, needle: string, source: string): void => {
    const scalars: Extract<YamlNode, { kind: 'scalar' }>[] = [];
    const collect = (node: YamlNode): void => {
      if (node.kind === 'scalar') scalars.push(node);
      else if (node.kind === 'map') for (const pair of node.pairs) collect(pair.value);
      else if (node.kind === 'sequence') for (const item of node.items) collect(item);
    };
    readYaml(text, true).roots.forEach(collect);
    const scalar = scalars.find(({ value }) => value.includes(needle));
    if (scalar === undefined) throw new Error('no scalar holds the needle');
    const map = offsetMapper(text, scalar);
    const at = scalar.value.indexOf(needle);
    expect(text.slice(map(at), map(at + needle.length))).toBe(source);
  };

  it.each([
    ['a plain scalar', 'a: x ${X:-d} y\n', '${X:-d}', '${X:-d}'],
    ['double quotes with escapes', 'a: "\\t\\u0041\\U0001F600 ${X:-d}"\n', '${X:-d}', '${X:-d}'],
    ['an escape inside the needle', 'a: "${X:-\\"d\\"}"\n', '${X:-"d"}', '${X:-\\"d\\"}'],
    ['single quotes', "a: 'it''s ${X:-d}'\n", '${X:-d}', '${X:-d}'],
    ['a literal block', 'a: |\n  one\n  two ${X:-d}\n', '${X:-d}', '${X:-d}'],
    ['a folded block', 'a: >-\n  one\n  two ${X:-d}\n  three\n', '${X:-d}', '${X:-d}'],
    ['a plain scalar of two lines', 'a: one\n   two ${X:-d}\n', '${X:-d}', '${X:-d}'],
    ['double quotes over two lines', 'a: "one \\\n   two\n   ${X:-d}"\n', '${X:-d}', '${X:-d}'],
    ['CR LF in a literal block', 'a: |\r\n  one\r\n  ${X:-d}\r\n', '${X:-d}', '${X:-d}'],
  ])('finds the source of a part of %s', (_name, text, needle, source) => {
    mapped(text, needle, source);
  });
});
