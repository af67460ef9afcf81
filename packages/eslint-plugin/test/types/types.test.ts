import { execFile } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import ts from 'typescript';
import { afterAll, describe, expect, it } from 'vitest';

const HOME = fileURLToPath(new URL('../../', import.meta.url));
const TSC = join(HOME, '../../node_modules/.bin/tsc');
const folder = mkdtempSync(join(realpathSync(tmpdir()), 'bridgekeeper-types-'));

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

interface Manifest {
  readonly files: readonly string[];
  readonly publishConfig: { readonly exports: unknown };
}

const manifest = JSON.parse(readFileSync(join(HOME, 'package.json'), 'utf8')) as Manifest;

/** The declarations that are published. */
const DECLARATIONS = manifest.files.filter((file) => file.endsWith('.d.ts'));

/** The declarations of a source file, as the build makes them. */
function declarationsOf(file: string): string {
  const text = readFileSync(file, 'utf8');
  const compilerOptions = { isolatedDeclarations: true, declaration: true, module: ts.ModuleKind.NodeNext };
  const { outputText, diagnostics } = ts.transpileDeclaration(text, { fileName: file, compilerOptions });
  expect(diagnostics).toEqual([]);
  return outputText;
}

/** A user's project: the plugin as it is published, one ESLint, nothing else. */
function project(eslint: string): string {
  const cwd = mkdtempSync(join(folder, `${eslint}-`));
  const plugin = join(cwd, 'node_modules/eslint-plugin-bridgekeeper');
  mkdirSync(join(plugin, 'dist'), { recursive: true });
  for (const file of DECLARATIONS) {
    const source = join(HOME, 'src', `${basename(file, '.d.ts')}.ts`);
    writeFileSync(join(plugin, file), declarationsOf(source));
  }
  const { exports } = manifest.publishConfig;
  writeFileSync(join(plugin, 'package.json'), JSON.stringify({ type: 'module', version: '0.0.0', exports }));
  symlinkSync(realpathSync(join(HOME, 'node_modules', eslint)), join(cwd, 'node_modules/eslint'));
  writeFileSync(join(cwd, 'package.json'), '{ "type": "module" }');
  const compilerOptions = {
    strict: true,
    exactOptionalPropertyTypes: true,
    module: 'nodenext',
    target: 'es2023',
    types: [],
    noEmit: true,
  };
  writeFileSync(join(cwd, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['usage.ts'] }));
  copyFileSync(join(dirname(fileURLToPath(import.meta.url)), 'usage.ts'), join(cwd, 'usage.ts'));
  return cwd;
}

/** What the compiler says. */
async function compile(cwd: string): Promise<string> {
  try {
    const { stdout } = await promisify(execFile)(TSC, ['--pretty', 'false', '-p', cwd], { cwd });
    return stdout;
  } catch (error) {
    const { stdout = '' } = error as { readonly stdout?: string };
    if (stdout === '') throw error;
    return stdout;
  }
}

describe('the published types', () => {
  it.each(['eslint', 'eslint-9.39'])('compile in a project that has only %s', async (eslint) => {
    expect(await compile(project(eslint))).toBe('');
  });

  it.each(['eslint', 'eslint-9.39'])('know what is wrong under %s', async (eslint) => {
    const cwd = project(eslint);
    const lines = [
      "import type { RulesConfig } from 'eslint-plugin-bridgekeeper';",
      "export const rules: RulesConfig = { 'bridgekeeper/no-such-rule': 'error' };",
    ];
    writeFileSync(join(cwd, 'usage.ts'), lines.join('\n'));
    expect(await compile(cwd)).toMatch(/^usage\.ts\(2,37\): error TS2353: .*'bridgekeeper\/no-such-rule'/);
  });

  it('import nothing but one another and ESLint', () => {
    const imports = DECLARATIONS.flatMap((file) => {
      const text = declarationsOf(join(HOME, 'src', `${basename(file, '.d.ts')}.ts`));
      return [...text.matchAll(/\bfrom '([^']+)'|import\('([^']+)'\)/g)].map(([, a, b]) => a ?? b ?? '');
    });
    const published = DECLARATIONS.map((file) => `./${basename(file, '.d.ts')}.js`);
    expect([...new Set(imports)].filter((name) => !published.includes(name))).toEqual(['eslint']);
  });
});
