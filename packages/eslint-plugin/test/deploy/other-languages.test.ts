import type { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';

import plugin from '../../src/index.js';
import { VERSIONS } from './versions.js';

/** A language of another plugin: its root is named as its author likes, and it has what ESLint asks for and no more. */
function languageWith(type: string): object {
  return {
    fileType: 'text',
    lineStart: 1,
    columnStart: 1,
    nodeTypeKey: 'type',
    visitorKeys: { [type]: [] },
    validateLanguageOptions: () => undefined,
    parse: () => ({ ok: true, ast: { type } }),
    createSourceCode: ({ body }: { body: string }, { ast }: { ast: object }) => ({
      text: body,
      ast,
      lines: body.split('\n'),
      getLoc: () => ({ start: { line: 1, column: 1 }, end: { line: 1, column: 1 } }),
      getRange: () => [0, body.length],
      getLocFromIndex: (index: number) => ({ line: 1, column: index + 1 }),
      traverse: () => [
        { type: 'visit', kind: 1, target: ast, phase: 1, args: [ast] },
        { type: 'visit', kind: 1, target: ast, phase: 2, args: [ast] },
      ],
    }),
  };
}

describe.each(VERSIONS)('in ESLint $version', ({ Linter }) => {
  it.each(['Document', 'Program'])(
    'rules say nothing of a file of another plugin with the root %s',
    (type) => {
      const other = { languages: { text: languageWith(type) } };
      const { rules } = Object.assign({}, ...plugin.configs.deploy) as { rules: Linter.RulesRecord };
      const config = [
        { files: ['**/*.json'], plugins: { other, bridgekeeper: plugin }, language: 'other/text', rules },
      ] as unknown as Linter.Config[];
      const linter = new Linter({ cwd: import.meta.dirname });
      expect(linter.verify('{ "password": "hunter2" }', config, { filename: 'a.json' })).toEqual([]);
    },
  );

  it('rules read YAML in a language of another plugin that has nothing but text', () => {
    const other = { languages: { text: languageWith('Program') } };
    const [{ rules } = {}] = plugin.configs['deploy-rules'];
    const config = [
      { files: ['**/*.yaml'], plugins: { other, bridgekeeper: plugin }, language: 'other/text', rules },
    ] as unknown as Linter.Config[];
    const linter = new Linter({ cwd: import.meta.dirname });
    const messages = linter.verify('DB_PASSWORD: ${DB_PASSWORD:-x}', config, { filename: 'compose.yaml' });
    expect(messages.map(({ ruleId, column }) => ({ ruleId, column }))).toEqual([
      { ruleId: 'bridgekeeper/no-secret-default', column: 14 },
    ]);
  });
});
