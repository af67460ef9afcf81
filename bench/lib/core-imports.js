import { VAULT_CLIENTS } from '../../packages/policy/dist/vault/clients.js';

/** The specifiers of the Vault clients that an application imports from npm. */
const CLIENTS = VAULT_CLIENTS.filter(
  ({ ecosystem, kind }) => ecosystem === 'npm' && (kind === 'client' || kind === 'framework-integration'),
).flatMap(({ specifiers }) => specifiers);

/**
 * ESLint's own `no-restricted-imports` in three sizes, by the name of the variant: one path; the Vault clients, as a user would
 * ban them without this plugin; the same as patterns, sub-paths included.
 *
 * @param {string} name
 * @returns {[string, Record<string, any>][]}
 */
export function restrictedImports(name) {
  const message = 'Read secrets from the environment.';
  return [
    [name, { [name]: ['error', { paths: ['left-pad'] }] }],
    [
      `${name}, ${CLIENTS.length} clients`,
      { [name]: ['error', { paths: CLIENTS.map((client) => ({ name: client, message })) }] },
    ],
    [
      `${name}, patterns`,
      {
        [name]: [
          'error',
          { patterns: [{ group: CLIENTS.flatMap((client) => [client, `${client}/*`]), message }] },
        ],
      },
    ],
  ];
}
