import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { readSecretsArchitecture } from '../../src/readers/readme.js';
import type { SecretsAccess } from '../../src/readers/readme.js';

function accessOf(body: string, heading = '## Secrets architecture'): SecretsAccess | undefined {
  return readSecretsArchitecture(`# App\n\n${heading}\n\n${body}\n`)?.access;
}

function reasonOf(body: string): string | undefined {
  return readSecretsArchitecture(`## Secrets architecture\n\nAccess: Direct-Vault\n\n${body}\n`)?.reason;
}

describe('the heading', () => {
  it.each([
    '# Secrets architecture',
    '## Secrets Architecture',
    '###### SECRETS ARCHITECTURE',
    '## Secrets architecture ##',
    '   ## Secrets architecture',
    'Secrets architecture\n---',
    'Secrets architecture\n=====',
    '## 3. Secrets architecture',
    '## 3.1 Secrets architecture',
    '## 3) Secrets architecture',
    '## IV. Secrets architecture',
    '## A. Secrets architecture',
    '## §4 Secrets architecture',
    '## Section 4: Secrets architecture',
    '## 🔐 Secrets architecture',
    '## 🔐 2. Secrets architecture',
    '## :lock: Secrets architecture',
    '## **Secrets architecture**',
    '## [Secrets architecture](#secrets)',
    '## `Secrets architecture`',
    '## <a name="secrets"></a>Secrets architecture',
    '## Secrets architecture (ESO bridge)',
    '## Secrets architecture: overview',
    '## Secrets architecture & rotation',
    '## Secrets-architecture',
    '## Secrets  architecture',
  ])('is found: %j', (heading) => {
    expect(accessOf('Read through the ESO bridge.', heading)).toBe('eso-bridge');
  });

  it.each([
    'Secrets architecture',
    '**Secrets architecture**',
    '- Secrets architecture',
    '##Secrets architecture',
    '####### Secrets architecture',
    '    ## Secrets architecture',
    '## Secrets',
    '## Architecture of secrets',
    '## Secrets architectures',
    '## No secrets architecture',
    '## About the old secrets architecture',
    '## Nonsecrets architecture',
    '<!-- ## Secrets architecture -->',
    '<!--\n## Secrets architecture\n-->',
    '```md\n## Secrets architecture\n```',
    '~~~\n## Secrets architecture\n~~~',
    '```\n```md\n## Secrets architecture',
    '> ## Secrets architecture',
    '![Secrets architecture](x.svg)\n---',
  ])('is not found: %j', (heading) => {
    expect(readSecretsArchitecture(`# App\n\n${heading}\n\nDirect-Vault.\n`)).toBeUndefined();
  });

  it('is given as written, with its line and the last line of the section', () => {
    const readme =
      '# App\n\nHello.\n\n## 🔐 3. Secrets *Architecture* (ESO)\n\nA\nB\n\n### Keys\n\n- k\n\n## Next\n\nC\n';
    expect(readSecretsArchitecture(readme)).toEqual({
      heading: '🔐 3. Secrets Architecture (ESO)',
      line: 5,
      endLine: 12,
      access: 'eso-bridge',
      justification: undefined,
      reason: undefined,
      vaultPaths: [],
    });
  });

  it('counts lines alike with CRLF and a byte order mark', () => {
    const readme = '\uFEFF# App\r\n\r\n## Secrets architecture\r\n\r\nAccess: Direct-Vault\r\n';
    expect(readSecretsArchitecture(readme)).toMatchObject({ line: 3, endLine: 5, access: 'direct-vault' });
  });

  it('is the first one where there are several', () => {
    expect(accessOf('ESO bridge.\n\n## Secrets architecture\n\nDirect-Vault.')).toBe('eso-bridge');
  });
});

describe('the section', () => {
  it('ends at the next heading of the same level', () => {
    expect(accessOf('Text.\n\n## Notes\n\nAccess: Direct-Vault')).toBe('unstated');
  });

  it('ends at the next heading of a higher level', () => {
    expect(accessOf('Text.\n\n# Notes\n\nAccess: Direct-Vault')).toBe('unstated');
  });

  it('ends at a setext heading of the same level', () => {
    expect(accessOf('Text.\n\nNotes\n---\n\nAccess: Direct-Vault')).toBe('unstated');
  });

  it('goes on under headings of a lower level', () => {
    expect(accessOf('Text.\n\n### Access\n\nThis app uses Direct-Vault.')).toBe('direct-vault');
  });

  it('goes on after what looks like a heading in a code block', () => {
    expect(accessOf('```sh\n## not a heading\n```\n\nAccess: Direct-Vault')).toBe('direct-vault');
  });

  it.each([
    '```\nAccess: Direct-Vault\n```',
    '    Access: Direct-Vault',
    '<!-- Access: Direct-Vault -->',
    '<!--\n\nAccess: Direct-Vault\n\n-->',
    '![Access: Direct-Vault](a.svg)',
  ])('does not say what stands in code, comments and images: %j', (body) => {
    expect(accessOf(body)).toBe('unstated');
  });
});

