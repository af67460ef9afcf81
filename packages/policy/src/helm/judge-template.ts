import { adviceFor } from '../advice.js';
import { displayName } from '../display-name.js';
import type { Verdict } from '../finding.js';
import { judgeDefault } from '../judge-default.js';
import { judgeLiteral } from '../judge-literal.js';
import { analyseName } from '../names/classify-name.js';
import type { OwnNames } from '../names/own-names.js';
import { rangeInText } from '../range-in-text.js';
import type { TextRange } from '../range.js';
import type { Setting } from '../setting.js';
import { classifyValue } from '../values/classify-value.js';
import { parseBranches } from './branches.js';
import type { HelmFallback } from './fallback.js';
import { parseHelmFallbacks } from './fallbacks.js';
import { isObjectName } from './object-name.js';

/** The verdicts on the actions (`{{ … }}`) of a Go template that makes a setting's value. */
export function judgeTemplate(setting: Setting, value: string): Verdict[] {
  if (setting.position === 'reference') return [];
  const own = setting.kind === 'text' ? '' : setting.name;
  return parseHelmFallbacks(value).flatMap((fallback) => {
    const range = rangeInText(setting, fallback.range.start, fallback.range.end);
    return judgeOne(fallback, { ...setting, name: own }, range, isWhole(value)) ?? [];
  });
}

/**
 * The verdicts on the branches of a whole template: a literal under the key that another branch gives a value.
 *
 * @param text of the file
 */
export function judgeBranches(text: string): Verdict[] {
  return parseBranches(text).flatMap(
    (fallback) => judgeOne(fallback, NO_SETTING, fallback.range, false) ?? [],
  );
}

type Place = Pick<Setting, 'name' | 'path' | 'consumer' | 'names'>;

const NO_SETTING: Place = { name: '', path: [], consumer: 'helm' };

function judgeOne(
  fallback: HelmFallback,
  place: Place,
  range: TextRange,
  whole: boolean,
): Verdict | undefined {
  const { function: how, literal } = fallback;
  const names = [...fallback.names, place.name].filter((name) => name !== '');
  if (how === 'random') return judgeRandom(names, range, place.names);
  if (whole && (isNameOfObject(place) || isNameOfSecret(fallback.names))) return undefined;
  if (how === 'else' && isAddress(literal)) return undefined;
  if (how === 'literal') return whole ? judgeConstant(names[0] ?? '', place, literal, range) : undefined;
  const name = names.find((candidate) => isTemplateSecret(candidate, literal, place.names));
  if (name === undefined) return undefined;
  const shown = displayName(lastOf(name));
  return {
    ruleId: 'no-secret-default',
    range,
    confidence: 'high',
    message: `\`${shown}\` is a secret, and the template falls back to a literal when it is not given`,
    help: adviceFor(place.consumer, shown),
  };
}

/** `name: {{ .Values.cache.secret | default "s3access" }}`: what an object is called is no credential. */
function isNameOfObject({ name }: Place): boolean {
  return name === 'name' || name === 'secretName';
}

/** `secret: {{ .Values.redis.secret.secret_name | default "redis-password" }}`; not where a password is read beside it. */
function isNameOfSecret(names: readonly string[]): boolean {
  return names.length > 0 && names.every((name) => SECRET_NAME.test(name));
}

const SECRET_NAME = /(?:^|[._])secret_?name$|[a-z\d]SecretName$|(?:^|\.)existingSecret(?:Name)?$/;

/** A URL without a user, or the path of a file: `{{ else }}sqlite3:///data/app.db`. */
function isAddress(literal: string): boolean {
  return /^[a-z][a-z\d+]{1,20}:\/\/[^@\s?#]{1,200}$|^\/(?:[\w.-]{1,60}\/){1,10}[\w-]{1,60}\.[a-z]\w{0,9}$/.test(
    literal,
  );
}

/** Helm renders anew at each upgrade, and tools that render without a cluster have nothing to look up. */
function judgeRandom(
  names: readonly string[],
  range: TextRange,
  own: OwnNames | undefined,
): Verdict | undefined {
  const name = names.find((candidate) => analyseName(candidate, own).firm);
  if (name === undefined) return undefined;
  const when = names.some(isLookingUp) ? 'it is rendered without the cluster' : 'it is rendered';
  return {
    ruleId: 'no-secret-default',
    range,
    confidence: 'medium',
    message: `\`${displayName(lastOf(name))}\` is a secret, and the template makes up a value when it is not given: another one each time ${when}`,
    help: 'take it from an existing Secret; `lookup` finds none where Argo CD, Flux or `helm template` render without the cluster',
  };
}

/** Bitnami's template takes the value of the Secret that the cluster has, if it can ask for it. */
function isLookingUp(template: string): boolean {
  return /\bpasswords?\.manage$/.test(template);
}

/** `{{ "changeme" | b64enc }}`: a literal in the form of an action. */
function judgeConstant(
  name: string,
  { path, names }: Place,
  value: string,
  range: TextRange,
): Verdict | undefined {
  const judgement = judgeLiteral({ name, path, value, position: 'plain', deployed: true, names });
  if (judgement === undefined) return undefined;
  return {
    ruleId: 'no-hardcoded-credentials',
    range,
    confidence: judgement.confidence,
    message: `\`${displayName(lastOf(name))}\` holds ${judgement.what} in a committed file`,
    help: adviceFor('helm', ''),
  };
}

/** Whether a value is one action and nothing else. */
function isWhole(value: string): boolean {
  const trimmed = value.trim();
  return trimmed.startsWith('{{') && trimmed.endsWith('}}') && trimmed.lastIndexOf('{{') === 0;
}

/** `secretKey | default "app-password"` is the name of a key, and `ternary "yes" "no"` a switch. */
function isTemplateSecret(name: string, literal: string, own: OwnNames | undefined): boolean {
  if (judgeDefault({ name, operand: literal, names: own }) !== 'secret' || isObjectName(name, literal))
    return false;
  const valueClass = classifyValue(literal, name);
  // A shell of the container expands `$NAME`, `$(…)` and a command in backquotes.
  if (valueClass === 'reference' || /^(?:\$[\w({]|`)/.test(literal) || valueClass === 'sentence')
    return false;
  const isName = valueClass === 'identifier' || valueClass === 'label' || isVariableName(literal);
  return valueClass !== 'nullish' && !(isName && /keys?$/i.test(name));
}

/** `apiKeySecretKey | default "LLM_API_KEY"`: under a key of a Secret stands what the container's variable is called. */
function isVariableName(literal: string): boolean {
  return (
    /^(?!(?:MY|YOUR)_)[A-Z][A-Z\d]{0,40}(?:_[A-Z\d]{1,40}){1,10}$/.test(literal) &&
    analyseName(literal.replace(/_JSON$/, '')).firm
  );
}

function lastOf(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}
