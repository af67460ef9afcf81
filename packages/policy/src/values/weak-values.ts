const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/**
 * Values that stand for a credential and that everybody knows: default passwords of container images, the top
 * of every list of leaked passwords, the fillers of examples. The policy counts them as violations, not as
 * placeholders: a service starts with them.
 *
 * Lower case, without separators. Sources: the documentation of the official Docker images and of Bitnami's
 * charts, NCSC's list of breached passwords, and the weak words that secretlint and CredSweeper (MIT) leave
 * out.
 */
export const WEAK_VALUES: ReadonlySet<string> = words(`
  changeme changeit changethis changemeplease pleasechange pleasechangeme pleasechangethis changeinproduction
  changemenow changemeinproduction changedefault replaceme replacethis setme fixme updateme editme modifyme
  overrideme password passwd passw0rd passphrase pass pwd passme mypass mypassword mypasswd pass1234 passpass
  passwort motdepasse kennwort senha contrasena wachtwoord haslo secret secrets mysecret topsecret supersecret verysecret secretsecret supersecretkey shh
  shhh shhhh itsasecret thisisasecret notasecret notsecret notsosecret insecure unsafe keyboardcat somesecret
  anysecret sauce secretsauce admin administrator adm root toor superuser superadmin sysadmin sudo owner user
  username guest anonymous nobody test tester testing tests testtest testuser testpass testpassword default
  defaultpassword demo dev devel develop developer development local temp tmp temporary sandbox letmein
  letmeinplease welcome welcomehome hunter2 qwerty qwertyuiop asdf asdfgh asdfghjkl zxcvbn zxcvbnm qazwsx
  qazwsxedc 1q2w3e4r 1q2w3e4r5t 1q2w3e 1qaz2wsx q1w2e3r4 q1w2e3 iloveyou monkey dragon sunshine princess
  football baseball superman batman trustno1 shadow master abc123 abcd1234 abc1234 123abc abcdef a1b2c3
  a1b2c3d4 1a2b3c 123qwe qwe123 123123 112233 111222 123321 654321 foo bar baz foobar foobarbaz foofoo barbar
  blah helloworld postgres postgresql mysql mariadb mongo mongodb redis rabbit rabbitmq guestguest minio minioadmin
  minio123 minioroot elastic elasticsearch kibana influx influxdb couchdb neo4j cassandra clickhouse oracle
  sqlserver activemq grafana keycloak jenkins sonar sonarqube nexus harbor gitea gitlab wordpress joomla
  drupal nextcloud owncloud strapi directus hasura supabase airflow superset metabase portainer tomcat example
  rootroot adminadmin useruser testtesttest promoperator somepassword anypassword
  nopassword apassword thepassword tbd
`);

/**
 * Weak in this spelling only: `db-password`, `dbPassword` and `DB_PASSWORD` are names, and `example-password`
 * asks to be replaced.
 */
export const WEAK_SPELLINGS: ReadonlySet<string> = words(`
  rootpassword adminpassword userpassword dbpassword dbpass rootpass adminpass databasepassword mysqlpassword
  rootpw postgrespassword mongopassword redispassword mysqlrootpassword secretpassword secretpass secretvalue
  secretkey secrettoken jwtsecret jwtsecretkey sessionsecret cookiesecret appsecret examplepass
  examplepassword
`);

/**
 * Words that make a weak value when all the others are {@link WEAK_FILLERS}: `my-super-secret-key`,
 * `test_password`.
 */
export const WEAK_CORES: ReadonlySet<string> = words(`
  secret password passwd pass pwd pw passphrase changeme change insecure unsafe test testing default dev
  development
`);

/**
 * What tells the filler of an example from the name of a secret: nobody names one `super-secret` or
 * `my-password`.
 */
export const WEAK_EMPHASIS: ReadonlySet<string> = words(`
  my this is not so very super ultra mega really please pls some any simple weak easy strong secure random
  long extremely change changeme insecure unsafe test testing default dev development local demo use only must
  me
`);

export const WEAK_FILLERS: ReadonlySet<string> = words(`
  your the a an and it in with of top production prod safe at least min minimum chars characters bytes length
  should updated entropy characters proxy key token string value phrase code jwt session cookie auth api app application access refresh
  signing encryption hmac admin root user db database sql mysql mariadb postgres postgresql pg mongo mongodb
  redis rabbitmq minio service server client for do don t be to now immediately here staging stage ci
`);
