/** Whether to write what is fixed, or to say what would be written. */
export type FixMode = 'write' | 'dry-run';
