import { displayName } from './display-name.js';
import type { Verdict } from './finding.js';
import { classifyName, hasPublicPrefix } from './names/classify-name.js';
import type { OwnNames } from './names/own-names.js';
import type { Setting } from './setting.js';
import { classifyValue } from './values/classify-value.js';
import type { ValueClass } from './values/value-class.js';

/**
 * Whether a variable is a secret that a bundler puts into what browsers download: `NEXT_PUBLIC_JWT_SECRET`,
 * `VITE_DB_PASSWORD`. Not so `VITE_API_KEY`: a key of an API may be meant for browsers.
 *
 * @see https://nextjs.org/docs/app/guides/environment-variables#bundling-environment-variables-for-the-browser
 * @see https://vite.dev/guide/env-and-mode#env-variables
 */
export function isPublicSecret(name: string, own?: OwnNames): boolean {
  if (!hasPublicPrefix(name) || SHOWN.test(name)) return false;
  return classifyName(name, own) === 'secret' || (AWS_SECRET.test(name) && own?.classOf(name) !== 'public');
}

/** The password of an account that every visitor may use. */
const SHOWN = /_(?:DEMO|GUEST)_/;

/** An access key is the public half of a pair, but for this one. */
const AWS_SECRET = /_SECRET_?ACCESS_?KEY$/;

/**
 * Whether all that a name has of a public prefix is `PUBLIC_`, as SvelteKit and Astro have it: on a server it is
 * a word like any other.
 */
export function hasBarePublicPrefix(name: string): boolean {
  return name.startsWith('PUBLIC_');
}

/** Values that a secret does not have, whatever its name: a switch, a path, a number. */
const NO_SECRET: ReadonlySet<ValueClass> = new Set(['empty', 'nullish', 'structural']);

/** Values that stand for a secret that is kept elsewhere. */
const STAND_INS: ReadonlySet<ValueClass> = new Set([
  'documented-example',
  'masked',
  'placeholder',
  'reference',
]);

/** The workflow says itself that it is a secret. */
const WORKFLOW_SECRET = /\$\{\{[^{}]{0,200}\bsecrets\s{0,9}[.[]/;

/**
 * The verdict on a variable that is such a secret, whatever its value is: it is the name that ships it. Where
 * the file holds a value, or gives it one of the repository's secrets, that is certain; a reference or a
 * placeholder may stand for a value that is no secret. Behind a bare `PUBLIC_` only a value counts.
 *
 * @param others what else is to be said of the setting
 */
export function judgePublicSecret(setting: Setting, others: readonly Verdict[]): Verdict | undefined {
  const { kind, name, position, value, valueRange } = setting;
  if (kind !== 'variable' || value === null || (position !== 'plain' && position !== 'options'))
    return undefined;
  if (!isPublicSecret(name, setting.names)) return undefined;
  const valueClass = classifyValue(value, name);
  if (NO_SECRET.has(valueClass)) return undefined;
  const sure =
    !STAND_INS.has(valueClass) ||
    WORKFLOW_SECRET.test(value) ||
    others.some(({ confidence }) => confidence === 'high');
  if (STAND_INS.has(valueClass) && hasBarePublicPrefix(name)) return undefined;
  return {
    ruleId: 'no-hardcoded-credentials',
    range: valueRange,
    confidence: sure ? 'high' : 'medium',
    message: `\`${displayName(name)}\` is compiled into what browsers download`,
    help: 'rename it without the prefix, read it on the server only, and rotate the value',
  };
}
