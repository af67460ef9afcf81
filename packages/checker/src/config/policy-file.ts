/**
 * What a tool that lives on needs to find policy files by itself, and to ask a policy about a file. Reads nothing: what
 * reads a policy (`bridgekeeper/policy-sync`) is for those who found one.
 */
export { isLeftOut, namesOf, policyAt } from '../file-policy.js';
export type { ConfigProblem } from './config-error.js';
export { ConfigError, problemText } from './config-error.js';
export { CONFIG_NAMES, oneOfNames } from './config-names.js';
export { shownPath } from './shown-path.js';
