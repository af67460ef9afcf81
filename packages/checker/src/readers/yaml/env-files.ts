import { posix } from 'node:path';

import { classifyName } from '@bridgekeeper/policy';

import type { EnvFileReference } from '../document.js';
import { isEnvFileName } from '../file-kind.js';
import type { YamlNode } from './node.js';
import { get, keyText, outerRange, scalarText } from './node.js';

/**
 * `env_file` of services and of included projects, in its three forms: a string, a list, a list of
 * `{ path, required, format }`; `label_file` of services; the `file` of secrets and configs. Of `${NAME:-path}` the
 * default is what is read.
 */
export function composeEnvFiles(root: YamlNode): EnvFileReference[] {
  const references: EnvFileReference[] = [];
  const services = get(root, 'services');
  const include = get(root, 'include');
  const owners = [
    ...(services?.kind === 'map' ? services.pairs.map(({ value }) => value) : []),
    ...(include?.kind === 'sequence' ? include.items : []),
  ];
  for (const owner of owners) {
    for (const key of ['env_file', 'label_file']) {
      const envFile = get(owner, key);
      for (const item of envFile?.kind === 'sequence' ? envFile.items : [envFile]) {
        add(references, 'compose', item?.kind === 'map' ? get(item, 'path') : item);
      }
    }
  }
  for (const key of ['secrets', 'configs']) {
    const files = get(root, key);
    if (files?.kind === 'map')
      for (const { value } of files.pairs) add(references, 'compose', get(value, 'file'));
  }
  return references;
}

/**
 * The `file` of every secret of a compose file, and of a config that is one by its own name or its file's, or is an
 * env file.
 */
export function composeSecretFiles(root: YamlNode): EnvFileReference[] {
  const references: EnvFileReference[] = [];
  for (const key of ['secrets', 'configs']) {
    const files = get(root, key);
    if (files?.kind !== 'map') continue;
    for (const pair of files.pairs) {
      const file = get(pair.value, 'file');
      const name = posix.basename(scalarText(file) ?? '');
      const isSecret =
        key === 'secrets' ||
        isEnvFileName(name) ||
        [keyText(pair) ?? '', name.replace(/\.\w{1,8}$/, '')].some((word) => classifyName(word) === 'secret');
      if (isSecret) add(references, 'compose', file);
    }
  }
  return references;
}

/** `envs`, `env` and `files` of a kustomization's generators. */
export function kustomizeEnvFiles(root: YamlNode): EnvFileReference[] {
  const references: EnvFileReference[] = [];
  for (const generatorKey of ['secretGenerator', 'configMapGenerator']) {
    const generators = get(root, generatorKey);
    if (generators?.kind !== 'sequence') continue;
    for (const generator of generators.items) {
      add(references, 'kustomize', get(generator, 'env'));
      for (const key of ['envs', 'files']) {
        const list = get(generator, key);
        if (list?.kind === 'sequence') for (const item of list.items) add(references, 'kustomize', item);
      }
    }
  }
  return references;
}

function add(
  references: EnvFileReference[],
  reader: EnvFileReference['reader'],
  node: YamlNode | undefined,
): void {
  if (node?.kind !== 'scalar' || node.start < 0) return;
  const target = reader === 'compose' ? node.value.replace(PATH_DEFAULT, '$1') : node.value;
  references.push({ target, range: outerRange(node), reader });
}

const PATH_DEFAULT = /(?<!\$)\$\{\w{1,200}:?-([^${}]{0,400})\}/g;
