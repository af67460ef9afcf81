export type { CheckTextOptions, CheckTextResult } from './check-text.js';
export { checkText } from './check-text.js';
export type { ProjectOptions, ProjectResult } from './check-project.js';
export { checkProject } from './check-project.js';
export type { FileError, Finding } from './finding.js';
export type { ProjectFacts } from './project/facts.js';
