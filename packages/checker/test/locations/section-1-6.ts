import type { LocationRow } from './location.js';
import { compose, environment, service } from './location.js';

const SOURCE = 'yaml 2.9.1: the node that it gives a comment to';

/** Where the `safe-default` tag of a setting may stand, and where it is none of it. */
export const SECTION_1_6: readonly LocationRow[] = [
  {
    row: '1.6-01',
    what: 'behind a value of any form',
    source: SOURCE,
    cases: [
      environment('A: ${X:-d} # safe-default: local', []),
      environment('A: "${X:-d}" # safe-default: local', []),
      environment("A: '${X:-d}' # safe-default: local", []),
      environment('A: !!str ${X:-d} # safe-default: local', []),
      environment('A: &a ${X:-d} # safe-default: local', []),
      environment('A: ${X:-d}\t# safe-default: local', []),
      compose('services:\r\n  app:\r\n    environment:\r\n      A: ${X:-d} # safe-default: local\r\n', []),
      {
        ...environment('A: ${X:-d}', []),
        text: 'services:\n  app:\n    environment:\n      A: ${X:-d} # safe-default: local',
      },
    ],
  },
  {
    row: '1.6-02',
    what: 'behind an item of a list',
    source: SOURCE,
    cases: [environment('- X=${X:-d} # safe-default: local', [])],
  },
  {
    row: '1.6-03',
    what: 'behind the header of a block',
    source: SOURCE,
    cases: [
      environment('A: | # safe-default: local\n  ${X:-d}', []),
      environment('A: >- # safe-default: local\n  ${X:-d}', []),
    ],
  },
  {
    row: '1.6-04',
    what: 'inside a block it is text',
    source: SOURCE,
    cases: [environment('A: |\n  ${X:-d} # safe-default: local', ['5:9 no-untagged-default'])],
  },
  {
    row: '1.6-05',
    what: 'behind a list on one line it is of no item',
    source: SOURCE,
    cases: [
      service('command: ["${X:-d}", "${Y:-e}"] # safe-default: local', [
        '3:16 no-untagged-default',
        '3:27 no-untagged-default',
      ]),
    ],
  },
  {
    row: '1.6-06',
    what: 'behind each item of a list on several lines',
    source: SOURCE,
    cases: [
      service('command: [\n  "${X:-d}", # safe-default: local\n  "${Y:-e}" # safe-default: local\n]', []),
      service('command: [\n  "${X:-d}", # safe-default: local\n  "${Y:-e}"\n]', ['5:8 no-untagged-default']),
    ],
  },
  {
    row: '1.6-07',
    what: 'behind a map on one line, where that holds one value',
    source: SOURCE,
    cases: [
      service('environment: { A: "${X:-d}" } # safe-default: local', []),
      service('environment: { A: "${X:-d}", B: "${Y:-e}" } # safe-default: local', [
        '3:24 no-untagged-default',
        '3:38 no-untagged-default',
      ]),
    ],
  },
  {
    row: '1.6-08',
    what: 'behind an alias it says nothing of the anchor',
    source: SOURCE,
    cases: [
      compose('x-a: &a ${X:-d}\nservices:\n  app:\n    environment:\n      A: *a # safe-default: local', [
        '1:9 no-untagged-default',
      ]),
    ],
  },
  {
    row: '1.6-09',
    what: 'on a line of its own above the setting',
    source: SOURCE,
    cases: [
      environment('# safe-default: local\nA: ${X:-d}', []),
      environment('A: b\n# safe-default: local\nB: ${X:-d}', []),
      compose('# safe-default: local\nname: ${X:-d}', []),
    ],
  },
  {
    row: '1.6-10',
    what: 'behind a key whose value stands on the next line',
    source: SOURCE,
    cases: [environment('A: # safe-default: local\n  ${X:-d}', [])],
  },
  {
    row: '1.6-11',
    what: 'on the line below it is of the next setting, or of none',
    source: SOURCE,
    cases: [
      environment('A: ${X:-d}\n# safe-default: local\nB: c', ['4:10 no-untagged-default']),
      environment('A: ${X:-d}\n# safe-default: local', [
        '4:10 no-untagged-default',
        '5:9 no-unused-safe-default warning',
      ]),
    ],
  },
  {
    row: '1.6-12',
    what: 'a reference in a key is none, so that it needs no tag',
    source: SOURCE,
    cases: [environment('"${X:-d}": v', [])],
  },
  {
    row: '1.6-13',
    what: 'behind the last line of a value of several lines',
    source: SOURCE,
    cases: [
      environment('A: ${X:-d}\n  more # safe-default: local', []),
      environment('A: "${X:-d}\n  more" # safe-default: local', []),
    ],
  },
];
