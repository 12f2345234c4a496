import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * The minimum that any webhook receiver in Node.js must do: find the token, read the body, parse it, answer with a small JSON
 * object. Its rate is the baseline. Prints its port once it serves.
 */
const tokens = new Map([[process.argv[2] as string, { name: 'Benchmark' }]]);
const bodyLimit = 1024 * 1024;
let answers = 0;

const server = createServer((request, response) => {
  const [, token = ''] = /^\/([^/]+)\/$/.exec(request.url ?? '') ?? [];
  if (request.method !== 'POST' || !tokens.has(token)) {
    return reply(response, 403, { code: 'unknown_token' });
  }
  read(request, response);
});

server.listen(0, '127.0.0.1', () => console.log((server.address() as AddressInfo).port));
process.on('SIGTERM', () => process.exit(0));

function read(request: IncomingMessage, response: ServerResponse): void {
  const chunks: Buffer[] = [];
  let size = 0;
  request.on('data', (chunk: Buffer) => {
    size += chunk.length;
    chunks.push(chunk);
  });
  request.on('end', () => {
    if (size > bodyLimit) {
      return reply(response, 413, { code: 'too_large' });
    }
    try {
      const { alert_uid: group } = JSON.parse(Buffer.concat(chunks).toString()) as { alert_uid: string };
      answers += 1;
      reply(response, 200, { status: 'accepted', alertId: String(answers), alertGroupId: group });
    } catch {
      reply(response, 400, { code: 'invalid_json' });
    }
  });
}

function reply(response: ServerResponse, status: number, body: unknown): void {
  const text = JSON.stringify(body);
  response
    .writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) })
    .end(text);
}
