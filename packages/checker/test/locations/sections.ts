import type { LocationRow } from './location.js';
import { SECTION_1_1 } from './section-1-1.js';
import { SECTION_1_4 } from './section-1-4.js';
import { SECTION_1_6 } from './section-1-6.js';
import { SECTION_1_7 } from './section-1-7.js';
import { SECTION_2_1 } from './section-2-1.js';
import { SECTION_2_2 } from './section-2-2.js';
import { SECTION_2_3 } from './section-2-3.js';
import { SECTION_2_4 } from './section-2-4.js';
import { SECTION_2_5 } from './section-2-5.js';
import { SECTION_2_6 } from './section-2-6.js';

export interface Section {
  readonly id: string;
  readonly what: string;
  /** How many rows it has: one that is taken out has to be taken out here too. */
  readonly length: number;
  readonly rows: readonly LocationRow[];
}

/** Every section whose rows are cases here. 1.2, 1.3 and 1.5 are files of observed facts, which have their own tests. */
export const SECTIONS: readonly Section[] = [
  { id: '1.1', what: 'the grammar of compose', length: 19, rows: SECTION_1_1 },
  { id: '1.4', what: 'other engines', length: 15, rows: SECTION_1_4 },
  { id: '1.6', what: 'where a tag may stand', length: 13, rows: SECTION_1_6 },
  { id: '1.7', what: 'what YAML makes of a reference', length: 11, rows: SECTION_1_7 },
  { id: '2.1', what: 'compose', length: 13, rows: SECTION_2_1 },
  { id: '2.2', what: 'Kubernetes', length: 15, rows: SECTION_2_2 },
  { id: '2.3', what: 'Helm', length: 9, rows: SECTION_2_3 },
  { id: '2.4', what: 'kustomize, Flux, Argo CD, Sealed Secrets and SOPS', length: 10, rows: SECTION_2_4 },
  { id: '2.5', what: 'External Secrets', length: 8, rows: SECTION_2_5 },
  { id: '2.6', what: 'workflows', length: 5, rows: SECTION_2_6 },
];

/** The sections that are files of observed facts, one a line, whose own tests go through every row. */
export const FACTS: readonly { readonly id: string; readonly file: string; readonly length: number }[] = [
  { id: '1.2', file: '../../../policy/test/facts/compose.jsonl', length: 95 },
  { id: '1.3', file: '../../../policy/test/facts/diff.jsonl', length: 34 },
  { id: '1.5', file: '../facts/dotenv.jsonl', length: 58 },
];
