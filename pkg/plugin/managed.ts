import { mkdtempSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

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
 * @param onParentGone called once, within about a second after Grafana vanished; Grafana may not have been able to say so
 */
export function enterManagedMode(onParentGone: () => void): ManagedMode {
  const folder = mkdtempSync(join(process.env['PLUGIN_UNIX_SOCKET_DIR'] || tmpdir(), 'bellhook-'));
  const socketPath = join(folder, 'plugin.sock');
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
    announce() {
      writeSync(process.stdout.fd, `1|2|unix|${socketPath}|grpc\n`);
    },
    close() {
      clearInterval(watch);
      process.off('exit', removeFolder);
      removeFolder();
    },
  };
}

/** How often to look whether Grafana is still there, in milliseconds. */
const watchInterval = 1000;
