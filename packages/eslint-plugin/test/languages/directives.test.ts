import type { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';

import plugin from '../../src/index.js';
import { VERSIONS } from '../deploy/versions.js';
import type { Version } from '../deploy/versions.js';

/** Kinds of files, each with a line that is reported. */
const FILES = {
  yaml: { path: 'compose.yaml', head: 'environment:\n', line: '  DB_PASSWORD: ${DB_PASSWORD:-x}' },
  helm: {
    path: 'chart/templates/a.yaml',
    head: '{{- if .a }}\n',
    line: 'password: {{ .b | default "hunter2" }}',
  },
  env: { path: '.env.development', head: '', line: 'DB_PASSWORD=${DB_PASSWORD:-x}' },
  dockerfile: { path: 'Dockerfile', head: 'FROM node:24\n', line: 'ENV DB_PASSWORD=${DB_PASSWORD:-x}' },
} as const;

type Kind = keyof typeof FILES;
const KINDS = Object.keys(FILES) as Kind[];
const RULE = 'bridgekeeper/no-secret-default';

interface Found {
  readonly rule: string | null;
  readonly at: string;
  readonly severity: number;
}

describe.each(VERSIONS)('in ESLint $version', ({ Linter }: Version) => {
  function verify(kind: Kind, text: string, linterOptions: Linter.LinterOptions = {}): Linter.LintMessage[] {
    const linter = new Linter({ cwd: import.meta.dirname });
    return linter.verify(text, [...only(), { linterOptions }], { filename: FILES[kind].path });
  }

  function only(): Linter.Config[] {
    return plugin.configs.deploy.map((config) => ({ ...config, rules: { [RULE]: 'error' } }));
  }

  function found(kind: Kind, text: string, linterOptions?: Linter.LinterOptions): Found[] {
    return verify(kind, text, linterOptions).map(({ ruleId, line, column, severity }) => ({
      rule: ruleId,
      at: `${line}:${column}`,
      severity,
    }));
  }

  it.each(KINDS)('a finding in a file of %s is reported', (kind) => {
    const { head, line } = FILES[kind];
    expect(found(kind, `${head}${line}\n`).map(({ rule }) => rule)).toEqual([RULE]);
  });

  it.each(KINDS)('a comment on the line above turns a rule off for it, with a reason, in %s', (kind) => {
    const { head, line } = FILES[kind];
    const text = `${head}# eslint-disable-next-line ${RULE} -- a demo, see the README\n${line}\n`;
    expect(found(kind, text)).toEqual([]);
    const other = found(kind, text.replace(RULE, 'bridgekeeper/no-untagged-default'));
    expect(other.filter(({ rule }) => rule === RULE).length).toBe(1);
  });

  it.each(KINDS)('comments turn all rules off and on again, in %s', (kind) => {
    const { head, line } = FILES[kind];
    const lines = head.split('\n').length;
    const text = `${head}# eslint-disable\n${line}\n# eslint-enable\n${line}\n`;
    expect(found(kind, text).map(({ at }) => at.split(':')[0])).toEqual([String(lines + 3)]);
  });

  it.each(['yaml', 'helm'] as const)(
    'a comment behind a value turns a rule off for its line, in %s',
    (kind) => {
      const { head, line } = FILES[kind];
      expect(found(kind, `${head}${line} # eslint-disable-line ${RULE} -- a demo\n${line}\n`).length).toBe(1);
      expect(found(kind, `${head}${line} # eslint-disable-line\n`)).toEqual([]);
    },
  );

  it.each(['env', 'dockerfile'] as const)('a comment behind a value is none in %s', (kind) => {
    const { head, line } = FILES[kind];
    expect(found(kind, `${head}${line} # eslint-disable-line\n`).length).toBe(1);
  });

  it.each(KINDS)('a comment configures rules, in %s', (kind) => {
    const { head, line } = FILES[kind];
    expect(found(kind, `# eslint ${RULE}: "off" -- a demo\n${head}${line}\n`)).toEqual([]);
    const warned = found(kind, `# eslint ${RULE}: ["warn", { "confidence": "medium" }]\n${head}${line}\n`);
    expect(warned.map(({ severity }) => severity)).toEqual([1]);
  });

  it('a comment that configures in no form that ESLint has is an error that quotes nothing', () => {
    const [message] = verify('yaml', `# eslint ${RULE}: [hunter2\na: b\n`);
    expect(message).toMatchObject({
      ruleId: null,
      severity: 2,
      message: expect.stringMatching(/^[^[]*cannot be parsed\.$/) as string,
      line: 1,
      column: 1,
    });
  });

  it('a sentence about ESLint is no configuration', () => {
    expect(found('yaml', '# eslint is run in CI\n# eslint-plugin-yml: see below\na: b\n')).toEqual([]);
  });

  it('a rule that there is not is an error at the comment', () => {
    const text = 'a: b # eslint-disable-line bridgekeeper/no-such-rule\n';
    expect(found('yaml', text)).toEqual([{ rule: 'bridgekeeper/no-such-rule', at: '1:6', severity: 2 }]);
  });

  it('what stands in a scalar, a quoted value or a copied file is no directive', () => {
    const yaml = 'a: |\n  # eslint-disable\nb: "# eslint-disable"\nDB_PASSWORD: ${DB_PASSWORD:-x}\n';
    expect(found('yaml', yaml).map(({ at }) => at)).toEqual(['4:14']);
    const env = `A="\n# eslint-disable\n"\nDB_PASSWORD=\${DB_PASSWORD:-x}\n`;
    expect(found('env', env).map(({ at }) => at)).toEqual(['4:13']);
    const dockerfile = 'COPY <<EOF /a\n# eslint-disable\nEOF\nENV DB_PASSWORD=${DB_PASSWORD:-x}\n';
    expect(found('dockerfile', dockerfile).map(({ at }) => at)).toEqual(['4:17']);
  });

  it.each(KINDS)(
    'a directive that has nothing to turn off is reported, and --fix removes it, in %s',
    (kind) => {
      const { path, head } = FILES[kind];
      const rules = `${RULE}, bridgekeeper/no-untagged-default`;
      const text = `${head}A=b\n# eslint-disable-next-line ${rules} -- why\nB=c\n`;
      const messages = verify(kind, text, { reportUnusedDisableDirectives: 'error' });
      expect(messages.map(({ ruleId, severity }) => ({ ruleId, severity }))).toEqual([
        { ruleId: null, severity: 2 },
      ]);
      const linter = new Linter({ cwd: import.meta.dirname });
      const config = [...only(), { linterOptions: { reportUnusedDisableDirectives: 'error' } } as const];
      const { output, messages: left } = linter.verifyAndFix(text, config, { filename: path });
      expect(output).toBe(`${head}A=b\n \nB=c\n`);
      expect(left).toEqual([]);
    },
  );

  it.each([
    ['the line of a comment', 'a:\n  b: c\n  # eslint-disable-next-line\n  d: e\n', 'a:\n  b: c\n  d: e\n'],
    ['with CR LF', 'a:\r\n    # eslint-disable-line -- x\r\n  d: e\r\n', 'a:\r\n  d: e\r\n'],
    ['all but a blank before a key', 'a:\n  # eslint-disable-next-line\nd: e\n', 'a:\n \nd: e\n'],
    ['all but a blank before a TAB', '# eslint-disable-line\n\td: e\n', ' \n\td: e\n'],
    ['all but a blank at the end', 'a: b\n  # eslint-disable-line', 'a: b\n '],
    ['all but a blank behind a value', 'a: b   # eslint-disable-line\n  c: d\n', 'a: b \n  c: d\n'],
    ['two comments', 'a:\n  # eslint-disable\n  # eslint-enable\n  b: c\n', 'a:\n  b: c\n'],
  ])('of what is not needed --fix removes %s', (_name, text, expected) => {
    const linter = new Linter({ cwd: import.meta.dirname });
    const config = [...only(), { linterOptions: { reportUnusedDisableDirectives: 'error' } } as const];
    expect(linter.verifyAndFix(text, config, { filename: 'compose.yaml' }).output).toBe(expected);
  });

  it('in a continued instruction of a Dockerfile --fix leaves no empty line', () => {
    const linter = new Linter({ cwd: import.meta.dirname });
    const config = [...only(), { linterOptions: { reportUnusedDisableDirectives: 'error' } } as const];
    const text = 'FROM a\nRUN a \\\n    # eslint-disable-next-line\n    && b\n';
    expect(linter.verifyAndFix(text, config, { filename: 'Dockerfile' }).output).toBe(
      'FROM a\nRUN a \\\n    && b\n',
    );
  });

  it('of a directive that turns off two rules, --fix removes the one that is not needed', () => {
    const linter = new Linter({ cwd: import.meta.dirname });
    const config = [...only(), { linterOptions: { reportUnusedDisableDirectives: 'error' } } as const];
    const value = 'DB_PASSWORD: ${DB_PASSWORD:-x} # eslint-disable-line';
    const text = `${value} bridgekeeper/no-untagged-default, ${RULE} -- why\n`;
    const { output } = linter.verifyAndFix(text, config, { filename: 'compose.yaml' });
    expect(output).toBe(`${value} ${RULE} -- why\n`);
  });

  it('where a config says noInlineConfig, directives are warned of and do nothing', () => {
    const text = `DB_PASSWORD: \${DB_PASSWORD:-x} # eslint-disable-line\n# eslint ${RULE}: "off"\n# eslint a\n`;
    const messages = verify('yaml', text, { noInlineConfig: true });
    expect(messages.map(({ ruleId, line, severity }) => ({ ruleId, line, severity }))).toEqual([
      { ruleId: RULE, line: 1, severity: 2 },
      { ruleId: null, line: 1, severity: 1 },
      { ruleId: null, line: 2, severity: 1 },
    ]);
  });

  it.each([
    ['LF', '\n'],
    ['CR LF', '\r\n'],
    ['a lone CR', '\r'],
  ])('places are right behind a byte order mark, in lines that end with %s', (_name, end) => {
    const lines = [
      'a: b',
      '# eslint-disable-next-line',
      'x: ${DB_PASSWORD:-x}',
      'DB_PASSWORD: ${DB_PASSWORD:-x}',
      '',
    ];
    const text = `\uFEFF${lines.join(end)}`;
    const [message, ...others] = verify('yaml', text);
    expect(others).toEqual([]);
    expect(message).toMatchObject({ line: 4, column: 14, endLine: 4, endColumn: 31 });
  });

  it('a suggestion behind a byte order mark and CR LF replaces what it is about', () => {
    const compose =
      '\uFEFFservices:\r\n  db:\r\n    environment:\r\n      DB_PASSWORD: ${DB_PASSWORD:-x}\r\n';
    const [message] = verify('yaml', compose);
    const { fix } = message?.suggestions?.[0] ?? {};
    const text = compose.slice(1);
    expect(text.slice(fix?.range[0], fix?.range[1])).toBe('${DB_PASSWORD:-x}');
    expect(fix?.text).toBe('${DB_PASSWORD:?DB_PASSWORD is required}');
    expect(message?.fix).toBeUndefined();
  });
});
