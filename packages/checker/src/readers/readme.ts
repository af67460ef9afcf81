/** What READMEs say. Loads a parser of Markdown, which costs 55 ms: load this only where a README is asked for. */
export type { SecretsAccess } from './secrets-architecture/access.js';
export type { DynamicSecretReason } from './secrets-architecture/justification.js';
export type { SecretsArchitecture } from './secrets-architecture/secrets-architecture.js';
export { readSecretsArchitecture } from './secrets-architecture/secrets-architecture.js';
export type { ReadmeSection } from './find-readme.js';
export { findSecretsArchitecture } from './find-readme.js';
