export type VaultEcosystem = 'npm' | 'pypi' | 'go';

/**
 * What a package is to the secrets policy.
 * - `client`: talks to Vault or OpenBao itself, or logs in to it.
 * - `framework-integration`: a client behind a framework's own interface (NestJS, Backstage, Airflow, …).
 * - `infra-as-code`: declares Vault's own configuration (Pulumi, CDKTF); runs in a pipeline, not in the app.
 * - `test-tool`: starts a throw-away Vault for tests.
 * - `types-only`: declarations, nothing at run time.
 */
export type VaultClientKind =
  'client' | 'framework-integration' | 'infra-as-code' | 'test-tool' | 'types-only';

export interface VaultClient {
  readonly ecosystem: VaultEcosystem;
  /** The package's name in its registry. */
  readonly package: string;
  /** What source code imports; whatever lies below one of them counts too. */
  readonly specifiers: readonly string[];
  readonly kind: VaultClientKind;
  /** The environment variable that turns Vault on: without it, the import alone never talks to Vault. */
  readonly enabledBy?: string;
  /** Where the row's facts stand, if not on the package's page in its registry. */
  readonly source?: string;
}

/**
 * The packages that talk to HashiCorp Vault or OpenBao. Names and import specifiers are from each package's page
 * in its registry (npmjs.com, pypi.org, pkg.go.dev) and its repository's README.
 */
