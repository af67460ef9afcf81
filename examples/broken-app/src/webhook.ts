import { createHmac } from 'node:crypto';

/** The signature of what is sent to customers. Without its key, the first of them to be billed finds out. */
export function signatureOf(body: string): string {
  return createHmac('sha256', process.env.WEBHOOK_SIGNING_KEY!).update(body).digest('hex');
}
