import vault from 'node-vault';
import { z } from 'zod';

import { parseEnv } from './parse-env.ts';

const DATABASE_ROLE = 'database/creds/reports-role';

const { VAULT_ADDR, VAULT_ROLE_ID, VAULT_SECRET_ID } = parseEnv(
  z.object({
    VAULT_ADDR: z.url('VAULT_ADDR is required'),
    VAULT_ROLE_ID: z.string().min(1, 'VAULT_ROLE_ID is required'),
    VAULT_SECRET_ID: z.string().min(1, 'VAULT_SECRET_ID is required'),
  }),
);

const loginSchema = z.object({ auth: z.object({ client_token: z.string().min(1) }) });
const leaseSchema = z.object({
  lease_id: z.string().min(1),
  lease_duration: z.number().positive(),
  data: z.object({ username: z.string().min(1), password: z.string().min(1) }),
});
const renewalSchema = z.object({ lease_duration: z.number().nonnegative() });

/** A database account that Vault made for this process alone, and removes when the lease ends. */
export interface DatabaseLease {
  readonly id: string;
  readonly seconds: number;
  readonly username: string;
  readonly password: string;
}

const client = vault({ apiVersion: 'v1', endpoint: VAULT_ADDR });

/** Waits for an answer. Failures are told anew: the client's own errors carry the request, credentials included. */
async function answerOf(call: string, answer: Promise<unknown>): Promise<unknown> {
  try {
    return await answer;
  } catch (error) {
    throw new Error(`vault: ${call}: ${error instanceof Error ? error.message : 'failed'}`);
  }
}

async function login(): Promise<void> {
  const credentials = { role_id: VAULT_ROLE_ID, secret_id: VAULT_SECRET_ID };
  const answer = await answerOf('login', client.approleLogin(credentials));
  client.token = loginSchema.parse(answer).auth.client_token;
}

/** Logs in by AppRole and leases a new database account. A new login each time: leases end with their token. */
export async function leaseDatabase(): Promise<DatabaseLease> {
  await login();
  const answer = await answerOf('lease', client.read(DATABASE_ROLE));
  const { lease_id, lease_duration, data } = leaseSchema.parse(answer);
  return { id: lease_id, seconds: lease_duration, ...data };
}

/** Renews a lease; resolves to the seconds granted, which are fewer than asked near the role's `max_ttl`. */
export async function renewLease(lease: DatabaseLease): Promise<number> {
  const renewal = { lease_id: lease.id, increment: lease.seconds };
  const answer = await answerOf('renew', client.write('sys/leases/renew', renewal));
  return renewalSchema.parse(answer).lease_duration;
}

/** Gives the account back early, on shutdown. */
export async function revokeLease(lease: DatabaseLease): Promise<void> {
  await answerOf('revoke', client.write('sys/leases/revoke', { lease_id: lease.id }));
}
