import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { classifyName, isSecretName } from '../../src/names/classify-name.js';
import { compileNames, isNamePattern } from '../../src/names/own-names.js';
import { analyseInPath } from '../../src/names/path-context.js';

describe('the names of a policy', () => {
  const own = compileNames(['ACME_LICENCE', '*_SERIAL', 'BOX*CODE*X'], ['OPEN_*', 'APP_TOKEN']);

  it.each([
    'ACME_LICENCE',
    'acmeLicence',
    'acme-licence',
    'Acme_Licence',
    'config.acme_licence',
    'DISK_SERIAL',
    'boxCodeAx',
  ])('make a secret of %s', (name) => {
    expect(own?.classOf(name)).toBe('secret');
    expect(classifyName(name, own)).toBe('secret');
    expect(isSecretName(name, own)).toBe(true);
    expect(classifyName(name)).toBe('none');
  });

  it.each(['ACME_LICENCES', 'MY_ACME_LICENCE', 'SERIAL_NO', 'BOX_X_CODE', 'licence', ''])(
    'say nothing of %j',
    (name) => {
      expect(own?.classOf(name)).toBeUndefined();
    },
  );

  it('take names out, which wins over the secrets, whatever their words say', () => {
    expect(own?.classOf('OPEN_SERIAL')).toBe('public');
    expect(classifyName('APP_TOKEN')).not.toBe('none');
    expect(classifyName('appToken', own)).toBe('none');
  });

  it('are not changed by the keys above them', () => {
    expect(analyseInPath('appToken', ['stripe'], own).class).toBe('none');
    expect(analyseInPath('value', ['acmeLicence'], own).class).toBe('secret');
  });

  it('are none where there are none', () => {
    expect(compileNames([], [])).toBeUndefined();
    expect(compileNames([], ['A_*'])?.mayStandIn('A_B')).toBe(false);
  });

  it.each([
    ['acmeLicence: x', true],
    ['a-c-m-e-l-i-c-e-n-c-e', true],
    ['DISK_SERIAL=1', true],
    ['ACME: licence', false],
    ['', false],
  ])('may stand in %j: %s', (text, expected) => {
    expect(own?.mayStandIn(text)).toBe(expected);
  });

  it('stand in every text that holds one that they make a secret of', () => {
    const patterns = fc.array(fc.string({ unit: fc.constantFrom('a', 'B', '_', '-', '*'), maxLength: 8 }), {
      minLength: 1,
      maxLength: 3,
    });
    const names = fc.string({ unit: fc.constantFrom('a', 'b', 'A', 'B', '_', '-'), maxLength: 10 });
    fc.assert(
      fc.property(patterns, names, (list, name) => {
        const compiled = compileNames(list.filter(isNamePattern), []);
        if (compiled?.classOf(name) === 'secret') expect(compiled.mayStandIn(`x: {${name}: 1}`)).toBe(true);
      }),
    );
  });
});

describe('a pattern of names', () => {
  it.each(['ACME_LICENCE', '*_KEY', 'clé_*', 'K8'])('is %s', (pattern) => {
    expect(isNamePattern(pattern)).toBe(true);
  });

  it.each(['', '*', '**', 'A', '_', '*A*', 'A B', 'a/b', 'a.b', '[ab]c', 'x'.repeat(129)])(
    'is not %j',
    (pattern) => {
      expect(isNamePattern(pattern)).toBe(false);
    },
  );
});
