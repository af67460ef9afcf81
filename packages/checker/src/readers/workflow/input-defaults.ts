import type { YamlNode, YamlScalar } from '../yaml/node.js';
import { get, isNull, keyText } from '../yaml/node.js';

/** What an input of a pipeline is where the caller gives none. */
export interface InputDefault {
  readonly name: string;
  readonly value: YamlScalar;
  /** The keys above the name, joined by dots. */
  readonly path: string;
}

/**
 * The defaults of the inputs that a workflow, an action or a component declares: `on.workflow_dispatch.inputs`,
 * `on.workflow_call.inputs` and `inputs` of an action (GitHub docs, "Workflow syntax", "Metadata syntax"),
 * `spec.inputs` and the `value` that prefills a variable of a pipeline run by hand (GitLab docs, "CI/CD YAML
 * syntax reference").
 */
export function inputDefaults(root: YamlNode): InputDefault[] {
  return DECLARATIONS.flatMap(({ path, key }) => {
    const inputs = path.reduce<YamlNode | undefined>((node, segment) => get(node, segment), root);
    if (inputs?.kind !== 'map') return [];
    return inputs.pairs.flatMap((pair) => {
      const name = keyText(pair);
      const value = get(pair.value, key);
      if (name === undefined || value?.kind !== 'scalar' || isNull(value)) return [];
      return [{ name, value, path: path.join('.') }];
    });
  });
}

const DECLARATIONS: readonly { readonly path: readonly string[]; readonly key: string }[] = [
  { path: ['on', 'workflow_dispatch', 'inputs'], key: 'default' },
  { path: ['on', 'workflow_call', 'inputs'], key: 'default' },
  { path: ['inputs'], key: 'default' },
  { path: ['spec', 'inputs'], key: 'default' },
  { path: ['variables'], key: 'value' },
];
