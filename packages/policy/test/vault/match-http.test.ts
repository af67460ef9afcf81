import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { isVaultHeader, matchVaultUrl } from '../../src/vault/match.js';
import { VAULT_HEADERS } from '../../src/vault/wire.js';

describe('matchVaultUrl', () => {
  it.each([
    ['$VAULT_ADDR/v1/secret/data/app', '/v1/secret/…'],
    ['${VAULT_ADDR}/v1/secret/data/app', '/v1/secret/…'],
    ['${process.env.VAULT_ADDR}/v1/team-kv/app', '/v1/…'],
    ["${process.env['VAULT_ADDR']}/v1/sys/health", '/v1/sys/…'],
    ['${process.env.VAULT_ADDR!}/v1/', '/v1/…'],
    ['${VAULT_ADDR:-http://127.0.0.1:8200}/v1/kv/app', '/v1/kv/…'],
    ['${process.env.VAULT_ADDR ?? "http://vault"}/v1/kv/app', '/v1/kv/…'],
    ['$BAO_ADDR/v1/anything', '/v1/…'],
    ['$VAULT_AGENT_ADDR/v1', '/v1/…'],
    ['$vaultAddr/v1/anything', '/v1/…'],
    ['$vaultAddress/v1/anything', '/v1/…'],
  ])('takes an address variable of Vault with any path under /v1: %s', (text, endpoint) => {
    expect(matchVaultUrl(text)).toEqual({ evidence: 'address-variable', endpoint });
  });

  it.each([
    ['http://10.0.0.7:8200/v1/kv1/app', '/v1/…'],
    ['https://127.0.0.1:8200/v1/secret/app', '/v1/secret/…'],
    ['https://secrets.acme.dev:8200/v1/', '/v1/…'],
    ['https://user:pw@secrets.acme.dev:8200/v1/kv/app', '/v1/kv/…'],
    ['http://$HOST:8200/v1/x', '/v1/…'],
    ['secrets.acme.dev:8200/v1/x', '/v1/…'],
  ])('takes port 8200 with any path under /v1: %s', (text, endpoint) => {
    expect(matchVaultUrl(text)).toEqual({ evidence: 'port', endpoint });
  });

  it.each([
    ['https://vault.acme.dev/v1/secret/app', '/v1/secret/…'],
    ['https://vault.acme.dev/v1/secret/', '/v1/secret/…'],
    ['http://vault.vault.svc.cluster.local/v1/team/data/app', '/v1/…'],
    ['http://vault-active/v1/auth/jwt/login', '/v1/auth/…'],
    ['http://vault01.acme.dev/v1/sys/health', '/v1/sys/…'],
    ['https://openbao.acme.dev/v1/identity/entity/id', '/v1/identity/…'],
    ['https://gateway.acme.dev/vault/v1/kv/app?version=2', '/v1/kv/…'],
    ['$VAULT_URL/v1/kv/app', '/v1/kv/…'],
    ['$vaultEndpoint/v1/auth/github/login', '/v1/auth/…'],
    ['http://$VAULT_HOST/v1/cubbyhole/x', '/v1/cubbyhole/…'],
    ['//vault.acme.dev/v1/secret/app', '/v1/secret/…'],
  ])('takes a host that says vault with a path of Vault: %s', (text, endpoint) => {
    expect(matchVaultUrl(text)).toEqual({ evidence: 'host', endpoint });
  });

  it.each([
    ['https://secrets.acme.dev/v1/auth/approle/login', '/v1/auth/…'],
    ['/v1/auth/kubernetes/login', '/v1/auth/…'],
    ['/v1/auth/token/lookup-self', '/v1/auth/…'],
    ['/v1/sys/leases/renew', '/v1/sys/…'],
    ['/v1/secret/data/app', '/v1/secret/…'],
    ['/v1/secret/data/', '/v1/secret/…'],
    ['$baseUrl/v1/kv/metadata/app', '/v1/kv/…'],
    ['http://localhost:8100/v1/secret/data/app', '/v1/secret/…'],
    ['https://myvault.acme.dev/v1/database/creds/app', '/v1/database/…'],
    ['/v1/transit/encrypt/orders', '/v1/transit/…'],
    ['/v1/pki/issue/web', '/v1/pki/…'],
    ['/v1/aws/sts/deploy', '/v1/aws/…'],
  ])('takes a path that only Vault has: %s', (text, endpoint) => {
    expect(matchVaultUrl(text)).toEqual({ evidence: 'path', endpoint });
  });

  it.each([
    '',
    '/',
    '/v1',
    '/v1/',
    'v1/secret/data/app',
    'secret/data/app',
    '/v1/secret',
    '/v1/secret/app',
    '/v1/secrets/data/app',
    '/v1/auth/login',
    '/v1/auth/token',
    '/v1/sys/health',
    '/v1/users/data/1',
    '/v2/secret/data/app',
    '/api/v1/auth/login',
    'https://api.acme.dev/v1/secret/data/app',
    'https://api.acme.dev/v1/auth/token/create',
    'https://vault.acme.dev',
    'https://vault.acme.dev/ui/vault/secrets',
    'https://vault.acme.dev/v1',
    'https://vault.acme.dev/v1/users',
    'https://vault.acme.dev/v2/secret/app',
    'http://localhost:8200',
    'http://localhost:8200/intake/v2/events',
    'http://localhost:8200/config/v1/agents',
    'http://localhost:18200/v1/users',
    'http://localhost:8201/v1/users',
    '$VAULT_ADDR',
    '$VAULT_ADDR/ui/',
    '$vaultApi/v1/vaults/1',
    '$API_URL/v1/secret/app',
    'https://vault.googleapis.com/v1/matters/1',
    'https://vault.googleapis.com/v1/sys/x',
    'https://acme.vault.azure.net/v1/secret/data/app',
    'https://api.truevault.com/v1/auth/login',
    'https://api.evervault.com/v1/sys/x',
    '$keyVaultUrl/v1/secret/app',
    'https://baobab.acme.dev/v1/secret/app',
    'https://vaultwarden.acme.dev/v1/sys/x',
    'see https://vault.acme.dev/v1/secret/app',
    'GET /v1/secret/data/app',
    'https://vault.acme.dev/a/b/c/d/e/v1/secret/app',
  ])('leaves %j alone', (text) => {
    expect(matchVaultUrl(text)).toBeUndefined();
  });

  it('does not read a text that is longer than any URL', () => {
    expect(matchVaultUrl(`https://vault.acme.dev/v1/secret/${'a'.repeat(4000)}`)?.evidence).toBe('host');
    expect(matchVaultUrl(`https://vault.acme.dev/v1/secret/${'a'.repeat(5000)}`)).toBeUndefined();
  });

  it('never repeats user information, queries, or the end of a path', () => {
    const token = 'hvs.' + 'A'.repeat(24);
    for (const text of [
      `https://root:${token}@vault:8200/v1/${token}/x`,
      `$VAULT_ADDR/v1/auth/token/revoke/${token}`,
      `$VAULT_ADDR/v1/${token}?token=${token}`,
    ]) {
      expect(JSON.stringify(matchVaultUrl(text))).not.toContain(token);
    }
  });

  it('never throws, and is quick on hostile text', () => {
    fc.assert(fc.property(fc.string(), (text) => matchVaultUrl(text) === undefined || text.includes('v1')));
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('$', '{', '}', '/', ':', '@', 'v1', 'vault', '-', ' ')),
        (parts) => {
          matchVaultUrl(parts.join(''));
        },
      ),
    );
    const start = process.cpuUsage();
    for (const piece of ['${', '/v1', '@', ':8200', '$VAULT_ADDR', 'vault.', ':-'])
      matchVaultUrl(piece.repeat(2000));
    expect(process.cpuUsage(start).user / 1000).toBeLessThan(1000);
  });
});

describe('isVaultHeader', () => {
  it.each(VAULT_HEADERS)('knows %s in any case', (name) => {
    expect([name, name.toLowerCase(), name.toUpperCase(), ` ${name} `].map(isVaultHeader)).toEqual([
      true,
      true,
      true,
      true,
    ]);
  });

  it.each(['', 'X-Vault', 'Vault-Token', 'X-VaultToken', 'X-Vault-Tokens', 'Authorization', 'X-Auth-Token'])(
    'does not know %j',
    (name) => {
      expect(isVaultHeader(name)).toBe(false);
    },
  );
});
