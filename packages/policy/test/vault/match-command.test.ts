import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { matchVaultCommand } from '../../src/vault/match.js';

const vault = (verb: string | undefined): object => ({ program: 'vault', verb });

describe('matchVaultCommand on a command line', () => {
  it.each([
    ['vault kv get secret/app', vault('kv get')],
    ['vault kv get -field=password secret/app', vault('kv get')],
    ['vault kv -mount=secret get app', vault('kv get')],
    ['vault -address=http://x kv put secret/app a=b', vault('kv put')],
    ['vault read database/creds/app', vault('read')],
    ['vault write -f auth/approle/login', vault('write')],
    ['vault login -method=kubernetes', vault('login')],
    ['vault status', vault('status')],
    ['vault token lookup', vault('token lookup')],
    ['vault lease renew $LEASE', vault('lease renew')],
    ['vault print token', vault('print token')],
    ['vault agent -config=agent.hcl', vault('agent')],
    ['vault secrets list', vault('secrets list')],
    ['/usr/local/bin/vault kv list secret/', vault('kv list')],
    ['C:/tools/vault.exe read x', vault('read')],
    ['"vault" \'kv\' get x', vault('kv get')],
    ['  vault\tkv\tget x', vault('kv get')],
    ['vault kv \\\n  get x', vault('kv get')],
    ['VAULT_ADDR=http://x VAULT_TOKEN=$T vault kv get x', vault('kv get')],
    ['sudo -E vault read x', vault('read')],
    ['env A=b vault read x', vault('read')],
    ['exec vault read x', vault('read')],
    ['cd /srv && vault read x', vault('read')],
    ['echo a; vault read x', vault('read')],
    ['vault read x | jq .data', vault('read')],
    ['echo x | xargs vault read', vault('read')],
    ['export P=$(vault kv get -field=p x)', vault('kv get')],
    ['export P="$(vault kv get -field=p x)"', vault('kv get')],
    ['P=`vault read x`', vault('read')],
    ['(vault read x)', vault('read')],
    ['{ vault read x; }', vault('read')],
    ["sh -c 'vault read x'", vault('read')],
    ['bash -ec "vault kv get x"', vault('kv get')],
    ['docker exec -i vault-0 vault kv get x', vault('kv get')],
    ['kubectl exec vault-0 -- sh -c "vault kv get x"', vault('kv get')],
    ['docker run --rm hashicorp/vault:1.18 kv get x', vault('kv get')],
    ['bao kv get x', { program: 'bao', verb: 'kv get' }],
    ['bao read x', { program: 'bao', verb: 'read' }],
    ['vault $ARGS', vault(undefined)],
    ['vault ${args}', vault(undefined)],
    ['vault kv $VERB x', vault('kv')],
    ['vault $(cat verb) x', vault(undefined)],
    ['curl -s $VAULT_ADDR/v1/secret/data/app', { program: 'curl', verb: undefined }],
    ['curl -H "X-Vault-Token: $T" https://x/y', { program: 'curl', verb: undefined }],
    ['curl -H"X-Vault-Token: $T" https://x/y', { program: 'curl', verb: undefined }],
    ["wget --header='X-Vault-Token: t' https://x/y", { program: 'wget', verb: undefined }],
  ])('finds %j', (line, match) => {
    expect(matchVaultCommand(line)).toEqual(match);
  });

  it.each([
    '',
    'vault',
    'bao',
    'vault --version',
    'vault -v',
    'vault version',
    'vault --help',
    'vault kv --help',
    'vault kv get -h',
    'vault kv',
    'vault token',
    'vault kv frobnicate x',
    'vault server -dev',
    'vault-sync',
    'vaultwarden read x',
    'ansible-vault view secrets.yml',
    'dotenv-vault pull',
    'node vault kv get x',
    './vault/run.sh kv get x',
    'which vault',
    'command -v vault',
    'brew install vault',
    'echo vault kv get x',
    "echo 'run vault kv get x'",
    'echo $(date) vault kv get x',
    'echo `date` vault kv get x',
    'echo "vault kv get x"',
    'echo x # vault kv get x',
    'git commit -m "vault read"',
    'docker compose up vault',
    'docker run hashicorp/vault server -dev',
    'docker exec vault ls',
    'kubectl exec vault-0 -- ls',
    'sh vault.sh',
    'sh -c',
    'curl https://vault.acme.dev/ui',
    'curl https://example.com/v1/users',
    'baobab read x',
    '$CMD kv get x',
    'Vault kv get x',
  ])('leaves %j alone', (line) => {
    expect(matchVaultCommand(line)).toBeUndefined();
  });
});

describe('matchVaultCommand on program and arguments', () => {
  it.each([
    [['vault', 'kv', 'get', 'secret/app'], vault('kv get')],
    [['/usr/bin/vault', 'read', 'x'], vault('read')],
    [['vault', '$'], vault(undefined)],
    [['bao', 'write', 'x'], { program: 'bao', verb: 'write' }],
    [['sh', '-c', 'vault read x'], vault('read')],
    [['sudo', 'vault', 'read', 'x'], vault('read')],
    [['cmd', '/c', 'vault read x'], vault('read')],
    [['curl', '$VAULT_ADDR/v1/kv/x'], { program: 'curl', verb: undefined }],
  ])('finds %j', (argv, match) => {
    expect(matchVaultCommand(argv)).toEqual(match);
  });

  it.each([
    [[]],
    [['']],
    [['vault']],
    [['vault', '--version']],
    [['vault', 'server', '-dev']],
    [['vault kv get x']],
    [['echo', 'vault', 'kv', 'get']],
    [['echo', 'vault kv get x']],
    [['vaultwarden', 'read']],
    [['$', 'kv', 'get']],
  ])('leaves %j alone', (argv) => {
    expect(matchVaultCommand(argv)).toBeUndefined();
  });
});

describe('matchVaultCommand on any input', () => {
  it('never throws', () => {
    const piece = fc.constantFrom(
      'vault',
      'kv',
      'get',
      ' ',
      '"',
      "'",
      '`',
      '$(',
      ')',
      '\\',
      '|',
      '\n',
      'sh -c ',
      '#',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const match = matchVaultCommand(pieces.join(''));
        expect(match === undefined || pieces.includes('vault')).toBe(true);
      }),
    );
    fc.assert(
      fc.property(
        fc.string(),
        fc.array(fc.string()),
        (line, argv) => void [line, argv].map(matchVaultCommand),
      ),
    );
  });

  it('is quick on a long line', () => {
    const start = process.cpuUsage();
    for (const piece of ['$(', '`', '"', "'", 'sh -c ', 'docker exec vault ', '(', 'a=b ', 'sudo ']) {
      matchVaultCommand(piece.repeat(20_000));
    }
    expect(process.cpuUsage(start).user / 1000).toBeLessThan(1000);
  });
});
