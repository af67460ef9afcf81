import { adviceFor } from './advice.js';
import { displayName } from './display-name.js';
import type { Verdict } from './finding.js';
import { judgeDefault } from './judge-default.js';
import type { Setting } from './setting.js';

/**
 * The verdict on what a build argument is when none is given (`ARG NAME=value`): in a Dockerfile that is the fallback.
 * An empty one is what the argument has without a default.
 */
export function judgeArgument(setting: Setting, value: string): Verdict | undefined {
  const { name, names } = setting;
  if (NO_SECRET.test(value.trim()) || judgeDefault({ name, operand: value, names }) !== 'secret')
    return undefined;
  const shown = displayName(name);
  return {
    ruleId: 'no-secret-default',
    range: setting.valueRange,
    confidence: 'high',
    message: `\`${shown}\` is a secret, and the build falls back to a literal when the argument is not given`,
    help: adviceFor(setting.consumer, shown),
  };
}

/** Nothing, or a switch: `ARG INSTALL_SSHPASS=false`. */
const NO_SECRET = /^(?:|true|false)$/i;
