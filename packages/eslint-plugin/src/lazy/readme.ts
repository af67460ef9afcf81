/** What reads READMEs. Only a file that talks to Vault asks for one. */
export { findSecretsArchitecture } from 'bridgekeeper/readme';
