import { describe, expect, it } from 'vitest';

import { checkText } from '../../src/check-text.js';
import { applyEdits } from '../../src/fix/edit.js';
import { fixText } from '../../src/fix/fix-text.js';
import type { ProjectFacts } from '../../src/project/facts.js';
import { gatherFacts } from '../../src/project/facts.js';

interface Planned {
  readonly fixes: readonly string[];
  readonly suggestions: readonly string[];
}

/** What each fix and each suggestion makes of the line that it stands on. */
function planned(text: string, path = 'compose.yaml', project?: ProjectFacts): Planned {
  const { findings } = checkText(text, { path, ...(project && { project }) });
  const lineOf = (edits: Parameters<typeof applyEdits>[1], line: number): string =>
    (applyEdits(text, edits).split(/\r?\n/)[line - 1] ?? '').trim();
  return {
    fixes: findings.flatMap(({ fix, line }) => (fix === undefined ? [] : [lineOf(fix.edits, line)])),
    suggestions: findings.flatMap(({ suggestions, line }) =>
      (suggestions ?? []).map(({ edits }) => lineOf(edits, line)),
    ),
  };
}

const service = (...lines: string[]): string =>
  `services:\n  app:\n    image: app\n${lines.map((line) => `    ${line}\n`).join('')}`;
const variable = (line: string): string => service('environment:', `  ${line}`);

const NONE: Planned = { fixes: [], suggestions: [] };

describe('the fix of a fallback in a compose file', () => {
  it.each([
    ['DB_PASSWORD: ${DB_PASSWORD:-hunter2}', 'DB_PASSWORD: ${DB_PASSWORD:?DB_PASSWORD is required}'],
    ['DB_PASSWORD: ${DB_PASSWORD-hunter2}', 'DB_PASSWORD: ${DB_PASSWORD:?DB_PASSWORD is required}'],
    ['DB_PASSWORD: ${DB_PASSWORD:-}', 'DB_PASSWORD: ${DB_PASSWORD:?DB_PASSWORD is required}'],
    ['DB_PASSWORD: ${DB_PASSWORD-}', 'DB_PASSWORD: ${DB_PASSWORD:?DB_PASSWORD is required}'],
    [
      'DB_PASSWORD: "${DB_PASSWORD:-a\\"b}" # why',
      'DB_PASSWORD: "${DB_PASSWORD:?DB_PASSWORD is required}" # why',
    ],
    ["DB_PASSWORD: '${DB_PASSWORD:-it''s}'", "DB_PASSWORD: '${DB_PASSWORD:?DB_PASSWORD is required}'"],
    ['- DB_PASSWORD=${DB_PASSWORD:-hunter2}', '- DB_PASSWORD=${DB_PASSWORD:?DB_PASSWORD is required}'],
    ['- "DB_PASSWORD=${DB_PASSWORD:-a: b}"', '- "DB_PASSWORD=${DB_PASSWORD:?DB_PASSWORD is required}"'],
    ['URL: pg://u:${DB_PASSWORD:-x1}@h/d', 'URL: pg://u:${DB_PASSWORD:?DB_PASSWORD is required}@h/d'],
    [
      'DB_PASSWORD: "${PW_A:-${DB_PASSWORD:-x1}}"',
      'DB_PASSWORD: "${PW_A:-${DB_PASSWORD:?DB_PASSWORD is required}}"',
    ],
  ])('of %s is %s', (before, after) => {
    expect(planned(variable(before))).toEqual({ fixes: [after], suggestions: [] });
  });

  it('is the required form for a secret that is read without being asked for', () => {
    expect(planned(variable('DB_PASSWORD: $DB_PASSWORD')).fixes).toEqual([
      'DB_PASSWORD: ${DB_PASSWORD:?DB_PASSWORD is required}',
    ]);
    expect(planned(variable('DB_PASSWORD: ${DB_PASSWORD?}')).fixes).toEqual([
      'DB_PASSWORD: ${DB_PASSWORD:?DB_PASSWORD is required}',
    ]);
  });

  it('is quoted where a plain scalar of a flow collection could not hold it', () => {
    expect(planned(service('command: [app, $DB_PASSWORD]')).fixes).toEqual([
      'command: [app, "${DB_PASSWORD:?DB_PASSWORD is required}"]',
    ]);
    expect(planned(service('command: [app, --pw=$DB_PASSWORD!]')).fixes).toEqual([
      'command: [app, "--pw=${DB_PASSWORD:?DB_PASSWORD is required}!"]',
    ]);
  });

  it('is not planned for what is no secret, has a required form, or is an alternative', () => {
    expect(planned(variable('PORT: ${PORT:-3000}'))).toEqual(NONE);
    expect(planned(variable('DB_PASSWORD: ${DB_PASSWORD:?see the docs}'))).toEqual(NONE);
    expect(planned(variable('DB_PASSWORD: ${USE_PW:+hunter2}'))).toEqual(NONE);
  });

  it('tells offsets, lines and columns', () => {
    const text = variable('DB_PASSWORD: ${DB_PASSWORD:-hunter2}');
    const { findings } = checkText(text, { path: 'compose.yaml' });
    const start = text.indexOf('${');
    const end = text.indexOf('}') + 1;
    expect(findings[0]?.fix).toEqual({
      description: 'write ${DB_PASSWORD:?DB_PASSWORD is required} (instead of the fallback)',
      edits: [
        {
          start,
          end,
          text: '${DB_PASSWORD:?DB_PASSWORD is required}',
          line: 5,
          column: 20,
          endLine: 5,
          endColumn: 43,
        },
      ],
    });
  });
});

