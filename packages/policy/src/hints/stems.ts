import { CONTEXT_WORDS } from '../tokens/find-tokens.js';
import { VAULT_MENTIONS } from '../vault/match.js';
import { RUNTIMES } from './word-use.js';

/**
 * What a keyword of a text stands for.
 * - `name`: part of a word that may name a secret; `short-name`: a whole word of a name, or its plural.
 * - `word`: a word of the program. `program`: of a command line; `client`: of one that takes a password by a flag.
 * - `runtime`: what the environment may be taken from under another name.
 * - `shape`: of a credential; `url`: of a URL; `context`: what tells of a token that stands elsewhere.
 */
export type HintKind =
  | 'name'
  | 'short-name'
  | 'word'
  | 'program'
  | 'client'
  | 'http'
  | 'shape'
  | 'url'
  | 'context'
  | 'vault'
  | 'runtime';

type Stems = readonly (readonly [keyword: string, kind: HintKind])[];

function stems(kind: HintKind, keywords: readonly string[]): Stems {
  return keywords.map((keyword) => [keyword, kind]);
}

function words(text: string): readonly string[] {
  return text.trim().split(/\s+/);
}

/** Every word of the vocabulary that means a secret has one of these. */
const NAMES = words(
  'pass pw secret token creds credential auth bearer jwt mnemonic phrase contrase kennw senha wachtw service_',
);
const SHORT_NAMES = words('key salt pepper pin otp cvv cvc pat sas');

/**
 * Clients that take a password by a flag that does not say so, see embedded/command/clients.ts.
 */
const CLIENTS = words(`
  mysql maria mongo sshpass redis-cli valkey-cli keydb-cli login curl etcdctl ldap slappasswd sqlcmd bcp cqlsh
  cypher-shell 7za 7zz zip unzip openssl keytool htpasswd
`);
const SHORT_CLIENTS = ['7z', 'xh'].flatMap(ended);
/** The same by a place; and a statement of SQL, see embedded/sql.ts. */
const PROGRAMS = [...words('rabbitmqctl chpasswd mcli identified'), ...ended('mc')];

/** A short name of a program, as a command or a list of arguments has it. */
function ended(name: string): readonly string[] {
  return [' ', "'", '"', '`', '.exe', '\\'].map((end) => name + end);
}

/** Shapes that no run of letters and digits gives away. */
const SHAPES = ['-----begin', 'asic ', 'sig=', 'kty', 'q~', 'xox', 'hooks.zapier.com'];

export const STEMS: Stems = [
  ...stems('name', NAMES),
  ...stems('short-name', SHORT_NAMES),
  ...stems('client', [...CLIENTS, ...SHORT_CLIENTS]),
  ...stems('program', PROGRAMS),
  ...stems('http', ['http']),
  ...stems('shape', SHAPES),
  ...stems('url', ['://']),
  ...stems('runtime', RUNTIMES),
  ...stems(
    'vault',
    VAULT_MENTIONS.map((word) => word.toLowerCase()),
  ),
];

/** Names that are secrets only beside user and host, and only surely enough for a warning. */
export const UNSURE_STEMS: Stems = stems('name', words('hash sign code nonce iv seed cookie cert'));

export const CONTEXT_STEMS: Stems = stems('context', [...CONTEXT_WORDS]);
