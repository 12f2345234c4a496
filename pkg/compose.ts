import type { RequestListener } from 'node:http';
import { availableParallelism } from 'node:os';
import type { PluginBackend } from './adapters/grafana/backend/backend.ts';
import { createAlertGroupHandlers } from './adapters/grafana/resources/alert-groups.ts';
import { createAppearances } from './adapters/grafana/resources/appearance.ts';
import { createDeliveryHandlers } from './adapters/grafana/resources/deliveries.ts';
import { createDispatcher } from './adapters/grafana/resources/dispatcher.ts';
import { createDryRunHandler } from './adapters/grafana/resources/dry-run.ts';
import { createIntegrationHandlers } from './adapters/grafana/resources/integrations.ts';
import { createPreviewHandler } from './adapters/grafana/resources/preview.ts';
import { createHttpApp } from './adapters/webhooks/app.ts';
import { createSenderAddress } from './adapters/webhooks/http/sender-address.ts';
import { createIntake } from './app/accept-alert.ts';
import { createChangeFeed } from './app/change-feed.ts';
import { createEndpointIndex } from './app/endpoint-index.ts';
import { logStoreAccess } from './app/log-store-access.ts';
import { type Config, ConfigError } from './config.ts';
import type { HealthDetails } from './contract/health.ts';
import { createShares } from './fair/shares.ts';
import { createGroupCommit } from './ingest/group-commit.ts';
import { createBusyLog } from './ingest/limits/busy-log.ts';
import { createFailedTokenLimiter } from './ingest/limits/failed-token-limiter.ts';
import { createQuota } from './ingest/limits/quota.ts';
import { createUnderstanding } from './ingest/understanding.ts';
import { createTemplateCheck } from './interpret/check.ts';
import { createBriefEnvironment, createTemplateEnvironment } from './interpret/environment.ts';
import { createTemplateCompiler } from './interpret/template-set.ts';
import { startEndingSilences } from './jobs/end-silences.ts';
import { startProbing } from './jobs/probe-store.ts';
import { startRetention } from './jobs/retain.ts';
import { createRetentionTime } from './jobs/retention-time.ts';
import type { Logger } from './logger.ts';
import { createMetrics } from './metrics.ts';
import { applyProvisioning } from './provisioning/apply.ts';
import { createProvisioner } from './provisioning/provisioner.ts';
import { classifyError } from './store/fault.ts';
import { openSqliteStore } from './store/sqlite/store.ts';
import type { AddedAlert, Store, StoreOptions } from './store/store.ts';
import { createBrief } from './work/brief.ts';
import { createPool } from './work/pool.ts';
import { startWorkThread } from './work/thread/start-thread.ts';

export interface SidecarParts {
  config: Config;
  /** Where provisioning files take `${NAME}` from. */
  env: Record<string, string | undefined>;
  logger: Logger;
  version: string;
  /** Milliseconds since 1970. */
  now: () => number;
  /** Is told when the store cannot go on, whatever a person does; the process has to end. */
  onFatal: (error: Error) => void;
}

export interface Sidecar {
  /** For the plugin's gRPC services. */
  readonly backend: PluginBackend;
  /** Answers requests over HTTP. */
  readonly app: RequestListener;
  /** Applies the provisioning files anew. @throws {ProvisioningError} and changes nothing where one is at fault */
  provision(): Promise<void>;
  /** Takes no more alerts, and stores what was taken; within 3 s what still waits is refused. */
  stop(): Promise<void>;
  /** Ends the timers and closes the store; to be called after `stop`. */
  close(): Promise<void>;
}

/**
 * Everything but the sockets and the process: the store, the timers, what answers requests over HTTP, and the backend that the
 * plugin's services call. Resolves once alerts can be taken. Provisioning files with a fault do not hold it up: senders are not to
 * lose alerts for that.
 * @throws {ConfigError} for what a person has to mend
 */
