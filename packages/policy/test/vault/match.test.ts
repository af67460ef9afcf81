import { describe, expect, it } from 'vitest';

import { VAULT_CLIENTS } from '../../src/vault/clients.js';
import { VAULT_LOOKALIKES } from '../../src/vault/lookalikes.js';
import { matchVaultModule, mentionsVault, npmPackageName } from '../../src/vault/match.js';

// Copied by hand, so that a row lost from the table is seen.
const CLIENTS = [
  'node-vault',
  'hashi-vault-js',
  'vault-auth-aws',
  'node-vault-client',
  'vault-api',
  '@litehex/node-vault',
  '@hapic/vault',
  'vault-sync',
  '@creditkarma/vault-client',
  '@commercetools-frontend/vault-utils',
  'node-vault-config',
  'node-vault-client-axios',
  'js-node-hashicorp-vault',
  '@mittwald/vaults',
];
const INTEGRATIONS = [
  '@bn-digital/vault-env',
  '@creditkarma/dynamic-config',
  'nest-vault',
  '@rxap/nest-vault',
  'vault-module',
  'fastify-secrets-hashicorp',
  'fastify-secrets-vault',
  '@solana/keychain-vault',
  '@backstage-community/plugin-vault-backend',
  '@backstage-community/plugin-vault-node',
  '@backstage-community/plugin-vault',
  '@backstage/plugin-vault-backend',
  '@twin.org/vault-connector-hashicorp',
  'netlify-plugin-vault-variables',
  '@rytass/secret-adapter-vault',
  '@rytass/secret-adapter-vault-nestjs',
  '@sourceloop/vault',
  'mumba-config-vault',
  'vault-provider',
];

describe('VAULT_CLIENTS', () => {
  it('has one row a package and names what source code imports', () => {
    const keys = VAULT_CLIENTS.map((client) => `${client.ecosystem}:${client.package}`);
    expect(new Set(keys).size).toBe(keys.length);
    expect(VAULT_CLIENTS.filter(({ specifiers }) => specifiers.length === 0)).toEqual([]);
  });

  it('covers npm, PyPI and Go', () => {
    const count = (ecosystem: string): number =>
      VAULT_CLIENTS.filter((client) => client.ecosystem === ecosystem).length;
    expect([count('npm'), count('pypi'), count('go')]).toEqual([37, 57, 15]);
  });

  it('has the import names of the official clients of Python and Go', () => {
    const specifiers = (name: string): readonly string[] | undefined =>
      VAULT_CLIENTS.find((client) => client.package === name)?.specifiers;
    expect(specifiers('hvac')).toEqual(['hvac']);
    expect(specifiers('async-hvac')).toEqual(['async_hvac']);
    expect(specifiers('github.com/hashicorp/vault/api')).toEqual(['github.com/hashicorp/vault/api']);
    expect(specifiers('github.com/openbao/openbao/api/v2')).toEqual(['github.com/openbao/openbao/api']);
  });

  it('marks dynaconf, which talks to Vault only behind a switch', () => {
    const switched = VAULT_CLIENTS.filter((client) => client.enabledBy !== undefined);
    expect(switched.map((client) => [client.package, client.enabledBy])).toEqual([
      ['dynaconf', 'VAULT_ENABLED_FOR_DYNACONF'],
    ]);
  });

  it('shares no package with the look-alikes', () => {
    const clients = new Set(VAULT_CLIENTS.map((client) => `${client.ecosystem}:${client.package}`));
    expect(VAULT_LOOKALIKES.filter((row) => clients.has(`${row.ecosystem}:${row.package}`))).toEqual([]);
  });
});