export const VAULT_CLIENTS: readonly VaultClient[] = [
  // npm: the registry's own page of each package.
  { ecosystem: 'npm', package: 'node-vault', specifiers: ['node-vault'], kind: 'client' },
  { ecosystem: 'npm', package: 'hashi-vault-js', specifiers: ['hashi-vault-js'], kind: 'client' },
  { ecosystem: 'npm', package: 'vault-auth-aws', specifiers: ['vault-auth-aws'], kind: 'client' },
  { ecosystem: 'npm', package: 'node-vault-client', specifiers: ['node-vault-client'], kind: 'client' },
  { ecosystem: 'npm', package: 'vault-api', specifiers: ['vault-api'], kind: 'client' },
  { ecosystem: 'npm', package: '@litehex/node-vault', specifiers: ['@litehex/node-vault'], kind: 'client' },
  { ecosystem: 'npm', package: '@hapic/vault', specifiers: ['@hapic/vault'], kind: 'client' },
  { ecosystem: 'npm', package: 'vault-sync', specifiers: ['vault-sync'], kind: 'client' },
  {
    ecosystem: 'npm',
    package: '@creditkarma/vault-client',
    specifiers: ['@creditkarma/vault-client'],
    kind: 'client',
  },
  {
    ecosystem: 'npm',
    package: '@commercetools-frontend/vault-utils',
    specifiers: ['@commercetools-frontend/vault-utils'],
    kind: 'client',
  },
  { ecosystem: 'npm', package: 'node-vault-config', specifiers: ['node-vault-config'], kind: 'client' },
  {
    ecosystem: 'npm',
    package: '@bn-digital/vault-env',
    specifiers: ['@bn-digital/vault-env'],
    kind: 'framework-integration',
  },
  {
    ecosystem: 'npm',
    package: '@creditkarma/dynamic-config',
    specifiers: ['@creditkarma/dynamic-config'],
    kind: 'framework-integration',
  },
  { ecosystem: 'npm', package: 'nest-vault', specifiers: ['nest-vault'], kind: 'framework-integration' },
  {
    ecosystem: 'npm',
    package: '@rxap/nest-vault',
    specifiers: ['@rxap/nest-vault'],
    kind: 'framework-integration',
  },
  { ecosystem: 'npm', package: 'vault-module', specifiers: ['vault-module'], kind: 'framework-integration' },
  {
    ecosystem: 'npm',
    package: 'fastify-secrets-hashicorp',
    specifiers: ['fastify-secrets-hashicorp'],
    kind: 'framework-integration',
  },
  {
    ecosystem: 'npm',
    package: '@solana/keychain-vault',
    specifiers: ['@solana/keychain-vault'],
    kind: 'framework-integration',
  },
  {
    ecosystem: 'npm',
    package: '@backstage-community/plugin-vault-backend',
    specifiers: ['@backstage-community/plugin-vault-backend'],
    kind: 'framework-integration',
  },
  {
    ecosystem: 'npm',
    package: '@backstage-community/plugin-vault-node',
    specifiers: ['@backstage-community/plugin-vault-node'],
    kind: 'framework-integration',
  },
  {
    ecosystem: 'npm',
    package: '@backstage-community/plugin-vault',
    specifiers: ['@backstage-community/plugin-vault'],
    kind: 'framework-integration',
  },
  {
    ecosystem: 'npm',
    package: '@backstage/plugin-vault-backend',
    specifiers: ['@backstage/plugin-vault-backend'],
    kind: 'framework-integration',
  },
  {
    ecosystem: 'npm',
    package: '@twin.org/vault-connector-hashicorp',
    specifiers: ['@twin.org/vault-connector-hashicorp'],
    kind: 'framework-integration',
  },
  {
    ecosystem: 'npm',
    package: 'netlify-plugin-vault-variables',
    specifiers: ['netlify-plugin-vault-variables'],
    kind: 'framework-integration',
  },
  { ecosystem: 'npm', package: '@pulumi/vault', specifiers: ['@pulumi/vault'], kind: 'infra-as-code' },
  {
    ecosystem: 'npm',
    package: '@cdktf/provider-vault',
    specifiers: ['@cdktf/provider-vault'],
    kind: 'infra-as-code',
  },
  {
    ecosystem: 'npm',
    package: '@testcontainers/vault',
    specifiers: ['@testcontainers/vault'],
    kind: 'test-tool',
  },
  { ecosystem: 'npm', package: '@types/node-vault', specifiers: ['@types/node-vault'], kind: 'types-only' },
  {
    ecosystem: 'npm',
    package: 'fastify-secrets-vault',
    specifiers: ['fastify-secrets-vault'],
    kind: 'framework-integration',
  },
  {
    ecosystem: 'npm',
    package: 'node-vault-client-axios',
    specifiers: ['node-vault-client-axios'],
    kind: 'client',
  },
  {
    ecosystem: 'npm',
    package: '@rytass/secret-adapter-vault',
    specifiers: ['@rytass/secret-adapter-vault'],
    kind: 'framework-integration',
  },
  {
    ecosystem: 'npm',
    package: '@rytass/secret-adapter-vault-nestjs',
    specifiers: ['@rytass/secret-adapter-vault-nestjs'],
    kind: 'framework-integration',
  },
  {
    ecosystem: 'npm',
    package: 'js-node-hashicorp-vault',
    specifiers: ['js-node-hashicorp-vault'],
    kind: 'client',
  },
  {
    ecosystem: 'npm',
    package: '@sourceloop/vault',
    specifiers: ['@sourceloop/vault'],
    kind: 'framework-integration',
  },
  { ecosystem: 'npm', package: '@mittwald/vaults', specifiers: ['@mittwald/vaults'], kind: 'client' },
  {
    ecosystem: 'npm',
    package: 'mumba-config-vault',
    specifiers: ['mumba-config-vault'],
    kind: 'framework-integration',
  },
  {
    ecosystem: 'npm',
    package: 'vault-provider',
    specifiers: ['vault-provider'],
    kind: 'framework-integration',
  },

  // PyPI: the import name, which is often not the project's name.
  { ecosystem: 'pypi', package: 'hvac', specifiers: ['hvac'], kind: 'client' },
  { ecosystem: 'pypi', package: 'async-hvac', specifiers: ['async_hvac'], kind: 'client' },
  { ecosystem: 'pypi', package: 'ahvac', specifiers: ['ahvac'], kind: 'client' },
  { ecosystem: 'pypi', package: 'aiovault', specifiers: ['aiovault'], kind: 'client' },
  { ecosystem: 'pypi', package: 'vaulboros', specifiers: ['vaulboros'], kind: 'client' },
  { ecosystem: 'pypi', package: 'python-vault', specifiers: ['python_vault'], kind: 'client' },
  { ecosystem: 'pypi', package: 'vaultx', specifiers: ['vaultx'], kind: 'client' },
  { ecosystem: 'pypi', package: 'winwin-vault', specifiers: ['winwin_vault'], kind: 'client' },
  { ecosystem: 'pypi', package: 'vault-kv-client', specifiers: ['vault_kv_client'], kind: 'client' },
  { ecosystem: 'pypi', package: 'simple-vault-client', specifiers: ['simple_vault_client'], kind: 'client' },
  {
    ecosystem: 'pypi',
    package: 'hashicorp-vault-client-api',
    specifiers: ['hashicorp_vault_client_api'],
    kind: 'client',
  },
  { ecosystem: 'pypi', package: 'hashivaultlib', specifiers: ['hashivaultlib'], kind: 'client' },
  { ecosystem: 'pypi', package: 'hashi-vault', specifiers: ['hashi_vault'], kind: 'client' },
  { ecosystem: 'pypi', package: 'unseal-vault', specifiers: ['unseal_vault'], kind: 'client' },
  { ecosystem: 'pypi', package: 'naturalis-vault', specifiers: ['naturalis_vault'], kind: 'client' },
  { ecosystem: 'pypi', package: 'grow-openbao', specifiers: ['grow_openbao'], kind: 'client' },
  { ecosystem: 'pypi', package: 'klarrio-hvac', specifiers: ['hvac'], kind: 'client' },
  { ecosystem: 'pypi', package: 'alooma-hvac', specifiers: ['hvac'], kind: 'client' },
  { ecosystem: 'pypi', package: 'hvac-ikame', specifiers: ['hvac'], kind: 'client' },
  { ecosystem: 'pypi', package: 'vtb-async-hvac', specifiers: ['async_hvac'], kind: 'client' },
  { ecosystem: 'pypi', package: 'async-hvac-fork', specifiers: ['async_hvac'], kind: 'client' },
  {
    ecosystem: 'pypi',
    package: 'pydantic-vault',
    specifiers: ['pydantic_vault'],
    kind: 'framework-integration',
  },
  {
    ecosystem: 'pypi',
    package: 'pydantic-settings-vault',
    specifiers: ['pydantic_settings_vault'],
    kind: 'framework-integration',
  },
  {
    ecosystem: 'pypi',
    package: 'pydantic2-settings-vault',
    specifiers: ['pydantic2_settings_vault'],
    kind: 'framework-integration',
  },
  {
    ecosystem: 'pypi',
    package: 'async-pydantic-vault',
    specifiers: ['async_pydantic_vault'],
    kind: 'framework-integration',
  },
  {
    ecosystem: 'pypi',
    package: 'openbao-pydantic-settings-adapter',
    specifiers: ['openbao_pydantic_settings_adapter'],
    kind: 'framework-integration',
  },
  {
    ecosystem: 'pypi',
    package: 'vault-pydantic-simple',
    specifiers: ['vault_pydantic_simple'],
    kind: 'framework-integration',
  },
  { ecosystem: 'pypi', package: 'vltconfig', specifiers: ['vltconfig'], kind: 'framework-integration' },
  { ecosystem: 'pypi', package: 'plainconf', specifiers: ['plainconf'], kind: 'framework-integration' },
  { ecosystem: 'pypi', package: 'configorm', specifiers: ['configorm'], kind: 'framework-integration' },
  { ecosystem: 'pypi', package: 'envex', specifiers: ['envex'], kind: 'framework-integration' },
  {
    ecosystem: 'pypi',
    package: 'secrets-storage',
    specifiers: ['secrets_storage'],
    kind: 'framework-integration',
  },
  {
    ecosystem: 'pypi',
    package: 'pydaconf-plugins-vault',
    specifiers: ['pydaconf_plugins_vault'],
    kind: 'framework-integration',
  },
  {
    ecosystem: 'pypi',
    package: 'dynaconf',
    specifiers: ['dynaconf'],
    kind: 'framework-integration',
    enabledBy: 'VAULT_ENABLED_FOR_DYNACONF',
    source: 'https://www.dynaconf.com/secrets/',
  },
  {
    ecosystem: 'pypi',
    package: 'apache-airflow-providers-hashicorp',
    specifiers: ['airflow.providers.hashicorp'],
    kind: 'framework-integration',
  },
  {
    ecosystem: 'pypi',
    package: 'prefect-vault',
    specifiers: ['prefect_vault'],
    kind: 'framework-integration',
  },
  {
    ecosystem: 'pypi',
    package: 'dagster-hashicorp',
    specifiers: ['dagster_hashicorp'],
    kind: 'framework-integration',
  },
  {
    ecosystem: 'pypi',
    package: 'saltext-vault',
    specifiers: ['saltext.vault'],
    kind: 'framework-integration',
  },
  {
    ecosystem: 'pypi',
    package: 'django-vault-helpers',
    specifiers: ['vaulthelpers'],
    kind: 'framework-integration',
  },
  {
    ecosystem: 'pypi',
    package: 'django-postgres-vault',
    specifiers: ['django_postgres_vault'],
    kind: 'framework-integration',
  },
  {
    ecosystem: 'pypi',
    package: 'hashicorp-vault-django',
    specifiers: ['hashicorp_vault_django'],
    kind: 'framework-integration',
  },
  {
    ecosystem: 'pypi',
    package: 'django-informixdb-vault',
    specifiers: ['django_informixdb_vault'],
    kind: 'framework-integration',
  },
  {
    ecosystem: 'pypi',
    package: '12factor-vault',
    specifiers: ['vault12factor'],
    kind: 'framework-integration',
  },
  { ecosystem: 'pypi', package: 'nameko-vault', specifiers: ['nameko_vault'], kind: 'framework-integration' },
  {
    ecosystem: 'pypi',
    package: 'keyring-vault-backend',
    specifiers: ['keyring_vault_backend'],
    kind: 'framework-integration',
  },
  {
    ecosystem: 'pypi',
    package: 'vault-psycopg2',
    specifiers: ['vault_psycopg2'],
    kind: 'framework-integration',
  },
  { ecosystem: 'pypi', package: 'jinja2-vault', specifiers: ['jinja2_vault'], kind: 'framework-integration' },
  {
    ecosystem: 'pypi',
    package: 'unimatrix-ext-vault',
    specifiers: ['unimatrix_ext_vault'],
    kind: 'framework-integration',
  },
  {
    ecosystem: 'pypi',
    package: 'zato-vault-client',
    specifiers: ['zato_vault_client'],
    kind: 'framework-integration',
  },
  {
    ecosystem: 'pypi',
    package: 'certbot-vault',
    specifiers: ['certbot_vault'],
    kind: 'framework-integration',
  },
  { ecosystem: 'pypi', package: 'vault-cli', specifiers: ['vault_cli'], kind: 'framework-integration' },
  { ecosystem: 'pypi', package: 'pulumi-vault', specifiers: ['pulumi_vault'], kind: 'infra-as-code' },
  {
    ecosystem: 'pypi',
    package: 'cdktf-cdktf-provider-vault',
    specifiers: ['cdktf_cdktf_provider_vault'],
    kind: 'infra-as-code',
  },
  {
    ecosystem: 'pypi',
    package: 'cdktn-provider-vault',
    specifiers: ['cdktn_provider_vault'],
    kind: 'infra-as-code',
  },
  {
    ecosystem: 'pypi',
    package: 'ansible-modules-hashivault',
    specifiers: ['ansible.module_utils.hashivault'],
    kind: 'infra-as-code',
  },
  { ecosystem: 'pypi', package: 'types-hvac', specifiers: ['hvac'], kind: 'types-only' },
  { ecosystem: 'pypi', package: 'testcontainers', specifiers: ['testcontainers.vault'], kind: 'test-tool' },

  // Go: module paths; every package below one counts.
  {
    ecosystem: 'go',
    package: 'github.com/hashicorp/vault/api',
    specifiers: ['github.com/hashicorp/vault/api'],
    kind: 'client',
  },
  {
    ecosystem: 'go',
    package: 'github.com/hashicorp/vault-client-go',
    specifiers: ['github.com/hashicorp/vault-client-go'],
    kind: 'client',
  },
  {
    ecosystem: 'go',
    package: 'github.com/openbao/openbao/api/v2',
    specifiers: ['github.com/openbao/openbao/api'],
    kind: 'client',
  },
  {
    ecosystem: 'go',
    package: 'github.com/mittwald/vaultgo',
    specifiers: ['github.com/mittwald/vaultgo'],
    kind: 'client',
  },
  {
    ecosystem: 'go',
    package: 'github.com/Amper/vaultgo',
    specifiers: ['github.com/Amper/vaultgo'],
    kind: 'client',
  },
  {
    ecosystem: 'go',
    package: 'github.com/bank-vaults/vault-sdk',
    specifiers: ['github.com/bank-vaults/vault-sdk'],
    kind: 'client',
  },
  {
    ecosystem: 'go',
    package: 'github.com/canidam/libvault',
    specifiers: ['github.com/canidam/libvault'],
    kind: 'client',
  },
  {
    ecosystem: 'go',
    package: 'github.com/postfinance/vault',
    specifiers: ['github.com/postfinance/vault/kv'],
    kind: 'client',
  },
  {
    ecosystem: 'go',
    package: 'github.com/go-ruby-openbao/openbao',
    specifiers: ['github.com/go-ruby-openbao/openbao'],
    kind: 'client',
  },
  {
    ecosystem: 'go',
    package: 'github.com/vdbulcke/hc-vault-util',
    specifiers: ['github.com/vdbulcke/hc-vault-util'],
    kind: 'client',
  },
  {
    ecosystem: 'go',
    package: 'gocloud.dev/secrets/hashivault',
    specifiers: ['gocloud.dev/secrets/hashivault'],
    kind: 'framework-integration',
  },
  {
    ecosystem: 'go',
    package: 'github.com/google/tink/go/integration/hcvault',
    specifiers: ['github.com/google/tink/go/integration/hcvault'],
    kind: 'framework-integration',
  },
  {
    ecosystem: 'go',
    package: 'github.com/hashicorp/vault/sdk',
    specifiers: ['github.com/hashicorp/vault/sdk'],
    kind: 'infra-as-code',
  },
  {
    ecosystem: 'go',
    package: 'github.com/pulumi/pulumi-vault/sdk',
    specifiers: ['github.com/pulumi/pulumi-vault/sdk'],
    kind: 'infra-as-code',
  },
  {
    ecosystem: 'go',
    package: 'github.com/testcontainers/testcontainers-go/modules/vault',
    specifiers: ['github.com/testcontainers/testcontainers-go/modules/vault'],
    kind: 'test-tool',
  },
];
