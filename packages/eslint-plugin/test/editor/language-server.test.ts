import { join } from 'node:path';

import { ESLint } from 'eslint';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { EditorProject } from './editor-project.js';
import { createProject } from './editor-project.js';
import type { Finding } from './finding.js';
import { findingOf, textAt } from './finding.js';
import type { Diagnostic } from './language-server.js';
import { LanguageServer } from './language-server.js';
import type { SessionName } from './session.js';
import { changesOf, readSession } from './session.js';

let project: EditorProject;
let server: LanguageServer;

beforeAll(async () => {
  project = await createProject();
  server = await LanguageServer.start(project.root);
}, 120_000);

afterAll(async () => {
  await server.stop();
  project.remove();
});

async function fromDiagnostic(file: string, diagnostic: Diagnostic): Promise<Finding> {
  const { start, end } = diagnostic.range;
  return {
    rule: diagnostic.code ?? '',
    message: diagnostic.message,
    at: `${start.line + 1}:${start.character + 1}-${end.line + 1}:${end.character + 1}`,
    suggestions: await server.suggestions(file, diagnostic),
  };
}

/** What the editor shows of an open file. */
async function shown(file: string): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (const diagnostic of await server.diagnostics(file)) {
    findings.push(await fromDiagnostic(file, diagnostic));
  }
  return findings;
}

/** What ESLint finds in a text, in an instance that has seen no other. */
async function freshly(file: string, text: string): Promise<readonly Finding[]> {
  const eslint = new ESLint({ cwd: project.root });
  const [result] = await eslint.lintText(text, { filePath: join(project.root, file) });
  return (result?.messages ?? []).map(findingOf);
}

/** What stands at the place of a credential: a literal with its quotes in source, a value elsewhere. */
const CREDENTIAL = /^(?:(['`]).*\1|[^\s'`=]+)$/;

/** The least that a session has of findings and of suggestions, over all of its edits. */
const LEAST: readonly (readonly [name: SessionName, findings: number, suggestions: number])[] = [
  ['typescript', 60, 40],
  ['compose', 60, 40],
  ['env', 60, 0],
];

describe("VS Code's language server shows what a fresh run finds", () => {
  it.each(LEAST)(
    'after each of 50 edits: %s',
    async (name, leastFindings, leastSuggestions) => {
      const session = readSession(name);
      const { file, languageId, text } = session;
      const found: Finding[] = [];
      expect(session.edits).toHaveLength(50);
      server.open(file, languageId, text);
      expect(await shown(file)).toEqual(await freshly(file, text));
      for (const [index, change] of changesOf(session).entries()) {
        server.change(file, index + 1, change);
        const findings = await shown(file);
        expect(findings, `after edit ${index + 1}`).toEqual(await freshly(file, change.after));
        for (const finding of findings) {
          if (finding.rule.endsWith('no-hardcoded-credentials')) {
            expect(textAt(change.after, finding)).toMatch(CREDENTIAL);
          }
        }
        found.push(...findings);
      }
      server.close(file);
      expect(found.length).toBeGreaterThan(leastFindings);
      expect(found.flatMap(({ suggestions }) => suggestions).length).toBeGreaterThanOrEqual(leastSuggestions);
    },
    180_000,
  );

  it('after edits that come faster than it can answer', async () => {
    const session = readSession('typescript');
    const { file, languageId, text } = session;
    const changes = changesOf(session);
    server.open(file, languageId, text);
    const answers = changes.map((change, index) => {
      server.change(file, index + 1, change);
      return server.diagnostics(file);
    });
    await Promise.allSettled(answers);
    expect(await shown(file)).toEqual(await freshly(file, changes.at(-1)?.after ?? ''));
    server.close(file);
  }, 120_000);
});

describe('what only `eslint.probe` names', () => {
  it.each([
    ['typescript', true],
    ['compose', false],
    ['env', false],
  ] as const)(
    'is looked at where the server itself knows the language: %s, %s',
    async (name, isLookedAt) => {
      const { file, languageId, text } = readSession(name);
      const asking = await LanguageServer.start(project.root, 'probe');
      asking.open(file, languageId, text);
      const diagnostics = await asking.diagnostics(file);
      await asking.stop();
      expect(diagnostics.length > 0).toBe(isLookedAt);
    },
    60_000,
  );
});

describe('in the editor', () => {
  const FILE = 'src/pool.ts';
  const TEXT = "export const pool = new Pool({ host: 'db', user: 'app', password: 'hunter2' });\n";

  it('a suggestion is taken as it is shown', async () => {
    server.open(FILE, 'typescript', TEXT);
    const [diagnostic, ...others] = await server.diagnostics(FILE);
    expect(others).toEqual([]);
    if (diagnostic === undefined) throw new Error('nothing is found');
    const title =
      'Read `env.DB_PASSWORD`, which is checked at start-up. (bridgekeeper/no-hardcoded-credentials)';
    expect(await server.suggestions(FILE, diagnostic)).toEqual([title]);
    const taken = await server.take(FILE, diagnostic, title, TEXT);
    expect(taken).toBe(`import { env } from './env.js';\n\n${TEXT.replace("'hunter2'", 'env.DB_PASSWORD')}`);
    expect(await freshly(FILE, taken)).toEqual([]);
    server.close(FILE);
  }, 60_000);

  it('a schema that changes on disk is suggested as it is now', async () => {
    server.open(FILE, 'typescript', TEXT);
    const suggested = async (): Promise<string> =>
      (await shown(FILE)).flatMap(({ suggestions }) => suggestions).join();
    expect(await suggested()).toContain('`env.DB_PASSWORD`');
    project.write(
      'src/env.ts',
      "import { z } from 'zod';\n\nexport const env = z.object({ DATABASE_PASSWORD: z.string() }).parse(process.env);\n",
    );
    expect(await suggested()).toContain('`env.DATABASE_PASSWORD`');
    server.close(FILE);
  }, 60_000);

  it('a policy file that comes, changes, is renamed and goes away is followed at once', async () => {
    const file = 'src/licence.ts';
    server.open(file, 'typescript', "export const acmeLicence = 'kf83hxo2';\n");
    const rules = async (): Promise<readonly string[]> => (await shown(file)).map(({ rule }) => rule);
    const found = ['bridgekeeper/no-hardcoded-credentials'];
    expect(await rules()).toEqual([]);
    project.write('bridgekeeper.config.yaml', 'secretNames: [ACME_LICENCE]\n');
    expect(await rules()).toEqual(found);
    project.write('bridgekeeper.config.yaml', 'secretNames: [ACME_LICENSE]\n');
    expect(await rules()).toEqual([]);
    project.write('bridgekeeper.config.yaml', 'secretNames: [ACME_LICENCE]\n');
    project.rename('bridgekeeper.config.yaml', 'bridgekeeper.config.yml');
    expect(await rules()).toEqual(found);
    project.rename('bridgekeeper.config.yml', 'other.yml');
    expect(await rules()).toEqual([]);
    server.close(file);
  }, 60_000);
});
