import type { RequestListener, Server } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import type { PluginBackend } from '../adapters/grafana/backend/backend.ts';
import { createSwitchableBackend } from '../adapters/grafana/backend/switchable-backend.ts';
import { createUnavailableBackend } from '../adapters/grafana/backend/unavailable-backend.ts';
import { closeServer, listen } from '../adapters/webhooks/http/listen.ts';
import { createUnavailableApp } from '../adapters/webhooks/unavailable-app.ts';
import { type Sidecar, type SidecarParts, startSidecar } from '../compose.ts';
import { type Config, ConfigError } from '../config.ts';
import { type CodedError, startErrors } from '../contract/errors.ts';
import { createRetries } from './retries.ts';

/** A sidecar that answers from the first moment, whether or not it works yet. */
export interface Supervisor {
  /** For the plugin's gRPC services, from the start. */
  readonly backend: PluginBackend;
  /** Starts the attempts. Call it once. */
  start(): void;
  /** Resolves when alerts can be received. `port` is the one that the system chose if the settings say 0. */
  readonly running: Promise<{ readonly port: number }>;
  /**
   * Retries at once what has failed, or applies the provisioning files again.
   * @throws {ProvisioningError} if a file is at fault, which is also logged
   */
  reload(): Promise<void>;
  /** Accepts no more alerts, stores and answers those accepted, and ends; within 4 s. */
  close(): Promise<void>;
}

export interface SupervisorParts extends SidecarParts {
  /** Calls `then` after that many milliseconds, unless the returned function is called first. */
  after?: (milliseconds: number, then: () => void) => () => void;
}

/**
 * Starts the sidecar, and retries until it works. Meanwhile health and readiness say what is wrong and what to do, and resources and
 * senders are answered with 503. Each cause is logged once.
 */
export function superviseSidecar({ after, ...parts }: SupervisorParts): Supervisor {
  const { config, logger, version } = parts;
  let reason: string = startErrors.starting.message;
  const unavailable = { basePath: config.basePath, reason: () => reason };
  const backend = createSwitchableBackend(
    createUnavailableBackend(unavailable.reason, { version, store: config.database.kind, publicUrl: config.publicUrl })
  );
  const unavailableApp = createUnavailableApp(unavailable);
  let app = unavailableApp;
  let isStopping = false;
  let closed: Promise<void> | undefined;
  const retries = createRetries({ onFailed, after });
  let server: Server | undefined;
  let sidecar: Sidecar | undefined;
  // Calls that come during the first attempt wait for its outcome.
  let decided: () => void = () => {};
  let firstOutcome: Promise<unknown> | undefined = Promise.race([
    new Promise<void>((resolve) => (decided = resolve)),
    delay(startTimeoutMs, undefined, { ref: false }),
  ]).then(() => (firstOutcome = undefined));
  let announce: (running: { port: number }) => void;
  const running = new Promise<{ port: number }>((resolve) => (announce = resolve));
  let ended: Promise<void> = Promise.resolve();

  return {
    backend: {
      ...backend,
      async callResource(request) {
        await firstOutcome;
        return backend.callResource(request);
      },
      async checkHealth(caller) {
        await firstOutcome;
        return backend.checkHealth(caller);
      },
    },
    running,
    start() {
      ended = run();
    },
    async reload() {
      retries.retryNow();
      await sidecar?.provision();
    },
    close: () => (closed ??= close()),
  };

  async function close(): Promise<void> {
    isStopping = true;
    reason = startErrors.stopping.message;
    app = unavailableApp;
    retries.stop();
    await ended;
    await Promise.all([sidecar?.stop(), server && closeServer(server, 3000)]);
    await sidecar?.close();
  }

  async function run(): Promise<void> {
    server = await retries.untilSuccess(() => listenAt(config, (request, response) => app(request, response)));
    sidecar = server && (await retries.untilSuccess(() => startSidecar(parts)));
    if (sidecar === undefined || isStopping) {
      return;
    }
    app = sidecar.app;
    backend.become(sidecar.backend);
    decided();
    const address = server?.address();
    const port = typeof address === 'object' && address !== null ? address.port : config.http.port;
    announce({ port });
  }

  function onFailed(error: unknown): void {
    const message =
      error instanceof ConfigError ? error.message : `Bellhook cannot start: ${(error as Error).message}.`;
    const next = `${message} Bellhook tries again until it works.`;
    if (next !== reason) {
      logger.error(error instanceof ConfigError ? {} : { err: error }, next);
    }
    reason = next;
    decided();
  }
}

/** How long calls wait for the outcome of the first attempt. */
const startTimeoutMs = 3000;

async function listenAt({ http }: Config, app: RequestListener): Promise<Server> {
  try {
    return await listen(app, http);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new ConfigError(`BELLHOOK_HTTP_ADDRESS: cannot listen: ${message}. ${adviceFor(code).message}`);
  }
}

function adviceFor(code: string | undefined): CodedError {
  switch (code) {
    case 'EADDRINUSE':
      return startErrors.address_in_use;
    case 'EACCES':
      return startErrors.address_forbidden;
    default:
      return startErrors.address_unusable;
  }
}
