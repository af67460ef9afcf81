import { env } from './env.ts';

const LEVELS = ['debug', 'info', 'error'] as const;
type Level = (typeof LEVELS)[number];

/** Writes one JSON line, unless LOG_LEVEL asks for less. */
export function log(level: Level, message: string, fields: Record<string, unknown> = {}): void {
  if (LEVELS.indexOf(level) < LEVELS.indexOf(env.LOG_LEVEL)) return;
  console.log(JSON.stringify({ time: new Date().toISOString(), level, message, ...fields }));
}
