import { posix } from 'node:path';

import type { Setting, ValueClass } from '@bridgekeeper/policy';
import { classifyValue, displayName, findTokens, hasPublicPrefix, isSecretName } from '@bridgekeeper/policy';

import type { ProjectFacts } from '../project/facts.js';
import { requiredBy } from '../project/env-facts.js';
import type { Document } from '../readers/document.js';
import { envDialect } from '../readers/env/dialect.js';
import { isEnvExampleName } from '../readers/file-kind.js';
import type { LocatedVerdict, Rule, RuleContext } from './rule.js';

/**
 * Reports a template of an env file that gives a value to a secret, or to a name that a compose or env file of the
 * project guards with `:?`. A copy of the template passes for a configured file: `:?` stops at an empty value only.
 */
export const noEnvExampleValue: Rule = {
  id: 'no-env-example-value',
  *check(document, context) {
    const isTemplate = document.parts[0]?.format === 'env' && isEnvExampleName(posix.basename(document.path));
    if (!isTemplate || context.passive) return;
    for (const setting of document.settings) {
      const verdict = judge(setting, document, context);
      if (verdict !== undefined) yield verdict;
    }
  },
};

function judge(setting: Setting, document: Document, context: RuleContext): LocatedVerdict | undefined {
  const { name, value } = setting;
  if (value === null || value.trim() === '' || (setting.expands && value.includes('$'))) return undefined;
  // A bundler ships it to browsers: that is the worse fact, and has its own advice.
  if (hasPublicPrefix(name)) return undefined;
  const guard = context.project.env && requiredBy(name, document.path, context.project.env);
  const shown = displayName(name);
  if (value.startsWith('#') && setting.consumer === 'dotenv') {
    return isSecretName(name, setting.names) || guard !== undefined
      ? commentAsValue(setting, document, context.project)
      : undefined;
  }
  const guarded = guard === undefined ? '' : `, and \`:?\` in ${displayName(guard)} is content with it`;
  if (isGivenSecret(setting, context)) {
    return verdictOn(
      setting,
      `\`${shown}\` is a secret, and this template gives it a value${guarded}`,
      value,
    );
  }
  if (guard === undefined || isHarmless(setting, value)) return undefined;
  return verdictOn(
    setting,
    `\`${shown}\` is required by \`:?\` in ${displayName(guard)}, and this template gives it a value: the check never fails`,
    value,
  );
}

function isGivenSecret({ name, value, valueRange, names }: Setting, { judged }: RuleContext): boolean {
  if (value === null) return false;
  if (isSecretName(name, names)) {
    // `API_KEY=API_KEY` and `API_KEY=<key>` are texts as any other.
    return !NO_VALUES.has(classifyValue(value, name)) || /^(?:[A-Z][A-Z\d_]{2,}|<.*>)$/.test(value);
  }
  return judged.some(
    ({ ruleId, range }) =>
      ruleId === 'no-hardcoded-credentials' && valueRange.start <= range.start && range.end <= valueRange.end,
  );
}

/** Absent values, switches, numbers, places and references. */
const NO_VALUES: ReadonlySet<ValueClass> = new Set<ValueClass>([
  'empty',
  'nullish',
  'reference',
  'structural',
]);

/** Ports, switches, this machine: true for whoever copies the template. So is what a tag explains. */
function isHarmless({ tag }: Setting, value: string): boolean {
  if (tag !== undefined && tag.reason !== '' && tag.misplaced === undefined) return true;
  return /^(?:\d{1,12}|true|false|yes|no|on|off)$/i.test(value) || LOCAL.test(value);
}

const LOCAL =
  /^(?:[a-z]{2,20}:\/\/)?(?:localhost|127\.0\.0\.1|0\.0\.0\.0|\[?::1?\]?|host\.docker\.internal)(?::\d{1,5})?(?:\/[\w./-]{0,200})?$/i;

/** `KEY= # text`: compose sees no comment there. Others do, so it is said firmly only where compose is known to read. */
function commentAsValue(setting: Setting, { path }: Document, facts: ProjectFacts): LocatedVerdict {
  return {
    ...verdictOn(
      setting,
      `compose takes the comment behind \`${displayName(setting.name)}\` for its value, which is then not empty`,
      '',
    ),
    confidence: envDialect(path, facts).certain ? 'high' : 'medium',
    help: 'write the comment alone on the line above',
  };
}

function verdictOn(setting: Setting, message: string, value: string): LocatedVerdict {
  const { name, valueRange } = setting;
  const isToken = findTokens(value, name).some(
    ({ format }) => format.kind === 'secret' && format.id !== 'url-userinfo',
  );
  const leave = `leave it empty (\`${displayName(name)}=\`), and say in a comment above where the value comes from`;
  return {
    ruleId: 'no-env-example-value',
    range: valueRange,
    confidence: 'high',
    message,
    help: isToken ? `revoke it, for it is in the history of the repository; then ${leave}` : leave,
    covers: valueRange,
    place: name,
  };
}
