import { execFile } from 'node:child_process';
import { createUnavailableBackend } from '../adapters/grafana/backend/unavailable-backend.ts';
import { enterManagedMode } from '../adapters/grafana/process/managed.ts';
import { startPluginServer } from '../adapters/grafana/server.ts';
import { version } from './version.ts';

/**
 * Runs instead of the sidecar if the sidecar cannot run, for example because Node.js is too old. It runs on Node.js 18, and serves the
 * plugin's health with the reason.
 *
 * `sidecar.waiting.mjs <executable> <reason>` ends once `<executable> --check` exits with 0. Grafana then starts the executable again.
 * `--check` alone tests whether this program itself can run here.
 */
async function main(executable: string, reason: string): Promise<void> {
  const mode = enterManagedMode(() => process.exit(0));
  const message = `Bellhook cannot start: ${reason}. Bellhook starts by itself once this is mended.`;
  await startPluginServer({
    socketPath: mode.socketPath,
    backend: createUnavailableBackend(() => message, { version }),
    onShutdown: () => process.exit(0),
  });
  process.on('SIGTERM', () => process.exit(0));
  process.on('SIGINT', () => process.exit(0));
  mode.announce();
  check(executable);
}

function check(executable: string): void {
  setTimeout(() => {
    execFile(executable, ['--check'], (error) => {
      if (error === null) {
        process.exit(0);
      }
      check(executable);
    });
  }, checkPause);
}

/** The pause between two checks, in milliseconds. */
const checkPause = 3000;

if (process.argv[2] !== '--check') {
  await main(process.argv[2] as string, process.argv[3] as string);
}
