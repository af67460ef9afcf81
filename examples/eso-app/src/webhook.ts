import { createHmac, timingSafeEqual } from 'node:crypto';

import { env } from './env.ts';

/**
 * Whether the payment provider signed this body.
 *
 * @param signature the `X-Signature` header: HMAC-SHA256 of the body, in hex
 */
export function isSigned(body: string, signature: string | undefined): boolean {
  const expected = createHmac('sha256', env.WEBHOOK_SIGNING_KEY).update(body).digest();
  const actual = Buffer.from(signature ?? '', 'hex');
  return actual.length === expected.length && timingSafeEqual(actual, expected);
}

/** The order that a payment event names, or undefined where the body is not such an event. */
export function paidOrder(body: string): number | undefined {
  try {
    const event: unknown = JSON.parse(body);
    if (typeof event !== 'object' || event === null || !('orderId' in event)) return undefined;
    return Number.isSafeInteger(event.orderId) ? Number(event.orderId) : undefined;
  } catch {
    return undefined;
  }
}
