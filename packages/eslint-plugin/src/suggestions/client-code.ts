import type { SourceCode } from '../ast/binding.js';
import type { Node } from '../ast/node.js';
import { isNode } from '../ast/node.js';
import { staticText } from '../ast/static-text.js';

/** Components whose script a bundler compiles for browsers; what of it runs on a server too is read there first. */
const COMPONENT_FILES = /\.(?:astro|svelte|vue)$/i;

/** `import.meta.env` is what Vite and its kin give client code; `authDomain` is a key of a Firebase app, which is public. */
const CLIENT_TEXT = /\bimport\.meta\.env\b|\bauthDomain:/;

/** What only runs, or is only of use, in a browser or in an app on a phone. */
const CLIENT_PACKAGES =
  /^(?:@angular\/|@ionic\/|@testing-library\/|angular$|expo(?:-|$)|jquery$|lit$|preact|react-dom(?!\/server)|react-native|svelte|vue$|vue-router|zone\.js)/;

/** Hooks of React that a component of a server cannot call. https://react.dev/reference/rsc/use-client */
const CLIENT_HOOK = /^use(?:Callback|Context|Effect|LayoutEffect|Memo|Reducer|Ref|State|Transition)$/;

/** Objects that no server has. */
const BROWSER_GLOBALS: ReadonlySet<string> = new Set([
  'XMLHttpRequest',
  'document',
  'localStorage',
  'sessionStorage',
  'window',
]);

/**
 * Whether a file may end up where no secret may be: in a bundle for browsers. Nothing reads the environment there,
 * and whatever a bundler puts in its place is published.
 */
export function isClientCode(filename: string, sourceCode: SourceCode): boolean {
  const { ast, text } = sourceCode;
  if (COMPONENT_FILES.test(filename) || CLIENT_TEXT.test(text)) return true;
  return ast.body.some(isClientStatement) || usesBrowser(sourceCode);
}

function isClientStatement(statement: Node): boolean {
  if (isNode(statement, 'ExpressionStatement')) return staticText(statement.expression) === 'use client';
  if (!isNode(statement, 'ImportDeclaration')) return false;
  const { source, specifiers } = statement;
  if (CLIENT_PACKAGES.test(source.value)) return true;
  return source.value === 'react' && specifiers.some(({ local }) => CLIENT_HOOK.test(local.name));
}

/** Whether a name of a browser is used that the file does not declare. */
function usesBrowser(sourceCode: SourceCode): boolean {
  if (![...BROWSER_GLOBALS].some((name) => sourceCode.text.includes(name))) return false;
  const scope = sourceCode.getScope(sourceCode.ast);
  const isDeclared = (name: string): boolean =>
    [scope, ...scope.childScopes].some((part) => (part.set.get(name)?.defs.length ?? 0) > 0);
  const used = new Set(scope.through.map(({ identifier }) => identifier.name));
  for (const variable of scope.variables) if (variable.references.length > 0) used.add(variable.name);
  return [...BROWSER_GLOBALS].some((name) => used.has(name) && !isDeclared(name));
}
