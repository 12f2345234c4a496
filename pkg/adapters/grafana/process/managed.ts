import { mkdtempSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { longestPath } from './socket.ts';

export interface ManagedMode {
  /** Where to serve the plugin backend: in a new folder that only this user can enter. */
  readonly socketPath: string;
  /**
   * Tells Grafana where the socket is; call it once the server listens. Nothing else may ever be written to stdout.
   * @throws if Grafana is gone
   */
  announce(): void;
  /** Stops watching Grafana and removes the socket with its folder. The exit of the process does the same. */
  close(): void;
}

/**
 * Managed mode: this process is Grafana's child and lives no longer than Grafana.
 * @throws if no folder can be created
 * @param onParentGone called once, within about a second after Grafana is gone, even if it could not shut the plugin down
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
 * Announces a socket that nobody serves, if none can be created: without an announcement Grafana would not start.
 * @param then called once a socket can be created; if the process then ends, Grafana starts it again
 */
export function announceNothing(then: () => void): void {
  // No process can create a socket there, so Grafana's calls reach no one else.
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
      // It is tried again after the interval.
    }
  }, watchInterval);
}

function announce(socketPath: string): void {
  writeSync(process.stdout.fd, `1|2|unix|${socketPath}|grpc\n`);
}

/** Creates the folder in the first place that is writable and short enough for the path of a socket. */
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

/** How often to check that Grafana is still there, in milliseconds. */
const watchInterval = 1000;
