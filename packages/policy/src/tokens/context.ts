import { analyseName } from '../names/classify-name.js';
import type { Candidate } from './structure.js';

/** Shapes that are credentials in their place only: what must hold around a match, by id. */
export const CONTEXTS: ReadonlyMap<string, (candidate: Candidate, name: string) => boolean> = new Map(
  Object.entries<(candidate: Candidate, name: string) => boolean>({
    'vault-legacy-service': isWhole,
    'vault-legacy-batch': isWhole,
    'aws-secret-access-key': (candidate, name) =>
      AWS_SECRET.test(name) ||
      AWS_SECRET.test(candidate.text.slice(Math.max(0, candidate.index - 40), candidate.index)),
    'azure-sas': always,
    'k8s-bootstrap': (candidate, name) => isWhole(candidate) && /bootstrap|token/i.test(name),
    'discord-bot': always,
    'twitch-stream': (candidate, name) => isWhole(candidate) && /twitch|stream/i.test(name),
    gocardless: ({ text }, name) => /gocardless/i.test(name) || /gocardless/i.test(text),
    deepseek: isWhole,
    mailgun: (candidate, name) => isWhole(candidate) || /mailgun/i.test(name),
    'sumologic-id': (candidate, name) => isWhole(candidate) && /sumo/i.test(name),
    datadog: (candidate, name) =>
      isWhole(candidate) && /datadog|(?:^|_)dd_/i.test(name) && isSecretLike(name),
    okta: (candidate, name) => /okta|ssws/i.test(name) || /ssws/i.test(candidate.text),
    facebook: isWhole,
    'jwk-private': always,
    'basic-literal': always,
    'adonet-connstr': isInConnectionString,
    'jdbc-password': ({ text }) => text.startsWith('jdbc:'),
    // A hash is judged by the name of its setting: see judge-literal.ts.
    'bcrypt-hash': () => false,
  }),
);

const AWS_SECRET = /secret.{0,3}access.{0,3}key|aws.{0,12}secret/i;

/**
 * The password's line has another part of a connection string: `Server=db;…` of ADO.NET, `host=db …` of
 * libpq.
 */
function isInConnectionString({ text, index }: Candidate): boolean {
  const start = text.lastIndexOf('\n', index) + 1;
  const end = text.indexOf('\n', start);
  const line = text.slice(Math.max(start, index - 300), Math.min(end < 0 ? text.length : end, index + 500));
  return CONNECTION_PART.test(line);
}

const CONNECTION_PART =
  /(?:^|[;"'\s])(?:server|data source|host|hostaddr|user id|uid|user|username|database|dbname|initial catalog)(?:=[^\s;="'(]|\s{0,3}=[^;="'(]{1,100};)/i;

function always(): boolean {
  return true;
}

/** The match is the whole value. */
function isWhole({ text, match }: Candidate): boolean {
  return text.trim() === match;
}

function isSecretLike(name: string): boolean {
  const { class: nameClass } = analyseName(name);
  return nameClass === 'secret' || nameClass === 'likely';
}
