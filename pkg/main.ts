import { type Config, ConfigError, readConfig } from './config.ts';
import { prepareEngine } from './engine.ts';
import { createLogger, type Logger } from './logger.ts';
import { writeGeneration } from './plugin/generation.ts';
import { enterManagedMode } from './plugin/managed.ts';
import { startPluginServer } from './plugin/server.ts';
import { ProvisioningError } from './provisioning/provisioning-error.ts';
import { startSidecar } from './sidecar.ts';
import { version } from './version.ts';

/**
 * The process: `sidecar.mjs` serves the socket of the settings and is anybody's to start (attach mode);
 * `sidecar.mjs --managed` is started by Grafana and ends with it.
 */
async function main(managed: boolean): Promise<void> {
  const format = managed ? 'grafana' : 'plain';
  let config: Config;
  try {
    config = readConfig(process.env);
  } catch (error) {
    return fail(createLogger('info', format), error);
  }
  const logger = createLogger(config.logLevel, format);
  try {
    await run(config, logger, managed);
  } catch (error) {
    fail(logger, error);
  }
}

async function run(config: Config, logger: Logger, managed: boolean): Promise<void> {
  const sidecar = await startSidecar({
    config,
    env: process.env,
    logger,
    version,
    now: Date.now,
    died(error) {
      logger.fatal({ err: error }, 'a thread of the store has ended; Bellhook ends, to be started again');
      process.exit(1);
    },
  });
  const mode = managed ? enterManagedMode(() => stop('Grafana is gone')) : undefined;
  const socketPath = mode?.socketPath ?? config.socketPath;
  const plugin = await startPluginServer({
    socketPath,
    backend: sidecar.backend,
    logger,
    ...(managed && { onShutdown: () => stop('Grafana stops the plugin') }),
  }).catch((error: unknown) => {
    throw new ConfigError(`BELLHOOK_SOCKET: ${(error as Error).message}`);
  });

  let stopping = false;
  function stop(reason: string): void {
    if (stopping) {
      return;
    }
    stopping = true;
    logger.info({ reason }, 'stopping');
    Promise.all([plugin.close(), sidecar.close()]).then(
      () => {
        mode?.close();
        process.exit(0);
      },
      (error: unknown) => fail(logger, error)
    );
  }
  process.on('SIGTERM', () => stop('SIGTERM'));
  process.on('SIGINT', () => stop('SIGINT'));
  process.on('SIGHUP', () => {
    sidecar.provision().catch((error: unknown) => {
      logger.error({ reason: (error as Error).message }, 'provisioning not applied; all is as before');
    });
  });

  if (mode) {
    mode.announce();
  } else {
    writeGeneration(socketPath);
  }
  logger.info({ version, port: sidecar.port, socket: socketPath }, 'Bellhook receives alerts');
}

/** Ends the process. What a person has to mend is one line; anything else comes with its stack. */
function fail(logger: Logger, error: unknown): void {
  if (error instanceof ConfigError || error instanceof ProvisioningError) {
    logger.error(error.message);
  } else {
    logger.error({ err: error }, 'Bellhook cannot go on');
  }
  process.exit(1);
}

prepareEngine();
await main(process.argv.includes('--managed'));
