import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { HintOptions, TextHints } from '../../src/hints/text-hints.js';
import { HintFinder } from '../../src/hints/text-hints.js';
import { renamesEnvironment } from '../../src/hints/word-use.js';
import { classifyName } from '../../src/names/classify-name.js';
import { compileNames } from '../../src/names/own-names.js';
import { COMPOUNDS, LIKELY_HEADS, SECRET_HEADS } from '../../src/names/vocabulary.js';
import { TOKEN_FORMATS } from '../../src/tokens/catalogue.js';
import { findTokens } from '../../src/tokens/find-tokens.js';
import { VAULT_MENTIONS } from '../../src/vault/match.js';
import { SAMPLES } from '../tokens/samples.js';

const finder = new HintFinder(['createHmac', 'sign']);

function hints(text: string, options: Partial<HintOptions> = {}): TextHints {
  return finder.find(text, { unsure: false, ...options });
}

/** The words that names were found at. */
function namesIn(text: string, options: Partial<HintOptions> = {}): string[] {
  const { names, calls, commands } = hints(text, options);
  return [...names, ...calls, ...commands].map((at) => /^[\w-]*/.exec(text.slice(at))?.[0] ?? '');
}

const NOTHING: TextHints = {
  names: [],
  calls: [],
  commands: [],
  joints: [],
  shapes: [],
  settings: [],
  secrets: [],
  shippedName: false,
  vault: false,
  isEmpty: true,
  everywhere: false,
};