describe('access: Direct-Vault as the choice', () => {
  it.each([
    'Access: Direct-Vault',
    'Access: **Direct-Vault**',
    '**Access:** `Direct-Vault`',
    'Access - Direct-Vault',
    'Access — Direct‑Vault',
    'Read path = Direct-Vault (opt-in)',
    'Pattern: Direct-Vault, because ESO cannot renew leases.',
    'Mode: direct vault',
    'Direct-Vault.',
    'Direct-Vault',
    '**Direct-Vault** — the app logs in by AppRole.',
    '**Direct-Vault**, because the database leases live 15 minutes.',
    'Direct-Vault (opt-in), justified by database leases.',
    'Direct-Vault for the database credentials.',
    'Direct-Vault is used for the database credentials.',
    'Direct-Vault, not the ESO bridge.',
    'Direct-Vault (not the ESO bridge).',
    'This app uses Direct-Vault.',
    'This app uses **Direct-Vault** because it needs dynamic credentials.',
    'This app is Direct-Vault.',
    'This service is a Direct-Vault app.',
    'We chose Direct-Vault over the ESO bridge.',
    'We use Direct-Vault instead of the ESO bridge.',
    'We use Direct-Vault rather than ESO.',
    'We do not use the ESO bridge but Direct-Vault.',
    'The ESO bridge cannot renew leases, so this app uses Direct-Vault.',
    'As ESO does not renew leases, we use Direct-Vault.',
    'The service opts in to Direct-Vault.',
    'The worker opted for Direct-Vault access.',
    'This app needs Direct-Vault: its leases live 15 minutes.',
    'This app runs in Direct-Vault mode.',
    'Credentials are read via Direct-Vault.',
    'Database credentials are fetched by the app through Direct-Vault.',
    'We use the ESO bridge for static secrets and Direct-Vault for database credentials.',
    'We moved from the ESO bridge to Direct-Vault.',
    'When the app starts, it uses Direct-Vault.',
    'Access: direct access to Vault',
    'We opted into Direct-Vault since the leases live 15 minutes.',
    'Direct-Vault app.',
    'This service is an exception to the ESO default and uses Direct-Vault.',
    'Unlike our other services, this one uses Direct-Vault.',
    'Instead of the ESO bridge, this app uses Direct-Vault.',
    'Direct-Vault was chosen over the ESO bridge.',
    'Why Direct-Vault? Because the leases live 15 minutes.',
    'The app logs in to Vault itself (Direct-Vault) to get leases.',
    'We had to use Direct-Vault.',
    'Access → Direct-Vault',
    '🟢 Direct-Vault',
    '*Access*: _Direct-Vault_<br>Leases of 15 minutes.',
    '- [ ] ESO bridge\n- [x] Direct-Vault',
    '- ESO bridge: static secrets\n- Direct-Vault: database credentials',
    '| Field | Value |\n|---|---|\n| Access | Direct-Vault |\n| Vault path | `database/creds/app` |',
    '| Access | Direct-Vault |\n|---|---|\n| Engine | database |',
    '| Key | Purpose | Access |\n|---|---|---|\n| `DB_PASSWORD` | database | Direct-Vault |',
    '### Direct-Vault\n\nThe app logs in by AppRole.',
    '| Mode | |\n|---|---|\n| ESO bridge | no |\n| Direct-Vault | yes |',
    '| Mode | Used |\n|---|---|\n| Direct-Vault | ✅ |',
    '### Direct-Vault justification\n\nDatabase leases.',
    '### Why Direct-Vault\n\nDatabase leases.',
    'Justification for Direct-Vault: database leases.',
    '> [!NOTE]\n> This app uses Direct-Vault.',
    'Static secrets come through the ESO bridge, not Direct-Vault.\nDatabase credentials: Direct-Vault.',
  ])('is found in %j', (body) => {
    expect(accessOf(body)).toBe('direct-vault');
  });

  it.each([
    '## Secrets architecture (Direct-Vault)',
    '## Secrets architecture: Direct-Vault',
    '## Secrets architecture — direct Vault access',
    'Secrets architecture - Direct-Vault\n---',
  ])('is found in the heading %j', (heading) => {
    expect(accessOf('The app logs in by AppRole.', heading)).toBe('direct-vault');
  });
});

