import { describe, expect, it } from 'vitest';

import {
  VAULT_ADDRESS_VARIABLES,
  VAULT_ENVIRONMENT,
  VAULT_HEADERS,
  VAULT_PATHS,
  VAULT_VERBS,
} from '../../src/vault/wire.js';

describe('VAULT_ENVIRONMENT', () => {
  it('names each variable once, under the prefix of Vault or OpenBao', () => {
    expect(new Set(VAULT_ENVIRONMENT).size).toBe(VAULT_ENVIRONMENT.length);
    expect(VAULT_ENVIRONMENT.filter((name) => !/^(?:VAULT|BAO)_[A-Z0-9_]+$/.test(name))).toEqual([]);
  });

  it('has the variables of a Direct-Vault app and every address', () => {
    expect(VAULT_ENVIRONMENT).toEqual(
      expect.arrayContaining([
        ...VAULT_ADDRESS_VARIABLES,
        'VAULT_TOKEN',
        'VAULT_NAMESPACE',
        'VAULT_ROLE_ID',
        'VAULT_SECRET_ID',
        'BAO_TOKEN',
        'VAULT_ENABLED_FOR_DYNACONF',
      ]),
    );
  });
});

describe('the tables of the wire', () => {
  it('name each header once', () => {
    const names = VAULT_HEADERS.map((name) => name.toLowerCase());
    expect(new Set(names).size).toBe(names.length);
    expect(names.filter((name) => !name.startsWith('x-vault-'))).toEqual([]);
  });

  it('put the paths that need nothing else before those that need a host', () => {
    const order = ['nothing', 'unknown-host', 'vault-host'];
    const ranks = VAULT_PATHS.map(({ needs }) => order.indexOf(needs));
    expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
  });

  it('have no sub-command that prints help or is the server', () => {
    expect(
      ['server', 'version', 'path-help', 'debug', 'help'].filter((verb) => VAULT_VERBS.has(verb)),
    ).toEqual([]);
  });
});
