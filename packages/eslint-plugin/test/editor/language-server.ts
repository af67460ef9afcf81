import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { JsonRpc } from './json-rpc.js';
import type { TextChange } from './session.js';

/** Line and character from 0, in UTF-16 units, as the protocol counts. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** What an editor underlines. */
export interface Diagnostic {
  readonly range: Range;
  readonly message: string;
  readonly code?: string;
  readonly severity?: number;
}

interface CodeAction {
  readonly title: string;
  readonly command?: { readonly command: string; readonly arguments?: unknown };
}

interface WorkspaceEdit {
  readonly documentChanges?: readonly { readonly edits: readonly { range: Range; newText: string }[] }[];
}

/**
 * The settings that VS Code's extension sends: its defaults, for a file that it looks at.
 * https://github.com/microsoft/vscode-eslint/blob/main/%24shared/settings.ts
 */
const SETTINGS = {
  packageManager: 'npm',
  useESLintClass: false,
  useFlatConfig: undefined,
  experimental: { useFlatConfig: false },
  codeAction: {
    disableRuleComment: { enable: true, location: 'separateLine', commentStyle: 'line' },
    showDocumentation: { enable: true },
  },
  codeActionOnSave: { mode: 'all' },
  format: false,
  quiet: false,
  onIgnoredFiles: 'off',
  options: {},
  rulesCustomizations: [],
  run: 'onType',
  problems: { shortenToSingleLine: false },
  nodePath: null,
};

const require = createRequire(import.meta.url);

const BIN = join(
  dirname(require.resolve('vscode-langservers-extracted/package.json')),
  'bin/vscode-eslint-language-server',
);

function positionAt(text: string, offset: number): Position {
  const before = text.slice(0, offset);
  const start = Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1;
  const line = before.split(/\r\n|\n|\r/).length - 1;
  return { line, character: offset - start };
}

function offsetAt(text: string, { line, character }: Position): number {
  const lines = text.split(/(?<=\n)/);
  return lines.slice(0, line).join('').length + character;
}

/** Whether a language is in `eslint.validate` (`on`) or in `eslint.probe`. */
type Validate = 'on' | 'probe';

/** The server behind VS Code's ESLint extension, as an editor talks to it. */
export class LanguageServer {
  readonly #process: ChildProcessWithoutNullStreams;
  readonly #rpc: JsonRpc;
  readonly #folder: { readonly uri: string; readonly name: string };
  readonly #log: string[] = [];
  #applied: WorkspaceEdit | undefined;

  private constructor(root: string, validate: Validate) {
    this.#folder = { uri: pathToFileURL(root).href, name: 'project' };
    this.#process = spawn(process.execPath, [BIN, '--stdio'], { cwd: root });
    this.#rpc = new JsonRpc(this.#process.stdout, this.#process.stdin, {
      'workspace/configuration': ({ items }: { items: readonly unknown[] }) =>
        items.map(() => ({ ...SETTINGS, validate, workspaceFolder: this.#folder })),
      'workspace/applyEdit': ({ edit }: { edit: WorkspaceEdit }) => {
        this.#applied = edit;
        return { applied: true };
      },
      'window/logMessage': ({ message }: { message: string }) => this.#log.push(message),
    });
    this.#process.stderr.on('data', (chunk: Buffer) => this.#log.push(chunk.toString()));
    this.#process.on('exit', () => {
      this.#rpc.close(`the server ended: ${this.#log.join('\n')}`);
    });
  }

  static async start(root: string, validate: Validate = 'on'): Promise<LanguageServer> {
    const server = new LanguageServer(root, validate);
    await server.#rpc.request('initialize', {
      processId: process.pid,
      rootUri: server.#folder.uri,
      workspaceFolders: [server.#folder],
      capabilities: {
        workspace: {
          configuration: true,
          workspaceFolders: true,
          applyEdit: true,
          workspaceEdit: { documentChanges: true },
        },
        textDocument: {
          diagnostic: {},
          codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix'] } } },
        },
      },
    });
    server.#rpc.notify('initialized', {});
    return server;
  }

  async stop(): Promise<void> {
    const ended = new Promise((resolve) => this.#process.once('exit', resolve));
    await this.#rpc.request('shutdown', null);
    this.#rpc.notify('exit', null);
    await ended;
  }

  /** What the server has said of itself. */
  get log(): string {
    return this.#log.join('\n');
  }

  #uri(file: string): string {
    return `${this.#folder.uri}/${file}`;
  }

  open(file: string, languageId: string, text: string): void {
    const textDocument = { uri: this.#uri(file), languageId, version: 0, text };
    this.#rpc.notify('textDocument/didOpen', { textDocument });
  }

  close(file: string): void {
    this.#rpc.notify('textDocument/didClose', { textDocument: { uri: this.#uri(file) } });
  }

  /** Sends a change as an editor does: what is new, and the range that it takes the place of. */
  change(file: string, version: number, { before, start, end, text }: TextChange): void {
    const range = { start: positionAt(before, start), end: positionAt(before, end) };
    const textDocument = { uri: this.#uri(file), version };
    this.#rpc.notify('textDocument/didChange', { textDocument, contentChanges: [{ range, text }] });
  }

  /** Tells that files on disk have changed, as editors do that watch them. */
  changeFiles(files: readonly string[]): void {
    const changes = files.map((file) => ({ uri: this.#uri(file), type: 2 }));
    this.#rpc.notify('workspace/didChangeWatchedFiles', { changes });
  }

  async diagnostics(file: string): Promise<readonly Diagnostic[]> {
    const result = await this.#rpc.request('textDocument/diagnostic', {
      textDocument: { uri: this.#uri(file) },
    });
    return (result as { items: readonly Diagnostic[] }).items;
  }

  /** The suggestions for a diagnostic, by the titles that an editor shows. */
  async suggestions(file: string, diagnostic: Diagnostic): Promise<readonly string[]> {
    const actions = await this.#actions(file, diagnostic);
    return actions.map(({ title }) => title);
  }

  /** Takes a suggestion, as a click on it does, and gives the text after it. */
  async take(file: string, diagnostic: Diagnostic, title: string, text: string): Promise<string> {
    const action = (await this.#actions(file, diagnostic)).find((candidate) => candidate.title === title);
    if (action?.command === undefined) throw new Error(`no suggestion ${title}`);
    await this.#rpc.request('workspace/executeCommand', action.command);
    const edits = this.#applied?.documentChanges?.flatMap((change) => change.edits) ?? [];
    return edits.reduceRight(
      (changed, { range, newText }) =>
        changed.slice(0, offsetAt(text, range.start)) + newText + changed.slice(offsetAt(text, range.end)),
      text,
    );
  }

  async #actions(file: string, diagnostic: Diagnostic): Promise<readonly CodeAction[]> {
    const actions = await this.#rpc.request('textDocument/codeAction', {
      textDocument: { uri: this.#uri(file) },
      range: diagnostic.range,
      context: { diagnostics: [diagnostic], only: ['quickfix'] },
    });
    const isSuggestion = ({ command }: CodeAction): boolean => command?.command === 'eslint.applySuggestion';
    return ((actions ?? []) as readonly CodeAction[]).filter(isSuggestion);
  }
}