describe('a suggestion takes the place of a fix', () => {
  const LINE = 'DB_PASSWORD: ${DB_PASSWORD:-hunter2}';
  const ASKED = 'DB_PASSWORD: ${DB_PASSWORD:?DB_PASSWORD is required}';
  const SUGGESTED: Planned = { fixes: [], suggestions: [ASKED] };

  it('where the service has profiles, by itself or by a merge key', () => {
    expect(planned(`${variable(LINE)}    profiles: [tools]\n`)).toEqual(SUGGESTED);
    const merged = `x-tool: &tool\n  profiles: [tools]\n${variable(LINE)}    <<: *tool\n`;
    expect(planned(merged)).toEqual(SUGGESTED);
    expect(planned(`${variable(LINE)}  other:\n    image: b\n    profiles: [x]\n`).fixes).toEqual([ASKED]);
  });

  it('where several services share the value by an anchor', () => {
    const anchored = `x-env: &env\n  ${LINE}\nservices:\n  a:\n    image: a\n    environment: *env\n`;
    expect(planned(anchored).fixes).toEqual([ASKED]);
    expect(planned(`${anchored}  b:\n    image: b\n    environment: *env\n`)).toEqual(SUGGESTED);
    const inside = variable(LINE).replace('environment:', 'environment: &env # shared\n      # by both');
    expect(planned(`${inside}  b:\n    image: b\n    environment:\n      <<: *env\n`)).toEqual(SUGGESTED);
  });

  it('where a file extends, includes, or is overridden', () => {
    expect(planned(`include: [base.yaml]\n${variable(LINE)}`)).toEqual(SUGGESTED);
    expect(planned(`${variable(LINE)}    extends: { service: base }\n`)).toEqual(SUGGESTED);
    const project = (files: Record<string, string>): ProjectFacts =>
      gatherFacts(Object.entries(files).map(([path, text]) => ({ path, text })));
    const text = variable(LINE);
    const file = { 'a/compose.yaml': text };
    const at = (facts: ProjectFacts): Planned => planned(text, 'a/compose.yaml', facts);
    expect(at(project({ ...file, 'a/compose.override.yaml': 'services: {}\n' }))).toEqual(SUGGESTED);
    expect(at(project({ ...file, 'compose.yaml': 'include:\n  - path: a/compose.yaml\n' }))).toEqual(
      SUGGESTED,
    );
    expect(at(project({ ...file, 'compose.yaml': 'include: ["./a/compose.yaml"]\n' }))).toEqual(SUGGESTED);
    const extending = 'services:\n  x:\n    extends:\n      file: a/compose.yaml\n      service: app\n';
    expect(at(project({ ...file, 'compose.yaml': extending }))).toEqual(SUGGESTED);
    expect(at(project({ ...file, 'b/compose.override.yaml': 'services: {}\n' })).fixes).toEqual([ASKED]);
  });

  it('where only the content says that compose reads the file', () => {
    expect(planned(variable(LINE), 'app.yaml')).toEqual(SUGGESTED);
    expect(planned(variable(LINE), 'compose.yaml.example')).toEqual(SUGGESTED);
  });

  it('in tests and examples', () => {
    expect(planned(variable(LINE), 'test/fixtures/compose.yaml')).toEqual(SUGGESTED);
  });

  it('where the fallback holds another variable', () => {
    const mixed = 'DB_PASSWORD: "${DB_PASSWORD:-${APP}hunter2}"';
    expect(planned(variable(mixed))).toEqual({
      fixes: [],
      suggestions: ['DB_PASSWORD: "${DB_PASSWORD:?DB_PASSWORD is required}"'],
    });
  });
});

