import pg from 'pg';

import { env } from './env.ts';

export interface Order {
  readonly id: number;
  readonly item: string;
  readonly paid: boolean;
}

const pool = new pg.Pool({
  host: env.DB_HOST,
  database: env.DB_NAME,
  user: env.DB_USER,
  password: env.DB_PASSWORD,
});

export async function prepareTables(): Promise<void> {
  await pool.query(
    `CREATE TABLE IF NOT EXISTS orders (
      id integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
      item text NOT NULL,
      paid boolean NOT NULL DEFAULT false
    )`,
  );
}

export async function listOrders(): Promise<Order[]> {
  const result = await pool.query<Order>('SELECT id, item, paid FROM orders ORDER BY id');
  return result.rows;
}

/** Marks an order as paid. Resolves to false where there is no such order. */
export async function markPaid(id: number): Promise<boolean> {
  const result = await pool.query('UPDATE orders SET paid = true WHERE id = $1', [id]);
  return result.rowCount === 1;
}

export async function closeOrders(): Promise<void> {
  await pool.end();
}
