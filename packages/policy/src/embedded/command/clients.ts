/** How a well-known program takes a password without saying so in the name of a flag. */
export interface PasswordOption {
  /** Names of the program, without a path. */
  readonly programs: readonly string[];
  /** Words that follow the program, in order (`login`, `alias set`). */
  readonly verbs?: readonly string[];
  readonly takes: ByFlag | ByPosition;
  readonly source: string;
}

export interface ByFlag {
  readonly flag: string;
  /** `-pSECRET`, `-p SECRET`, or either. A flag that must be attached asks at the terminal where it stands alone. */
  readonly form: 'attached' | 'separate' | 'both';
  /** The whole value, what follows `user:`, or what follows `pass:`. */
  readonly holds: 'password' | 'user:password' | 'pass:password';
}

export interface ByPosition {
  /** The how-manieth word behind the verbs it is, flags apart, from 1. */
  readonly position: number;
  /** The name of the setting, or the position of the word that is its name. */
  readonly name: string | number;
  /** Letters of short flags that must be set, and must not. */
  readonly with?: string;
  readonly without?: string;
}

function flag(
  programs: string,
  flag: string,
  form: ByFlag['form'],
  source: string,
  more: { readonly verbs?: string; readonly holds?: ByFlag['holds'] } = {},
): PasswordOption {
  const takes = { flag, form, holds: more.holds ?? 'password' };
  const option = { programs: programs.split(' '), takes, source };
  return more.verbs === undefined ? option : { ...option, verbs: more.verbs.split(' ') };
}

function position(programs: string, verbs: string, takes: ByPosition, source: string): PasswordOption {
  return { programs: programs.split(' '), verbs: verbs === '' ? [] : verbs.split(' '), takes, source };
}

const MYSQL =
  'mysql mysqladmin mysqldump mysqlimport mysqlcheck mysqlshow mysqlslap mysqlpump mysqlbinlog mysqlsh mariadb ' +
  'mariadb-admin mariadb-dump mariadb-import mariadb-check mariadb-show mariadb-slap mariadb-backup mariabackup';
const MONGO = 'mongo mongosh mongodump mongorestore mongoexport mongoimport mongostat mongotop mongofiles';
const LDAP = 'ldapsearch ldapadd ldapmodify ldapdelete ldapwhoami ldappasswd ldapcompare ldapmodrdn';
const REGISTRY = 'docker podman nerdctl buildah skopeo oras crane';

