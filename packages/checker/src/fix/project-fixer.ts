import type { CheckFileOptions, FileResult } from '../check-file.js';
import { checkFile } from '../check-file.js';
import type { Decoded } from '../files/decode.js';
import type { FoundFile } from '../files/find-files.js';
import type { FileError, Finding } from '../finding.js';
import type { ProjectFacts } from '../project/facts.js';
import { fixFile } from './fix-file.js';
import type { FixMode } from './fix-mode.js';
import { applyIgnoreFixes } from './ignore-fixes.js';

/** Fixes the files of a project, one after the other, and keeps account of it. */
export class ProjectFixer {
  readonly diffs: string[] = [];
  readonly errors: FileError[] = [];
  readonly notes: string[] = [];
  /** How many findings were fixed, or would be. */
  fixed = 0;
  readonly #mode: FixMode;

  constructor(mode: FixMode) {
    this.#mode = mode;
  }

  /** Fixes one file that has been checked. What the check says of it now: in a dry run, what it said before. */
  file(file: FoundFile, decoded: Decoded, before: FileResult, options: CheckFileOptions): FileResult {
    if (!before.findings.some(({ fix }) => fix !== undefined && fix.file === undefined)) return before;
    const { text, ...outcome } = fixFile(file, decoded, { ...options, mode: this.#mode });
    this.fixed += outcome.fixed;
    if (outcome.diff !== '') this.diffs.push(outcome.diff);
    this.errors.push(...outcome.errors);
    this.notes.push(...outcome.notes);
    return text === undefined ? before : checkFile(file, { ...decoded, text }, options);
  }

  /** Adds the lines that `.gitignore` files lack. The findings that are left. */
  async ignoreFiles(
    facts: ReadonlyMap<string, ProjectFacts>,
    findings: readonly Finding[],
  ): Promise<readonly Finding[]> {
    const gone = new Set<Finding>();
    for (const [root, { ignoreFixes }] of facts) {
      if (ignoreFixes === undefined) continue;
      const outcome = await applyIgnoreFixes(root, ignoreFixes, findings, this.#mode);
      this.fixed += outcome.fixed.size;
      this.diffs.push(...outcome.diffs);
      this.errors.push(...outcome.errors);
      this.notes.push(...outcome.notes);
      if (this.#mode === 'write') for (const finding of outcome.fixed) gone.add(finding);
    }
    return findings.filter((finding) => !gone.has(finding));
  }
}
