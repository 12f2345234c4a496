import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ListeningServer {
  /** Without a slash at its end. */
  readonly url: string;
  /** Passes every request from now on to the listener. Until then the server is unavailable. */
  handle(listener: RequestListener): void;
  /** Closes the server and all its connections. */
  close(): Promise<void>;
}

/** @param address host:port. Rejects with one line if the server cannot listen there */
export async function listen(address: string): Promise<ListeningServer> {
  const { hostname, port } = parseAddress(address);
  const host = hostname.replace(/^\[|\]$/g, '');
  let listener: RequestListener = (_, response) => response.writeHead(503, { 'retry-after': '1' }).end();
  const server = createServer((request, response) => listener(request, response));
  try {
    server.listen(Number(port || 80), host);
    await once(server, 'listening');
  } catch (error) {
    throw new Error(`cannot serve the pages at ${address}: ${reason(error)}`);
  }
  return {
    url: `http://${hostname}:${(server.address() as AddressInfo).port}`,
    handle(next) {
      listener = next;
    },
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

function parseAddress(address: string): URL {
  const url = /:\d+$/.test(address) ? URL.parse(`http://${address}`) : null;
  if (!url) {
    throw new Error(`the address of the pages must be host:port, such as 127.0.0.1:3000, not ${address}`);
  }
  return url;
}

function reason(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return code === 'EADDRINUSE' ? 'the port is taken; choose another with PREVIEW_ADDRESS' : message;
}
