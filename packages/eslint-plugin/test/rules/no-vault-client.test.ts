import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { afterAll, describe, expect, it } from 'vitest';

import type { NoVaultClientMessageIds, NoVaultClientOptions } from '../../src/rules/no-vault-client.js';
import { noVaultClient } from '../../src/rules/no-vault-client.js';
import { parseMarks } from '../marked-code.js';
import { RuleTester } from '../setup.js';

// A repository of its own: no README of this one may decide.
const root = realpathSync(mkdtempSync(join(tmpdir(), 'no-vault-client-')));
mkdirSync(join(root, '.git'));
afterAll(() => {
  rmSync(root, { recursive: true });
});

function addFile(path: string, text: string): string {
  const file = join(root, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
}

const app = join(root, 'src/app.ts');

interface Extra {
  readonly filename?: string;
  readonly options?: [NoVaultClientOptions];
}

interface Invalid extends Extra {
  readonly name: string;
  readonly code: string;
  readonly errors: {
    readonly messageId: NoVaultClientMessageIds;
    readonly data: Record<string, unknown>;
    readonly line: number;
    readonly column: number;
    readonly endLine: number;
    readonly endColumn: number;
  }[];
}

/** Code in which every reported place stands between « and », with one subject for each. */
function invalid(
  messageId: NoVaultClientMessageIds,
  name: string,
  marked: string,
  subjects: string | readonly string[],
  extra: Extra = {},
): Invalid {
  const { code, locations } = parseMarks(marked);
  const list = typeof subjects === 'string' ? [subjects] : subjects;
  expect(locations).toHaveLength(list.length);
  const errors = locations.map((location, index) => ({
    messageId,
    data: { subject: list[index] },
    ...location,
  }));
  return { name, code, filename: app, errors, ...extra };
}

const client = (name: string, marked: string, subjects: string | readonly string[], extra?: Extra): Invalid =>
  invalid('vaultClient', name, marked, subjects, extra);
const url = (name: string, marked: string, subjects: string | readonly string[]): Invalid =>
  invalid('vaultUrl', name, marked, subjects);
const header = (name: string, marked: string, subjects: string | readonly string[]): Invalid =>
  invalid('vaultHeader', name, marked, subjects);
const command = (name: string, marked: string, subjects: string | readonly string[]): Invalid =>
  invalid('vaultCommand', name, marked, subjects);

function valid(name: string, code: string, extra: Extra = {}): Extra & { name: string; code: string } {
  return { name, code, filename: app, ...extra };
}

const ruleTester = new RuleTester({ languageOptions: { parser } });

ruleTester.run('no-vault-client: imports', noVaultClient, {
  invalid: [
    client('an npm specifier of Deno', "import vault from «'npm:node-vault@0.10'»;", 'node-vault'),
    client('a CDN', "import vault from «'https://esm.sh/node-vault'»;", 'node-vault'),
    client('default import', "import vault from «'node-vault'»;", 'node-vault'),
    client('named import', 'import { Client } from «"@litehex/node-vault"»;', '@litehex/node-vault'),
    client('namespace import', "import * as vault from «'node-vault'»;", 'node-vault'),
    client('import for side effects', "import «'vault-sync'»;", 'vault-sync'),
    client('import of nothing', "import {} from «'node-vault'»;", 'node-vault'),
    client('a value beside a type', "import { type Options, client } from «'node-vault'»;", 'node-vault'),
    client(
      'default import beside a type',
      "import vault, { type Options } from «'node-vault'»;",
      'node-vault',
    ),
    client('sub-path', "import config from «'hashi-vault-js/config'»;", 'hashi-vault-js'),
    client('sub-path of a scoped package', "import a from «'@hapic/vault/dist/a.js'»;", '@hapic/vault'),
    client('framework integration', "import { VaultModule } from «'nest-vault'»;", 'nest-vault'),
    client(
      'a name without vault',
      "import x from «'fastify-secrets-hashicorp'»;",
      'fastify-secrets-hashicorp',
    ),
    client('import attributes', "import x from «'node-vault'» with { type: 'json' };", 'node-vault'),
    client('export of names', "export { client } from «'node-vault'»;", 'node-vault'),
    client('export of a value beside a type', "export { type A, b } from «'node-vault'»;", 'node-vault'),
    client('export of all', "export * from «'node-vault'»;", 'node-vault'),
    client('export of all under a name', "export * as vault from «'node-vault'»;", 'node-vault'),
    client('dynamic import', "const vault = await import(«'node-vault'»);", 'node-vault'),
    client('dynamic import of a template', 'void import(«`node-vault`»);', 'node-vault'),
    client('dynamic import behind a cast', "void import(«'node-vault'» as string);", 'node-vault'),
    client('dynamic import of a constant', "const name = 'node-vault';\nvoid import(«name»);", 'node-vault'),
    client('dynamic import of a concatenation', "void import(«'node-' + 'vault'»);", 'node-vault'),
    client(
      'import in a lazy function',
      "const f = () => import(«'node-vault'»).then((m) => m.default);",
      'node-vault',
    ),
    client('require', "const vault = require(«'node-vault'»)({ apiVersion: 'v1' });", 'node-vault'),
    client(
      'require in an expression',
      "module.exports = wrap(require(«'node-vault'»).client);",
      'node-vault',
    ),
    client(
      'require behind a cast',
      "const vault = (require as any)(«'node-vault'» as string);",
      'node-vault',
    ),
    client('optional call of require', "const vault = require?.(«'node-vault'»);", 'node-vault'),
    client('alias of require', "const load = require;\nload(«'node-vault'»);", 'node-vault'),
    client(
      'declared require',
      "declare const require: (x: string) => any;\nrequire(«'node-vault'»);",
      'node-vault',
    ),
    client(
      'declared function require',
      "declare function require(x: string): any;\nrequire(«'node-vault'»);",
      'node-vault',
    ),
    client('module.require', "const vault = module.require(«'node-vault'»);", 'node-vault'),
    client('import equals', "import vault = require(«'node-vault'»);", 'node-vault'),
    client('exported import equals', "export import vault = require(«'node-vault'»);", 'node-vault'),
    client(
      'createRequire, called at once',
      "import { createRequire } from 'node:module';\nconst vault = createRequire(import.meta.url)(«'node-vault'»);",
      'node-vault',
    ),
    client(
      'createRequire under another name',
      "import { createRequire as make } from 'module';\nconst require2 = make(import.meta.url);\nrequire2(«'node-vault'»);",
      'node-vault',
    ),
    client(
      'createRequire as require',
      "import module from 'node:module';\nconst require = module.createRequire(import.meta.url);\nrequire(«'node-vault'»);",
      'node-vault',
    ),
    client(
      'createRequire of a required module',
      "const { createRequire } = require('module');\ncreateRequire(__filename)(«'node-vault'»);",
      'node-vault',
    ),
    client(
      'each statement once',
      "import vault from «'node-vault'»;\nimport { client } from «'node-vault'»;\nexport * from «'vault-api'»;\n",
      ['node-vault', 'node-vault', 'vault-api'],
    ),
    client(
      'the import, and not what is done with it',
      "import v from «'node-vault'»;\nv().read('secret/data/app');",
      'node-vault',
    ),
    client('an additional client', "import { secrets } from «'@acme/vault'»;", '@acme/vault', {
      options: [{ additionalClients: ['@acme/vault'] }],
    }),
    client('a sub-path of an additional client', "import a from «'@acme/secrets/v2'»;", '@acme/secrets', {
      options: [{ additionalClients: ['@acme/secrets'] }],
    }),
    client('an additional client that is a file', "import a from «'./lib/secrets'»;", './lib/secrets', {
      options: [{ additionalClients: ['./lib/secrets'] }],
    }),
    client(
      'what is not allowed beside what is',
      "import a from 'node-vault';\nimport b from «'vault-api'»;",
      'vault-api',
      {
        options: [{ allow: ['node-vault'] }],
      },
    ),
    client('a file of no name', "import vault from «'node-vault'»;", 'node-vault', { filename: '<input>' }),
  ],
  valid: [
    valid('nothing', ''),
    valid('other modules', "import fs from 'node:fs';\nimport pg from 'pg'; // not vault"),
    valid('type import', "import type { client } from 'node-vault';"),
    valid('types only, one by one', "import { type client, type VaultOptions } from 'node-vault';"),
    valid('type export', "export type { client } from 'node-vault';"),
    valid('types only, exported', "export { type client } from 'node-vault';"),
    valid('export of all types', "export type * from 'node-vault';"),
    valid('type-only import equals', "import type vault = require('node-vault');"),
    valid('import type in a type', "let client: import('node-vault').client;"),
    valid('typeof import', "type Vault = typeof import('node-vault');"),
    valid(
      'a declaration of the module',
      "declare module 'node-vault' { const x: string; export default x; }",
    ),
    valid('a longer name', "import x from 'node-vaulted';"),
    valid('a package named vault', "import vault from 'vault';"),
    valid('another scope', "import vault from '@scope/node-vault';"),
    valid('a file', "import vault from './node-vault';"),
    valid('a file of the folder above', "import { vault } from '../vault/node-vault.js';"),
    valid('an alias of a path', "import vault from '@/node-vault';"),
    valid('a sub-path import', "import vault from '#node-vault';"),
    valid('an npm specifier of another package', "import vault from 'npm:node-vaulted@1';"),
    valid('Azure Key Vault', "import { SecretClient } from '@azure/keyvault-secrets';"),
    valid('dotenv-vault', "require('dotenv-vault').config();"),
    valid('Ansible Vault', "import { Vault } from 'ansible-vault';"),
    valid(
      'infrastructure code',
      "import * as vault from '@pulumi/vault';\nimport kv from '@pulumi/vault/kv';",
    ),
    valid('a test tool', "import { VaultContainer } from '@testcontainers/vault';"),
    valid('a require of the file', "function require(x: string) {}\nrequire('node-vault');"),
    valid('a parameter named require', "export default (require) => require('node-vault');"),
    valid('an imported require', "import require from './require.js';\nrequire('node-vault');"),
    valid(
      'another createRequire',
      "import { createRequire } from './x.js';\ncreateRequire('a')('node-vault');",
    ),
    valid('module of the file', "const module = { require() {} };\nmodule.require('node-vault');"),
    valid('require.resolve', "const path = require.resolve('node-vault');"),
    valid('mocks', "jest.mock('node-vault');\nvi.mock('node-vault', () => ({}));"),
    valid('mocks of a promise', "vi.mock(import('./node-vault'));"),
    valid('a string', "const name = 'node-vault';\nlog('node-vault', name);"),
    valid('a computed specifier', 'void import(`${name}-vault`);\nrequire(vault);'),
    valid('a comment', "// import vault from 'node-vault';\n"),
    valid('what is allowed', "import vault from 'node-vault';\nconst b = require('node-vault/lib');", {
      options: [{ allow: ['node-vault'] }],
    }),
    valid('what is added and allowed', "import a from '@acme/vault/testing';", {
      options: [{ additionalClients: ['@acme/vault'], allow: ['@acme/vault/testing'] }],
    }),
    valid('a name that an additional client starts', "import a from '@acme/vaults';", {
      options: [{ additionalClients: ['@acme/vault'] }],
    }),
  ],
});

ruleTester.run('no-vault-client: requests', noVaultClient, {
  invalid: [
    url('literal', "await fetch(«'https://vault.acme.dev/v1/secret/data/app'»);", '/v1/secret/…'),
    url('port 8200', "await axios.get(«'http://10.0.0.7:8200/v1/team/app'»);", '/v1/…'),
    url('template', 'await fetch(«`${process.env.VAULT_ADDR}/v1/team/app`»);', '/v1/…'),
    url('template with bracket access', "await got(«`${process.env['VAULT_ADDR']}/v1/kv/app`»);", '/v1/kv/…'),
    url('template with an assertion', 'await ky(«`${process.env.VAULT_ADDR!}/v1/kv/app`»);', '/v1/kv/…'),
    url(
      'template with a fallback',
      "await fetch(«`${process.env.VAULT_ADDR ?? 'http://vault'}/v1/kv/app`»);",
      '/v1/kv/…',
    ),
    url(
      'template with a call',
      "await fetch(«`${process.env.VAULT_ADDR.replace(/x/, '')}/v1/kv/app`»);",
      '/v1/kv/…',
    ),
    url('template of a getter', "await fetch(«`${config.get('VAULT_ADDR')}/v1/kv/app`»);", '/v1/kv/…'),
    url('template of Deno', "await fetch(«`${Deno.env.get('BAO_ADDR')}/v1/kv/app`»);", '/v1/kv/…'),
    url('template of import.meta', 'await fetch(«`${import.meta.env.VAULT_ADDR}/v1/kv/app`»);', '/v1/kv/…'),
    url(
      'template of a constant',
      'const a = process.env.VAULT_ADDR;\nawait fetch(«`${a}/v1/x/app`»);',
      '/v1/…',
    ),
    url(
      'template of a literal constant',
      "const a = 'http://10.0.0.7:8200';\nawait fetch(«`${a}/v1/x`»);",
      '/v1/…',
    ),
    url(
      'template of a destructured name',
      'const { VAULT_ADDR: a } = process.env;\nawait fetch(«`${a}/v1/x`»);',
      '/v1/…',
    ),
    url(
      'template of an imported name',
      "import { VAULT_ADDR as a } from './env';\nawait fetch(«`${a}/v1/x`»);",
      '/v1/…',
    ),
    url(
      'template of a constant whose own name tells',
      "const VAULT_ADDR = process.env.SECRETS_URL || '';\nawait fetch(«`${VAULT_ADDR}/v1/${path}`»);",
      '/v1/…',
    ),
    url('template of a member', 'await fetch(«`${this.vaultUrl}/v1/secret/app`»);', '/v1/secret/…'),
    url('base with the version', 'const base = «`${process.env.VAULT_ADDR}/v1`»;', '/v1/…'),
    url(
      'unknown base, path of Vault',
      'await fetch(«`${base}/v1/secret/data/${app}`»); // vault',
      '/v1/secret/…',
    ),
    url('login', "await post(«'/v1/auth/approle/login'», { role_id, secret_id }); // vault", '/v1/auth/…'),
    url('concatenation', "await fetch(process.env.VAULT_ADDR + «'/v1/team/app'»);", '/v1/…'),
    url('longer concatenation', "await fetch(process.env.VAULT_ADDR + «'/v1/'» + mount + '/app');", '/v1/…'),
    url(
      'concatenation in parts',
      "const path = base + «'/v1/secret/data/'» + name; // vault",
      '/v1/secret/…',
    ),
    url('new URL', "const url = new URL(«'https://vault.acme.dev/v1/sys/health'»);", '/v1/sys/…'),
    url('new URL with a base', "const url = new URL(«'/v1/team/app'», process.env.VAULT_ADDR);", '/v1/…'),
    url(
      'options of http.request',
      "http.request({ host: 'vault', port: 8200, path: «'/v1/team/app'» });",
      '/v1/…',
    ),
    url('options of axios', "axios({ baseURL: process.env.VAULT_ADDR, url: «'/v1/team/app'» });", '/v1/…'),
    url(
      'client with a base URL',
      "const http = axios.create({ baseURL: process.env.VAULT_ADDR });\nawait http.get(«'/v1/team/app'»);",
      '/v1/…',
    ),
    url('a value by itself', "export const url = «'https://vault.acme.dev/v1/secret/app'»;", '/v1/secret/…'),
    url('a table of endpoints', "const urls = { a: «'/v1/secret/data/a'», b: «'/v1/kv/data/b'» }; // vault", [
      '/v1/secret/…',
      '/v1/kv/…',
    ]),
    url(
      'each call once, with its headers',
      "await fetch(«`${process.env.VAULT_ADDR}/v1/kv/app`», { headers: { 'X-Vault-Token': token, 'X-Vault-Namespace': ns } });",
      '/v1/kv/…',
    ),
    url(
      'each call once, through Request and Headers',
      "fetch(new Request(new URL(«'/v1/kv/a'», process.env.VAULT_ADDR)), { headers: new Headers({ 'X-Vault-Token': t }) });",
      '/v1/kv/…',
    ),
    url(
      'each chain once',
      "await superagent.get(«'http://vault:8200/v1/kv/app'»).set('X-Vault-Token', token).set('X-Vault-Namespace', ns);",
      '/v1/kv/…',
    ),
    url(
      'each of several calls',
      "await Promise.all([fetch(«'http://vault:8200/v1/kv/a'»), fetch(«'http://vault:8200/v1/kv/b'»)]);",
      ['/v1/kv/…', '/v1/kv/…'],
    ),
    url('no user information', "await fetch(«'http://root:hunter2@vault:8200/v1/hvs.abc'»);", '/v1/…'),
    header('property', "const options = { headers: { «'X-Vault-Token'»: token } };", 'X-Vault-Token'),
    header(
      'lower case',
      "await fetch(url, { headers: { «'x-vault-namespace'»: ns } });",
      'x-vault-namespace',
    ),
    header('computed property', "const headers = { [«'X-Vault-Request'»]: 'true' };", 'X-Vault-Request'),
    header(
      'computed from a constant',
      "const H = 'X-Vault-Token';\nconst headers = { [«H»]: token };",
      'X-Vault-Token',
    ),
    header(
      'shared headers once',
      "const headers = { «'X-Vault-Token'»: token, 'X-Vault-Namespace': ns };",
      'X-Vault-Token',
    ),
    header('set', "headers.set(«'X-Vault-Token'», token);", 'X-Vault-Token'),
    header('append', 'headers.append(«`X-Vault-Token`», token);', 'X-Vault-Token'),
    header('setHeader', "request.setHeader(«'X-Vault-Token'», token);", 'X-Vault-Token'),
    header('setRequestHeader', "xhr.setRequestHeader(«'X-Vault-Token'», token);", 'X-Vault-Token'),
    header('assignment', "axios.defaults.headers.common[«'X-Vault-Token'»] = token;", 'X-Vault-Token'),
    header('pair', "new Headers([[«'X-Vault-Token'», token]]);", 'X-Vault-Token'),
    header('another header of Vault', "const h = { «'X-Vault-Wrap-TTL'»: '60s' };", 'X-Vault-Wrap-TTL'),
  ],
  valid: [
    valid('a UI of Vault', "open('https://vault.acme.dev/ui/vault/secrets');"),
    valid('the address alone', "const address = process.env.VAULT_ADDR ?? 'http://vault:8200';"),
    valid('another API', "await fetch('https://api.acme.dev/v1/users'); // vault"),
    valid('another API at an unknown base', 'await fetch(`${base}/v1/auth/login`); // vault'),
    valid('a vault of another kind', 'await fetch(`${vaultApi}/v1/vaults/${id}`);'),
    valid('Azure Key Vault', "await fetch('https://acme.vault.azure.net/secrets/x?api-version=7.4');"),
    valid('Google Vault', "await fetch('https://vault.googleapis.com/v1/matters');"),
    valid('Elastic APM on port 8200', "const apm = { serverUrl: 'http://apm:8200/intake/v2/events' };"),
    valid('a message', "log('GET https://vault.acme.dev/v1/secret/app failed');"),
    valid('a type', "type Path = '/v1/secret/data/app'; // vault"),
    valid('a key', "const mocks = { '/v1/secret/data/app': 1 }; // vault"),
    valid('a comparison', "if (request.url === '/v1/secret/data/app') serve(); // vault"),
    valid('a case', "switch (url) { case '/v1/secret/data/app': break; } // vault"),
    valid('a question', "url.startsWith('/v1/secret/data/app'); // vault"),
    valid(
      'a route of its own',
      "app.get('/v1/secret/data/:id', (request, response) => response.end()); // vault",
    ),
    valid('a tag', 'const query = gql`/v1/secret/data/app`; // vault'),
    valid('a set of names', "const redact = { 'x-vault-token': true };"),
    valid('a list of names', "const redact = ['x-vault-token', 'authorization'];"),
    valid(
      'a header that is read',
      "const token = request.headers['x-vault-token'];\nrequest.header('x-vault-token');",
    ),
    valid('a header that is taken apart', "const { 'x-vault-token': token } = request.headers;"),
    valid('a header that is deleted', "headers.delete('X-Vault-Token');"),
    valid('a header of a type', "interface H { 'X-Vault-Token': string }"),
    valid('another header', "const h = { 'X-Auth-Token': vaultToken };"),
    valid('a message about a header', "throw new Error('X-Vault-Token is missing');"),
  ],
});

const exec = "import { exec } from 'node:child_process';\n";

ruleTester.run('no-vault-client: commands', noVaultClient, {
  invalid: [
    command('exec', `${exec}exec(«'vault kv get secret/app'»);`, 'vault kv get'),
    command('exec of a template', `${exec}exec(«\`vault kv get -field=p \${path}\`»);`, 'vault kv get'),
    command('exec of a concatenation', `${exec}exec(«'vault read ' + path»);`, 'vault read'),
    command('exec of a constant', `${exec}const line = 'bao read x';\nexec(«line»);`, 'bao read'),
    command('exec behind a shell', `${exec}exec(«"sh -c 'vault read x'"»);`, 'vault read'),
    command('exec with an environment', `${exec}exec(«'VAULT_ADDR=x vault read y | jq .'»);`, 'vault read'),
    command('exec of unknown arguments', `${exec}exec(«\`vault \${args.join(' ')}\`»);`, 'vault'),
    command('exec of curl', `${exec}exec(«'curl -H "X-Vault-Token: $T" $VAULT_ADDR/v1/kv/x'»);`, 'curl'),
    command('execSync', "import cp from 'child_process';\ncp.execSync(«'vault read x'»);", 'vault read'),
    command(
      'execFile',
      "import * as cp from 'node:child_process';\ncp.execFile(«'vault'», ['kv', 'get', path]);",
      'vault kv get',
    ),
    command(
      'execFileSync',
      "const cp = require('child_process');\ncp.execFileSync(«'/usr/bin/vault'», ['read', 'x']);",
      'vault read',
    ),
    command(
      'spawn',
      "const { spawn } = require('node:child_process');\nspawn(«'vault'», ['login', '-method=aws']);",
      'vault login',
    ),
    command(
      'spawn under another name',
      "import { spawn as run } from 'child_process';\nrun(«'bao'», ['write', 'x']);",
      'bao write',
    ),
    command(
      'spawn with a shell',
      "import { spawn } from 'child_process';\nspawn(«'vault kv get x'», { shell: true });",
      'vault kv get',
    ),
    command(
      'spawnSync with unknown arguments',
      "import { spawnSync } from 'child_process';\nconst f = (args) => spawnSync(«'vault'», args);",
      'vault',
    ),
    command(
      'spawn with a constant',
      "import { spawn } from 'child_process';\nconst args = ['kv', 'get', p];\nspawn(«'vault'», args);",
      'vault kv get',
    ),
    command(
      'spawn with a spread',
      "import { spawn } from 'child_process';\nspawn(«'vault'», [...args, 'x']);",
      'vault',
    ),
    command('an inline require', "require('child_process').execSync(«'vault read x'»);", 'vault read'),
    command(
      'an import equals',
      "import cp = require('child_process');\ncp.execSync(«'vault read x'»);",
      'vault read',
    ),
    command(
      'a dynamic import',
      "const { execSync } = await import('node:child_process');\nexecSync(«'vault read x'»);",
      'vault read',
    ),
    command(
      'promisify',
      `${exec}import { promisify } from 'node:util';\nconst run = promisify(exec);\nawait run(«'vault read x'»);`,
      'vault read',
    ),
    command(
      'util.promisify',
      `${exec}import util from 'util';\nawait util.promisify(exec)(«'vault read x'»);`,
      'vault read',
    ),
    command('execa', "import { execa } from 'execa';\nawait execa(«'vault'», ['read', 'x']);", 'vault read'),
    command(
      'execa of old',
      "import execa from 'execa';\nawait execa(«'vault'», ['read', 'x']);\nawait execa.command(«'vault read x'»);",
      ['vault read', 'vault read'],
    ),
    command('$ of execa', "import { $ } from 'execa';\nawait $«`vault read ${path}`»;", 'vault read'),
    command(
      '$ of execa with options',
      "import { $ } from 'execa';\nawait $({ stdio: 'pipe' })«`vault read x`»;",
      'vault read',
    ),
    command(
      '$ of zx',
      "import { $ } from 'zx';\nconst p = await $«`vault kv get -field=p x`»;",
      'vault kv get',
    ),
    command('$ of zx, synchronous', "import { $ } from 'zx';\n$.sync«`vault read x`»;", 'vault read'),
    command('$ of zx, global', '#!/usr/bin/env zx\nawait $«`vault read x`»;', 'vault read'),
    command('Bun.$', 'await Bun.$«`vault read x`»;', 'vault read'),
    command('$ of bun', "import { $ } from 'bun';\nawait $«`vault read x`».text();", 'vault read'),
    command('Bun.spawn', "Bun.spawn([«'vault'», 'kv', 'get', 'x']);", 'vault kv get'),
    command(
      'Bun.spawnSync with an object',
      "Bun.spawnSync({ cmd: [«'vault'», 'read', 'x'] });",
      'vault read',
    ),
    command('Deno.Command', "new Deno.Command(«'vault'», { args: ['read', 'x'] });", 'vault read'),
    command(
      'cross-spawn',
      "import spawn from 'cross-spawn';\nspawn.sync(«'vault'», ['read', 'x']);",
      'vault read',
    ),
    command('shelljs', "import shell from 'shelljs';\nshell.exec(«'vault read x'»);", 'vault read'),
    command('each call once', `${exec}exec(«'curl http://vault:8200/v1/kv/x'»);\nexec(«'vault read x'»);`, [
      'curl',
      'vault read',
    ]),
    command(
      'curl, once for program, header and URL',
      "import { spawn } from 'child_process';\nspawn(«'curl'», ['-H', 'X-Vault-Token: ' + t, `${process.env.VAULT_ADDR}/v1/kv/x`]);",
      'curl',
    ),
  ],
  valid: [
    valid('the program alone', `${exec}exec('vault');`),
    valid('its version', `${exec}exec('vault --version');`),
    valid('another program of that name', `${exec}exec('vault get API_KEY');`),
    valid('a program under a constant', `${exec}const vault = './tool';\nexec(vault + ' kv get x');`),
    valid(
      'a server for development',
      "import { spawn } from 'child_process';\nspawn('vault', ['server', '-dev']);",
    ),
    valid(
      'no arguments',
      "import { spawn } from 'child_process';\nspawn('vault', { stdio: 'inherit' });\nspawn('vault', () => 0);",
    ),
    valid('another program', `${exec}exec('vaultwarden read x');\nexec('ansible-vault view x.yml');`),
    valid(
      'a word in another command',
      `${exec}exec('echo vault kv get x');\nexec('git commit -m "vault read x"');`,
    ),
    valid('a program that is not known', `${exec}exec(vault + ' kv get x');`),
    valid('another exec', "/x/.exec('vault kv get x');\nexec('vault read x');"),
    valid('an exec of the file', "function exec(x: string) {}\nexec('vault read x');"),
    valid('an exec of another module', "import { exec } from './exec.js';\nexec('vault read x');"),
    valid('a shadowed exec', `${exec}function f(exec) { exec('vault read x'); }`),
    valid('fork', "import { fork } from 'child_process';\nfork('vault', ['read', 'x']);"),
    valid('another $', "import $ from 'jquery';\n$`vault read x`;"),
    valid('a $ of the file', 'const $ = String.raw;\n$`vault read x`;'),
    valid('another tag', 'sql`vault read x`;'),
    valid('a string', "const usage = 'vault kv get secret/app';"),
  ],
});

const DIRECT = '# App\n\n## Secrets architecture\n\nThis app uses Direct-Vault.\n';
const JUSTIFIED = `${DIRECT}\nIts database leases live 15 minutes, and the pod renews them.\n`;
const BRIDGE =
  '# App\n\n## Secrets architecture\n\nESO bridge. Direct-Vault is not needed: no database leases.\n';

addFile('justified/README.md', JUSTIFIED);
addFile('unjustified/README.md', `\n\n${DIRECT}`);
addFile('bridge/README.md', BRIDGE);
addFile('silent/README.md', '# App\n\nDirect-Vault, for its database leases of 15 minutes.\n');
addFile('justified/packages/web/README.md', BRIDGE);
addFile('justified/packages/api/README.md', '# API\n');
addFile('justified/vendor/.git', 'gitdir: ../.git\n');

const everyForm = [
  "import vault from «'node-vault'»;",
  'await fetch(«`${process.env.VAULT_ADDR}/v1/kv/app`»);',
  "headers.set(«'X-Vault-Token'», token);",
  "(await import('node:child_process')).execSync(«'vault read x'»);",
].join('\n');
const subjects = ['node-vault', '/v1/kv/…', 'X-Vault-Token', 'vault read'];
const ids = ['vaultClient', 'vaultUrl', 'vaultHeader', 'vaultCommand'] as const;

function everyFormIn(name: string, folder: string): Invalid {
  const { code, locations } = parseMarks(everyForm);
  const errors = locations.map((location, index) => ({
    messageId: ids[index] ?? 'vaultClient',
    data: { subject: subjects[index] },
    ...location,
  }));
  return { name, code, filename: join(root, folder, 'src/app.ts'), errors };
}

function unjustified(): Invalid {
  const test = everyFormIn('Direct-Vault without a reason', 'unjustified');
  const errors = test.errors.map((error) => ({
    ...error,
    messageId: 'unjustifiedDirectVault' as const,
    data: { ...error.data, readme: 'unjustified/README.md', line: 5 },
  }));
  return { ...test, errors };
}

const { code: everyFormCode } = parseMarks(everyForm);

ruleTester.run('no-vault-client: the README', noVaultClient, {
  invalid: [
    everyFormIn('no README', 'none'),
    everyFormIn('a README that says ESO bridge', 'bridge'),
    everyFormIn('a README without the section', 'silent'),
    everyFormIn('a nearer README that says ESO bridge', 'justified/packages/web'),
    everyFormIn('a repository inside', 'justified/vendor'),
    unjustified(),
  ],
  valid: [
    valid('Direct-Vault with a reason', everyFormCode, { filename: join(root, 'justified/src/app.ts') }),
    valid('a nearer README without the section', everyFormCode, {
      filename: join(root, 'justified/packages/api/src/app.ts'),
    }),
    valid('JavaScript', everyFormCode, { filename: join(root, 'justified/src/app.js') }),
  ],
});

function messagesOf(code: string, filename: string, options: object = {}): string[] {
  const config: Linter.Config = {
    files: ['**/*.ts'],
    plugins: { bridgekeeper: { rules: { 'no-vault-client': noVaultClient as never } } },
    rules: { 'bridgekeeper/no-vault-client': ['error', options] },
  };
  const linter = new Linter({ cwd: root });
  return linter.verify(code, config, { filename: join(root, filename) }).map(({ message }) => message);
}

describe('no-vault-client', () => {
  it('visits nothing in a file without the words', () => {
    const create = (text: string, options: readonly unknown[] = []): object =>
      noVaultClient.create({
        sourceCode: { text, ast: { type: 'Program', body: [] } },
        options: options.length === 0 ? noVaultClient.meta.defaultOptions : options,
        filename: '<input>',
        cwd: root,
        settings: {},
      } as never);
    expect(create("import pg from 'pg';")).toEqual({});
    expect(create("import x from '@acme/secrets';")).toEqual({});
    expect(
      Object.keys(create("import x from '@acme/secrets';", [{ additionalClients: ['@acme/secrets'] }])),
    ).toContain('ImportDeclaration');
  });

  it.each([
    [{ additionalClients: 'x' }],
    [{ additionalClients: [''] }],
    [{ allow: [1] }],
    [{ allow: ['a', 'a'] }],
    [{ clients: [] }],
    ['x'],
  ])('refuses the options %j', (options) => {
    expect(() => messagesOf('', 'app.ts', options as object)).toThrow(/no-vault-client/);
  });

  it('sees a README change between two runs of the same process', () => {
    const count = (): number => messagesOf("import vault from 'node-vault';", 'changing/src/app.ts').length;
    expect(count()).toBe(1);
    addFile('changing/README.md', JUSTIFIED);
    expect(count()).toBe(0);
    addFile('changing/README.md', BRIDGE);
    expect(count()).toBe(1);
  });

  it('says what to do, and names the README that lacks the reason', () => {
    const code = "import vault from 'node-vault';";
    expect(messagesOf(code, 'none/app.ts')).toEqual([
      '`node-vault` is a Vault client, and this app does not document Direct-Vault. Read the secret from an environment variable that an ExternalSecret fills, or justify Direct-Vault in the README under "Secrets architecture".',
    ]);
    expect(messagesOf(code, 'unjustified/app.ts')[0]).toContain(
      '`node-vault` talks to Vault, and unjustified/README.md (line 5) says Direct-Vault without a dynamic-secrets requirement.',
    );
  });

  it('never repeats a token or a password', () => {
    const token = 'hvs.' + 'A'.repeat(24);
    const code = [
      `fetch('https://root:${token}@vault:8200/v1/${token}/x?t=${token}');`,
      `fetch(\`\${process.env.VAULT_ADDR}/v1/auth/token/revoke/${token}\`);`,
      `headers.set('X-Vault-Token', '${token}');`,
      `require('child_process').exec('VAULT_TOKEN=${token} vault read ${token}');`,
      `require('child_process').exec('vault login ${token}');`,
      `require('node-vault/${token}');`,
    ].join('\n');
    const messages = messagesOf(code, 'app.ts');
    expect(messages).toHaveLength(6);
    expect(messages.filter((message) => message.includes(token))).toEqual([]);
  });
});
