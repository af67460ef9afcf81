/** What one file cannot know of the project that it stands in. */
export interface ProjectFacts {
  /** A Flux Kustomization of the project substitutes variables: its manifests are expanded by Flux. */
  readonly flux: boolean;
}

export const NO_FACTS: ProjectFacts = { flux: false };

/** Gathers the facts from the texts of a project's files; each is looked at once, without a parse. */
export function gatherFacts(files: Iterable<{ readonly path: string; readonly text: string }>): ProjectFacts {
  for (const { path, text } of files) {
    if (/\.ya?ml$/i.test(path) && hasFluxSubstitution(text)) return { flux: true };
  }
  return NO_FACTS;
}

/** `postBuild` of `kustomize.toolkit.fluxcd.io` (fluxcd/kustomize-controller, docs/spec/v1): the only switch. */
function hasFluxSubstitution(text: string): boolean {
  return text.includes('kustomize.toolkit.fluxcd.io/') && /^[ \t]+postBuild:/m.test(text);
}