describe('access: Direct-Vault only mentioned', () => {
  it.each([
    'Access: ESO bridge',
    'ESO bridge (not Direct-Vault).',
    'ESO bridge, not Direct-Vault.',
    'Access: ESO bridge. Direct-Vault is not used.',
    'Access: ESO bridge (no Direct-Vault)',
    'We use the ESO bridge and do not use Direct-Vault.',
    "We don't use Direct-Vault; the ESO bridge is enough.",
    'We never use Direct-Vault, only ESO.',
    'We use the ESO bridge instead of Direct-Vault.',
    'We use ESO rather than Direct-Vault.',
    'We prefer the ESO bridge over Direct-Vault.',
    'We moved from Direct-Vault to the ESO bridge.',
    'ESO bridge. Direct-Vault was considered and rejected.',
    'ESO bridge. Direct-Vault: no.',
    'ESO bridge. Direct-Vault: not needed.',
    'ESO bridge. Direct-Vault — not used.',
    'ESO bridge. Direct-Vault: n/a',
    'ESO bridge. Direct-Vault (rejected).',
    'ESO bridge or Direct-Vault.',
    'Direct-Vault or ESO bridge.',
    'Access: Direct-Vault | ESO bridge',
    'Access: Direct-Vault / ESO bridge',
    'Choose one: ESO bridge, Direct-Vault',
    'ESO bridge is the default; Direct-Vault is an opt-in.',
    'ESO bridge. Direct-Vault (the app talks to Vault itself) is opt-in.',
    'ESO bridge. Direct-Vault would need a justification.',
    'ESO bridge. Direct-Vault requires a justification.',
    'ESO bridge. We may use Direct-Vault later.',
    'ESO bridge. If we need leases, we could use Direct-Vault.',
    'ESO bridge for now, Direct-Vault is planned.',
    'ESO bridge. Other apps use Direct-Vault.',
    'ESO bridge. Apps that need leases use Direct-Vault.',
    'ESO bridge. Why not Direct-Vault? We have static secrets.',
    'ESO bridge. Why Direct-Vault? Not needed here.',
    'ESO bridge. Direct-Vault? No.',
    'ESO bridge. Using Direct-Vault is forbidden.',
    'ESO bridge. Do not add Direct-Vault.',
    'Default: ESO bridge. Opt-in: Direct-Vault.',
    'We evaluated Direct-Vault but chose the ESO bridge.',
    'ESO bridge. An app that talks to Vault itself (Direct-Vault) must be justified.',
    '| Read path | ESO bridge |\n|---|---|\n| Direct-Vault? | No |',
    'ESO bridge. Until 2024 this app was Direct-Vault.',
    'ESO bridge. Should this app use Direct-Vault?',
    'ESO bridge. Alternative: Direct-Vault',
    'ESO bridge. See the guide on ESO bridge vs. Direct-Vault.',
    'ESO bridge. ~~This app uses Direct-Vault.~~',
    '- [x] ESO bridge\n- [ ] Direct-Vault',
    '| Mode | Used |\n|---|---|\n| ESO bridge | yes |\n| Direct-Vault | no |',
    '| | ESO bridge (default) | Direct-Vault (opt-in) |\n|---|---|---|\n| for | static | dynamic |',
    '- ESO bridge: default, for static secrets\n- Direct-Vault: opt-in, for dynamic credentials',
    '| ESO bridge | Direct-Vault |\n|---|---|\n| static | dynamic |',
    '### ESO bridge\n\nStatic secrets.\n\n### Direct-Vault\n\nDynamic secrets.',
    '### ESO bridge vs Direct-Vault\n\nSee the guide.',
    '### Direct-Vault\n\nNot used: ESO delivers everything.',
    'Access: Direct-Vault for new code.\n\nWe do not use Direct-Vault. We use ESO.',
  ])('is the ESO bridge in %j', (body) => {
    expect(accessOf(body)).toBe('eso-bridge');
  });

  it.each([
    'TBD',
    'Secrets come from the environment.',
    'We do not use Direct-Vault.',
    'Direct-Vault must be justified.',
    'When to use Direct-Vault: see the guide.',
    'This app talks to Vault.',
    'We direct vaulting horses.',
    'Directvaulted.',
    'We do not use ESO.',
    '| Option | For | Chosen |\n|---|---|---|\n| ESO bridge | static | yes |\n| Direct-Vault | leases | no |',
    '| Option | For |\n|---|---|\n| Direct-Vault | dynamic |',
    '| | Direct-Vault (opt-in) | Bridge |\n|---|---|---|\n| for | dynamic | static |',
  ])('is not stated in %j', (body) => {
    expect(accessOf(body)).toBe('unstated');
  });
});

