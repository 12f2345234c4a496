import { openConnection } from './connection.ts';
import { createPluginClient, type PluginClient } from './plugin-client.ts';
import { type PluginOptions, startRun } from './plugin-run.ts';
import { stopRun } from './stop-run.ts';

export type { LogEntry } from './log-entry.ts';
export type { PluginOptions } from './plugin-run.ts';

/** A plugin that Grafana's plugin manager keeps running. */
export interface PluginProcess {
  /** The connection to the present process; a restart replaces it. */
  readonly pid: number;
  readonly client: PluginClient;
  /** Stops the plugin for good. Resolves when its process is gone. */
  stop(): Promise<void>;
}

/**
 * Starts a plugin's executable as Grafana does, and restarts it a second after it ended, until it is stopped. Rejects if the
 * first start fails.
 */
export async function startPlugin(options: PluginOptions): Promise<PluginProcess> {
  let run = await startRun(options);
  let connection = openConnection(run.target);
  let restart: Promise<void> | undefined;

  const startAgain = async () => {
    try {
      run = await startRun(options);
      connection.close();
      connection = openConnection(run.target);
      options.log({ level: 'info', message: 'the plugin was restarted', fields: { pid: run.pid } });
    } catch (error) {
      options.log({ level: 'error', message: (error as Error).message, fields: {} });
    }
  };

  const watch = setInterval(() => {
    if (run.exited && !restart) {
      restart = startAgain().finally(() => {
        restart = undefined;
      });
    }
  }, watchInterval);

  const stop = async () => {
    clearInterval(watch);
    await restart;
    await stopRun(run, connection);
  };
  let stopped: Promise<void> | undefined;

  return {
    get pid() {
      return run.pid;
    },
    client: createPluginClient(() => connection),
    stop: () => (stopped ??= stop()),
  };
}

/** How often Grafana checks whether the plugin has ended, in milliseconds. */
const watchInterval = 1000;
