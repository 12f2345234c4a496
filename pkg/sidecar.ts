import { type Config, ConfigError } from './config.ts';
import { createChangeFeed } from './changes/change-feed.ts';
import type { HealthDetails } from './contract/health.ts';
import { createHttpApp } from './http/app.ts';
import { closeServer, listen } from './http/listen.ts';
import { createGroupCommit } from './ingest/group-commit.ts';
import { createReceiverIndex } from './ingest/receivers.ts';
import { startEndingSilences } from './jobs/end-silences.ts';
import type { Logger } from './logger.ts';
import { createMetrics } from './metrics.ts';
import type { PluginBackend } from './plugin/backend.ts';
import { ProvisioningError, readProvisioning } from './provisioning/read-files.ts';
import { createAlertGroupHandlers } from './resources/alert-groups.ts';
import { createDispatcher } from './resources/dispatcher.ts';
import { createIntegrationHandlers } from './resources/integrations.ts';
import { openSqliteStore } from './store/sqlite/store.ts';
import { type Store, TokenTaken } from './store/store.ts';

export interface SidecarParts {
  config: Config;
  /** Where provisioning files take `${NAME}` from. */
  env: Record<string, string | undefined>;
  logger: Logger;
  version: string;
  /** Milliseconds since 1970. */
  now: () => number;
}

export interface Sidecar {
  /** For the plugin's gRPC services. */
  readonly backend: PluginBackend;
  /** The port that webhooks are received on; the system chose it where the settings say 0. */
  readonly port: number;
  /** Applies the provisioning files anew. @throws {ProvisioningError} and changes nothing where one is at fault */
  provision(): Promise<void>;
  /** Takes no more alerts, stores what was taken, and closes the store; within 4 s. */
  close(): Promise<void>;
}

/**
 * Everything but the plugin's socket and the process: the store, the webhooks over HTTP, the timers, and the backend
 * that the plugin's services call. Resolves once webhooks are received.
 * @throws {ConfigError} {@link ProvisioningError} for what a person has to mend
 */
export async function startSidecar({ config, env, logger, version, now }: SidecarParts): Promise<Sidecar> {
  const store = await openStore(config, now);
  const metrics = createMetrics(version);
  const changes = createChangeFeed();
  const receivers = await createReceiverIndex(store);

  const timedStore: Pick<Store, 'addAlerts'> = {
    async addAlerts(alerts) {
      const start = performance.now();
      try {
        const added = await store.addAlerts(alerts);
        metrics.observeCommit((performance.now() - start) / 1000, alerts.length);
        return added;
      } catch (error) {
        logger.error({ err: error, alerts: alerts.length }, 'alerts could not be stored; their senders were told so');
        throw error;
      }
    },
  };
  const commit = createGroupCommit(timedStore, (alerts, added) =>
    changes.publish(alerts.filter((_, i) => added[i] !== null).map(({ orgId }) => orgId))
  );

  const dispatch = createDispatcher(
    {
      ...createIntegrationHandlers({
        store,
        publicUrl: config.publicUrl,
        now,
        async changed(orgId) {
          await receivers.reload();
          changes.publish([orgId]);
        },
      }),
      ...createAlertGroupHandlers({ store, now, changed: (orgId) => changes.publish([orgId]) }),
    },
    logger
  );

  await provision();
  const server = await listenAt(
    config,
    createHttpApp({
      basePath: new URL(config.publicUrl).pathname.replace(/\/$/, ''),
      ready: () => checkStore(store),
      receivers,
      commit,
      metrics,
      logger,
      now,
    })
  );
  const stopEndingSilences = startEndingSilences({ store, changed: changes.publish, logger, now });
  const address = server.address();
  const details: HealthDetails = { version, store: store.kind, publicUrl: config.publicUrl };

  return {
    backend: {
      callResource: dispatch,
      async checkHealth() {
        const state = await checkStore(store);
        return state === true
          ? { ok: true, message: `Bellhook ${version} receives alerts`, details }
          : { ok: false, message: state, details };
      },
      collectMetrics: () => metrics.registry.metrics(),
      subscribe: changes.subscribe,
    },
    port: typeof address === 'object' && address !== null ? address.port : config.http.port,
    provision,
    async close() {
      stopEndingSilences();
      await closeServer(server, 3000);
      await commit.idle();
      await store.close();
    },
  };

  async function provision(): Promise<void> {
    // Without files the plan is empty, and what former files owned is people's again.
    const plan =
      config.provisioningPath === undefined
        ? { integrations: [], deletions: [] }
        : readProvisioning(config.provisioningPath, env);
    try {
      await store.provision({ ...plan, at: now() });
    } catch (error) {
      throw error instanceof TokenTaken ? new ProvisioningError(`${config.provisioningPath}: ${error.message}`) : error;
    }
    await receivers.reload();
    changes.publish(plan.integrations.map(({ orgId }) => orgId));
    logger.info({ integrations: plan.integrations.length }, 'provisioning applied');
  }
}

async function openStore({ database }: Config, now: () => number): Promise<Store> {
  try {
    return await openSqliteStore(database.path, now);
  } catch (error) {
    throw new ConfigError(`BELLHOOK_DATABASE_URL: cannot open ${database.path}: ${(error as Error).message}`);
  }
}

async function listenAt({ http }: Config, app: ReturnType<typeof createHttpApp>) {
  try {
    return await listen(app, http);
  } catch (error) {
    throw new ConfigError(`BELLHOOK_HTTP_ADDRESS: cannot listen: ${(error as Error).message}`);
  }
}

async function checkStore(store: Store): Promise<true | string> {
  try {
    await store.listReceivers();
    return true;
  } catch (error) {
    return `The store cannot be read: ${(error as Error).message}. Check its file and the disk, then restart the sidecar.`;
  }
}
