/** What is wrong with a policy file, and where. */
export interface ConfigProblem {
  /** Relative to the working directory, with `/`. */
  readonly file: string;
  /** Counted from 1; undefined where the file is a program. */
  readonly line?: number | undefined;
  readonly column?: number | undefined;
  /** What is wrong, and what to write instead. */
  readonly message: string;
}

/** A policy file that cannot be followed. Its message has one line for each problem. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly problems: readonly ConfigProblem[];

  constructor(problems: readonly ConfigProblem[]) {
    super(problems.map(problemText).join('\n'));
    this.problems = problems;
  }
}

/** `file:line:column: message`. */
export function problemText({ file, line, column, message }: ConfigProblem): string {
  return `${[file, line, column].filter((part) => part !== undefined).join(':')}: ${message}`;
}
