/**
 * The judge over one text, by offsets: for editors and linters, which have lines and columns of their own. Loads no
 * file system, no git and no reporter.
 */
export type { PlannedFix } from './fix/fix.js';
export type { TextEdit } from './fix/edit.js';
export type { JudgedText, JudgeTextOptions, TextError, TextFinding } from './judge/judge-text.js';
export { judgeText } from './judge/judge-text.js';
