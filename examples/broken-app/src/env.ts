import { z } from 'zod';

const { SMTP_PASSWORD = 'changeme' } = process.env;

const schema = z.object({
  DB_HOST: z.string().min(1),
  DB_PASSWORD: z.string().default('hunter2'),
  PORT: z.coerce.number().int().default(3000),
});

export const env = {
  ...schema.parse(process.env),
  SMTP_PASSWORD,
  SESSION_SECRET: process.env.SESSION_SECRET ?? 'changeme',
  STRIPE_API_KEY: process.env['STRIPE_API_KEY'] || '',
  LOG_LEVEL: process.env.LOG_LEVEL ?? 'info',
};
