import pg from 'pg';

import { env } from './env.ts';

export const pool = new pg.Pool({
  host: env.DB_HOST,
  user: 'billing',
  password: 'hunter2',
});

export const replica = new pg.Pool({
  connectionString: 'postgres://billing:hunter2@replica.databases.svc.cluster.local:5432/billing',
});
