import { z } from 'zod';

import { parseEnv } from './parse-env.ts';

/** What the app itself reads. What it takes to reach Vault is in `vault-client.ts`. */
export const env = parseEnv(
  z.object({
    DB_HOST: z.string().min(1, 'DB_HOST is required'),
    DB_NAME: z.string().min(1, 'DB_NAME is required'),
    LINK_SIGNING_KEY: z.string().min(32, 'LINK_SIGNING_KEY must have at least 32 characters'),
    PORT: z.coerce.number().int().min(1).max(65_535).default(3000),
  }),
);
