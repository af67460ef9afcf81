import type { OwnNames } from '@bridgekeeper/policy';
import { displayName, RULES } from '@bridgekeeper/policy';
import type { TSESLint } from '@typescript-eslint/utils';
import { compileTestPaths } from 'bridgekeeper/test-paths';

import type { SourceCode } from '../ast/binding.js';
import type { OptionalSecret } from '../ast/env-schema/optional-call.js';
import { optionalCall } from '../ast/env-schema/optional-call.js';
import { optionalField, optionalProperty } from '../ast/env-schema/optional-property.js';
import { SecretReadCollector } from '../ast/env-schema/secret-reads.js';
import type { EnvFile } from '../ast/env-schema/secret-variable.js';
import { envFileOf } from '../ast/env-schema/secret-variable.js';
import type { Unchecked } from '../ast/env-schema/unchecked.js';
import { uncheckedFailure, uncheckedOptions } from '../ast/env-schema/unchecked.js';
import { checksEnvironment, isEnvPackage, validationOf } from '../ast/env-schema/validation.js';
import type { Replacement } from '../ast/fallbacks/fallback.js';
import { scanOf } from '../ast/scan.js';
import { mentionsSchemas, methodName } from '../ast/schema-library.js';
import { fileKind, importsTestRunner } from '../passive-paths.js';
import { isToolFile } from '../tool-paths.js';
import type { RequireEnvSchemaOptions } from '../rule-options.js';
import type { PluginRule } from '../utils/create-rule.js';
import { createRule } from '../utils/create-rule.js';
import { TEST_PATHS } from '../utils/test-path-options.js';

export type { RequireEnvSchemaOptions };

type UncheckedMessageId = 'skippedValidation' | 'swallowedFailure' | 'unreadResult';
export type RequireEnvSchemaMessageIds =
  'optionalSecret' | 'readOutsideSchema' | 'removeOptional' | UncheckedMessageId;

type Context = Readonly<TSESLint.RuleContext<RequireEnvSchemaMessageIds, [RequireEnvSchemaOptions]>>;

const UNCHECKED: Readonly<Record<Unchecked['why'], UncheckedMessageId>> = {
  skipped: 'skippedValidation',
  swallowed: 'swallowedFailure',
  unread: 'unreadResult',
};

/** Calls by which a check of the whole sees to keys that are optional by themselves. */
const REFINING: ReadonlySet<string> = new Set([
  'check',
  'custom',
  'narrow',
  'rawCheck',
  'refine',
  'superRefine',
]);

/** What a file does about its environment, gathered during a walk. */
class SchemaFile {
  readonly listeners: TSESLint.RuleListener;
  readonly unchecked: Unchecked[] = [];
  readonly #file: EnvFile;
  readonly #names: OwnNames | undefined;
  readonly #reads: SecretReadCollector;
  readonly #optional: OptionalSecret[] = [];
  /** The sources of checks of whole schemas. */
  readonly #refinements: string[] = [];
  #isSchemaModule = false;

  constructor(sourceCode: SourceCode, names: OwnNames | undefined) {
    const file = envFileOf(sourceCode, names);
    this.#file = file;
    this.#names = names;
    this.#reads = new SecretReadCollector(file);
    this.listeners = {
      CallExpression: (node) => {
        this.#call(node);
      },
      IfStatement: (node) => {
        this.#reads.identifierGuards(node);
      },
      ImportDeclaration: ({ source }) => {
        this.#isSchemaModule ||= isEnvPackage(source.value);
      },
      MemberExpression: (node) => {
        this.#reads.member(node);
      },
      Property: (node) => {
        this.#reads.property(node);
        this.#addOptional(optionalProperty(node, file));
      },
      PropertyDefinition: (node) => {
        this.#addOptional(optionalField(node, file));
      },
    };
  }

  /** Whether the file validates the environment, by a library or by code of its own. */
  get isSchemaModule(): boolean {
    return this.#isSchemaModule || this.#reads.checksList;
  }

  /** Without those that have a fallback: then the fallback is what is wrong, and `no-secret-default` says so. */
  get reads(): SecretReadCollector['unchecked'] {
    const reads = this.#reads.unchecked;
    if (reads.length === 0) return [];
    const defaults = scanOf(this.#file.sourceCode, this.#names).secretDefaults();
    const defaulted = new Set(defaults.flatMap(({ names }) => names));
    return reads.filter(({ name }) => !defaulted.has(name));
  }

  /** Without the keys that a check of the whole names: it says when they are needed. */
  get optional(): readonly OptionalSecret[] {
    return this.#optional.filter(({ name }) => !this.#refinements.some((text) => text.includes(name)));
  }

  #addOptional(found: OptionalSecret | undefined): void {
    if (found !== undefined) this.#optional.push(found);
  }

  #call(node: Parameters<NonNullable<TSESLint.RuleListener['CallExpression']>>[0]): void {
    const { sourceCode } = this.#file;
    this.#reads.call(node);
    this.#addOptional(optionalCall(node, this.#file));
    if (REFINING.has(methodName(node) ?? '')) {
      this.#refinements.push(...node.arguments.map((argument) => sourceCode.getText(argument)));
    }
    this.unchecked.push(...uncheckedOptions(node, sourceCode));
    if (!checksEnvironment(node, sourceCode)) return;
    this.#isSchemaModule = true;
    const validation = validationOf(node, sourceCode);
    const failure = validation && uncheckedFailure(validation, sourceCode);
    if (failure !== undefined) this.unchecked.push(failure);
  }
}

