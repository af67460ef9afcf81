import { parseForESLint } from '@typescript-eslint/parser';

/**
 * Declarations of what code takes from elsewhere, for the compiler. Nothing foreign takes undefined, at any depth: a
 * suggestion that leaves it is told by that.
 */
export const FOREIGN = `
type Given = string | number | bigint | boolean | null | Date | RegExp | URL | Uint8Array | GivenFunction | readonly Given[] | GivenObject;
type GivenFunction = (...given: any) => unknown;
interface GivenObject { readonly [key: string]: Given }
interface Foreign {
  <T = any>(...given: readonly (Given | Foreign)[]): T;
  new <T = any>(...given: readonly (Given | Foreign)[]): T;
  [key: string]: any;
}
/** An object whose methods are called. */
interface ForeignOwner extends Foreign { [key: string]: ForeignOwner }
declare var console: { log(...shown: unknown[]): void };
declare module '*';
interface ImportMeta { readonly env: { readonly [name: string]: string | undefined } }
declare namespace JSX { type Element = unknown; interface IntrinsicElements { [name: string]: any } }
`;

/** Code with declarations of the names behind it that it has from nowhere. */
export function withForeignNames(code: string, jsx: boolean): string {
  const { scopeManager } = parseForESLint(code, { sourceType: 'module', ecmaFeatures: { jsx }, range: true });
  const values = new Set<string>();
  const types = new Set<string>();
  for (const { identifier, isTypeReference } of scopeManager.globalScope?.through ?? []) {
    if ('name' in identifier && typeof identifier.name === 'string' && !KNOWN.has(identifier.name)) {
      (isTypeReference ? types : values).add(identifier.name);
    }
  }
  const declarations = [
    ...[...values].map((name) => `declare var ${name}: ${TYPES[name] ?? foreignType(name, code)};`),
    ...[...types].map((name) => `type ${name}<A = any, B = any> = any;`),
  ];
  return `${code}\n${declarations.join(' ')}`;
}

function foreignType(name: string, code: string): string {
  return new RegExp(`\\b${name}(?:\\??\\.\\w+)+(?:<\\w+>)?\\(`).test(code) ? 'ForeignOwner' : 'Foreign';
}

/** Names that are no function's and no object's wherever a test has them. */
const TYPES: Readonly<Record<string, string>> = {
  // lodash takes whatever it is given.
  _: 'any',
  JWT_SECRET: 'string',
  apiKey: 'string',
  header: 'string',
  key: 'string',
  name: 'string',
  prod: 'boolean',
  production: 'boolean',
};

/** What the language and Node declare. */
const KNOWN: ReadonlySet<string> = new Set([
  ...Object.getOwnPropertyNames(globalThis),
  'NodeJS',
  'Partial',
  'Readonly',
  'Record',
  'const',
  'exports',
  'module',
  'require',
]);