describe('matchVaultModule', () => {
  it.each(CLIENTS)('finds the client %s, itself and below it', (name) => {
    expect(matchVaultModule(name)).toMatchObject({ ecosystem: 'npm', package: name, kind: 'client' });
    expect(matchVaultModule(`${name}/lib/index.js`)?.package).toBe(name);
  });

  it.each([
    ['npm:node-vault', 'node-vault'],
    ['npm:node-vault@0.10', 'node-vault'],
    ['npm:/node-vault@^0.10/src/index.js', 'node-vault'],
    ['npm:@litehex/node-vault@1', '@litehex/node-vault'],
    ['https://esm.sh/node-vault', 'node-vault'],
    ['https://esm.sh/v135/node-vault@0.10?target=deno', 'node-vault'],
    ['https://cdn.skypack.dev/node-vault?dts', 'node-vault'],
    ['https://unpkg.com/@litehex/node-vault@1.0.0/dist/index.js', '@litehex/node-vault'],
    ['https://cdn.jsdelivr.net/npm/node-vault@0.10/+esm', 'node-vault'],
  ])('finds the package of the Deno or CDN specifier %s', (specifier, name) => {
    expect(matchVaultModule(specifier)?.package).toBe(name);
  });

  it.each([
    'npm:vault@1',
    'jsr:node-vault',
    'https://esm.sh/node-vaults@1',
    'https://esm.sh.acme.dev/node-vault',
    'https://acme.dev/node-vault',
    'https://cdn.jsdelivr.net/gh/acme/node-vault',
  ])('leaves the specifier %s alone', (specifier) => {
    expect(matchVaultModule(specifier)).toBeUndefined();
  });

  it.each(INTEGRATIONS)('finds the framework integration %s, itself and below it', (name) => {
    expect(matchVaultModule(name)).toMatchObject({ package: name, kind: 'framework-integration' });
    expect(matchVaultModule(`${name}/config`)?.package).toBe(name);
  });

  it('finds every npm row of the table that is a client or a framework integration, and no other', () => {
    const found = VAULT_CLIENTS.filter(({ ecosystem, specifiers }) => {
      return ecosystem === 'npm' && specifiers.some((specifier) => matchVaultModule(specifier) !== undefined);
    });
    expect(found.map((client) => client.package).sort()).toEqual([...CLIENTS, ...INTEGRATIONS].sort());
  });

  it.each([
    '@pulumi/vault',
    '@pulumi/vault/kv',
    '@cdktf/provider-vault',
    '@cdktf/provider-vault/lib/kv-secret-v2',
    '@testcontainers/vault',
    '@types/node-vault',
  ])('leaves %s alone: infrastructure code, a test tool, types', (name) => {
    expect(matchVaultModule(name)).toBeUndefined();
  });

  it.each(VAULT_LOOKALIKES.map((row) => row.package))('leaves the look-alike %s alone', (name) => {
    expect(matchVaultModule(name)).toBeUndefined();
    expect(matchVaultModule(`${name}/lib`)).toBeUndefined();
  });

  it.each([
    'node-vaulted',
    'vault',
    'hvac',
    '@scope/node-vault',
    'my-node-vault',
    'node-vault.js',
    'node-vault?raw',
    './node-vault',
    '../node-vault',
    '/node-vault',
    '#node-vault',
    '@/node-vault',
    '~/node-vault',
    'node:vault',
    'file:///srv/node_modules/node-vault/index.js',
    'lib/node-vault',
    'Node-Vault',
    ' node-vault',
    '@litehex',
    '@litehex/',
    '',
    '/',
    '@',
    'toString',
    '__proto__',
  ])('leaves the near miss %j alone', (specifier) => {
    expect(matchVaultModule(specifier)).toBeUndefined();
  });
});

describe('npmPackageName', () => {
  it.each([
    ['node-vault', 'node-vault'],
    ['node-vault/', 'node-vault'],
    ['@a/b', '@a/b'],
    ['@a/b/c/d', '@a/b'],
    ['lodash.get/x', 'lodash.get'],
    ['@a', undefined],
    ['./a', undefined],
    ['node:fs', undefined],
  ])('reads %j as %j', (specifier, name) => {
    expect(npmPackageName(specifier)).toBe(name);
  });
});

describe('mentionsVault', () => {
  it.each([...CLIENTS, ...INTEGRATIONS, 'X-VAULT-TOKEN', 'http://10.0.0.7:8200/v1/kv', 'bao kv get x'])(
    'lets %j through',
    (text) => {
      expect(mentionsVault(`const a = 1;\n// ${text}\n`)).toBe(true);
    },
  );

  it.each([
    '',
    "import fs from 'node:fs';",
    "import config from '@creditkarma/thrift-server';",
    '18200',
    '82001',
  ])('stops at %j', (text) => {
    expect(mentionsVault(text)).toBe(false);
  });
});
