import { Linter } from 'eslint';
import { beforeEach, describe, expect, it, vi } from 'vitest';

import { judgeText } from '../../src/lazy/text.js';
import plugin from '../../src/index.js';

vi.mock(import('../../src/lazy/text.js'), async (load) => {
  const original = await load();
  return { ...original, judgeText: vi.fn(original.judgeText) };
});

const calls = vi.mocked(judgeText);
const COMPOSE = 'DB_PASSWORD: ${DB_PASSWORD:-x}\nPORT: ${PORT:-3000}\n';

function lint(text: string, filename: string, rules: Linter.RulesRecord = {}): Linter.LintMessage[] {
  const linter = new Linter({ cwd: import.meta.dirname });
  return linter.verify(text, [...plugin.configs.deploy, { plugins: { bridgekeeper: plugin }, rules }], {
    filename,
  });
}

describe('the checker is asked', () => {
  beforeEach(() => {
    calls.mockClear();
  });

  it('once a file, with all rules on', () => {
    expect(lint(COMPOSE, 'compose.yaml').map(({ ruleId }) => ruleId)).toEqual([
      'bridgekeeper/no-secret-default',
      'bridgekeeper/no-untagged-default',
    ]);
    expect(calls).toHaveBeenCalledTimes(1);
  });

  it('again for the next text of the same file', () => {
    lint(COMPOSE, 'compose.yaml');
    expect(lint('PORT: ${PORT:-1}\n', 'compose.yaml').length).toBe(1);
    expect(calls).toHaveBeenCalledTimes(2);
  });

  it('once for all rules with the same options', () => {
    const options = { ignoreTestFiles: false, confidence: 'medium' } as const;
    lint(COMPOSE, 'compose.yaml', {
      'bridgekeeper/no-secret-default': ['error', options],
      'bridgekeeper/no-untagged-default': ['error', { ...options, confidence: 'high' }],
    });
    expect(calls).toHaveBeenCalledTimes(2);
  });

  it('never for source', () => {
    const linter = new Linter({ cwd: import.meta.dirname });
    linter.verify('a();', plugin.configs.recommended, { filename: 'a.js' });
    expect(calls).not.toHaveBeenCalled();
  });
});