describe('HintFinder', () => {
  it.each([
    '',
    'x',
    'export const port = 3000;\n',
    "import { monkey, keyboard, compass, spinner } from './path/patterns';",
    'const total = items.map((item) => item.props.price).filter(Boolean);',
    "fetch('https://api.example.com/v1/items?page=2');",
    'function useTranslationContextWithFallbackValue() { return theVeryLongNameOfSomething42; }',
    'interface Login { token: string; readonly password?: string }',
    'const token = await readToken();',
    'foo(token, user.password);',
    "event.key === 'Enter'",
    'const rows = list.map((row) => ({ key: row.id, label }));',
  ])('finds nothing to look at in %j', (text) => {
    expect({ ...hints(text), settings: [], secrets: [], isEmpty: true }).toEqual(NOTHING);
  });

  it.each([
    ["const password = 'hunter2';", 'password'],
    ["const dbPassword: string = 'hunter2';", 'Password'],
    ["config = { 'api-key': 'x' }", 'key'],
    ["user.password === 'x'", 'password'],
    ["'x' === user.password;", 'password'],
    ["headers.set('Authorization', 'x')", 'Authorization'],
    ["client.setToken('x')", 'Token'],
    ["const stripe = { key: 'x' }", 'key'],
    ["stripe.key = 'x'", 'key'],
    ["password.value = 'x'", 'password'],
    ["createHmac('sha256', 'x')", 'createHmac'],
    ["jwt['sign'](payload, 'x')", 'sign'],
    ["run('curl -u ada:hunter2 host')", 'curl'],
    ["spawn('mysql', ['-phunter2'])", 'mysql'],
    ["run('mc alias set a b c d')", 'mc'],
    ["`CREATE USER ada IDENTIFIED BY 'x'`", 'IDENTIFIED'],
    ["SERVICE_BASE64_64_APP = 'x'", 'SERVICE_BASE64_64_APP'],
    ['text = "a\\npassword=b"', 'password'],
    ["db.pw = 'x'", 'pw'],
    ["x = { ODD_PW: 'x' }", 'PW'],
  ])('finds the name in %j', (text, word) => {
    expect(namesIn(text)).toContain(word);
  });

  it('takes a whole word for the call that it is', () => {
    expect(namesIn("design('x'); reassign('x'); sign; signs('x')")).toEqual([]);
  });

  it('counts what is unsure where it is asked for', () => {
    const text = "const x = { host: 'db', hash: 'x' }";
    expect(namesIn(text)).toEqual([]);
    expect(namesIn(text, { unsure: true })).toEqual(['hash']);
  });

  it.each([
    ["const secret = process.env.JWT_SECRET ?? 'x';", true],
    ["config.get('jwt.secret', 'x')", true],
    ["config.get('db.password', 'x')", true],
    ["config.get(`${prefix}-db:password`, 'x')", true],
    ["throw new Error('the token is too old')", false],
    ["request.headers['x']; JWT.verify(token)", false],
    ["const token = config.read('x') ?? 'y'", true],
    ["const { TOKEN } = process.env; TOKEN ?? 'x'", true],
    ["const e = process.env; e.token ?? 'x'", true],
    ["process.env.token ?? 'x'", true],
    ["import { env as e } from 'cloudflare:workers'; e.token ?? 'x'", true],
    ["class A { token = process.env[NAME] ?? 'x' }", true],
    ["z.object({ token: z.string().default('x') })", true],
    ["({ token: string }) => send(user.token, 'x')", false],
    ['auth()', false],
  ])('tells of %j whether a setting may be a secret', (text, expected) => {
    const { settings, secrets } = hints(text);
    expect(settings.length > 0 || (secrets.length > 0 && renamesEnvironment(text))).toBe(expected);
  });

  it('finds a sample of every format of a token, by its shape or by the name that it needs', () => {
    const secret = TOKEN_FORMATS.filter(({ kind }) => kind === 'secret');
    const missed = secret.filter(({ id }) => {
      const [value = '', name = 'x'] = SAMPLES[id] ?? [];
      if (findTokens(value, name).length === 0) return false;
      const { names, shapes } = hints(`const a = { ${name}: \`${value}\` };`);
      return names.length + shapes.length === 0;
    });
    expect(missed.map(({ id }) => id)).toEqual([]);
  });

  it.each([
    ["'postgres://' + user + ':hunter2@db'"],
    ['`postgres://${user}:hunter2@${host}`'],
    ["'Authorization: Basic YWRhOmh1bnRlcjI='"],
    ["'Basic ' + login"],
    ['`Basic ${login}`'],
  ])('finds the shape in %s', (text) => {
    expect(hints(text).shapes).not.toEqual([]);
  });

  it.each([
    "'p\\u0061ssword'",
    "'\\x70assword'",
    "const pässword = 'x'",
    '<A password="&#120;" />',
    "'a\\\nb'",
  ])('gives up on what is not written out: %j', (text) => {
    expect(hints(text).everywhere).toBe(true);
  });

  it('keeps nothing of a text that it could not read to its end', () => {
    const names = {
      mayStandIn: () => {
        throw new Error('unreadable');
      },
    } as never;
    expect(() => hints("const password = 'x'; fetch('postgres://a:b@c')", { names })).toThrow('unreadable');
    expect(hints('export const port = 3000;')).toEqual(NOTHING);
  });

  it('reads a text with more tokens than a call takes arguments', () => {
    const key = 'Ab1'.padEnd(40, 'Cd2');
    const { shapes } = hints(`aws\n${`'${key}'\n`.repeat(130_000)}`);
    expect(shapes).toHaveLength(130_000);
  });

  it('gives up where the policy may speak of a name', () => {
    const names = compileNames(['acme_licence'], []);
    expect(hints("const acmeLicence = 'x'", { names }).everywhere).toBe(true);
    expect(hints("const other = 'x'", { names }).everywhere).toBe(false);
  });

  it('finds every word of Vault, and a secret that is shipped', () => {
    for (const word of VAULT_MENTIONS) expect(hints(`x ${word.toUpperCase()} y`).vault, word).toBe(true);
    expect(hints('import.meta.env.VITE_DB_PASSWORD').shippedName).toBe(true);
    expect(hints('import.meta.env.VITE_API_URL').shippedName).toBe(false);
  });

  it('finds every word of the vocabulary, whatever its case, wherever it stands', () => {
    const joined = [...COMPOUNDS].flatMap(([first, seconds]) =>
      [...seconds].map((second) => `${first}_${second}`),
    );
    const words = [...SECRET_HEADS, ...LIKELY_HEADS, ...joined].filter((word) => {
      const nameClass = classifyName(word);
      return nameClass === 'secret' || nameClass === 'likely';
    });
    expect(words.length).toBeGreaterThan(80);
    const names = words.flatMap((word) => [
      word,
      word.toUpperCase(),
      `db_${word}`,
      `DB_${word.toUpperCase()}`,
    ]);
    const missed = names.filter((name) => {
      if (classifyName(name) !== 'secret' && classifyName(name) !== 'likely') return false;
      return namesIn(`${name} = 'x'`).length === 0 || namesIn(` ${name} = 'x'`).length === 0;
    });
    expect(missed).toEqual([]);
  });

  it('gives offsets in order, inside the text, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), fc.boolean(), (text, unsure) => {
        const { names, shapes } = hints(text, { unsure });
        for (const offsets of [names, shapes]) {
          expect(offsets).toEqual([...offsets].sort((a, b) => a - b));
          for (const at of offsets) expect(at >= 0 && at < text.length).toBe(true);
        }
      }),
    );
  });
});
