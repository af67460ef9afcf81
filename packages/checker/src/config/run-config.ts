import process from 'node:process';

/** For a file that may change while the process lives on. */
export const JITI_OPTIONS = { moduleCache: false, fsCache: false } as const;

export const NO_DEFAULT = 'has no default export: write `export default { … }`';
export const UNREADABLE = 'its value cannot be read';

/** Whether this Node runs TypeScript as it is, which it does from 22.18 on. */
export function runsTypeScript(): boolean {
  const features: Readonly<Record<string, unknown>> = { ...process.features };
  return features['typescript'] !== undefined && features['typescript'] !== false;
}

export function needsJiti(): string {
  return `needs the package jiti, for Node ${process.versions.node} does not run it as it is: install jiti, or write bridgekeeper.config.mjs`;
}

/** The first line of what a program failed with: the file is its author's own. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'cannot be run: it throws what is no error';
  const [line = ''] = error.message.split('\n');
  return `cannot be run: ${error.name}: ${line.slice(0, 200)}`;
}
