#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { createUnavailableBackend } from './adapters/grafana/backend/unavailable-backend.ts';
import { writeGeneration } from './adapters/grafana/process/generation.ts';
import { announceNothing, enterManagedMode, type ManagedMode } from './adapters/grafana/process/managed.ts';
import { startPluginServer } from './adapters/grafana/server.ts';
import { runCommand } from './commands/run-command.ts';
import { type Config, ConfigError, readConfig } from './config.ts';
import { createLogger, type Logger } from './logger.ts';
import { superviseSidecar, type Supervisor } from './process/supervisor.ts';
import { setV8Flags } from './process/v8-flags.ts';
import { version } from './process/version.ts';

/**
 * The process. `sidecar.mjs` serves the socket from its settings and can be started by anybody (attach mode). Grafana starts
 * `sidecar.mjs --managed`, which ends with Grafana. With the name of a command, such as `sidecar.mjs validate`, it runs that and serves nothing.
 *
 * The plugin's socket is served first, and faults that a person can fix do not end the process: in managed mode, Grafana itself would
 * not start if the plugin ended before the handshake.
 */
async function main(managed: boolean): Promise<void> {
  const format = managed ? 'grafana' : 'plain';
  let config: Config;
  try {
    config = readConfig(process.env);
  } catch (error) {
    const logger = createLogger('info', format);
    return managed ? await runManaged(withoutSettings(error as Error, logger), logger) : fail(logger, error);
  }
  const logger = createLogger(config.logLevel, format);
  const supervisor = superviseSidecar({
    config,
    env: process.env,
    logger,
    version,
    now: Date.now,
    onFatal(error) {
      logger.fatal({ err: error }, 'a thread of the store has ended; Bellhook ends, to be started again');
      process.exit(1);
    },
  });
  await (managed ? runManaged(supervisor, logger) : runAttached(supervisor, logger, config.socketPath));
}

/** What the process runs. */
type Work = Pick<Supervisor, 'backend' | 'start' | 'running' | 'reload' | 'close'>;

/** The settings come from Grafana, and only a restart of Grafana can change them. */
function withoutSettings(error: Error, logger: Logger): Work {
  const reason = `${error.message}. Change it in Grafana’s configuration, and restart Grafana.`;
  logger.error(reason);
  return {
    backend: createUnavailableBackend(() => reason, { version }),
    start() {},
    running: new Promise(() => {}),
    async reload() {},
    async close() {},
  };
}

async function runManaged(work: Work, logger: Logger): Promise<void> {
  let mode: ManagedMode;
  try {
    mode = enterManagedMode(() => stop('Grafana is gone'));
  } catch (error) {
    logger.error(`The plugin’s socket cannot be made: ${(error as Error).message}. It is tried again until it works.`);
    return announceNothing(() => process.exit(0));
  }
  const plugin = await startPluginServer({
    socketPath: mode.socketPath,
    backend: work.backend,
    logger,
    onShutdown: () => stop('Grafana stops the plugin'),
  });
  const stop = stopOnSignals(work, logger, async () => {
    await plugin.close();
    mode.close();
  });
  mode.announce();
  begin(work, logger, mode.socketPath);
}

async function runAttached(work: Work, logger: Logger, socketPath: string): Promise<void> {
  const plugin = await startPluginServer({ socketPath, backend: work.backend, logger }).catch((error: unknown) =>
    fail(logger, new ConfigError(`BELLHOOK_SOCKET: ${(error as Error).message}`))
  );
  stopOnSignals(work, logger, () => plugin.close());
  writeGeneration(socketPath);
  begin(work, logger, socketPath);
}

function begin(work: Work, logger: Logger, socket: string): void {
  work.start();
  void work.running.then(({ port }) => logger.info({ version, port, socket }, 'Bellhook receives alerts'));
}

/** @returns a function that ends the process as the signals do */
function stopOnSignals(work: Work, logger: Logger, closeSocket: () => Promise<void>): (reason: string) => void {
  let isStopping = false;
  function stop(reason: string): void {
    if (isStopping) {
      return;
    }
    isStopping = true;
    logger.info({ reason }, 'stopping');
    Promise.all([work.close(), closeSocket()]).then(
      () => process.exit(0),
      (error: unknown) => fail(logger, error)
    );
  }
  process.on('SIGTERM', () => stop('SIGTERM'));
  process.on('SIGINT', () => stop('SIGINT'));
  // Errors are in the log.
  process.on('SIGHUP', () => void work.reload().catch(() => {}));
  return stop;
}

/** Ends the process. A fault that a person can fix is logged in one line, any other with its stack. */
function fail(logger: Logger, error: unknown): never {
  if (error instanceof ConfigError) {
    logger.error(error.message);
  } else {
    logger.error({ err: error }, 'Bellhook cannot go on');
  }
  process.exit(1);
}

const endWithReader = (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 2);
process.stdout.on('error', endWithReader);
const exitCode = await runCommand(
  process.argv.slice(2),
  {
    env: process.env,
    stdout: process.stdout,
    stderr: process.stderr,
    readInput: () => readFileSync(process.stdin.fd, 'utf8'),
    now: Date.now,
  },
  version
);
if (exitCode === undefined) {
  process.stdout.off('error', endWithReader);
  setV8Flags();
  await main(process.argv.includes('--managed'));
} else {
  process.exitCode = exitCode;
}