describe('nothing is planned where the required form stops nothing', () => {
  const flux = { flux: true };
  it.each([
    ['stack.yaml', variable('DB_PASSWORD: ${DB_PASSWORD:-hunter2}'), undefined],
    ['k8s/a.yaml', 'apiVersion: v1\nkind: ConfigMap\ndata:\n  password: ${DB_PASSWORD:=hunter2}\n', flux],
    ['values.yaml', 'db:\n  password: ${DB_PASSWORD:-hunter2}\n', undefined],
    ['.env', 'DB_PASSWORD=${DB_PASSWORD:-hunter2}\n', undefined],
    // Coolify stores the message as the first value of the variable.
    ['compose.yaml', variable('DB_PASSWORD: ${DB_PASSWORD:-$SERVICE_PASSWORD_DB}x'), undefined],
    ['compose.yaml', `${variable('DB_PASSWORD: ${DB_PASSWORD:-hunter2}')}  x: {\n`, undefined],
  ])('in %s %#', (path, text, project) => {
    expect(planned(text, path, project)).toEqual(NONE);
  });
});

describe('the fix in an env file', () => {
  const text = 'DB_PASSWORD=${DB_PASSWORD:-hunter2} # see the docs\n';
  const facts = (compose: string): ProjectFacts => gatherFacts([{ path: 'compose.yaml', text: compose }]);

  it('is one where a service of a compose file reads it', () => {
    const project = facts(service('env_file: app.env'));
    expect(planned(text, 'app.env', project).fixes).toEqual([
      'DB_PASSWORD=${DB_PASSWORD:?DB_PASSWORD is required} # see the docs',
    ]);
  });

  it('is a suggestion in .env, which other programs read as well', () => {
    expect(planned(text, '.env', facts(service('env_file: .env'))).suggestions).toHaveLength(1);
  });
});

describe('the fix in a Dockerfile', () => {
  it.each([
    ['ENV DB_PASSWORD=${DB_PASSWORD:-hunter2}', 'ENV DB_PASSWORD="${DB_PASSWORD:?DB_PASSWORD is required}"'],
    [
      'ENV DB_PASSWORD="${DB_PASSWORD:-hunter2}"',
      'ENV DB_PASSWORD="${DB_PASSWORD:?DB_PASSWORD is required}"',
    ],
    ['ENV DB_PASSWORD ${DB_PASSWORD:-hunter2}', 'ENV DB_PASSWORD ${DB_PASSWORD:?DB_PASSWORD is required}'],
    [
      'ENV A=1 DB_PASSWORD=${DB_PASSWORD-} B=2',
      'ENV A=1 DB_PASSWORD="${DB_PASSWORD:?DB_PASSWORD is required}" B=2',
    ],
    [
      'ARG DB_PASSWORD=${BASE_PASSWORD:-hunter2}',
      'ARG DB_PASSWORD="${BASE_PASSWORD:?BASE_PASSWORD is required}"',
    ],
    ['ENV URL=pg://u:${DB_PASSWORD:-x1}@h', 'ENV URL="pg://u:${DB_PASSWORD:?DB_PASSWORD is required}@h"'],
  ])('of %s is %s', (before, after) => {
    const text = `FROM a\n${before}\n`;
    expect(planned(text, 'Dockerfile').fixes).toEqual([after]);
    const outcome = fixText(text, { path: 'Dockerfile' });
    expect(outcome.dropped).toEqual([]);
    expect(outcome.text).toBe(`FROM a\n${after}\n`);
  });

  it('is none where quotes stand in the value already', () => {
    expect(planned('FROM a\nENV DB_PASSWORD=a"b"${DB_PASSWORD:-hunter2}\n', 'Dockerfile')).toEqual(NONE);
  });
});
