import { mkdtempSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { longestPath } from './socket.ts';

export interface ManagedMode {
  /** Where to serve the plugin backend: in a new folder that only this user can enter. */
  readonly socketPath: string;
  /**
   * Tells Grafana where the socket is; call it once the server listens. Nothing else may ever be written to stdout.
   * @throws where Grafana is gone
   */
  announce(): void;
  /** Stops watching Grafana, and removes the socket with its folder; done at the exit of the process in any case. */
  close(): void;
}

/**
 * Managed mode: this process is Grafana's child and lives no longer than Grafana.
 * @throws where no folder can be made
 * @param onParentGone called once, within about a second after Grafana vanished; Grafana may not have been able to say so
 */
export function enterManagedMode(onParentGone: () => void): ManagedMode {
  const folder = makeFolder();
  const socketPath = join(folder, socketName);
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid !== parent) {
      clearInterval(watch);
      onParentGone();
    }
  }, watchInterval);
  watch.unref();

  const removeFolder = () => rmSync(folder, { recursive: true, force: true });
  process.once('exit', removeFolder);
  return {
    socketPath,
    announce: () => announce(socketPath),
    close() {
      clearInterval(watch);
      process.off('exit', removeFolder);
      removeFolder();
    },
  };
}

/**
 * Names a socket that nobody serves, where none can be made: a plugin without a word would keep Grafana from starting.
 * @param then called once one can be made; if the process ends then, Grafana starts it again
 */
export function announceNothing(then: () => void): void {
  // Nobody can ever make a socket there, so that Grafana's calls reach nobody else.
  announce(join('/dev/null', socketName));
  const parent = process.ppid;
  const watch = setInterval(() => {
    try {
      if (process.ppid === parent) {
        rmSync(makeFolder(), { recursive: true });
      }
      clearInterval(watch);
      then();
    } catch {
      // The next time, then.
    }
  }, watchInterval);
}

function announce(socketPath: string): void {
  writeSync(process.stdout.fd, `1|2|unix|${socketPath}|grpc\n`);
}

/** In the first place that can be written to and leaves room for the name of a socket. */
function makeFolder(): string {
  let fault: unknown;
  for (const place of new Set([process.env['PLUGIN_UNIX_SOCKET_DIR'] || tmpdir(), tmpdir(), '/tmp', '/var/tmp'])) {
    try {
      const folder = mkdtempSync(join(place, 'bellhook-'));
      if (Buffer.byteLength(join(folder, socketName)) <= longestPath) {
        return folder;
      }
      rmSync(folder, { recursive: true });
      fault ??= new Error(`the path of ${place} is too long for a socket`);
    } catch (error) {
      fault ??= error;
    }
  }
  throw fault;
}

const socketName = 'plugin.sock';

/** How often to look whether Grafana is still there, in milliseconds. */
const watchInterval = 1000;