describe('the justification', () => {
  it.each([
    'Justification: database secrets engine leases of 15 minutes.',
    'The database leases are shorter than the life of a pod.',
    'Leases from the database engine live 10m.',
    'Dynamic database credentials, renewed by the pod.',
    'We need short-lived Postgres credentials.',
    'We need dynamic PostgreSQL users with a TTL under 1 hour.',
    'Dynamic credentials with a TTL of 30 minutes.',
    'Dynamic secrets: leases of five minutes.',
    'Postgres users expire after 20 minutes.',
    '- Path: `database/creds/app-role`\n- Lease TTL: 15m',
    '- Engine: database secrets engine\n- TTL: 15m, max TTL 24h',
    '| Field | Value |\n|---|---|\n| Engine | database secrets engine |\n| Lease | 15 min, renewed |',
    'ESO cannot renew database leases inside the pod.',
    'The ESO bridge syncs once an hour, but our database leases live 15 minutes.',
    'Database leases are never longer than 15 minutes.',
    'MySQL leases live less than an hour.',
    'MongoDB leases live half an hour.',
    'The database secrets engine issues credentials that live less than an hour.',
    'The database secrets engine issues credentials that live under an hour.',
    'The database secrets engine issues credentials for a quarter of an hour.',
    'The database engine hands out credentials valid for half an hour.',
    'The database engine hands out users that live fifty-nine minutes.',
    'Postgres users are created on demand and dropped after forty-five minutes.',
    'MySQL users are revoked after ninety seconds.',
    'Database leases of twenty five minutes.',
    'Database leases live three quarters of an hour.',
    'Instead of a static database password, Postgres users expire after 20 minutes.',
    'The ESO bridge is for static secrets, and Postgres users expire after 20 minutes.',
    'The static password was replaced by database leases of 15 minutes.',
  ])('database leases: %j', (body) => {
    expect(reasonOf(body)).toBe('database-leases');
  });

  it.each([
    'AWS STS credentials are assumed per request.',
    'Each upload gets its own AWS STS session, one per tenant.',
    'We assume an AWS role for every request.',
    'Short-lived AWS credentials for each job.',
    'STS tokens on demand: `aws/sts/deploy`.',
  ])('AWS STS per request: %j', (body) => {
    expect(reasonOf(body)).toBe('aws-sts-per-request');
  });

  it.each([
    'Vault PKI certificates that live 12 hours and are renewed in the running pod.',
    'mTLS certificates from Vault, TTL 1h.',
    'Short-lived PKI certs.',
    'The pod renews certificates issued by Vault under 24 hours.',
    '- `pki/issue/web`\n- TTL: 6h',
  ])('PKI certificates: %j', (body) => {
    expect(reasonOf(body)).toBe('pki-certificates');
  });

  it.each([
    'The audit trail must show each request of the app by itself.',
    'Per-request audit is required by the regulator.',
    'We need an audit log entry for every read.',
    'Each access must be auditable: every single access.',
  ])('audit of each request: %j', (body) => {
    expect(reasonOf(body)).toBe('per-request-audit');
  });

  it.each([
    '',
    'It is convenient.',
    'We need dynamic secrets.',
    'Justification: performance, and we like Vault.',
    'The database password is static.',
    '| `DB_PASSWORD` | database password |\n|---|---|',
    'We have no database leases.',
    'We do not use dynamic database credentials.',
    'Database leases: none.',
    'Database leases are not used.',
    'Dynamic database credentials: n/a',
    'If we had database leases, this would be justified.',
    'We plan to use database leases.',
    'In future, dynamic database credentials.',
    'Database leases of 24 hours.',
    'Database leases of 1h.',
    'Justification: static database password, rotated every 30 minutes by hand.',
    'Justification: database password, rotated every 30 minutes.',
    'A static database password, valid for 30 minutes.',
    'The Postgres password is rotated by hand and valid for 30 minutes.',
    'The static AWS credentials are read for each tenant.',
    'The database secrets engine issues credentials with a TTL of 1h.',
    'The database secrets engine issues credentials that live one hour.',
    'The database secrets engine issues credentials that live 24 hours.',
    'The database engine hands out credentials valid for one hour.',
    'Database leases of twenty-four hours.',
    'Database leases of ninety minutes.',
    'Database leases of sixty minutes.',
    'Database leases of one and a half hours.',
    'Postgres users are dropped after seventy-five minutes.',
    'Database engine: PostgreSQL, with a backup every 30 minutes.',
    'Database credentials are rotated every 30 days.',
    'Dynamic credentials with a TTL of 7 days.',
    'AWS STS through IRSA.',
    'AWS credentials from the environment.',
    'Vault PKI certificates that live 90 days and are renewed.',
    'TLS certificates are mounted by cert-manager.',
    'Vault writes an audit log.',
    'We audit our dependencies.',
    'The cache TTL is 15 minutes.',
    'The access token has a TTL of 5m.',
    '```\nDatabase leases of 15 minutes.\n```',
    '<!-- Justification: database leases of 15 minutes -->',
    '- [ ] Database leases of 15 minutes',
    '~~Database leases of 15 minutes.~~',
  ])('none: %j', (body) => {
    expect(reasonOf(body)).toBeUndefined();
  });

  it('is the sentence that names the requirement', () => {
    const readme =
      '## Secrets architecture\n\nDirect-Vault. The **database leases** live 15 minutes. AppRole.\n';
    expect(readSecretsArchitecture(readme)?.justification).toBe('The database leases live 15 minutes.');
  });

  it('may stand in another paragraph than the choice', () => {
    const readme =
      '## Secrets architecture\n\n### Access\n\nDirect-Vault\n\n### Justification\n\n1. Leases of the database engine live 15 minutes.\n';
    expect(readSecretsArchitecture(readme)).toMatchObject({
      access: 'direct-vault',
      reason: 'database-leases',
    });
  });

  it('does not count outside the section', () => {
    const readme =
      '# App\n\nDatabase leases.\n\n## Secrets architecture\n\nDirect-Vault.\n\n## B\n\nDatabase leases.\n';
    expect(readSecretsArchitecture(readme)?.justification).toBeUndefined();
  });
});

