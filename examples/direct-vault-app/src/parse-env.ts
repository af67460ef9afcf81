import type { z } from 'zod';

/**
 * Parses the environment by a schema. The process ends here if it is not fit to run on: fields are named,
 * values never.
 */
export function parseEnv<Schema extends z.ZodType>(schema: Schema): z.infer<Schema> {
  const result = schema.safeParse(process.env);
  if (result.success) return result.data;
  for (const issue of result.error.issues) {
    console.error(`environment: ${issue.path.join('.')}: ${issue.message}`);
  }
  process.exit(1);
}
