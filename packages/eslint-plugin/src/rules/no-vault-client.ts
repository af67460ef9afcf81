import type { Policy } from '@bridgekeeper/policy';
import { matchVaultModule, mentionsVault, RULES } from '@bridgekeeper/policy';
import type { TSESLint } from '@typescript-eslint/utils';
import type { ReadmeSection } from 'bridgekeeper/readme';

import type { Node } from '../ast/node.js';
import { isNode } from '../ast/node.js';
import { findSecretsArchitecture } from '../lazy/readme.js';
import { scanOf } from '../ast/scan.js';
import type { NoVaultClientOptions } from '../rule-options.js';
import type { PluginRule } from '../utils/create-rule.js';
import { createRule } from '../utils/create-rule.js';
import { mergeListeners } from '../utils/merge-listeners.js';
import { requestOf } from '../utils/request-call.js';
import { visitVaultCommands } from '../utils/vault-commands.js';
import { visitVaultRequests } from '../utils/vault-requests.js';
import { visitImports } from '../utils/visit-imports.js';

export type { NoVaultClientOptions };

type AccessMessageId = 'vaultClient' | 'vaultUrl' | 'vaultHeader' | 'vaultCommand';
export type NoVaultClientMessageIds = AccessMessageId | 'unjustifiedDirectVault';

type Context = Readonly<TSESLint.RuleContext<NoVaultClientMessageIds, [NoVaultClientOptions]>>;

interface VaultAccess {
  readonly node: Node;
  readonly messageId: AccessMessageId;
  /** What gives Vault away, without a secret: a package, an endpoint, a header's name, a command. */
  readonly subject: string;
}

const INSTEAD =
  'Read the secret from an environment variable that an ExternalSecret fills, or justify Direct-Vault in the README under "Secrets architecture".';

export const noVaultClient: PluginRule<[NoVaultClientOptions], NoVaultClientMessageIds> = createRule<
  [NoVaultClientOptions],
  NoVaultClientMessageIds
>({
  name: 'no-vault-client',
  meta: {
    type: 'problem',
    docs: { description: RULES['no-vault-client'].description, recommended: true },
    messages: {
      vaultClient: `\`{{subject}}\` is a Vault client, and this app does not document Direct-Vault. ${INSTEAD}`,
      vaultUrl: `\`{{subject}}\` is an endpoint of Vault, and this app does not document Direct-Vault. ${INSTEAD}`,
      vaultHeader: `\`{{subject}}\` is a request header of Vault, and this app does not document Direct-Vault. ${INSTEAD}`,
      vaultCommand: `\`{{subject}}\` calls Vault, and this app does not document Direct-Vault. ${INSTEAD}`,
      unjustifiedDirectVault:
        '`{{subject}}` talks to Vault, and {{readme}} (line {{line}}) says Direct-Vault without a dynamic-secrets requirement. Name it there (database leases under 1 hour, AWS STS credentials per request, Vault PKI certificates under 24 hours, or an audit trail of each request), or read the secret from an environment variable that an ExternalSecret fills.',
    },
    schema: [
      {
        type: 'object',
        additionalProperties: false,
        properties: {
          additionalClients: {
            type: 'array',
            items: { type: 'string', minLength: 1 },
            uniqueItems: true,
            description: 'Modules that are Vault clients too; their sub-paths count.',
          },
          allow: {
            type: 'array',
            items: { type: 'string', minLength: 1 },
            uniqueItems: true,
            description:
              'Modules that may be imported although they are Vault clients; their sub-paths count.',
          },
        },
      },
    ],
    defaultOptions: [{ additionalClients: [], allow: [] }],
  },
  create(context, [{ additionalClients = [], allow = [] }], { policy, names }) {
    const { sourceCode } = context;
    const { text } = sourceCode;
    // Nearly every file ends here, before anything is visited.
    const isMentioned = scanOf(sourceCode, names).mayMentionVault && mentionsVault(text);
    const clients = clientsOf(policy, additionalClients, allow);
    if (!isMentioned && !clients.some(({ name, isClient }) => isClient && text.includes(name))) return {};

    const found: VaultAccess[] = [];
    return mergeListeners(
      visitImports(sourceCode, ({ specifier, node }) => {
        const subject = clientNamed(specifier, clients);
        if (subject !== undefined) found.push({ node, messageId: 'vaultClient', subject });
      }),
      visitVaultCommands(sourceCode, ({ match, node }) => {
        const subject = match.verb === undefined ? match.program : `${match.program} ${match.verb}`;
        found.push({ node, messageId: 'vaultCommand', subject });
      }),
      visitVaultRequests(sourceCode, (request) => {
        found.push(
          request.kind === 'url'
            ? { node: request.node, messageId: 'vaultUrl', subject: request.match.endpoint }
            : { node: request.node, messageId: 'vaultHeader', subject: request.name },
        );
      }),
      {
        'Program:exit'() {
          if (found.length > 0) reportAll(context, oneForEachRequest(found));
        },
      },
    );
  },
});

/** What the organisation says of a module. */
interface ToldClient {
  readonly name: string;
  readonly isClient: boolean;
}

const NOTHING_TOLD: readonly ToldClient[] = [];

/** What is said of modules, in order of precedence: what the options allow and add, then the policy, last to first. */
function clientsOf(
  { vaultClients = [] }: Policy,
  additional: readonly string[],
  allowed: readonly string[],
): readonly ToldClient[] {
  if (vaultClients.length + additional.length + allowed.length === 0) return NOTHING_TOLD;
  const told = vaultClients.map((entry) => ({
    name: entry.replace(/^!/, ''),
    isClient: !entry.startsWith('!'),
  }));
  return [
    ...allowed.map((name) => ({ name, isClient: false })),
    ...additional.map((name) => ({ name, isClient: true })),
    ...told.reverse(),
  ];
}

/** The name by which a module is known as a client, if it is one. */
function clientNamed(specifier: string, clients: readonly ToldClient[]): string | undefined {
  const told = clients.find(({ name }) => specifier === name || specifier.startsWith(`${name}/`));
  if (told !== undefined) return told.isClient ? told.name : undefined;
  return matchVaultModule(specifier)?.package;
}

/** A request has a URL and headers, a command may have a URL: the first of them in the text stands for all. */
function oneForEachRequest(found: readonly VaultAccess[]): VaultAccess[] {
  const requests = new Set<Node>();
  const inOrder = [...found].sort((a, b) => a.node.range[0] - b.node.range[0]);
  return inOrder.filter(({ node, messageId }) => {
    const request = messageId === 'vaultClient' ? undefined : requestOf(node);
    if (request === undefined) return true;
    const known = requests.has(request);
    requests.add(request);
    // An object that is not handed to a call may be a table of endpoints: each of them counts.
    return !known || (messageId === 'vaultUrl' && isNode(request, 'ObjectExpression'));
  });
}

function reportAll(context: Context, found: readonly VaultAccess[]): void {
  const readme = readmeOf(context.filename);
  const isDirect = readme?.section.access === 'direct-vault';
  if (isDirect && readme.section.justification !== undefined) return;
  for (const { node, messageId, subject } of found) {
    context.report(
      isDirect
        ? {
            node,
            messageId: 'unjustifiedDirectVault',
            data: { subject, readme: readme.name, line: readme.section.line },
          }
        : { node, messageId, data: { subject } },
    );
  }
}

/** Text without a file (`<input>`, `<text>`) has no README. */
function readmeOf(filename: string): ReadmeSection | undefined {
  return filename.startsWith('<') ? undefined : findSecretsArchitecture(filename);
}
