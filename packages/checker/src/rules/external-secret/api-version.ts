import type { YamlNode } from '../../readers/yaml/node.js';
import { get, outerRange, scalarText } from '../../readers/yaml/node.js';
import type { Problem } from './problem.js';
import { isWritten } from './problem.js';

/**
 * The version that a cluster serves, by group and kind (external-secrets, config/crds/bases, v0.15.1 to v2.9):
 * v1alpha1 of an ExternalSecret is gone since 0.16, v1beta1 is not served since 0.17. PushSecret and the
 * generators have no other version than v1alpha1.
 */
const SERVED: ReadonlyMap<string, ReadonlyMap<string, readonly string[]>> = new Map([
  [
    'external-secrets.io',
    new Map([
      ['v1', ['ExternalSecret', 'ClusterExternalSecret', 'SecretStore', 'ClusterSecretStore']],
      ['v1alpha1', ['PushSecret', 'ClusterPushSecret']],
    ]),
  ],
  [
    'generators.external-secrets.io',
    new Map([
      [
        'v1alpha1',
        [
          'ACRAccessToken',
          'BeyondtrustWorkloadCredentialsDynamicSecret',
          'CloudsmithAccessToken',
          'ClusterGenerator',
          'ECRAuthorizationToken',
          'Fake',
          'GCRAccessToken',
          'GithubAccessToken',
          'GitlabDeployToken',
          'Grafana',
          'MFA',
          'Password',
          'QuayAccessToken',
          'SSHKey',
          'STSSessionToken',
          'UUID',
          'VaultDynamicSecret',
          'Webhook',
        ],
      ],
    ]),
  ],
]);

/** The version of a kind that a cluster serves. */
function servedVersion(group: string, kind: string): string | undefined {
  return [...(SERVED.get(group) ?? [])].find(([, kinds]) => kinds.includes(kind))?.[0];
}

const API_VERSION = /^((?:generators\.)?external-secrets\.io)\/(\w{1,20})$/;

/** Whether an object is one of the External Secrets Operator. */
export function isOperators(object: YamlNode): boolean {
  return API_VERSION.test(scalarText(get(object, 'apiVersion')) ?? '');
}

/** A version that the operator does not serve; undefined where it does. */
export function unservedVersion(object: YamlNode): Problem | undefined {
  const node = get(object, 'apiVersion');
  if (!isWritten(node) || isWrittenTwice(object)) return undefined;
  const [, group = '', version = ''] = API_VERSION.exec(node.value) ?? [];
  const kind = scalarText(get(object, 'kind')) ?? '';
  const served = servedVersion(group, kind);
  if (served === undefined || served === version) return undefined;
  const write = `write \`${group}/${served}\``;
  const place = 'apiVersion';
  if (served === 'v1' && version === 'v1beta1') {
    return {
      range: outerRange(node),
      message: `\`${node.value}\` is not served since External Secrets Operator 0.17: this ${kind} does not apply`,
      help: `${write}: the fields are the same; the operator serves it since 0.16`,
      // Operators before 0.17 serve it, and later ones with `crds.unsafeServeV1Beta1`.
      confidence: 'medium',
      place,
    };
  }
  const message =
    version === 'v1alpha1'
      ? `\`${node.value}\` is gone since External Secrets Operator 0.16: this ${kind} does not apply`
      : `there is no \`${node.value}\` of the kind ${kind}: the cluster refuses it`;
  const help =
    version === 'v1alpha1' ? `${write}, and move \`dataFrom[].key\` to \`dataFrom[].extract.key\`` : write;
  return { range: outerRange(node), message, help, place };
}

/** A template that asks the cluster which version it serves writes both. */
function isWrittenTwice(object: YamlNode): boolean {
  return (
    object.kind === 'map' &&
    object.pairs.filter(({ key }) => key.kind === 'scalar' && key.value === 'apiVersion').length > 1
  );
}
