import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout } from 'node:timers/promises';

/**
 * A port of 127.0.0.1 that no one listens on. It is none of those that systems give to outgoing connections, so that it stays free while
 * its server is away (Linux gives 32768 and higher, others 49152 and higher).
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = 12_000 + Math.floor(Math.random() * 20_000);
    const server = createServer();
    const isFree = await new Promise<boolean>((resolve) => {
      server.once('error', () => resolve(false));
      server.listen(port, '127.0.0.1', () => resolve(true));
    });
    if (isFree) {
      server.close();
      await once(server, 'close');
      return port;
    }
  }
}

/** Takes a port as soon as it is free, and holds it until the returned function is called. */
export async function occupyPort(port: number): Promise<() => Promise<void>> {
  const server = createServer((socket) => socket.destroy());
  for (let tries = 0; ; tries++) {
    try {
      server.listen(port, '127.0.0.1');
      await once(server, 'listening');
      break;
    } catch (error) {
      if (tries > 2000) {
        throw error;
      }
      await setTimeout(5);
    }
  }
  return async () => {
    server.close();
    await once(server, 'close');
  };
}
