import { readFileSync } from 'node:fs';

/** One change of a text: the only place where a text stands, and what comes in its place. */
export interface Replacement {
  readonly replace: string;
  readonly with: string;
}

/** A file and what somebody types into it, in order. */
export interface Session {
  /** From the root of the project. */
  readonly file: string;
  /** As VS Code calls the language. */
  readonly languageId: string;
  readonly text: string;
  readonly edits: readonly Replacement[];
}

export type SessionName = 'compose' | 'env' | 'typescript';

export function readSession(name: SessionName): Session {
  const path = new URL(`../fixtures/editor/${name}.json`, import.meta.url);
  return JSON.parse(readFileSync(path, 'utf8')) as Session;
}

/** An edit as editors send it: by UTF-16 offsets into the text before it. */
export interface TextChange {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** The whole text before the change, and after it. */
  readonly before: string;
  readonly after: string;
}

/** The changes of a session, each on the text that the one before it made. */
export function changesOf({ text, edits }: Session): readonly TextChange[] {
  let before = text;
  return edits.map((edit) => {
    const start = before.indexOf(edit.replace);
    if (start < 0) throw new Error(`an edit does not fit: ${edit.replace}`);
    const end = start + edit.replace.length;
    const after = before.slice(0, start) + edit.with + before.slice(end);
    const change = { start, end, text: edit.with, before, after };
    before = after;
    return change;
  });
}
