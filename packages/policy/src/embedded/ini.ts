import { closingQuote } from './json.js';
import type { Candidate } from './literal.js';
import { mayBeSecret } from './literal.js';

/** A name and its sign at the start of a line, up to the value; `=>` is that of Ruby, Puppet and Logstash. */
const SETTING =
  /^[ \t]{0,200}(?:- {1,8})?(?:export[ \t]{1,8}|set[ \t]{1,8}|\$env:)?(["']?)([A-Za-z_$][\w.$/-]{0,127})\1[ \t]{0,40}(=>?|:(?=[ \t]|$))(?![=>~])[ \t]{0,40}/;
/** Directives of Redis (redis.conf) that have no sign. */
const DIRECTIVE = /^[ \t]{0,40}(requirepass|masterauth)[ \t]{1,40}/;
/** Lines of JavaScript, TypeScript, Go and their kin. What looks like a setting in there is a statement. */
const PROGRAM =
  /^[ \t]*(?:const|let|var|function|async|export (?:default|const|class|function|type|interface)|interface|type|enum|package|func|public|private|return)[ \t]|^[ \t]*import .{1,200} from |\)[ \t]{0,8}=>|[)}\]'"`];[ \t]*\r?$/m;
/** Lines of any source code, and of GraphQL: there a value without quotes is an expression or a type. */
const CODE = /^[ \t]*(?:import|from|def|class|query|mutation|fragment|input|schema)[ \t]|[{(][ \t]*\r?$/m;
/** A script for a shell. It has no blanks around the sign: `password = x` is in a file that it writes. */
const SCRIPT = /^#!.{0,60}sh\b|<<[-~]?[ \t]{0,4}["'\\]?[A-Za-z]|^[ \t]*(?:fi|done|esac|then)\b/m;

/** The settings that fill a line of a text of several lines: INI, properties, TOML, YAML. */
export function* settingLines(text: string): Generator<Candidate> {
  if (!text.includes('\n')) return;
  let code: Code | undefined;
  let above: Line | undefined;
  for (let start = 0; start < text.length;) {
    const newline = text.indexOf('\n', start);
    const next = newline < 0 ? text.length : newline;
    const end = text[next - 1] === '\r' ? next - 1 : next;
    const line = end - start < MIN_LINE ? undefined : readLine(text, start, end);
    if (line !== undefined) {
      const candidate = {
        syntax: 'ini',
        name: nameOf(line, above),
        start: line.start,
        end: line.end,
      } as const;
      if (mayBeSecret(candidate.name)) {
        code ??= codeOf(text);
        if (code === 'none' || (code === 'loose' && line.quoted)) yield candidate;
      }
    }
    above = line;
    start = next + 1;
  }
}

type Code = 'none' | 'loose' | 'program';

function codeOf(text: string): Code {
  if (SCRIPT.test(text)) return 'none';
  if (PROGRAM.test(text)) return 'program';
  return CODE.test(text) ? 'loose' : 'none';
}

/** A line that is a setting: offsets of its value. */
interface Line {
  readonly name: string;
  readonly value: string;
  readonly start: number;
  readonly end: number;
  readonly quoted: boolean;
}

/** `a: b` */
const MIN_LINE = 4;
/** No line that people write is longer before its value. */
const MAX_HEAD = 640;

function readLine(text: string, lineStart: number, lineEnd: number): Line | undefined {
  const head = text.slice(lineStart, Math.min(lineEnd, lineStart + MAX_HEAD));
  const setting = SETTING.exec(head);
  const match = setting ?? DIRECTIVE.exec(head);
  // What a shell reads is left to the reader of commands.
  if (match === null || (setting !== null && SHELL.test(match[0]))) return undefined;
  const name = setting?.[2] ?? match[1] ?? '';
  if (name !== 'name' && name !== 'value' && !mayBeSecret(name)) return undefined;
  const at = lineStart + match[0].length;
  const quote = text[at];
  const quoted = quote === '"' || quote === "'";
  if (setting?.[3] === '=>' && !quoted) return undefined;
  const end = quoted ? quotedEnd(text, at + 1, lineEnd, quote) : bareEnd(text, at, lineEnd);
  if (end === undefined) return undefined;
  const start = quoted ? at + 1 : at;
  return { name, value: text.slice(start, end), start, end, quoted };
}

const SHELL = /^[ \t]*(?:export[ \t]+)?[A-Za-z_]\w*=$/;

/** `- name: DB_PASSWORD` and `value: x` below it: the form of environments in manifests. */
function nameOf(line: Line, above: Line | undefined): string {
  return line.name === 'value' && above?.name === 'name' ? above.value : line.name;
}

/** Behind the closing quote only a comma or a comment may stand. */
function quotedEnd(text: string, start: number, end: number, quote: string): number | undefined {
  const close = closingQuote(text, start, quote);
  if (close === undefined || close >= end) return undefined;
  return /^[ \t]*(?:,[ \t]*)?(?:(?:#|;|\/\/).*)?$/.test(text.slice(close + 1, end)) ? close : undefined;
}

/** A value without quotes is one word, a comment left out; brackets, commas and semicolons make it code. */
function bareEnd(text: string, start: number, end: number): number | undefined {
  const rest = text.slice(start, end);
  const value = /^[^\s#;,(){}[\]"'`|>&*!%@][^\s,;(){}"'`]*(?=[ \t]*$|[ \t]+(?:#|;|\/\/))/.exec(rest)?.[0];
  return value === undefined || GRAPHQL_TYPE.test(value) ? undefined : start + value.length;
}

/** A required field of a built-in type (spec.graphql.org, section 3.5). */
const GRAPHQL_TYPE = /^(?:ID|String|Int|Float|Boolean)!$/;
