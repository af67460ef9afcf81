import { describe, expect, it } from 'vitest';

import { checkText } from '../../../src/check-text.js';
import { gatherFacts } from '../../../src/project/facts.js';

const rulesOf = (text: string, path = 'tools/variables.env'): string[] =>
  checkText(text, { path }).findings.map(({ ruleId }) => ruleId);

describe('an env file that a shell sources', () => {
  const script = (line: string): string => `${line}\nif [ -z "$A" ]; then\n\tA="$(pwd)/bin"\nfi\n`;

  it('has the operators of a shell, and its statements are no errors', () => {
    const result = checkText(script('A=${A:=$(go env GOBIN)}'), { path: 'tools/variables.env' });
    expect(result.findings).toEqual([]);
    expect(result.errors).toEqual([]);
  });

  it('may not hold the default of a secret either', () => {
    expect(rulesOf(script('DB_PASSWORD=${DB_PASSWORD:-hunter2}'))).toEqual(['no-secret-default']);
    expect(rulesOf(script('DB_PASSWORD=hunter2x9'))).toEqual(['no-hardcoded-credentials']);
  });

  it('is one by its statements only', () => {
    expect(rulesOf('A=${A:=x}\n')).toEqual(['no-invalid-substitution']);
    expect(rulesOf('A=${A:=x}\nB=fi\nfi_x=1\n')).toEqual(['no-invalid-substitution']);
    expect(checkText('A=1\nB C=2\n', { path: '.env' }).errors).toHaveLength(1);
  });

  it('is none where compose reads it', () => {
    const path = 'tools/variables.env';
    const text = script('A=${A:=x}');
    const compose = 'services:\n  app:\n    image: app\n    env_file: variables.env\n';
    const project = gatherFacts([
      { path: 'tools/compose.yaml', text: compose },
      { path, text },
    ]);
    const { findings } = checkText(text, { path, project });
    expect(findings.map(({ ruleId }) => ruleId)).toContain('no-invalid-substitution');
  });
});
