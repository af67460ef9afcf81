import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';

import { env } from './env.ts';
import { log } from './log.ts';
import { closeOrders, listOrders, markPaid, prepareTables } from './orders.ts';
import { isSigned, paidOrder } from './webhook.ts';

const MAX_BODY_BYTES = 64 * 1024;

class BodyTooLarge extends Error {}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) throw new BodyTooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

async function receivePayment(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await readBody(request);
  const signature = request.headers['x-signature'];
  if (!isSigned(body, typeof signature === 'string' ? signature : undefined)) {
    send(response, 401, { error: 'bad signature' });
    return;
  }
  const id = paidOrder(body);
  if (id === undefined) send(response, 400, { error: 'no order named' });
  else if (await markPaid(id)) send(response, 200, { id, paid: true });
  else send(response, 404, { error: 'no such order' });
}

async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const route = `${request.method ?? ''} ${request.url ?? ''}`;
  if (route === 'GET /healthz') send(response, 200, { status: 'ok' });
  else if (route === 'GET /orders') send(response, 200, await listOrders());
  else if (route === 'POST /webhooks/payment') await receivePayment(request, response);
  else send(response, 404, { error: 'no such route' });
}

const server = createServer((request, response) => {
  handle(request, response).catch((error: unknown) => {
    log('error', 'request failed', { error: error instanceof Error ? error.message : 'unknown' });
    send(response, error instanceof BodyTooLarge ? 413 : 500, { error: 'request failed' });
  });
});

process.once('SIGTERM', () => {
  server.close(() => void closeOrders());
});

await prepareTables();
server.listen(env.PORT, () => {
  log('info', 'listening', { port: env.PORT });
});
