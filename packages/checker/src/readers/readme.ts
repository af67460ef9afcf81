export type { SecretsAccess } from './secrets-architecture/access.js';
export type { DynamicSecretReason } from './secrets-architecture/justification.js';
export type { SecretsArchitecture } from './secrets-architecture/secrets-architecture.js';
export { readSecretsArchitecture } from './secrets-architecture/secrets-architecture.js';
export type { ReadmeSection } from './find-readme.js';
export { findSecretsArchitecture } from './find-readme.js';
