import { describe, expect, it } from 'vitest';

import { argumentSettings } from '../../src/embedded/embedded-settings.js';
import { found, marked, unmarked } from './marked.js';

describe('flags', () => {
  it.each([
    ['app --password=«hunter2»', 'flag password=hunter2'],
    ['app --password «hunter2» --port 3000', 'flag password=hunter2'],
    ['app --db-password="«correct horse»" run', 'flag db-password=correct horse'],
    ["redis-server --port 6380 --requirepass '«hunter2»'", 'flag requirepass=hunter2'],
    ['goveralls -repotoken «3gHdORO5k5ziZcWM»', 'flag repotoken=3gHdORO5k5ziZcWM'],
    ['keytool -genkey -storepass «changeit» -keypass "$PASS"', 'flag storepass=changeit'],
    ['--password «hunter2»', 'flag password=hunter2'],
    ['app \\\n  --password «hunter2»', 'flag password=hunter2'],
    ['CMD ["redis-server", "--requirepass", "«hunter2»"]', 'flag requirepass=hunter2'],
    ['You can run `app --password «hunter2»` here', 'flag password=hunter2'],
  ])('of any program are found: %s', (text, expected) => {
    expect(marked(unmarked(text))).toBe(text);
    expect(found(unmarked(text))).toEqual([expected]);
  });

  it.each([
    'mysql -uroot -p«hunter2» -e "select 1"',
    "mysqldump -u root -p'«hunter2»' app > dump.sql",
    '/usr/bin/mysqladmin.exe ping -p«hunter2»',
    'docker exec -i db mariadb -uroot -p«hunter2» app',
    'docker-compose exec -T mysql mysql -p«hunter2»',
    'kubectl exec -it db-0 -- mysql -p«hunter2»',
    'until mysql -p«hunter2»; do sleep 1; done',
    'sudo -u app sh -c "mysql -p«hunter2»"',
    'mongosh -u root -p «hunter2» admin',
    'mongodump -p=«hunter2»',
    'sshpass -p «hunter2» ssh host',
    "sshpass -p'«hunter2»' scp a b",
    'redis-cli -h cache -a «hunter2» ping',
    'docker login -u app -p «hunter2» registry.example.com',
    'helm registry login -u app -p «hunter2» registry.example.com',
    'echo «hunter2» | docker login -u app --password-stdin',
    'curl -u app:«hunter2» https://x',
    'curl -sS --user "app:«hunter2»" https://x',
    'curl --proxy-user app:«hunter2» https://x',
    'http -a app:«hunter2» GET https://x',
    'etcdctl --user root:«hunter2» get /',
    'ldapsearch -x -D cn=admin,dc=example,dc=org -w «hunter2»',
    'sqlcmd -S db -U sa -P «hunter2» -Q "select 1"',
    'cqlsh db -u cassandra -p «hunter2»',
    '7z x -p«hunter2» a.7z',
    'unzip -P «hunter2» a.zip',
    'openssl rsa -passin pass:«hunter2» -in a.key',
    'openssl req -passout "pass:«hunter2»"',
    'keytool -importkeystore -srcstorepass «hunter2»',
    'htpasswd -cbB /etc/users admin «hunter2»',
    'htpasswd -nbB admin «hunter2»',
    'rabbitmqctl add_user app «hunter2»',
    'rabbitmqctl -q change_password app «hunter2»',
    'mc alias set local http://minio:9000 minioadmin «hunter2»',
    'mc config host add local http://minio:9000 minioadmin «hunter2» && true',
    'mc admin user add local app «hunter2»',
    'aws configure set aws_secret_access_key «8fJ2kd93LmQz7Xw1»',
    'dotnet user-secrets set "Db:Password" "«hunter2»"',
    'echo "root:«hunter2»" | sudo chpasswd',
  ])('and places that a client takes a password by are found: %s', (text) => {
    expect(marked(unmarked(text))).toBe(text);
    expect(found(unmarked(text))).toHaveLength(1);
  });

  it.each([
    'app --password $PASSWORD --token-file /run/secrets/t',
    'app --password "${PASSWORD}" --token=`cat t`',
    'app --password-file=/run/secrets/p --secret-name app --no-password',
    'app --password --verbose',
    'app --password',
    '--password <password>   the password',
    '  -p, --password string   the password of the user',
    '  --token TOKEN  the token',
    'usage: app [--password PASSWORD] [--token TOKEN]',
    '[--password PASSWORD]',
    '-p, --password [password]',
    'Use --password to set the password',
    'you can set it with --token or in a file',
    '[DEPRECATED] Use --jwt-secret instead. This option goes away',
    'pass --api-key on the command line',
    'mysql -u root -p app',
    'mysql -u root -p$PASS app',
    'psql -p 5432 -W',
    'ssh -p 2222 host',
    'docker run -p 3306:3306 --name mongo -p 27017:27017 mongo',
    'docker run --name mysql -phunter2 x',
    'curl -u app https://x',
    'curl -u "$USER:$PASS" https://x',
    'curl -u :',
    'curl -u token:x-oauth-basic https://x',
    'docker run -u 1000:1000 app',
    'openssl rsa -passin env:PASS -in a.key',
    'openssl rsa -passin file:/run/pass',
    'htpasswd -c /etc/users admin',
    'htpasswd -nB admin',
    'rabbitmqctl add_vhost app vhost',
    'mc alias set local http://minio:9000 $KEY $SECRET',
    'aws configure set region eu-west-1',
    'echo "Passwords: none" | tee log',
    'redis-cli -a $PASS ping',
  ])('are none: %s', (text) => {
    expect(found(text)).toEqual([]);
  });
});

describe('argumentSettings', () => {
  const seen = (...words: string[]): string[] =>
    argumentSettings(words).map(
      ({ argument, name, range: { start, end } }) =>
        `${String(argument)} ${name}=${(words[argument] ?? '').slice(start, end)}`,
    );

  it('gives a flag the argument behind it', () => {
    expect(seen('redis-server', '--requirepass', 'hunter2')).toEqual(['2 requirepass=hunter2']);
    expect(seen('CMD', 'redis-cli', '-a', 'hunter2', 'ping')).toEqual(['3 password=hunter2']);
    expect(seen('CMD', 'mysqladmin', 'ping', '-phunter2')).toEqual(['3 password=hunter2']);
    expect(seen('curl', '-u', 'app:hunter2', 'https://x')).toEqual(['2 password=hunter2']);
    expect(seen('mc', 'alias', 'set', 'a', 'http://m', 'app', 'hunter2')).toEqual(['6 secretKey=hunter2']);
  });

  it('reads each argument as a text of its own', () => {
    expect(seen('--password=hunter2', 'A=b', 'DB_PASSWORD=x1y2', 'https://x/?token=abc123')).toEqual([
      '0 password=hunter2',
      '2 DB_PASSWORD=x1y2',
      '3 token=abc123',
    ]);
    expect(seen('sh', '-c', 'mysql -phunter2 -e "CREATE USER a IDENTIFIED BY \'s3cr3t\'"')).toEqual([
      '2 password=hunter2',
      '2 password=s3cr3t',
    ]);
    expect(seen('-H', 'X-Api-Key: k3y9x8w7')).toEqual(['1 X-Api-Key=k3y9x8w7']);
  });

  it('passes over flags without a literal value', () => {
    expect(seen('--password', '--verbose')).toEqual([]);
    expect(seen('--password', '$PASSWORD')).toEqual([]);
    expect(seen('--password')).toEqual([]);
    expect(seen('npm', 'run', 'test')).toEqual([]);
    expect(seen()).toEqual([]);
  });
});
