import { RECOMMENDED } from '@bridgekeeper/policy';

import { checkProject } from '../../src/check-project.js';
import { checkText } from '../../src/check-text.js';
import { gatherFacts } from '../../src/project/facts.js';
import { tempRepository } from '../files/temp.js';
import type { LocationCase } from './location.js';

interface Told {
  readonly line?: number;
  readonly column?: number;
}

/** What the checker says of a case, as its `expected` is written; what it says of other files has their names before it. */
export async function runLocation(location: LocationCase): Promise<string[]> {
  const { path, text, beside = {}, strict = false } = location;
  const files = { ...beside, [path]: text };
  const policy = strict ? { ...RECOMMENDED, preset: 'strict' as const } : RECOMMENDED;
  const { findings, errors } =
    location.inRepository === true
      ? await checkProject(tempRepository(files), { policy })
      : checkText(text, {
          path,
          policy,
          project: gatherFacts(
            Object.entries(files).map(([name, content]) => ({ path: name, text: content })),
          ),
        });
  const place = (file: string, { line = 0, column = 0 }: Told): string =>
    `${file === path ? '' : `${file}:`}${String(line)}:${String(column)}`;
  return [
    ...findings.map((finding) => {
      const { file, ruleId, severity } = finding;
      return `${place(file, finding)} ${ruleId}${severity === 'warning' ? ' warning' : ''}`;
    }),
    ...errors.map((error) => `${place(error.file, error)} error`),
  ];
}
