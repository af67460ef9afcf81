import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { Linter } from 'eslint';
import { onTestFinished } from 'vitest';

import plugin from '../../src/index.js';

type Files = Readonly<Record<string, string>>;

/** A repository of its own for one test, as far as the search for policy files looks: a folder with a `.git`. */
export function repository(files: Files): string {
  return folder({ '.git/HEAD': 'ref: refs/heads/main\n', ...files });
}

export function folder(files: Files): string {
  const directory = realpathSync(mkdtempSync(join(tmpdir(), 'bridgekeeper-policy-')));
  onTestFinished(() => {
    rmSync(directory, { recursive: true, force: true });
  });
  write(directory, files);
  return directory;
}

export function write(directory: string, files: Files): void {
  for (const [name, content] of Object.entries(files)) {
    const path = join(directory, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  }
}

/** One secret that only a policy knows, and one that every rule knows. */
export const CODE = "const acmeLicence = 'kf83hxo2';\nconst password = 'hunter2';\n";

export const LICENCE = '1 no-hardcoded-credentials';
export const PASSWORD = '2 no-hardcoded-credentials';

/** One linter of a process that lives on, as an editor's does. */
export class Project {
  readonly cwd: string;
  readonly #linter: Linter;
  readonly #config: Linter.Config;

  constructor(cwd: string, config: Linter.Config = {}) {
    this.cwd = cwd;
    this.#linter = new Linter({ cwd });
    this.#config = config;
  }

  /** The findings of a text as `line rule`; of a policy that cannot be followed the whole message. */
  lint(code: string = CODE, file = 'src/app.js'): string[] {
    return this.messages(code, file).map(({ line, ruleId, message }) =>
      message.startsWith('The policy') ? `${line} ${message}` : `${line} ${nameOf(ruleId)}`,
    );
  }

  messages(code: string, file: string): Linter.LintMessage[] {
    const config = [plugin.configs.recommended, { files: ['**/*.js'], ...this.#config }];
    return this.#linter.verify(code, config, { filename: join(this.cwd, file) });
  }
}

function nameOf(ruleId: string | null): string {
  return ruleId?.replace('bridgekeeper/', '') ?? 'no rule';
}
