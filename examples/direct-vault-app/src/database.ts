import pg from 'pg';

import { env } from './env.ts';
import { leaseDatabase, renewLease, revokeLease } from './vault-client.ts';
import type { DatabaseLease } from './vault-client.ts';

/** Part of a lease after which it is renewed: it leaves a third for retries. */
const RENEW_AFTER = 2 / 3;
const RETRY_MS = 10_000;

interface Connection {
  readonly lease: DatabaseLease;
  readonly pool: pg.Pool;
}

let current: Connection | undefined;
let timer: NodeJS.Timeout | undefined;

async function connect(): Promise<Connection> {
  const lease = await leaseDatabase();
  const pool = new pg.Pool({
    host: env.DB_HOST,
    database: env.DB_NAME,
    user: lease.username,
    password: lease.password,
  });
  return { lease, pool };
}

function scheduleRenewal(seconds: number): void {
  timer = setTimeout(() => void renew(), seconds * 1000 * RENEW_AFTER);
}

/** Seconds granted for the account in use, or undefined where it nears its `max_ttl` and has to be replaced. */
async function prolong(lease: DatabaseLease): Promise<number | undefined> {
  try {
    const granted = await renewLease(lease);
    return granted > lease.seconds / 2 ? granted : undefined;
  } catch {
    return undefined;
  }
}

async function renew(): Promise<void> {
  if (current === undefined) return;
  const granted = await prolong(current.lease);
  if (granted !== undefined) {
    scheduleRenewal(granted);
    return;
  }
  try {
    const old = current;
    current = await connect();
    scheduleRenewal(current.lease.seconds);
    await old.pool.end();
  } catch {
    console.error('vault: no new database account, trying again');
    timer = setTimeout(() => void renew(), RETRY_MS);
  }
}

export async function openDatabase(): Promise<void> {
  current = await connect();
  scheduleRenewal(current.lease.seconds);
}

export async function closeDatabase(): Promise<void> {
  clearTimeout(timer);
  if (current === undefined) return;
  await current.pool.end();
  await revokeLease(current.lease);
  current = undefined;
}

export async function reportTitle(id: string): Promise<string | undefined> {
  if (current === undefined) throw new Error('the database is not open');
  const result = await current.pool.query<{ title: string }>('SELECT title FROM reports WHERE id = $1', [id]);
  return result.rows[0]?.title;
}
