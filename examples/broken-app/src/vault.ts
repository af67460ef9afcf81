import vault from 'node-vault';

const address = 'https://vault.vault.svc.cluster.local:8200';

export const client = vault({ endpoint: address });

export async function readSecret(path: string, token: string): Promise<unknown> {
  const response = await fetch(`${address}/v1/secret/data/${path}`, { headers: { 'X-Vault-Token': token } });
  return response.json();
}
