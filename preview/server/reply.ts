import type { ServerResponse } from 'node:http';

export function replyJson(response: ServerResponse, status: number, body: unknown): void {
  reply(response, status, 'application/json', JSON.stringify(body));
}

export function reply(response: ServerResponse, status: number, type: string, body: string | Buffer): void {
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
}