export async function startSidecar({ config, env, logger, version, now, onFatal }: SidecarParts): Promise<Sidecar> {
  const store = await openStore(config, { now, onFatal, onAccessChanged: logStoreAccess(logger) });
  const metrics = createMetrics(version);
  const changes = createChangeFeed();
  const brief = createBrief();
  const environment = createTemplateEnvironment(now);
  const compile = createTemplateCompiler(environment);
  const check = createTemplateCheck(environment);
  const compileBrief = createTemplateCompiler(createBriefEnvironment(now, brief.overran));
  const endpoints = await createEndpointIndex(store, compileBrief).catch(async (error: unknown) => {
    await store.close();
    throw new ConfigError(
      `BELLHOOK_DATABASE_URL: cannot read ${config.database.path}. ${classifyError(error).message}`
    );
  });

  // One core is left to receiving and storing.
  const pool = createPool({ threads: Math.max(1, availableParallelism() - 1), start: startWorkThread, now });
  const understanding = createUnderstanding({ pool, brief, elapsed });

  const timedStore: Pick<Store, 'addAlerts'> = {
    async addAlerts(alerts, rejected) {
      const start = elapsed();
      try {
        const added = await store.addAlerts(alerts, rejected);
        metrics.observeCommit((elapsed() - start) / 1000, alerts.length);
        return added;
      } catch (error) {
        metrics.countCommitFailure(classifyError(error).reason);
        throw error;
      }
    },
  };
  const commit = createGroupCommit(timedStore, {
    committed: (alerts, added) =>
      changes.publish(alerts.filter((_, i) => changedSomething(added[i])).map(({ orgId }) => orgId)),
    stalled() {},
  });

  metrics.watch({
    queueDepth: () => commit.depth,
    storeUp: async () => (await store.readiness()).writing === null,
    countGroups: () => store.countAllGroups(),
  });

  const intake = createIntake(commit, ({ type }, failures) => metrics.countTemplateFailures(type, failures));

  const dispatch = createDispatcher(
    {
      ...createIntegrationHandlers({
        store,
        publicUrl: config.publicUrl,
        compile,
        check,
        now,
        async changed(orgId, uid) {
          await endpoints.refresh(orgId, uid);
          changes.publish([orgId]);
        },
      }),
      ...createAlertGroupHandlers({
        store,
        appearances: createAppearances({ compile: compileBrief, brief, pool, elapsed }),
        now,
        changed: (orgId) => changes.publish([orgId]),
      }),
      ...createDeliveryHandlers({ store, endpoints, understanding, intake, now }),
      ...createPreviewHandler({ store, pool, maxBody: config.maxBody }),
      ...createDryRunHandler({ store, pool, check, elapsed }),
    },
    logger
  );

  const provisioner = createProvisioner({
    folder: config.provisioningPath,
    apply: provision,
    describe: classifyError,
    generation: () => endpoints.generation,
    logger,
  });
  await provisioner.apply().catch(() => {});
  const app = createHttpApp({
    basePath: config.basePath,
    // With no integration nothing can be taken.
    ready: async () => (endpoints.isEmpty && provisioner.problem !== null ? provisioner.problem : checkStore(store)),
    problem: () => provisioner.problem,
    knowsAll: () => provisioner.problem === null,
    endpoints,
    commit,
    understanding,
    intake,
    quota: createQuota(),
    busyLog: createBusyLog(logger),
    failedTokens: createFailedTokenLimiter(),
    senderAddress: createSenderAddress(config.trustedProxies),
    maxBody: config.maxBody,
    bodyShares: createShares(Math.max(bufferedBodies, 8 * config.maxBody)),
    metrics,
    logger,
    now,
  });
  const stopEndingSilences = startEndingSilences({ store, changed: changes.publish, logger, now });
  const stopProbing = startProbing(store);
  const stopRetention = startRetention({
    store,
    defaults: config.retention,
    logger,
    time: createRetentionTime({
      store,
      defaults: config.retention,
      confirmed: config.retentionConfirmed,
      logger,
      now,
      elapsed,
    }),
    elapsed,
    isStorm: () => commit.depth >= stormDepth,
  });
  const details: HealthDetails = { version, store: store.kind, publicUrl: config.publicUrl };

  return {
    backend: {
      callResource: dispatch,
      async checkHealth() {
        const state = await checkStore(store);
        const problem = state === true ? provisioner.problem : state;
        return problem === null
          ? { ok: true, message: `Bellhook ${version} receives alerts`, details }
          : { ok: false, message: problem, details };
      },
      collectMetrics: () => metrics.registry.metrics(),
      subscribe: changes.subscribe,
    },
    app,
    provision: provisioner.apply,
    stop: () => commit.close(refusalPatience),
    async close() {
      provisioner.stop();
      stopEndingSilences();
      stopProbing();
      stopRetention();
      await pool.close();
      await store.close();
    },
  };

  async function provision(): Promise<void> {
    const { integrations } = await applyProvisioning(store, { folder: config.provisioningPath, env, check, at: now() });
    await endpoints.reload();
    changes.publish(integrations.map(({ orgId }) => orgId));
    logger.info({ integrations: integrations.length }, 'provisioning applied');
  }
}

/** Milliseconds of a clock that only goes forward. */
const elapsed = () => performance.now();

/** Of all bodies that are read or wait for their answer, in bytes; more where a few could fill it. */
const bufferedBodies = 64 * 1024 * 1024;

/** So long what waits may go on to be stored when the sidecar stops, in milliseconds. */
const refusalPatience = 2000;

/** Where so many alerts wait, they come faster than they are stored. */
const stormDepth = 32;

function changedSomething(added: AddedAlert | undefined): boolean {
  return added !== undefined && added.stored !== null && !added.duplicate;
}

async function openStore({ database }: Config, options: StoreOptions): Promise<Store> {
  try {
    return await openSqliteStore(database.path, options);
  } catch (error) {
    throw new ConfigError(`BELLHOOK_DATABASE_URL: cannot open ${database.path}. ${classifyError(error).message}`);
  }
}

/** Whether alerts can be stored and read; what is wrong otherwise. */
async function checkStore(store: Store): Promise<true | string> {
  const { reading, writing } = await store.readiness();
  return (writing ?? reading)?.message ?? true;
}
