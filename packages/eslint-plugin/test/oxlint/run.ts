import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';

const require = createRequire(import.meta.url);
const OXLINT = join(dirname(require.resolve('oxlint/package.json')), 'bin/oxlint');

/** A finding of oxlint. Lines and columns count from 1 and in UTF-16, as ESLint's do. */
export interface OxlintFinding {
  readonly file: string;
  /** As ESLint has it: `bridgekeeper/no-secret-default`. Empty where the text could not be parsed. */
  readonly rule: string;
  readonly message: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** What `--format json` prints. Offsets count bytes of UTF-8. */
interface Report {
  readonly diagnostics: readonly {
    readonly message: string;
    readonly code?: string;
    readonly filename: string;
    readonly labels: readonly { readonly span: { readonly offset: number; readonly length: number } }[];
  }[];
}

/**
 * Runs oxlint's command once.
 *
 * @param cwd the folder that it runs in
 * @param textOf the text of a file that it has read
 * @throws {Error} where it could not do its work, with all that it wrote
 */
export async function runOxlint(
  cwd: string,
  args: readonly string[],
  textOf: (file: string) => string,
): Promise<OxlintFinding[]> {
  const output = await new Promise<string>((done, fail) => {
    const options = { cwd, maxBuffer: 2 ** 28 };
    execFile(process.execPath, [OXLINT, '--format', 'json', ...args], options, (_error, stdout, stderr) => {
      if (stdout.startsWith('{')) done(stdout);
      else fail(new Error(`oxlint ${args.join(' ')}\n${stdout}\n${stderr}`));
    });
  });
  const { diagnostics } = JSON.parse(output) as Report;
  return diagnostics.map(({ message, code = '', filename, labels }) => {
    const file = resolve(cwd, filename);
    const { offset, length } = labels[0]?.span ?? { offset: 0, length: 0 };
    const bytes = Buffer.from(textOf(file));
    const start = position(bytes, offset);
    const end = position(bytes, offset + length);
    const rule = code.replace(/^(.*)\((.*)\)$/, '$1/$2');
    return { file, rule, message, ...start, endLine: end.line, endColumn: end.column };
  });
}

function position(bytes: Buffer, offset: number): { line: number; column: number } {
  // A byte order mark is among the bytes, and is no character of the first line.
  const before = bytes
    .subarray(0, offset)
    .toString()
    .replace(/^\uFEFF/, '');
  const lines = before.split(/\r\n|[\r\n\u2028\u2029]/);
  return { line: lines.length, column: (lines.at(-1) ?? '').length + 1 };
}