describe('vaultPaths', () => {
  const pathsOf = (body: string): readonly string[] | undefined =>
    readSecretsArchitecture(`## Secrets architecture\n\n${body}\n`)?.vaultPaths;

  it.each([
    ['Vault path: `secret/k3s/app`', ['secret/k3s/app']],
    ['Vault path: secret/k3s/app.', ['secret/k3s/app']],
    [
      '`secret/data/k3s/app`, `secret/data/k3s/app/*` and `database/creds/app-role`',
      ['secret/data/k3s/app', 'secret/data/k3s/app/*', 'database/creds/app-role'],
    ],
    ['- `secret/k3s/app`\n- `secret/k3s/app`', ['secret/k3s/app']],
    ['| Path | `team-kv/data/app` |\n|---|---|', ['team-kv/data/app']],
    [
      '`pki_int/issue/web` `aws/sts/deploy` `transit/encrypt/orders`',
      ['pki_int/issue/web', 'aws/sts/deploy', 'transit/encrypt/orders'],
    ],
    ['`secret/k3s/<app>`', []],
    ['secret/k3s/<app>', []],
    ['`secret/k3s/${APP}`', []],
    ['One secret/key pair each; see src/secret/a/b.ts and `src/vault.ts`.', []],
    ['```\nsecret/k3s/app\n```', []],
  ])('of %j are %j', (body, paths) => {
    expect(pathsOf(body)).toEqual(paths);
  });
});

describe('readSecretsArchitecture on any text', () => {
  it('does not throw', () => {
    const piece = fc.constantFrom(
      '## Secrets architecture\n',
      'Direct-Vault',
      ' not ',
      ' uses ',
      ': ',
      '\n\n',
      '|',
      '- ',
      '`',
      '```\n',
      '<!--',
      '-->',
      'database leases ',
      '15m',
      '(',
      ')',
      '\t',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const text = pieces.join('');
        const section = readSecretsArchitecture(text);
        expect(section === undefined || section.endLine >= section.line).toBe(true);
      }),
    );
  });

  it.each(['Direct-Vault ', 'not ', 'uses ', 'database ', 'lease ', 'vault cert ', 'read via ', '1 ', 'a/'])(
    'takes no longer than the length of a paragraph asks for: %j',
    (piece) => {
      const start = process.cpuUsage();
      readSecretsArchitecture(`## Secrets architecture\n\n${piece.repeat(6000)}\n`);
      const { user } = process.cpuUsage(start);
      expect(user / 1000).toBeLessThan(1000);
    },
  );

  it('does not parse a text without the words', () => {
    const start = process.cpuUsage();
    expect(readSecretsArchitecture('- a\n'.repeat(500_000))).toBeUndefined();
    expect(process.cpuUsage(start).user / 1000).toBeLessThan(1000);
  });
});