/** Who gives the environment of the process, and the libraries that find it by themselves. */
const ENVIRONMENT =
  /\b(?:process|import\.meta|Bun|Deno)\??(?:\.env\b|\[)|['"](?:node:)?process['"]|=\s?process\b|\b(?:createEnv|cleanEnv|envsafe)\b/;

/** What stands in a file that validates the environment, though it need not name a secret. */
const VALIDATION = /[pP]arse(?:Async)?\(|[vV]alidat|Env\(|Check\(/;

/** What stands in a file that describes variables. */
const DESCRIPTION = /IsOptional|['"](?:arktype|convict)['"]/;

const VARIABLE = /\b[A-Z][A-Z\d_]{2,}\b/;

/** Whether a file can have anything to report, by its text: most files name no secret, and validate nothing. */
function mayConcern(text: string, namesSecret: boolean): boolean {
  // A search for a word costs a tenth of an expression's.
  const hasEnvironment = (text.includes('env') || text.includes('Env')) && ENVIRONMENT.test(text);
  if (hasEnvironment && VALIDATION.test(text)) return true;
  if (!namesSecret || !VARIABLE.test(text)) return false;
  return hasEnvironment || mentionsSchemas(text) || DESCRIPTION.test(text);
}

/** The path of a file from the folder that ESLint runs in, with `/`. */
function relativePath({ filename, cwd }: Context): string {
  const path = filename.replaceAll('\\', '/');
  const root = `${cwd.replaceAll('\\', '/').replace(/\/$/, '')}/`;
  return path.startsWith(root) ? path.slice(root.length) : path;
}

function suggest(
  removal: Replacement | undefined,
): TSESLint.ReportSuggestionArray<RequireEnvSchemaMessageIds> {
  if (removal === undefined) return [];
  const { range, text } = removal;
  return [{ messageId: 'removeOptional', fix: (fixer) => fixer.replaceTextRange(range, text) }];
}

function reportAll(context: Context, file: SchemaFile, isSchemaModule: boolean): void {
  if (!isSchemaModule) {
    for (const { node, name } of file.reads) {
      context.report({ node, messageId: 'readOutsideSchema', data: { name: displayName(name) } });
    }
  }
  for (const { node, name, removal } of file.optional) {
    const data = { name: displayName(name) };
    context.report({ node, messageId: 'optionalSecret', data, suggest: suggest(removal) });
  }
  for (const { node, why } of file.unchecked) context.report({ node, messageId: UNCHECKED[why] });
}

export const requireEnvSchema: PluginRule<[RequireEnvSchemaOptions], RequireEnvSchemaMessageIds> = createRule<
  [RequireEnvSchemaOptions],
  RequireEnvSchemaMessageIds
>({
  name: 'require-env-schema',
  meta: {
    type: 'problem',
    docs: { description: RULES['require-env-schema'].description, recommended: false },
    hasSuggestions: true,
    messages: {
      readOutsideSchema:
        '`{{name}}` is read outside a schema of the environment: the app starts without it, and fails later. Validate the environment in one module that ends the process on failure, and import the value from there.',
      optionalSecret:
        '`{{name}}` is optional in the schema: the app starts without its secret. Require it, so that the process ends when it is missing.',
      unreadResult:
        'Nothing asks whether this validation failed: the app starts on an environment that is not fit to run on. End the process on failure.',
      swallowedFailure:
        'The failure of this validation is printed, and the app starts all the same. End the process on failure.',
      skippedValidation:
        'This schema validates nothing: the app starts on whatever environment it finds. Take `skipValidation` away.',
      removeOptional: 'Require it.',
    },
    schema: [
      {
        type: 'object',
        additionalProperties: false,
        properties: {
          schemaModules: {
            type: 'array',
            description:
              'Globs from the working directory: which other modules are schemas of the environment and, as `!glob`, which are none.',
            items: { type: 'string', minLength: 1 },
          },
          testPaths: TEST_PATHS,
        },
      },
    ],
    defaultOptions: [{ schemaModules: [], testPaths: [] }],
  },
  create(context, [{ schemaModules = [], testPaths }], policy) {
    const { sourceCode } = context;
    const { text } = sourceCode;
    if (!mayConcern(text, scanOf(sourceCode, policy.names).mayReadSecrets)) return {};
    const path = relativePath(context);
    if (fileKind(context.filename, context.cwd, testPaths, policy) !== 'source') return {};
    if (isToolFile(path, text) || importsTestRunner(sourceCode.ast)) return {};
    const told = compileTestPaths(schemaModules).findLast(({ matches }) => matches(path))?.test;
    const file = new SchemaFile(sourceCode, policy.names);
    return {
      ...file.listeners,
      'Program:exit'() {
        reportAll(context, file, told ?? file.isSchemaModule);
      },
    };
  },
});
