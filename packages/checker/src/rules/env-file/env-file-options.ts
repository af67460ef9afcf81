import { posix } from 'node:path';

import { requiredVariables } from '@bridgekeeper/policy';

import type { ProjectFacts } from '../../project/facts.js';
import type { Document } from '../../readers/document.js';
import { isEnvFileName } from '../../readers/file-kind.js';
import type { YamlNode, YamlScalar } from '../../readers/yaml/node.js';
import { get, keyText, outerRange, scalarText } from '../../readers/yaml/node.js';
import { isStageEnvFile } from '../../deploy-paths.js';
import type { LocatedVerdict, RuleContext } from '../rule.js';

/** One `{ path, required, format }` of `env_file` (compose-spec, 05-services, `env_file`). */
interface Entry {
  readonly service: string;
  readonly path: string;
  /** From the project's root. */
  readonly file: string;
  readonly node: YamlNode;
  /** Another file of the service has to be there: this one adds to it. */
  readonly besideRequired: boolean;
}

/**
 * `required: false` of an env file with secrets: where it is not there, they are not, and nothing says so. Passed is a
 * file whose secrets the compose file asks for with `:?`; of a file whose names nothing tells, one that adds to a file
 * that has to be there.
 */
export function* optionalEnvFiles(
  document: Document,
  { project: { env }, isDeployPath }: Pick<RuleContext, 'project' | 'isDeployPath'>,
): Generator<LocatedVerdict> {
  let guarded: ReadonlySet<string> | undefined;
  for (const { service, path, file, node, besideRequired } of entriesOf(document)) {
    const required = get(node, 'required');
    if (!isFalse(required)) continue;
    const name = posix.basename(path);
    const isEnvFile = isEnvFileName(name);
    // `no-deploy-env-file` asks for another way altogether.
    if (isEnvFile && (isStageEnvFile(name) || isDeployPath(document.path) || isDeployPath(file))) continue;
    guarded ??= new Set(document.settings.flatMap(requiredVariables));
    const asked = guarded;
    const names = env?.secretNames.get(file);
    const isSilent =
      names === undefined
        ? isEnvFile && !besideRequired && asked.size === 0
        : names.some((secret) => !asked.has(secret));
    if (!isSilent) continue;
    yield {
      ruleId: 'require-fail-fast',
      range: outerRange(required),
      confidence: 'high',
      message:
        'where this env file is not there, the service starts without its secrets, and nothing says so',
      help: 'leave `required` out, or ask for each secret under `environment` in the form ${NAME:?NAME is required}',
      place: `${service}.env_file.${name}.required`,
    };
  }
}

/** `format: raw` of an env file that holds a reference: the container gets it as it is written. */
export function* rawEnvFiles(document: Document, { env }: ProjectFacts): Generator<LocatedVerdict> {
  for (const { service, path, file, node } of entriesOf(document)) {
    const format = get(node, 'format');
    if (format?.kind !== 'scalar' || scalarText(format) !== 'raw' || env?.expanding.has(file) !== true)
      continue;
    yield {
      ruleId: 'no-invalid-substitution',
      range: outerRange(format),
      confidence: 'medium',
      message:
        'the file holds references to variables, and `raw` expands none: the container gets their text',
      help: 'leave `format` out, or write the values themselves into the file',
      place: `${service}.env_file.${posix.basename(path)}.format`,
    };
  }
}

function* entriesOf({ parts, path: compose }: Document): Generator<Entry> {
  for (const { root, format } of parts) {
    const services = format === 'compose' ? get(root, 'services') : undefined;
    if (services?.kind !== 'map') continue;
    for (const pair of services.pairs) {
      const list = get(pair.value, 'env_file');
      if (list?.kind !== 'sequence') continue;
      const besideRequired = list.items.some((item) => !isFalse(get(item, 'required')));
      for (const node of list.items) {
        const path = scalarText(get(node, 'path'));
        if (path === undefined || /^[/~]|\$/.test(path)) continue;
        const file = posix.join(posix.dirname(compose), path);
        yield { service: keyText(pair) ?? '', path, file, node, besideRequired };
      }
    }
  }
}

function isFalse(node: YamlNode | undefined): node is YamlScalar {
  return node?.kind === 'scalar' && node.style === 'plain' && /^false$/i.test(node.value);
}
