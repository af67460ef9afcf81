/** A text in a place, and all that the checker says of it. */
export interface LocationCase {
  readonly path: string;
  readonly text: string;
  /** `line:column rule-id` in order, with `warning` behind it where it is one; `line:column error` where it cannot be parsed. */
  readonly expected: readonly string[];
  /** The other files of the project. */
  readonly beside?: Readonly<Record<string, string>>;
  /** What git tracks or ignores matters: the files stand in a repository. */
  readonly inRepository?: true;
  readonly strict?: true;
}

/** One place, or one fact about how a file is read, that the checker has to get right. */
export interface LocationRow {
  /** `2.1-04`: the section, and the number within it. */
  readonly row: string;
  /** The place, or the fact. */
  readonly what: string;
  readonly cases: readonly LocationCase[];
  /** Where the fact was read or observed. */
  readonly source?: string;
  /** A verdict other than the strictest one that can be thought of, and why. */
  readonly note?: string;
}

/** A password by its name and by its looks; made up. */
export const LITERAL = 'Sup3rS3cret9x';

export function indent(text: string, by: number): string {
  return text.replace(/^(?=.)/gm, ' '.repeat(by));
}

type Options = Omit<LocationCase, 'path' | 'text' | 'expected'>;

export function at(
  path: string,
  text: string,
  expected: readonly string[],
  options: Options = {},
): LocationCase {
  return { path, text: text.endsWith('\n') ? text : `${text}\n`, expected, ...options };
}

/** A compose file. */
export function compose(text: string, expected: readonly string[], options?: Options): LocationCase {
  return at('compose.yaml', text, expected, options);
}

/** The keys of a service; they begin on line 3, in column 5. */
export function service(text: string, expected: readonly string[], options?: Options): LocationCase {
  return compose(`services:\n  app:\n${indent(text, 4)}`, expected, options);
}

/** The variables of a service; they begin on line 4, in column 7. */
export function environment(text: string, expected: readonly string[], options?: Options): LocationCase {
  return service(`environment:\n${indent(text, 2)}`, expected, options);
}

/** An object of a cluster; what follows begins on line 5. */
export function object(
  apiVersion: string,
  kind: string,
  body: string,
  expected: readonly string[],
  options?: Options,
): LocationCase {
  const text = `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata:\n  name: app\n${body}`;
  return at('deploy/app.yaml', text, expected, options);
}

/** The keys of a container of a pod; they begin on line 8, in column 7. */
export function container(text: string, expected: readonly string[], options?: Options): LocationCase {
  return object('v1', 'Pod', `spec:\n  containers:\n    - name: app\n${indent(text, 6)}`, expected, options);
}

/** The spec of a pod; its keys begin on line 6, in column 3. */
export function pod(text: string, expected: readonly string[], options?: Options): LocationCase {
  return object('v1', 'Pod', `spec:\n${indent(text, 2)}`, expected, options);
}
