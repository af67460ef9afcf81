import type { YamlNode, YamlScalar } from '../../readers/yaml/node.js';
import { get, outerRange, scalarText } from '../../readers/yaml/node.js';
import { forEachNode } from '../../readers/yaml/kubernetes.js';
import type { Problem } from './problem.js';
import { isWritten } from './problem.js';

/** The values that the schema of ExternalSecret v1 lists (external-secrets, apis/externalsecrets/v1). */
const LISTED: ReadonlyMap<string, readonly string[]> = new Map([
  ['creationPolicy', ['Owner', 'Orphan', 'Merge', 'None', 'CreateOrMerge']],
  ['deletionPolicy', ['Delete', 'Merge', 'Retain']],
  ['refreshPolicy', ['CreatedOnce', 'Periodic', 'OnChange']],
  ['decodingStrategy', ['Auto', 'Base64', 'Base64URL', 'None']],
  ['conversionStrategy', ['Default', 'Unicode']],
  ['metadataPolicy', ['None', 'Fetch']],
  ['nullBytePolicy', ['Ignore', 'Fail']],
  ['mergePolicy', ['Replace', 'Merge']],
  ['templateAs', ['Values', 'KeysAndValues']],
]);

const STORE_KINDS = ['SecretStore', 'ClusterSecretStore'];

/** Values that the cluster or the operator refuses. `spec` is that of an ExternalSecret. */
export function valueProblems(spec: YamlNode): Problem[] {
  return [...listedProblems(spec), ...intervalProblems(spec), ...targetProblems(spec)];
}

function listedProblems(spec: YamlNode): Problem[] {
  const problems: Problem[] = [];
  forEachNode(spec, (node) => {
    if (node.kind !== 'map') return;
    for (const { key, value } of node.pairs) {
      const name = key.kind === 'scalar' ? key.value : '';
      const store = name === 'secretStoreRef' || name === 'storeRef';
      const allowed = store ? STORE_KINDS : LISTED.get(name);
      const written = store ? get(value, 'kind') : value;
      if (allowed === undefined || !isWritten(written) || allowed.includes(written.value)) continue;
      problems.push({
        range: outerRange(written),
        message: `\`${name}${store ? '.kind' : ''}\` has no such value: the cluster refuses the object`,
        help: `write ${allowed.map((word) => `\`${word}\``).join(', ')}`,
        place: name,
      });
    }
  });
  return problems;
}

/** `time.ParseDuration` of Go: there is no unit for days. */
const DURATION = /^[-+]?(?:0|(?:\d{1,12}(?:\.\d{0,12})?(?:ns|us|µs|ms|[smh])){1,8})$/;

function intervalProblems(spec: YamlNode): Problem[] {
  const interval = get(spec, 'refreshInterval');
  if (!isWritten(interval)) return [];
  const number = interval.style === 'plain' && /^\d{1,12}$/.test(interval.value);
  if (!number && DURATION.test(interval.value)) return [];
  return [
    {
      range: outerRange(interval),
      message: number
        ? '`refreshInterval` is a number, and has to be a text: the cluster refuses the object'
        : '`refreshInterval` is no duration: the operator cannot read the object',
      help: number ? `write "${interval.value}${interval.value === '0' ? '' : 's'}"` : daysHelp(interval),
      place: 'refreshInterval',
    },
  ];
}

function daysHelp({ value }: YamlScalar): string {
  const days = /^(\d{1,4})d$/.exec(value)?.[1];
  return days === undefined
    ? 'write it as `1h` or `30m`'
    : `write \`${String(Number(days) * 24)}h\`: the largest unit is the hour`;
}

function targetProblems(spec: YamlNode): Problem[] {
  const target = get(spec, 'target');
  const creation = scalarText(get(target, 'creationPolicy')) ?? 'Owner';
  const deletion = get(target, 'deletionPolicy');
  const problems: Problem[] = [];
  if (isWritten(deletion)) {
    const message = policyConflict(deletion.value, creation);
    if (message !== undefined) {
      problems.push({
        range: outerRange(deletion),
        message: `${message}: the operator refuses the object`,
        help: 'write `creationPolicy: Owner`, or drop `deletionPolicy`',
        place: 'target/deletionPolicy',
      });
    }
  }
  const type = get(get(target, 'template'), 'type');
  if (isWritten(type) && isPrivileged(type.value, get(target, 'template'))) {
    problems.push({
      range: outerRange(type),
      message: `a Secret of the type \`${type.value}\` would be a token of the cluster itself: the operator refuses the object`,
      help: 'drop the type: an ExternalSecret makes Secrets for applications',
      place: 'target/template/type',
    });
  }
  return problems;
}

function policyConflict(deletion: string, creation: string): string | undefined {
  if (deletion === 'Delete' && ['Merge', 'None', 'CreateOrMerge'].includes(creation))
    return '`deletionPolicy: Delete` needs a Secret that the ExternalSecret owns';
  return deletion === 'Merge' && creation === 'None'
    ? '`deletionPolicy: Merge` needs a Secret to merge with'
    : undefined;
}

function isPrivileged(type: string, template: YamlNode | undefined): boolean {
  if (type === 'bootstrap.kubernetes.io/token') return true;
  const annotations = get(get(template, 'metadata'), 'annotations');
  return (
    type === 'kubernetes.io/service-account-token' &&
    get(annotations, 'kubernetes.io/service-account.name') !== undefined
  );
}
