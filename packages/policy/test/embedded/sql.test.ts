import { describe, expect, it } from 'vitest';

import { found, marked, unmarked } from './marked.js';

describe('passwords in SQL', () => {
  it.each([
    ["CREATE USER 'app'@'%' IDENTIFIED BY '«hunter2»'", 'sql password=hunter2'],
    ['create user app identified by "«hunter2»"', 'sql password=hunter2'],
    ["ALTER USER app IDENTIFIED WITH mysql_native_password BY '«hunter2»';", 'sql password=hunter2'],
    ["GRANT ALL ON *.* TO 'u'@'%' IDENTIFIED BY '«hunter2»'", 'sql password=hunter2'],
    ['echo CREATE USER app IDENTIFIED BY «Passw0rd»\\; >> a.sql', 'sql password=Passw0rd'],
    ["CREATE ROLE app LOGIN PASSWORD '«hunter2»'", 'sql password=hunter2'],
    [
      "ALTER ROLE postgres WITH ENCRYPTED PASSWORD '«hunter2»' VALID UNTIL 'infinity'",
      'sql password=hunter2',
    ],
    ['psql -c "ALTER USER postgres PASSWORD \'«hunter2»\'"', 'sql password=hunter2'],
    ["CREATE USER MAPPING FOR app SERVER s OPTIONS (user 'a', password '«hunter2»')", 'sql password=hunter2'],
    ["CREATE LOGIN app WITH PASSWORD = N'«hunter2»'", 'sql password=hunter2'],
    ["SET PASSWORD FOR 'root'@'localhost' = '«hunter2»'", 'sql password=hunter2'],
    ["SET PASSWORD = PASSWORD('«hunter2»')", 'sql password=hunter2'],
    ["UPDATE mysql.user SET authentication_string=PASSWORD('«hunter2»')", 'sql password=hunter2'],
    ["CREATE SECRET s (TYPE s3, KEY_ID 'id', SECRET '«8fJ2kd93»')", 'sql secret=8fJ2kd93'],
    ["SELECT * FROM users WHERE name = 'a' AND password = '«hunter2»'", 'sql password=hunter2'],
    ["UPDATE settings SET smtp_password = '«hunter2»' WHERE id = 1", 'sql smtp_password=hunter2'],
    ["select 1 from u where u.api_key='«k3y9x8w7»'", 'sql api_key=k3y9x8w7'],
    ["CREATE USER a IDENTIFIED BY '«it''s me»'", "sql password=it's me"],
    ["mysql -e 'CREATE USER a IDENTIFIED BY \\'«hunter2»\\''", 'sql password=hunter2'],
    ["CREATE USER app\n  IDENTIFIED BY '«hunter2»';", 'sql password=hunter2'],
  ])('are found: %s', (text, expected) => {
    expect(marked(unmarked(text))).toBe(text);
    expect(found(unmarked(text))).toEqual([expected]);
  });

  it.each([
    'password varchar(255) NOT NULL',
    "password text DEFAULT ''",
    'CREATE USER app IDENTIFIED BY ?',
    'CREATE USER app IDENTIFIED BY :password',
    'CREATE USER app IDENTIFIED BY @password',
    'ALTER USER app IDENTIFIED BY RANDOM PASSWORD',
    "CREATE USER app IDENTIFIED BY '${password}'",
    "CREATE USER app IDENTIFIED BY '$PASSWORD'",
    "ALTER ROLE app PASSWORD '%s'",
    'ALTER ROLE app PASSWORD NULL',
    "SELECT * FROM users WHERE password = $1 AND name = 'a'",
    "SELECT * FROM users WHERE password = ''",
    'a user that is identified by name and password',
    "Invalid password 'abc123'",
    "should create a user with password 'abc123'",
    "SET password_encryption = 'scram-sha-256'",
    "ALTER ROLE app PASSWORD 'open",
    "INSERT INTO t (name) VALUES ('password')",
  ])('are none: %s', (text) => {
    expect(found(text)).toEqual([]);
  });
});
