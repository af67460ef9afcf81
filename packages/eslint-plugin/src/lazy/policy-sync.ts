/** What reads policy files. Only few files have one, and many readers stand behind it: loaded when it is called. */
export { loadPolicySync } from 'bridgekeeper/policy-sync';
