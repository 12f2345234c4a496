import { chmodSync, lstatSync, mkdirSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { dirname } from 'node:path';

/**
 * Prepares the path for listening: creates its folder, and removes a socket that a dead process left behind.
 * Rejects if the path is too long, if a living process listens on it, or if it is another kind of file.
 */
export async function claimSocket(socketPath: string): Promise<void> {
  const length = Buffer.byteLength(socketPath);
  if (length > longestPath) {
    throw new Error(`the path of the socket is ${length} bytes long, the limit is ${longestPath}: ${socketPath}`);
  }
  mkdirSync(dirname(socketPath), { recursive: true });
  if (lstatSync(socketPath, { throwIfNoEntry: false })?.isSocket() === false) {
    throw new Error(`there is a file at ${socketPath} that is not a socket`);
  }
  if (await isAlive(socketPath)) {
    throw new Error(`another process listens on the socket ${socketPath}`);
  }
  rmSync(socketPath, { force: true });
}

/**
 * Lets the group connect, which requires the right to write. A process that connects can act as any user with any role, so only the
 * group may: Grafana's image runs with group 0, and so does the sidecar's.
 */
export function openSocketToGroup(socketPath: string): void {
  chmodSync(socketPath, 0o660);
}

/** The kernel's limit for the path of a unix socket, in bytes. */
export const longestPath = 107;

function isAlive(socketPath: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(socketPath);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
