import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { TOKEN_FORMATS } from '../../src/tokens/catalogue.js';
import { findTokens } from '../../src/tokens/find-tokens.js';
import { base64, github, jwt, PEM, SAMPLES } from './samples.js';

/** Ids, the characters found, and how sure. */
function found(text: string, name?: string): string[] {
  return findTokens(text, name).map(
    ({ format, range, confidence }) => `${format.id} ${text.slice(range.start, range.end)} ${confidence}`,
  );
}

describe('findTokens', () => {
  it('gives the place of every token, in order', () => {
    const first = github('ghp_');
    const second = github('gho_');
    expect(found(`a=${first} b=${second}`)).toEqual([
      `github-classic ${first} high`,
      `github-classic ${second} high`,
    ]);
  });

  it('finds nothing in ordinary text', () => {
    for (const text of [
      '',
      'x',
      'https://example.com/path?key=value&token=abc',
      'sk-live-region-heading',
      'https://packages.example.com/pkg/-/pkg-1.0.0.tgz',
      'sha512-' + 'Ab1+'.repeat(22),
      'data:image/png;base64,' + 'iVBORw0KGgo'.repeat(9),
      'import { keyframes } from "styled-components"',
    ]) {
      expect(found(text), text).toEqual([]);
    }
  });

  it('drops a token whose checksum fails', () => {
    expect(found(`ghp_${'0'.repeat(36)}`)).toEqual([]);
    expect(found(`npm_${'0'.repeat(36)}`)).toEqual([]);
    expect(found(`cfut_${'0'.repeat(48)}`)).toEqual([]);
    expect(found(`ATATT3${'0'.repeat(80)}=00000000`)).toEqual([]);
  });

  it('drops masks, placeholders and documented examples', () => {
    for (const text of [
      'AKIAIOSFODNN7EXAMPLE',
      'sk_test_4eC39HqLyjWDarjtT1zdp7dc',
      `hvs.${'x'.repeat(24)}`,
      `glpat-${'X'.repeat(20)}`,
      `sk_live_EXAMPLE${'0'.repeat(20)}`,
      'Bearer YOUR_ACCESS_TOKEN_GOES_HERE_1',
      jwt({ sub: '1234567890', name: 'John Doe', iat: 1516239022 }),
    ]) {
      expect(found(text), text).toEqual([]);
    }
    expect(found('wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY', 'AWS_SECRET_ACCESS_KEY')).toEqual([]);
  });

  it('reports the most specific format of the same characters', () => {
    const token = github('ghp_');
    expect(found(`Authorization: Bearer ${token}`)).toEqual([`github-classic ${token} high`]);
    expect(found(`https://x-access-token:${token}@github.com/a/b`)).toEqual([`github-classic ${token} high`]);
  });

  it('takes the other half of a pair, a test key and a hash less seriously', () => {
    expect(found('AKI' + 'A'.repeat(17))).toEqual([`aws-access-key-id ${'AKI' + 'A'.repeat(17)} medium`]);
    expect(found(`sk_test_${'0'.repeat(24)}`)).toEqual([`stripe-secret sk_test_${'0'.repeat(24)} medium`]);
    expect(found(`sk_live_${'0'.repeat(24)}`)).toEqual([`stripe-secret sk_live_${'0'.repeat(24)} high`]);
    expect(found('$2b$10$' + 'a'.repeat(53))).toEqual([]);
  });

  it('finds the hyphenated live key of the policy, with a digit in it', () => {
    expect(found('sk-live-1234567890abcdef')).toEqual(['sk-live sk-live-1234567890abcdef high']);
    expect(found('sk-live-abcdefghijkl')).toEqual([]);
  });

  it('searches the first 64 kB', () => {
    const token = github('ghp_');
    expect(found(`${' '.repeat(60_000)}${token}`)).toHaveLength(1);
    expect(found(`${' '.repeat(70_000)}${token}`)).toEqual([]);
  });

  it('never throws; its ranges lie in the text, in order, none in another', () => {
    const samples = Object.values(SAMPLES).map(([text]) => text);
    const part = fc.oneof(fc.constantFrom(...samples), fc.string({ unit: 'binary', maxLength: 20 }));
    fc.assert(
      fc.property(fc.array(part, { maxLength: 6 }), (parts) => {
        const text = parts.join(' ');
        let end = 0;
        for (const { range } of findTokens(text, 'token')) {
          expect(range.start).toBeGreaterThanOrEqual(end);
          expect(range.end).toBeGreaterThan(range.start);
          end = range.end;
        }
        expect(end).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});

describe('private keys', () => {
  it('reach from the header to the end of the footer', () => {
    const text = `key: ${PEM}\n`;
    expect(findTokens(text)[0]?.range).toEqual({ start: 5, end: 5 + PEM.length });
  });

  it('count with line breaks written out, on one line, and without a footer', () => {
    expect(found(PEM.replaceAll('\n', '\\n'))).toHaveLength(1);
    expect(found(PEM.replaceAll('\n', ' '))).toHaveLength(1);
    expect(found(PEM.slice(0, 100))).toHaveLength(1);
  });

  it('need a body: a header alone is the constant of a parser', () => {
    expect(found('-----BEGIN PRIVATE KEY-----')).toEqual([]);
    expect(found('-----BEGIN RSA PRIVATE KEY-----\n...\n-----END RSA PRIVATE KEY-----')).toEqual([]);
    expect(found(PEM.replaceAll('PRIVATE', 'PUBLIC'))).toEqual([]);
  });

  it('weigh less when they are encrypted', () => {
    const encrypted = PEM.replaceAll('PRIVATE', 'ENCRYPTED PRIVATE');
    expect(findTokens(encrypted)[0]?.confidence).toBe('medium');
    const legacy = PEM.replace('-----\n', '-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,00\n\n');
    expect(findTokens(legacy)[0]?.confidence).toBe('medium');
    expect(findTokens(PEM)[0]?.confidence).toBe('high');
  });

  it('are found in base64, as in the data of a Secret', () => {
    expect(findTokens(base64(PEM)).map(({ format }) => format.id)).toEqual(['pem-base64']);
    expect(found(base64('-----BEGIN PRIVATE KEY-----'))).toEqual([]);
  });
});

describe('JSON Web Tokens', () => {
  it('have a header with an algorithm and a payload', () => {
    expect(found(jwt({ sub: 'someone' }))).toHaveLength(1);
    expect(found(jwt({ sub: 'someone' }, { typ: 'JSON Web Token' }))).toEqual([]);
    expect(found(`eyJ${'0'.repeat(17)}.eyJ${'0'.repeat(17)}.${'0'.repeat(43)}`)).toEqual([]);
  });

  it('are public where Supabase makes them for browsers', () => {
    expect(found(jwt({ iss: 'supabase', role: 'anon' }))).toEqual([]);
    expect(found(jwt({ iss: 'supabase', role: 'service_role' }))).toHaveLength(1);
  });
});

describe('shapes that need a context', () => {
  it('an AWS secret access key needs its name', () => {
    const key = 'aB3+'.repeat(10);
    expect(found(key, 'AWS_SECRET_ACCESS_KEY')).toEqual([`aws-secret-access-key ${key} high`]);
    expect(found(`aws_secret_access_key = ${key}`)).toEqual([`aws-secret-access-key ${key} high`]);
    expect(found(key)).toEqual([]);
    expect(found('0'.repeat(40), 'AWS_SECRET_ACCESS_KEY')).toEqual([]);
  });

  it('a legacy Vault token is the whole value, of all classes', () => {
    const token = `s.${'aB3'.repeat(8)}`;
    expect(found(token)).toEqual([`vault-legacy-service ${token} high`]);
    expect(found(`see ${token}`)).toEqual([]);
    expect(found(`s.${'a'.repeat(24)}`)).toEqual([]);
  });

  it('basic credentials decode to a user and a password', () => {
    expect(found(`Basic ${base64('user:hunter42')}`)).toHaveLength(1);
    expect(found(`Basic ${base64('just some text')}`)).toEqual([]);
    expect(found('Basic authentication')).toEqual([]);
  });

  it('a password parameter counts in a JDBC URL only', () => {
    expect(found('jdbc:mysql://db/app?user=a&password=hunter42')).toEqual(['jdbc-password hunter42 high']);
    expect(found('see jdbc:mysql://db/app?user=a&password=hunter42')).toEqual([]);
    expect(found('jdbc:mysql://db/app?user=a&password=${PASSWORD}')).toEqual([]);
  });

  it('a password pair counts in a connection string only', () => {
    expect(found('Server=db;User Id=app;Password=hunter42;')).toEqual(['adonet-connstr hunter42 high']);
    expect(found('host=db user=app password=hunter42')).toEqual(['adonet-connstr hunter42 high']);
    expect(found('Password=hunter42')).toEqual([]);
    expect(found('const user = 1;\nconst password = generate();')).toEqual([]);
    expect(found('Server=db;Password={0};')).toEqual([]);
  });

  it('an npm registry credential is no reference', () => {
    expect(found('//npm.example.com/:_authToken=${NPM_TOKEN}')).toEqual([]);
  });

  it('a webhook secret that is a sentence in base64 is an example', () => {
    const secret = (text: string): string => `v1,whsec_${Buffer.from(text).toString('base64')}`;
    expect(found(secret('This is an example of a shorter text'))).toEqual([]);
    expect(found(secret('\u0001x9Zk3vQw8LmN2pRt5sVu8yBd'))).toHaveLength(1);
  });

  it('a bcrypt hash is left to its name', () => {
    expect(TOKEN_FORMATS.find(({ id }) => id === 'bcrypt-hash')?.match).toBe('context');
  });
});
