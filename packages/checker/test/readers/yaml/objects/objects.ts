import { check } from '../../../check.js';

/** A password that the judge takes for one by its name and shape: made up for these tests. */
export const LITERAL = 'Sup3rS3cret9x';

export function indent(text: string, by: number): string {
  return text.replace(/^(?=.)/gm, ' '.repeat(by));
}

/** An object with what stands below its metadata. */
export function object(apiVersion: string, kind: string, body: string): string {
  return `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata:\n  name: app\n${body}\n`;
}

/** The findings as `rule line:column text`, warnings marked. */
export function findings(text: string, path = 'deploy/app.yaml'): string[] {
  return check(path, text).map(
    ({ rule, at, text: under, severity }) =>
      `${rule} ${at} ${under}${severity === 'warning' ? ' (warning)' : ''}`,
  );
}
