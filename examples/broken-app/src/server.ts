import { createServer } from 'node:http';

import { pool } from './database.ts';
import { env } from './env.ts';

const server = createServer((_request, response) => {
  pool.query('SELECT count(*) FROM invoices').then(
    (result) => response.end(JSON.stringify(result.rows[0])),
    () => response.writeHead(500).end(),
  );
});

server.listen(env.PORT);
