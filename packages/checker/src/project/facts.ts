import type { ComposeFacts } from '../fix/compose-facts.js';
import { ComposeFactsBuilder } from '../fix/compose-facts.js';
import type { IgnoreFix } from '../fix/ignore-fixes.js';
import { stackFiles } from '../readers/yaml/compose/stack-files.js';
import type { EnvFacts } from './env-facts.js';
import { EnvFactsBuilder } from './env-facts.js';
import type { SecretFacts } from './secret-facts.js';
import { SecretFactsBuilder } from './secret-facts.js';

/** What one file cannot know of the project that it stands in. */
export interface ProjectFacts {
  /** A Flux Kustomization of the project substitutes variables: its manifests are expanded by Flux. */
  readonly flux: boolean;
  /** What its files say of its env files; undefined where a text stands alone. */
  readonly env?: EnvFacts;
  /** What its compose files say of each other; undefined where a text stands alone. */
  readonly compose?: ComposeFacts;
  /** Compose files that some file hands to docker stack, as it names them. */
  readonly stacks?: readonly string[];
  /** What provides its Secrets; undefined where no ExternalSecret of it does, and where a text stands alone. */
  readonly secrets?: SecretFacts;
  /** The lines that its `.gitignore` files lack, by the path of the env file. */
  readonly ignoreFixes?: ReadonlyMap<string, IgnoreFix>;
}

export const NO_FACTS: ProjectFacts = { flux: false };

/** Gathers the facts from the texts of a project's files; each is looked at once. */
export function gatherFacts(files: Iterable<{ readonly path: string; readonly text: string }>): ProjectFacts {
  const env = new EnvFactsBuilder();
  const compose = new ComposeFactsBuilder();
  const secrets = new SecretFactsBuilder();
  const stacks: string[] = [];
  let flux = false;
  for (const { path, text } of files) {
    flux ||= /\.ya?ml$/i.test(path) && hasFluxSubstitution(text);
    env.add(path, text);
    compose.add(path, text);
    secrets.add(path, text);
    stacks.push(...stackFiles(text));
  }
  const provided = secrets.result();
  return {
    flux,
    env: env.result(),
    compose: compose.result(),
    stacks,
    ...(provided !== undefined && { secrets: provided }),
  };
}

/** `postBuild` of `kustomize.toolkit.fluxcd.io` (fluxcd/kustomize-controller, docs/spec/v1): the only switch. */
function hasFluxSubstitution(text: string): boolean {
  return text.includes('kustomize.toolkit.fluxcd.io/') && /^[ \t]+postBuild:/m.test(text);
}
