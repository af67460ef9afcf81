import { describe, expect, it } from 'vitest';

import { isConfiguration } from '../../../src/rules/secret-manifest/configuration-value.js';

describe('isConfiguration', () => {
  it.each([
    ['trustStorePath', '/amq/extra/secrets/acceptor/truststore.jks'],
    ['Content-Type', 'application/json'],
    ['SMTP_SMARTHOST', 'smtp.example.com:587'],
    ['EMAIL_ONCALL', 'platform-oncall@example.com'],
    ['authURL', 'https://identity.example.com/v'],
    ['insecure', 'true'],
    ['domainName', 'ccadmin'],
    ['POSTGRES_DATABASE', 'root'],
    ['DB_USERNAME', 'admin'],
    ['port', '9440'],
    ['cluster_dns_ip', '10.23.0.10'],
    ['guest_cidr', '192.168.9.1/24'],
    ['domain_example', 'localhost'],
    ['clientId', 'keycloak-operator'],
    ['SIDECAR_IMAGE', 'ghcr.io/example/sidecar:v0.12.0'],
    ['LOG_LEVEL', 'info'],
    ['mongodb-uri', 'mongodb://mongodb.games.svc.cluster.local:27017'],
    ['STORAGE_ADDRESS', 'postgres16-rw.database.svc.cluster.local'],
    ['INIT_POSTGRES_DBNAME', 'lldap'],
    ['url', 'https://github.com/example/catalog.git'],
    ['KOPIA_REPOSITORY', 'filesystem:///repository'],
    ['tls.key', 'test'],
    ['bootstrap.sh', '#!/bin/bash\npip install psycopg2-binary==2.9.6'],
    ['tunnel_id', '7e8d8e06-b9e2-4dc6-a8fa-bb811e8e972b'],
    ['broker.properties', 'journalSyncPeriod=5\nmaxPageSizeBytes=102400'],
    ['driver.properties', 'storeConfiguration.jdbcDriverClassName=oracle.jdbc.driver.OracleDriver'],
    ['.gitconfig', '[credential]\n  helper = store'],
    ['scrape.yaml', "- job_name: metrics\n  static_configs:\n    - targets: ['metrics.monitoring.svc:8080']"],
    ['jdbc.properties', 'jdbcUser=__REPLACE_ME__\njdbcPassword=__REPLACE_ME__'],
  ])('takes %s for configuration', (name, value) => {
    expect(isConfiguration(name, value)).toBe(true);
  });

  it.each([
    ['DB_PASSWORD', '/run/secrets/db'],
    ['keyStorePassword', 'true'],
    ['alice', 'hunter2'],
    ['alice', '4711'],
    ['passport', 'hunter'],
    ['mongodb-uri', 'mongodb://app:hunter2@mongodb:27017'],
    ['alert-webhook-url', 'https://hooks.example.com/services'],
    ['url', 'https://example.com/hooks/x9Zk3vQw8LmN2pRt5'],
    ['url', 'https://app:hunter@example.com/'],
    ['tls.key', 'Zq7xJ9KwL2mN4pRt5sVu8yBd'],
    ['bootstrap.sh', '#!/bin/bash\nexport PGPASSWORD=hunter2\npsql'],
    ['VAULT_ROLE_ID', '7e8d8e06-b9e2-4dc6-a8fa-bb811e8e972b'],
    ['access_key_id', 'backup'],
    ['clientId', 'Zq7xJ9KwL2mN4pRt5sVu8yBd'],
    ['b', 'c'],
    ['endpoint', 'https://hooks.example.com/services/T0/B0/x9Zk3vQw8LmN2pRt5'],
    ['database', 'Zq7xJ9KwL2mN4pRt'],
    ['host', 'postgres://app:hunter2@db.example.com/app'],
    ['notes', 'several lines\nof something'],
    ['users.properties', 'journal=5\nalice=hunter'],
    ['auth.conf', 'alice hunter'],
    ['.dockerconfigjson', '{"auths":{}}'],
    ['server.xml', '<user name="app" code="hunter2"/>'],
    ['broker.properties', 'clusterUser=app\nclusterPassword=kustomize-cross-cluster'],
    ['login.config', 'module sufficient\n  connectionPassword=secret\n;'],
    ['application.yaml', 'spring:\n  datasource:\n    password: hunter2'],
    ['application.yaml', 'spring:\n  datasource:\n    password: |\n      hunter2'],
    ['application.json', '{\n  "datasource": {\n    "password": "hunter2"\n  }\n}'],
    ['app.toml', '[db]\npassword = "hunter2"'],
    ['app.properties', 'seed of everything: Zq7xJ9KwL2mN4pRt5sVu8yBd'],
    ['objects.yaml', 'apiVersion: v1\nkind: Secret\nstringData:\n  b: c'],
  ])('takes %s for one to hide', (name, value) => {
    expect(isConfiguration(name, value)).toBe(false);
  });

  it('takes a token for one to hide, whatever it is called', () => {
    const token = ['sk', 'live', '51H8xKq2eZvKYlo2C9f3Gt7Wm'].join('_');
    expect(isConfiguration('host', token)).toBe(false);
    expect(isConfiguration('broker.properties', `a=1\nb=${token}`)).toBe(false);
  });
});
