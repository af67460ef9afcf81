/** Whether a rule's file is JavaScript or TypeScript: languages of other plugins have other trees, and no scopes. */
export function isSource({
  sourceCode,
}: {
  readonly sourceCode: { readonly ast: { readonly type: string }; readonly getScope?: unknown };
}): boolean {
  return sourceCode.ast.type === 'Program' && typeof sourceCode.getScope === 'function';
}
