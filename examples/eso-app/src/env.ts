import { z } from 'zod';

const schema = z.object({
  DB_HOST: z.string().min(1, 'DB_HOST is required'),
  DB_NAME: z.string().min(1, 'DB_NAME is required'),
  DB_USER: z.string().min(1, 'DB_USER is required'),
  DB_PASSWORD: z.string().min(1, 'DB_PASSWORD is required'),
  // Signs the payment provider's webhooks: shorter keys than the hash are not worth having.
  WEBHOOK_SIGNING_KEY: z.string().min(32, 'WEBHOOK_SIGNING_KEY must have at least 32 characters'),
  PORT: z.coerce.number().int().min(1).max(65_535).default(3000),
  LOG_LEVEL: z.enum(['debug', 'info', 'error']).default('info'),
});

export type Env = z.infer<typeof schema>;

/** Reads the environment once. The process ends here if it is not fit to run on: fields are named, values never. */
function readEnv(): Env {
  const result = schema.safeParse(process.env);
  if (result.success) return result.data;
  for (const issue of result.error.issues) {
    console.error(`environment: ${issue.path.join('.')}: ${issue.message}`);
  }
  process.exit(1);
}

export const env: Env = readEnv();
