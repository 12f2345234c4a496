import { type ChildProcess, spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const token = 'token-of-the-crash-test';
const splitToken = 'token-of-the-split-test';

export interface BuiltSidecar {
  readonly process: ChildProcess;
  /** Such as `http://127.0.0.1:8080`. */
  readonly base: string;
  /** The address of the plugin's services. */
  readonly socketPath: string;
  /** The token of an integration of the type `formatted_webhook`. */
  readonly webhook: string;
  /** The same for one of the type `webhook` that splits its deliveries. */
  readonly splitWebhook: string;
  /** Its log, one object per line, which keeps growing. */
  readonly log: ReadonlyArray<Record<string, unknown>>;
  /** Resolves to the exit code when all of the log is there; null if a signal ended it. */
  readonly gone: Promise<number | null>;
}

export interface BuiltSidecarOptions {
  /** The folder into which `buildSidecar` built it. */
  bundle: string;
  /** The URL of the database, or the path of an SQLite file. */
  database: string;
  /** The address of its port, 127.0.0.1 unless it runs in a network of its own. */
  host?: string;
  /** Of its socket, which differs between sidecars that run at the same time. */
  name?: string;
  /** Options of Node. */
  nodeArguments?: readonly string[];
  env?: Record<string, string>;
  /** A command with arguments that starts the sidecar. */
  wrapper?: readonly string[];
}

/**
 * Starts the sidecar as it is shipped, as a process that can be killed, with two integrations.
 * @throws with its log if it ends before it receives alerts or says that it cannot; it is stopped then
 */
export async function startBuiltSidecar(options: BuiltSidecarOptions): Promise<BuiltSidecar> {
  const { bundle, database, host = '127.0.0.1', name = 's', nodeArguments = [], env, wrapper = [] } = options;
  writeFileSync(
    join(bundle, 'a.yaml'),
    `integrations:
  - { uid: one, name: One, type: formatted_webhook, token: ${token} }
  - { uid: two, name: Two, type: webhook, token: ${splitToken}, settings: { split: true } }
`
  );
  const [command = '', ...rest] = [...wrapper, process.execPath, ...nodeArguments, join(bundle, 'sidecar.mjs')];
  const socketPath = join(bundle, `${name}.sock`);
  const child = spawn(command, rest, {
    cwd: fileURLToPath(new URL('.', import.meta.url)),
    env: {
      PATH: process.env['PATH'],
      BELLHOOK_HTTP_ADDRESS: `${host}:0`,
      BELLHOOK_SOCKET: socketPath,
      BELLHOOK_DATABASE_URL: database.includes(':') ? database : `sqlite:${database}`,
      BELLHOOK_PROVISIONING_PATH: bundle,
      // Else retention deletes alerts of a group that stays open under a long load, and they seem to be lost.
      BELLHOOK_RETENTION_ALERTS: '0',
      ...env,
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const gone = new Promise<number | null>((resolve) => child.once('close', resolve));
  const log: Array<Record<string, unknown>> = [];
  const port = await new Promise<number>((resolve, reject) => {
    createInterface({ input: child.stderr })
      .on('line', (line) => {
        const entry = (line.startsWith('{') ? JSON.parse(line) : { line }) as Record<string, unknown>;
        log.push(entry);
        if (typeof entry['port'] === 'number') {
          resolve(entry['port']);
        } else if (String(entry['msg']).endsWith('tries again until it works.')) {
          child.kill('SIGKILL');
        }
      })
      .once('close', () => reject(new Error(`the sidecar ended: ${JSON.stringify(log)}`)));
  });
  const base = `http://${host}:${port}`;
  return {
    process: child,
    base,
    socketPath,
    webhook: `${base}/integrations/v1/formatted_webhook/${token}/`,
    splitWebhook: `${base}/integrations/v1/webhook/${splitToken}/`,
    log,
    gone,
  };
}
