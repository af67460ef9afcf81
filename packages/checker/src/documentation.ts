/**
 * What stands there shows readers how a manifest is written, and is applied by nobody. Docusaurus keeps its pages in
 * `website/docs/`. Any other folder called so may be a service's own, such as `apps/docs/`.
 */
export function isDocumentation(path: string): boolean {
  return /^(?:website\/|site\/)?(?:docs?|documentation)\//i.test(path.replace(/^(?:\.\/)+/, ''));
}
