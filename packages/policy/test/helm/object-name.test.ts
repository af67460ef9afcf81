import { describe, expect, it } from 'vitest';

import { isObjectName } from '../../src/helm/object-name.js';

describe('isObjectName', () => {
  it.each([
    ['ems.activationSecret', 'app-license-file-secret'],
    ['sql.secretKeyPassword', 'mysql-password'],
    ['secretKeyPassword', 'password'],
    ['gitlab-pages.appSecretKey', 'appsecret'],
    ['oauth.appSecretKey', 'app-secret'],
    ['keys.access_key_secret', 'access_key_secret'],
    ['database.envVarNames.password', 'DB_PASS'],
    ['secretKeys.adminPassword', 'admin-password'],
  ])('of %s, %s is a name', (name, literal) => {
    expect(isObjectName(name, literal)).toBe(true);
  });

  it.each([
    ['activationSecret', 'my-super-secret'],
    ['activationSecret', 'top-secret'],
    ['clientSecret', 'acme-client-secret'],
    ['oauth.secret', 'acme-login-secret'],
    ['secretKeyPassword', 'hunter2'],
    ['appSecretKey', 'hunter2'],
    ['secretKey', 'secret'],
    ['auth.password', 'password'],
    ['keys.password', 'hunter2'],
    ['keys.master', 'x9Zk3vQw8LmN2pRt5'],
    ['', ''],
  ])('of %s, %s is a value', (name, literal) => {
    expect(isObjectName(name, literal)).toBe(false);
  });
});
