import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';

import { closeDatabase, openDatabase, reportTitle } from './database.ts';
import { env } from './env.ts';
import { isSignedLink } from './link.ts';

const REPORT = /^\/reports\/([a-z0-9-]{1,64})$/;

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://localhost');
  if (url.pathname === '/healthz') {
    send(response, 200, { status: 'ok' });
    return;
  }
  const id = REPORT.exec(url.pathname)?.[1];
  if (id === undefined) send(response, 404, { error: 'no such route' });
  else if (!isSignedLink(url)) send(response, 403, { error: 'bad signature' });
  else {
    const title = await reportTitle(id);
    if (title === undefined) send(response, 404, { error: 'no such report' });
    else send(response, 200, { id, title });
  }
}

const server = createServer((request, response) => {
  handle(request, response).catch((error: unknown) => {
    console.error('request failed:', error instanceof Error ? error.message : 'unknown');
    send(response, 500, { error: 'request failed' });
  });
});

process.once('SIGTERM', () => {
  server.close(() => void closeDatabase());
});

await openDatabase();
server.listen(env.PORT);
