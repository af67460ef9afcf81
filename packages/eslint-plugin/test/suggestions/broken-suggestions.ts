import { extname } from 'node:path';

import { Linter } from 'eslint';

import type { LinterClass } from '../matrix/findings.js';
import { findingsIn } from '../matrix/findings.js';
import type { RuleCase } from '../matrix/rule-case.js';
import type { Change } from './compile.js';
import { newDiagnostics } from './compile.js';
import { FOREIGN, withForeignNames } from './foreign.js';

/** Parts of code that the compiler refuses before a suggestion is taken, each with the reason. What it says is kept. */
const REFUSED: readonly (readonly [part: string, reason: string])[] = [
  ["?? 'x' ?? process.env.SESSION_SECRET", 'nothing behind a literal is reached'],
  ['process.env.JWT_SECRET.length > 0 ?', 'it is not asked first whether there is one'],
  ["const s = this.configService.get<string>('JWT_SECRET'", '`this` of no class'],
  ["const s = this.configService.get('JWT_SECRET')", '`this` of no class'],
  ["this.jwtService.signAsync(payload, { secret: 'qzx' })", '`this` of no class'],
];

/** Parameters without types: code of JavaScript that the rules are tested with in files of TypeScript. */
const IMPLICIT_ANY = /^70(?:05|06|08|10|16|19|23|31|34|53): /;

/**
 * What the compiler says, under `strict`, of the code of cases, and of the code after each suggestion that it did not
 * say before.
 */
export function brokenSuggestions(cases: readonly RuleCase[]): string[] {
  const changes = cases.filter(isTypescript).flatMap(changesOf);
  if (changes.length === 0) return [];
  const originals = changes
    .filter(({ before }) => !REFUSED.some(([part]) => before.includes(part)))
    .map(({ before, name }) => ({ before: '', after: before, name }));
  const found = newDiagnostics([...originals, ...changes], FOREIGN);
  return [...new Set(found)].filter(
    (diagnostic) => !IMPLICIT_ANY.test(diagnostic.slice(diagnostic.lastIndexOf('\n') + 1)),
  );
}

function isTypescript({ filename }: RuleCase): boolean {
  return /\.[cm]?tsx?$/.test(filename);
}

function changesOf(test: RuleCase): Required<Omit<Change, 'beside'>>[] {
  const { code, filename } = test;
  const outputs = findingsIn(Linter as unknown as LinterClass, test).flatMap(({ suggestions }) =>
    suggestions.map(({ output }) => output),
  );
  if (outputs.length === 0) return [];
  const name = `a${extname(filename)}`;
  const isJsx = name.endsWith('x');
  const before = withForeignNames(code, isJsx);
  return outputs.map((output) => ({ before, after: withForeignNames(output, isJsx), name }));
}
