import type { SourceCode } from '../binding.js';
import { keyName, lastName, propertyValue } from '../names.js';
import type { Node, NodeOf } from '../node.js';
import { isNode, unwrap } from '../node.js';
import { chainPackage, isSchema, methodName } from '../schema-library.js';
import { holdsEnvironment, isProcessEnvironment, isWholeEnvironment, variableRead } from './environment.js';

/**
 * How a validation tells that it failed.
 * - `throws`: an error, or a rejected promise
 * - `result`: in what it returns
 * - `boolean`: it returns false
 */
export type FailureForm = 'boolean' | 'result' | 'throws';

export interface Validation {
  readonly call: NodeOf['CallExpression'];
  readonly failure: FailureForm;
}

/** Methods of schemas, and functions of their libraries, by how they fail. */
const METHODS: ReadonlyMap<string, FailureForm> = new Map([
  // zod, valibot, arktype, superstruct, typebox, effect
  ['Check', 'boolean'],
  ['Decode', 'throws'],
  ['Parse', 'throws'],
  ['assert', 'throws'],
  ['create', 'throws'],
  ['decodeUnknownSync', 'throws'],
  ['parse', 'throws'],
  ['parseAsync', 'throws'],
  ['parser', 'throws'],
  ['safeDecode', 'result'],
  ['safeParse', 'result'],
  ['safeParseAsync', 'result'],
  ['spa', 'result'],
  // joi, yup
  ['attempt', 'throws'],
  ['isValid', 'boolean'],
  ['isValidSync', 'boolean'],
  ['validateAsync', 'throws'],
  ['validateSync', 'throws'],
]);

/** Packages that do nothing but read and check the environment. Named as npm names them. */
const ENV_PACKAGES =
  /^(?:@fastify\/env|@julr\/vite-plugin-validate-env|@t3-oss\/env-(?:core|nextjs|nuxt)|dotenv-safe(?:\/.*)?|env-schema|env-var|envalid|envsafe|node-env-schema|ts-dotenv|znv)$/;

/** Whether a module is made for this: who imports it has a schema. */
export function isEnvPackage(source: string): boolean {
  return ENV_PACKAGES.test(source);
}

/** What functions are called that check the environment they are given: `validateEnv(process.env)`. */
const VALIDATOR =
  /valid|parse|schema|check|assert|verify|ensure|require|clean(?:ed)?env|decode|load(?:env|config)/i;

/** Whether what is called is a library's: `JSON.parse(process.env.X)` is none. */
function isForeign(callee: Node): boolean {
  const owner = isNode(callee, 'MemberExpression') ? lastName(callee.object) : undefined;
  return (
    owner !== undefined &&
    /^(?:JSON|Object|Date|Number|URL|path|qs|querystring|dotenv|fs|url|yaml|YAML|ms)$/.test(owner)
  );
}

/** The form in which `schema.validate(env)` fails: joi returns an error, yup rejects. */
function validateForm(callee: Node, sourceCode: SourceCode): FailureForm | undefined {
  const library = isNode(callee, 'MemberExpression') ? chainPackage(callee.object, sourceCode) : undefined;
  if (library === 'yup') return 'throws';
  return library === 'joi' || library === '@hapi/joi' ? 'result' : undefined;
}

/**
 * What a function of which only the name is known is called to check an object that was put together of variables:
 * `validateEnv({ … })`, `schema.parse({ … })`. `axios.create({ baseURL: process.env.API_URL })` checks nothing.
 */
const OBJECT_VALIDATOR =
  /^(?:safe)?(?:assert|check|decode|parse|validate)(?:Async|Strict|Sync)?$|env|config|settings|variables/i;

/** Whether what a call is given to check is the environment, and not a value that it works with. */
function takesEnvironment(method: string, call: NodeOf['CallExpression'], sourceCode: SourceCode): boolean {
  if (isSchema(call.callee, sourceCode)) {
    return call.arguments.some((argument) => holdsEnvironment(argument, sourceCode));
  }
  const isWhole = OBJECT_VALIDATOR.test(method) ? isWholeEnvironment : isProcessEnvironment;
  return call.arguments.some((argument) => isWhole(argument, sourceCode));
}

/** The validation of the environment that a call is. */
export function validationOf(call: NodeOf['CallExpression'], sourceCode: SourceCode): Validation | undefined {
  const method = methodName(call);
  const failure = METHODS.get(method ?? '');
  const callee = unwrap(call.callee);
  if (method === undefined || isForeign(callee)) return undefined;
  const form = failure ?? (method === 'validate' ? validateForm(callee, sourceCode) : undefined);
  return form !== undefined && takesEnvironment(method, call, sourceCode)
    ? { call, failure: form }
    : undefined;
}

/**
 * Whether a call checks the environment, in whichever way: a schema's method, a function that is called after what it
 * does, a configuration of Nest.
 */
export function checksEnvironment(call: NodeOf['CallExpression'], sourceCode: SourceCode): boolean {
  const method = methodName(call);
  if (method === undefined) return false;
  const callee = unwrap(call.callee);
  const [first] = call.arguments;
  if (method === 'forRoot' || method === 'forRootAsync') {
    return (
      first !== undefined &&
      ['validate', 'validationSchema'].some((key) => propertyValue(first, key) !== undefined)
    );
  }
  if (method === 'createEnv') return true;
  if (method === 'convict') return true;
  // `z.string().parse(process.env.X)` says nothing of the other variables.
  const isOfOneVariable = call.arguments.some((argument) => variableRead(argument, sourceCode) !== undefined);
  const isValidator = METHODS.has(method) || VALIDATOR.test(method) || isSchema(callee, sourceCode);
  return isValidator && !isForeign(callee) && !isOfOneVariable && takesEnvironment(method, call, sourceCode);
}

/** The options of a call that are an object literal. */
function optionsOf(call: NodeOf['CallExpression']): readonly NodeOf['Property'][] {
  return call.arguments.flatMap((argument) =>
    isNode(argument, 'ObjectExpression')
      ? argument.properties.filter((property) => isNode(property, 'Property'))
      : [],
  );
}

/** The option of a call under a key. */
export function optionOf(call: NodeOf['CallExpression'], key: string): NodeOf['Property'] | undefined {
  return optionsOf(call).find((property) => keyName(property) === key);
}
