import type { TextRange } from '@bridgekeeper/policy';
import { CallMethodStep, ConfigCommentParser, Directive } from '@eslint/plugin-kit';

import type { DeployFile, Location } from './root-node.js';
import { FILE_EVENT } from './root-node.js';
import { removalRange } from './removal-range.js';
import { ScriptlessSourceCode } from './scriptless-source-code.js';

/** A comment that speaks to ESLint. */
export interface DirectiveComment {
  readonly type: 'Comment';
  /** The text behind the `#`. */
  readonly value: string;
  readonly range: readonly [number, number];
  readonly loc: Location;
}

export interface FileProblem {
  readonly ruleId: null;
  readonly message: string;
  readonly loc: Location;
}

type RulesConfig = Extract<ReturnType<ConfigCommentParser['parseJSONLikeConfig']>, { ok: true }>['config'];

/** What `# eslint rule: "off"` sets. */
export interface InlineConfig {
  readonly config: { readonly rules: RulesConfig };
  readonly loc: Location;
}

const DISABLE_TYPES = {
  'eslint-disable': 'disable',
  'eslint-enable': 'enable',
  'eslint-disable-line': 'disable-line',
  'eslint-disable-next-line': 'disable-next-line',
} as const;

/** `rule: …`, and no sentence about ESLint. */
const RULE_SETTING = /^["']?[@\w][\w@/.-]{0,200}["']?\s{0,8}:/;

const parser = new ConfigCommentParser();

/** A text with its directive comments, as ESLint and rules ask for it. */
export class DeploySourceCode extends ScriptlessSourceCode {
  readonly hasBOM: boolean;
  readonly #findComments: (text: string) => readonly TextRange[];
  #directives: readonly DirectiveComment[] | undefined;

  /** @param findComments gives the comments of a text, each from its `#` */
  constructor(
    text: string,
    ast: DeployFile,
    hasBOM: boolean,
    findComments: (text: string) => readonly TextRange[],
  ) {
    super(text, ast);
    this.hasBOM = hasBOM;
    this.#findComments = findComments;
  }

  /** The comments that speak to ESLint. Most texts do not name it, and are not searched. */
  get comments(): readonly DirectiveComment[] {
    this.#directives ??= this.text.includes('eslint') ? this.#directiveComments() : [];
    return this.#directives;
  }

  getAllComments(): readonly DirectiveComment[] {
    return this.comments;
  }

  #directiveComments(): DirectiveComment[] {
    return this.#findComments(this.text).flatMap(({ start, end }) => {
      const value = this.text.slice(start + 1, end);
      if (!/^\s*eslint(?:-|\s)/.test(value)) return [];
      const loc = { start: this.getLocFromIndex(start), end: this.getLocFromIndex(end) };
      return [{ type: 'Comment', value, range: [start, end], loc }] satisfies DirectiveComment[];
    });
  }

  /** The comments that do something: ESLint warns of them where a config says `noInlineConfig`. */
  getInlineConfigNodes(): DirectiveComment[] {
    return this.comments.filter(({ value }) => {
      const directive = parser.parseDirective(value);
      return directive !== undefined && (directive.label in DISABLE_TYPES || isRuleSetting(directive));
    });
  }

  getDisableDirectives(): { directives: Directive[]; problems: FileProblem[] } {
    const directives = this.comments.flatMap((comment) => {
      const { label = '', value = '', justification = '' } = parser.parseDirective(comment.value) ?? {};
      if (!isDisableLabel(label)) return [];
      const [start, end] = comment.range;
      const removal = removalRange(this.text, { start, end });
      const node: DirectiveComment = { ...comment, range: [removal.start, removal.end] };
      return [new Directive({ type: DISABLE_TYPES[label], node, value, justification })];
    });
    return { directives, problems: [] };
  }

  applyInlineConfig(): { configs: InlineConfig[]; problems: FileProblem[] } {
    const configs: InlineConfig[] = [];
    const problems: FileProblem[] = [];
    for (const { value, loc } of this.comments) {
      const directive = parser.parseDirective(value);
      if (directive === undefined || !isRuleSetting(directive)) continue;
      const parsed = parser.parseJSONLikeConfig(directive.value);
      if (parsed.ok) configs.push({ config: { rules: parsed.config }, loc });
      // Without the text of the comment: messages quote no files.
      else
        problems.push({
          ruleId: null,
          message: 'This comment configures rules in a form that cannot be parsed.',
          loc,
        });
    }
    return { configs, problems };
  }

  override traverse(): CallMethodStep[] {
    return [new CallMethodStep({ target: FILE_EVENT, args: [this.ast] })];
  }
}

function isDisableLabel(label: string): label is keyof typeof DISABLE_TYPES {
  return Object.hasOwn(DISABLE_TYPES, label);
}

function isRuleSetting({ label, value }: { readonly label: string; readonly value: string }): boolean {
  return label === 'eslint' && RULE_SETTING.test(value);
}
