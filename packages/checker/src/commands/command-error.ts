/** The command cannot do what it was asked to. Its message is for people; the run ends with status 2. */
export class CommandError extends Error {
  override readonly name: string = 'CommandError';
}

/** The command line does not say what to do. */
export class UsageError extends CommandError {
  override readonly name = 'UsageError';
}
