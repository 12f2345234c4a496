import { createReadStream, statSync } from 'node:fs';
import { extname, join, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { replyJson } from './reply.ts';
import type { Exchange, Handler } from './route.ts';

/** Serves the files of a folder, and none outside it. */
export function filesRoute(folder: string): Handler {
  return (exchange) => sendFile(exchange, pathIn(folder, exchange.rest));
}

/** Serves single files under given names. */
export function namedFilesRoute(files: Readonly<Record<string, string>>): Handler {
  return (exchange) => sendFile(exchange, Object.hasOwn(files, exchange.rest) ? files[exchange.rest] : undefined);
}

function pathIn(folder: string, name: string): string | undefined {
  const path = join(folder, name);
  return path.startsWith(folder + sep) && !name.includes('\0') ? path : undefined;
}

async function sendFile({ request, response }: Exchange, path: string | undefined): Promise<void> {
  const stats = path && statSync(path, { throwIfNoEntry: false });
  if (!path || !stats || !stats.isFile()) {
    return replyJson(response, 404, { message: 'Not found' });
  }
  const headers = { etag: `"${stats.size}-${stats.mtimeMs}"`, 'cache-control': 'no-cache' };
  if (request.headers['if-none-match'] === headers.etag) {
    response.writeHead(304, headers).end();
    return;
  }
  const type = types[extname(path)] ?? 'application/octet-stream';
  response.writeHead(200, { ...headers, 'content-type': type, 'content-length': stats.size });
  // The browser may disconnect before the end.
  await pipeline(createReadStream(path), response).catch(() => response.destroy());
}

const types: Record<string, string> = {
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.map': 'application/json',
  '.md': 'text/markdown',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};