/** psql has no such option: `-W` asks (PostgreSQL 17, psql). */
export const PASSWORD_OPTIONS: readonly PasswordOption[] = [
  flag(MYSQL, '-p', 'attached', 'MySQL 8.4 reference manual, 6.2.2.1 "-p[password]"'),
  flag(MONGO, '-p', 'both', 'MongoDB manual, mongosh options, "--password, -p"'),
  flag('sshpass', '-p', 'both', 'sshpass(1)'),
  flag('redis-cli valkey-cli keydb-cli', '-a', 'separate', 'redis.io, Redis CLI, "-a <password>"'),
  flag(REGISTRY, '-p', 'both', 'docs.docker.com, docker login, "-p, --password"', { verbs: 'login' }),
  flag('docker podman nerdctl buildah', '-p', 'both', 'docs.docker.com, docker login', {
    verbs: 'registry login',
  }),
  flag('helm', '-p', 'both', 'helm.sh, helm registry login, "-p, --password"', { verbs: 'registry login' }),
  flag('az', '-p', 'both', 'learn.microsoft.com, az login, "--password -p"', { verbs: 'login' }),
  flag('az', '-p', 'both', 'learn.microsoft.com, az acr login, "--password -p"', { verbs: 'acr login' }),
  flag('oc', '-p', 'both', 'OpenShift CLI, oc login, "-p, --password"', { verbs: 'login' }),
  flag('curl', '-u', 'both', 'curl(1), "-u, --user <user:password>"', { holds: 'user:password' }),
  flag('curl', '--user', 'separate', 'curl(1)', { holds: 'user:password' }),
  flag('curl', '-U', 'both', 'curl(1), "-U, --proxy-user <user:password>"', { holds: 'user:password' }),
  flag('curl', '--proxy-user', 'separate', 'curl(1)', { holds: 'user:password' }),
  flag('http https xh', '-a', 'separate', 'httpie.io/docs, "--auth, -a"', { holds: 'user:password' }),
  flag('http https xh', '--auth', 'separate', 'httpie.io/docs', { holds: 'user:password' }),
  flag('etcdctl', '--user', 'separate', 'etcd.io, etcdctl, "--user name:password"', {
    holds: 'user:password',
  }),
  flag(LDAP, '-w', 'both', 'ldapsearch(1), "-w passwd"'),
  flag('ldappasswd slappasswd', '-s', 'both', 'ldappasswd(1), "-s newPasswd"'),
  flag('sqlcmd bcp', '-P', 'both', 'learn.microsoft.com, sqlcmd, "-P password"'),
  flag('cqlsh', '-p', 'both', 'Apache Cassandra, cqlsh, "-p PASSWORD"'),
  flag('cypher-shell', '-p', 'both', 'Neo4j, Cypher Shell, "-p PASSWORD"'),
  flag('7z 7za 7zz', '-p', 'attached', '7-Zip, "-p{Password}"'),
  flag('zip unzip', '-P', 'both', 'zip(1), "-P password"'),
  flag('openssl', '-passin', 'separate', 'openssl-passphrase-options(1)', { holds: 'pass:password' }),
  flag('openssl', '-passout', 'separate', 'openssl-passphrase-options(1)', { holds: 'pass:password' }),
  flag('openssl', '-pass', 'separate', 'openssl-passphrase-options(1)', { holds: 'pass:password' }),
  flag('openssl', '-password', 'separate', 'openssl-pkcs12(1)', { holds: 'pass:password' }),
  flag('keytool', '-srcstorepass', 'separate', 'JDK 21, keytool, "-srcstorepass arg"'),
  flag('keytool', '-deststorepass', 'separate', 'JDK 21, keytool'),
  flag('keytool', '-srckeypass', 'separate', 'JDK 21, keytool'),
  flag('keytool', '-destkeypass', 'separate', 'JDK 21, keytool'),
  position('htpasswd', '', { position: 3, name: 'password', with: 'b', without: 'n' }, 'htpasswd(1)'),
  position('htpasswd', '', { position: 2, name: 'password', with: 'bn' }, 'htpasswd(1)'),
  position('rabbitmqctl', 'add_user', { position: 2, name: 'password' }, 'rabbitmqctl(8)'),
  position('rabbitmqctl', 'change_password', { position: 2, name: 'password' }, 'rabbitmqctl(8)'),
  position('rabbitmqctl', 'authenticate_user', { position: 2, name: 'password' }, 'rabbitmqctl(8)'),
  position('mc mcli', 'alias set', { position: 4, name: 'secretKey' }, 'min.io, mc alias set'),
  position('mc mcli', 'config host add', { position: 4, name: 'secretKey' }, 'min.io, mc config host'),
  position('mc mcli', 'admin user add', { position: 3, name: 'secretKey' }, 'min.io, mc admin user add'),
  position('aws', 'configure set', { position: 2, name: 1 }, 'docs.aws.amazon.com, aws configure set'),
  position('npm pnpm yarn', 'config set', { position: 2, name: 1 }, 'docs.npmjs.com, npm config'),
  position(
    'dotnet',
    'user-secrets set',
    { position: 2, name: 1 },
    'learn.microsoft.com, dotnet user-secrets',
  ),
  position('wp', 'config set', { position: 2, name: 1 }, 'developer.wordpress.org, wp config set'),
];

/** Programs that run another one, named by a later word. */
export const CARRIERS: ReadonlySet<string> = new Set(
  `docker docker-compose podman podman-compose nerdctl kubectl oc crictl sudo doas env exec command time timeout nohup nice
  xargs watch ssh su gosu su-exec tini dumb-init sh bash ash dash zsh eval run retry wait-for-it if while until then do
  else and or not ! CMD CMD-SHELL RUN ENTRYPOINT`.split(/\s+/),
);
