import { isSecretName } from '@bridgekeeper/policy';

import { forEachNode } from '../../readers/yaml/kubernetes.js';
import type { YamlNode, YamlScalar } from '../../readers/yaml/node.js';
import { get, outerRange, scalarText } from '../../readers/yaml/node.js';
import type { LocatedVerdict } from '../rule.js';

/** The node of a switch that is on. */
export function isTrue(node: YamlNode | undefined): YamlScalar | undefined {
  return node?.kind === 'scalar' && scalarText(node) === 'true' ? node : undefined;
}

/**
 * `optional: true` of a Secret in a volume or in a projected source (core/v1), and of one that a Flux
 * Kustomization substitutes from or a HelmRelease takes values from.
 */
export function optionalSecrets(object: YamlNode): LocatedVerdict[] {
  const verdicts: LocatedVerdict[] = [];
  const report = (holder: YamlNode, reader: string, place: string): void => {
    const optional = isTrue(get(holder, 'optional'));
    if (optional === undefined) return;
    verdicts.push({
      ruleId: 'require-secret-key-ref',
      range: outerRange(optional),
      confidence: 'medium',
      message: `the Secret of this ${reader} is optional: without it nothing fails`,
      help: 'drop `optional: true`, so that a missing Secret stops what reads it',
      place: `${place}/${secretNameOf(holder)}`,
    });
  };
  forEachNode(object, (node) => {
    if (node.kind !== 'map') return;
    for (const { key, value } of node.pairs) {
      const name = key.kind === 'scalar' ? key.value : '';
      if (name === 'secret' && holdsCredentials(value)) report(value, 'volume', 'volumes');
      if ((name !== 'substituteFrom' && name !== 'valuesFrom') || value.kind !== 'sequence') continue;
      for (const item of value.items) {
        if (scalarText(get(item, 'kind')) === 'Secret') report(item, `\`${name}\``, name);
      }
    }
  });
  return verdicts;
}

function secretNameOf(holder: YamlNode): string {
  return scalarText(get(holder, 'secretName')) ?? scalarText(get(holder, 'name')) ?? '';
}

/**
 * Most optional volumes hold certificates: what finds none makes its own, or does without. So the name of the
 * Secret, or a key that is mounted, has to say that it is a credential.
 */
function holdsCredentials(volume: YamlNode): boolean {
  const name = secretNameOf(volume);
  const items = get(volume, 'items');
  const keys =
    items?.kind === 'sequence' ? items.items.map((item) => scalarText(get(item, 'key')) ?? '') : [];
  if (name === '' || [name, ...keys].some((word) => CERTIFICATE.test(word))) return false;
  return CREDENTIALS.test(name) || keys.some((key) => isSecretName(key));
}

const CERTIFICATE =
  /(?:^|[-_.])(?:m?tls|ssl|certs?|certificates?|ca|cacerts?|truststore|gpg|known[-_]hosts|crt|pem)(?:$|[-_.])/i;
const CREDENTIALS = /secret|cred|passw|token|auth|api-?key|login/i;
