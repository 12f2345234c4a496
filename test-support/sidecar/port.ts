import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout } from 'node:timers/promises';

/** A port of 127.0.0.1 that no one listens on. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (typeof address !== 'object' || address === null) {
    throw new Error('a listening server has a port');
  }
  return address.port;
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
      if (tries > 100) {
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
