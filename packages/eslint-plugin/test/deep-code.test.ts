import parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';

import plugin from '../src/index.js';

const MANY = 3_000;

/** A parser that recurses gives up on longer chains. */
const LONG = 300;

function times(count: number, make: (index: number) => string, separator = '\n'): string {
  return Array.from({ length: count }, (_, index) => make(index)).join(separator);
}

/** Code that a machine may write, and how many findings it has. */
const CASES: readonly (readonly [name: string, code: string, findings: number])[] = [
  ['a chain of reads', `sign(${times(LONG, (n) => `process.env.SECRET_${n}`, ' || ')});`, LONG],
  [
    'a chain of flags',
    `if (${times(LONG, (n) => `!process.env.SECRET_${n}`, ' || ')}) throw new Error();`,
    0,
  ],
  ['guards in a row', times(MANY, (n) => `if (!process.env.SECRET_${n}) throw new Error();`), 0],
  ['guards of variables in a row', times(MANY, (n) => `if (!SECRET_${n}) warn();`), 0],
  [
    'calls of a helper',
    `const read = (key, or = 'x') => process.env[key] ?? or;\n${times(MANY, (n) => `read('SECRET_${n}');`)}`,
    MANY,
  ],
  [
    'helpers of helpers',
    `${times(500, (n) => `const f${n} = (key) => f${n + 1}(key) ?? 'x';`)}\nconst f500 = (key) => process.env[key];\nf0('SECRET');`,
    0,
  ],
  ['a table before the environment', `({ ${times(MANY, (n) => `K_${n}: 'x'`, ', ')}, ...process.env });`, 0],
  ['copies of the environment', `({ JWT_SECRET: 'x', ${times(MANY, () => '...process.env', ', ')} });`, 1],
  [
    'a schema of many secrets',
    `import { z } from 'zod';\nz.object({ ${times(MANY, (n) => `SECRET_${n}: z.string().optional()`, ', ')} }).parse(process.env);`,
    MANY,
  ],
  [
    'uses of one part of a schema',
    `import { z } from 'zod';\nconst text = z.string().optional();\nz.object({ ${times(MANY, (n) => `SECRET_${n}: text`, ', ')} });`,
    1,
  ],
  [
    'branches in one another',
    `${times(300, () => 'if (a) { s = 1; } else ', '')}if (process.env.JWT_SECRET) s = process.env.JWT_SECRET; else s = 'x';`,
    1,
  ],
  [
    'results that are asked for in many places',
    `import { z } from 'zod';\nconst r = z.object({}).safeParse(process.env);\n${times(MANY, () => 'if (!r.success) console.error(r.error);')}`,
    1,
  ],
];

describe('code that a machine wrote', () => {
  it.each(CASES)('%s', (_name, code, findings) => {
    const config = { ...plugin.configs.strict, languageOptions: { parser } };
    const messages = new Linter().verify(code, config, { filename: 'src/a.ts' });
    expect(messages.filter(({ ruleId }) => ruleId === null)).toEqual([]);
    expect(messages.length).toBe(findings);
  });
});
