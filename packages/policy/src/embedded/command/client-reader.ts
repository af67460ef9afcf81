import { unquoted } from './assignments.js';
import type { ByFlag, ByPosition, PasswordOption } from './clients.js';
import { CARRIERS, PASSWORD_OPTIONS } from './clients.js';
import type { CommandCandidate, Word } from './words.js';

const BY_PROGRAM = new Map<string, PasswordOption[]>();
for (const option of PASSWORD_OPTIONS) {
  for (const program of option.programs) {
    const options = BY_PROGRAM.get(program);
    if (options === undefined) BY_PROGRAM.set(program, [option]);
    else options.push(option);
  }
}

/** So many plain words of a command are remembered: verbs and positions are among the first. */
const MAX_WORDS = 12;

/** Reads one simple command: which client it runs, and where that takes a password. */
export class ClientReader {
  #program = '';
  #options: readonly PasswordOption[] = [];
  readonly #words: string[] = [];
  #last: Word | undefined;
  #letters = '';
  #pending: ByFlag | undefined;
  /** What `echo` gave to the pipe that this command reads: `echo x | docker login --password-stdin`. */
  readonly #piped: Word | undefined;

  constructor(piped?: Word) {
    this.#piped = piped;
  }

  /** The reader of the command behind a separator. */
  next(separator: string): ClientReader {
    const echoes = this.#program === 'echo' || this.#program === 'printf';
    return new ClientReader(separator === '|' && echoes ? this.#last : undefined);
  }

  /** Whether the word is the value of a client's flag before it. */
  value(word: Word, found: CommandCandidate[]): boolean {
    const flag = this.#pending;
    this.#pending = undefined;
    if (flag === undefined || word.source[word.start] === '-') return false;
    add(found, word, word.start, flag.holds);
    return true;
  }

  /** Whether the word is a flag that the client takes a password by. */
  flag(word: Word, text: string, found: CommandCandidate[]): boolean {
    if (/^-[A-Za-z]+$/.test(text)) this.#letters += text;
    if (text === '--password-stdin' && this.#piped !== undefined) {
      add(found, this.#piped, this.#piped.start, 'password');
      return true;
    }
    for (const option of this.#options) {
      const { takes } = option;
      if (!('flag' in takes) || !text.startsWith(takes.flag)) continue;
      const rest = text.slice(takes.flag.length);
      const joined = rest.startsWith('=') ? 1 : 0;
      const attached = joined === 1 || (takes.form !== 'separate' && takes.flag.length === 2);
      if ((rest !== '' && !attached) || this.#verbsEnd(option) === undefined) continue;
      if (rest !== '') add(found, word, word.start + takes.flag.length + joined, takes.holds);
      else if (takes.form !== 'attached') this.#pending = takes;
      return true;
    }
    return false;
  }

  /** A word that is no flag: the program, a verb, or an argument. */
  plain(word: Word, text: string, before: string, found: CommandCandidate[]): void {
    this.#last = word;
    if (this.#isProgram(text, before)) {
      this.#words.length = 0;
      if (this.#program === 'chpasswd' && this.#piped !== undefined)
        add(found, this.#piped, this.#piped.start, 'user:password');
      return;
    }
    if (this.#options.length === 0 || this.#words.length >= MAX_WORDS) return;
    this.#words.push(text);
    for (const option of this.#options) {
      const { takes } = option;
      if ('position' in takes) this.#position(option, takes, word, found);
    }
  }

  #isProgram(text: string, before: string): boolean {
    if (this.#program !== '' && !CARRIERS.has(this.#program)) return false;
    const name = text.slice(text.lastIndexOf('/') + 1).replace(/\.exe$/i, '');
    const known = BY_PROGRAM.get(name) ?? (CARRIERS.has(name) || ECHOING.has(name) ? [] : undefined);
    // `docker run --name mongo`: the value of a flag.
    if (this.#program !== '' && (known === undefined || (before.startsWith('-') && !SWITCH.test(before))))
      return false;
    if (this.#program !== '' && this.#options.length > 0 && CARRIERS.has(name)) return false;
    this.#program = name;
    this.#options = known ?? [];
    return true;
  }

  #position(option: PasswordOption, takes: ByPosition, word: Word, found: CommandCandidate[]): void {
    const from = this.#verbsEnd(option);
    if (from === undefined || this.#words.length - from !== takes.position) return;
    if (Array.from(takes.with ?? '').some((letter) => !this.#letters.includes(letter))) return;
    if (takes.without !== undefined && this.#letters.includes(takes.without)) return;
    const name = typeof takes.name === 'string' ? takes.name : (this.#words[from + takes.name - 1] ?? '');
    const { start, end } = unquoted(word.source, word.start, word.end);
    found.push({ syntax: 'flag', name, start, end, argument: word.argument });
  }

  /** How many plain words there are up to the end of the option's verbs; undefined where they are not there. */
  #verbsEnd({ verbs = [] }: PasswordOption): number | undefined {
    if (verbs.length === 0) return 0;
    const words = this.#words;
    const at = words.findIndex((_, index) => verbs.every((verb, offset) => words[index + offset] === verb));
    return at < 0 ? undefined : at + verbs.length;
  }
}

/** What gives a pipe its text, and what reads `user:password` lines from it (chpasswd(8)). */
const ECHOING: ReadonlySet<string> = new Set(['echo', 'printf', 'chpasswd']);
/** Flags of carriers that take no value. */
const SWITCH = /^(?:--|-[a-z]{0,2}[itTE]|--rm|--interactive|--tty|-l?c)$/;

function add(found: CommandCandidate[], word: Word, from: number, holds: ByFlag['holds']): void {
  const { start, end } = unquoted(word.source, from, word.end);
  const value = word.source.slice(start, end);
  const skipped = holds === 'password' ? 0 : value.indexOf(':') + 1;
  if (holds !== 'password' && skipped === 0) return;
  if (holds === 'pass:password' && !value.startsWith('pass:')) return;
  if (holds === 'user:password' && NO_PASSWORD.test(value.slice(skipped))) return;
  found.push({ syntax: 'flag', name: 'password', start: start + skipped, end, argument: word.argument });
}

/** Beside a token that stands in the place of the user (docs.github.com, authenticating with a token). */
const NO_PASSWORD = /^x(?:-oauth-basic)?$/i;
