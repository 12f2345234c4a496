import { createServer, type RequestListener, type Server } from 'node:http';

/** Serves HTTP at the address. Slow senders are cut off. @throws what `listen` reports, such as a taken port */
export function listen(app: RequestListener, { host, port }: { host: string; port: number }): Promise<Server> {
  const server = createServer({ headersTimeout: 10_000, requestTimeout: 30_000, keepAliveTimeout: 30_000 }, app);
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve(server);
    });
  });
}

/**
 * Takes no new connection, lets requests that are under way end, and cuts off what is left after `graceMs`.
 */
export async function closeServer(server: Server, graceMs: number): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeIdleConnections();
  const deadline = setTimeout(() => server.closeAllConnections(), graceMs);
  await closed;
  clearTimeout(deadline);
}
