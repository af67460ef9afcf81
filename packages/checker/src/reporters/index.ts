import { reportJson } from './json.js';
import { reportPretty } from './pretty.js';
import type { Reporter } from './report.js';

export type Format = 'pretty' | 'json';

/** Every output format, by the name that `--format` takes. */
export const REPORTERS: Readonly<Record<Format, Reporter>> = {
  pretty: reportPretty,
  json: reportJson,
};
