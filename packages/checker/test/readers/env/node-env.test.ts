import { readFileSync } from 'node:fs';
// eslint-disable-next-line n/no-unsupported-features/node-builtins -- there since Node 20.12, and what this test is about
import { parseEnv as parseEnvOfNode } from 'node:util';

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { checkProject } from '../../../src/check-project.js';
import { envFilesOfScripts } from '../../../src/project/node-env-files.js';
import { decodeValue } from '../../../src/readers/env/decode.js';
import { parseNodeEnv } from '../../../src/readers/env/parse-node-env.js';
import { tempRepository } from '../../files/temp.js';

type Values = Readonly<Record<string, string | undefined>>;

/** One row of observed facts; see test/facts/README.md. */
interface Fact {
  readonly input: string;
  /** What `util.parseEnv` of Node 20 made of it. */
  readonly nodeParseEnv: Values;
}

const facts = readFileSync(new URL('../../facts/dotenv.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Fact);

/** What Node 22.23 and 24.21 make of the rows that Node 20 reads otherwise: ours is the newer reading. */
const SINCE_NODE_22: Readonly<Record<string, Values>> = {
  'A=b\t# c': { A: 'b' },
  'A="un': { A: '"un' },
  'A # c\nB=1': { B: '1' },
  'A\nB=1': { B: '1' },
};

const IS_NODE_20 = process.versions.node.startsWith('20.');

function asNode(text: string): Values {
  const values: Record<string, string> = {};
  for (const { name, value, quote } of parseNodeEnv(text).entries) {
    values[name] = decodeValue(value ?? '', quote, 'node').text;
  }
  return values;
}

describe("Node's reading of an env file", () => {
  it('has a row for each of 58 files, and four that Node 20 reads otherwise', () => {
    expect(facts).toHaveLength(58);
    expect(facts.filter(({ input }) => input in SINCE_NODE_22)).toHaveLength(4);
  });

  it.each(facts)('is ours of row $input', ({ input, nodeParseEnv }) => {
    expect(asNode(input)).toEqual(SINCE_NODE_22[input] ?? nodeParseEnv);
  });

  it.each(facts)(
    'is as the facts say of row $input, in the Node that runs this',
    ({ input, nodeParseEnv }) => {
      const expected = IS_NODE_20 ? nodeParseEnv : (SINCE_NODE_22[input] ?? nodeParseEnv);
      expect({ ...parseEnvOfNode(input) }).toEqual(expected);
    },
  );

  const value = fc.constantFrom(
    'b',
    '"b c"',
    "'b'",
    '`b`',
    'b#c',
    'b # c',
    '${U:-x}',
    '"b\nc"',
    '"b\\nc"',
    'it"s',
    '',
    '"" # c',
    "'a=b'",
  );
  const line = fc
    .tuple(fc.constantFrom('A', 'B', 'A B', 'é', 'A.B-1'), value)
    .map(([name, text]) => `${name}=${text}`);
  const file = fc.array(fc.oneof(line, fc.constantFrom('', '# c', '# A=b', 'export C=d')), { maxLength: 8 });

  it('is ours of any list of settings, in the Node that runs this', () => {
    fc.assert(
      fc.property(file, fc.constantFrom('\n', '\r\n'), (lines, lineBreak) => {
        const text = `X=1${lineBreak}${lines.join(lineBreak)}${lineBreak}Y=1`;
        expect(asNode(text)).toEqual({ ...parseEnvOfNode(text) });
      }),
      { numRuns: 300 },
    );
  });

  it('keeps every value inside the text, whatever the text', () => {
    const anyText = fc.string({
      unit: fc.constantFrom('A', '=', '"', "'", '`', '#', ' ', '\n', '\r', '\\', '$', 'é'),
    });
    fc.assert(
      fc.property(anyText, (text) => {
        for (const { value: read, valueRange, name, nameRange } of parseNodeEnv(text).entries) {
          expect(text.slice(valueRange.start, valueRange.end)).toBe(read);
          expect(text.slice(nameRange.start, nameRange.end)).toBe(name);
        }
      }),
    );
  });

  it('is linear in lines without a sign, and in quotes that are not closed', () => {
    for (const text of ['A\n'.repeat(200_000), 'A="\n'.repeat(50_000), 'A=`x\nB="\n'.repeat(20_000)]) {
      const start = performance.now();
      parseNodeEnv(text);
      expect(performance.now() - start).toBeLessThan(1_000);
    }
  });
});

describe('the scripts of a package.json', () => {
  it.each([
    ['node --env-file=.env server.js', ['.env']],
    ['node --env-file .env --env-file-if-exists=.env.local server.js', ['.env', '.env.local']],
    [
      'NODE_ENV=test node --watch --env-file="conf/dev.env" a.js && tsx --env-file=.env.test b.ts',
      ['conf/dev.env', '.env.test'],
    ],
    ['docker compose --env-file=.env up', []],
    ['node server.js --env=.env', []],
    ['node a.js; docker run --env-file=.env a', []],
  ])('%s', (script, expected) => {
    expect(envFilesOfScripts(JSON.stringify({ scripts: { start: script } }))).toEqual(expected);
  });

  it('are none in what is no JSON, or has other scripts', () => {
    for (const text of [
      '{ --env-file',
      '{"scripts":["node --env-file=.env"]}',
      '{"scripts":{"a":1},"b":"--env-file"}',
      'null //--env-file',
    ])
      expect(envFilesOfScripts(text)).toEqual([]);
  });
});

/** The findings in `.env.test`, beside a package.json whose start script is given. */
async function found(text: string, script: string): Promise<string[]> {
  const beside = { 'package.json': JSON.stringify({ scripts: { start: script } }), '.gitignore': '' };
  const { findings, errors } = await checkProject(tempRepository({ ...beside, '.env.test': text }));
  expect(errors).toEqual([]);
  return findings
    .filter(({ ruleId }) => ruleId !== 'require-env-ignored')
    .map(({ ruleId, line, column, message }) => `${String(line)}:${String(column)} ${ruleId} ${message}`);
}

describe('an env file that a script gives to Node', () => {
  const NODE = 'node --env-file=.env.test server.js';

  it('has no required form: the text itself is the value', async () => {
    const text = 'API_KEY=${API_KEY:?API_KEY is required}\n';
    expect(await found(text, NODE)).toEqual([
      '1:9 no-ineffective-required `API_KEY` is not required as it says: `node --env-file` expands nothing, and the text itself becomes the value',
    ]);
    expect((await found(text, 'node server.js')).map((finding) => finding.includes('dotenv-expand'))).toEqual(
      [true],
    );
  });

  it('may not hold the default of a secret', async () => {
    expect(
      (await found('DB_PASSWORD=${DB_PASSWORD:-changeme}\n', NODE)).map((finding) => finding.slice(0, 22)),
    ).toEqual(['1:13 no-secret-default']);
  });

  it('has a password up to the hash', async () => {
    expect((await found('DB_PASSWORD=hunter2-Zq8#x\n', NODE)).map((finding) => finding.slice(0, 29))).toEqual(
      ['1:13 no-hardcoded-credentials'],
    );
  });
});
