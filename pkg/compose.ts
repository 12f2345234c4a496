import type { RequestListener } from 'node:http';
import { availableParallelism } from 'node:os';
import type { PluginBackend } from './adapters/grafana/backend/backend.ts';
import { createDispatcher } from './adapters/grafana/resources/dispatcher.ts';
import { createHandlers } from './adapters/grafana/resources/handlers.ts';
import { createGrafanaTeams } from './adapters/grafana-api/grafana-teams.ts';
import { createHttpApp } from './adapters/webhooks/app.ts';
import { createSenderAddress } from './adapters/webhooks/http/sender-address.ts';
import { createAdmit } from './app/access/admit.ts';
import { createGrantedTeams } from './app/access/granted-teams.ts';
import { createPeopleStore } from './app/access/people-store.ts';
import type { TeamDirectory } from './app/access/team-directory.ts';
import { createChangeFeed } from './app/change-feed.ts';
import { createAcceptAlert } from './app/deliveries/accept-alert.ts';
import { createFollowFile } from './app/follow-file.ts';
import { createAppearances } from './app/groups/appearances.ts';
import { createIndexMessages } from './app/groups/index-messages.ts';
import { createNoteHandshake } from './app/handshakes/note-handshake.ts';
import { createBeats } from './app/heartbeats/beats.ts';
import { createLookAtHeartbeats } from './app/heartbeats/look-at-heartbeats.ts';
import { createProvision } from './app/integrations/provision.ts';
import { createResealSecrets } from './app/integrations/reseal-secrets.ts';
import { createSecretUses } from './app/integrations/secret-uses.ts';
import { createGuardMaker } from './app/integrations/secrets.ts';
import { backgroundLane } from './app/lanes.ts';
import { logStoreAccess } from './app/log-store-access.ts';
import { createKeepMaintenance } from './app/maintenance/keep-maintenance.ts';
import { createStateMemory } from './app/maintenance/state-memory.ts';
import { createReadiness } from './app/readiness.ts';
import { createUseCases } from './app/use-cases.ts';
import type { Config } from './config.ts';
import type { HealthDetails } from './contract/health.ts';
import { createShares } from './fair/shares.ts';
import { createReplayMemory } from './guards/replay-memory.ts';
import { createSnsCertificates } from './guards/sns/certificates.ts';
import { createSnsClient, type SnsNetwork } from './guards/sns/client.ts';
import { createConfirmSubscription } from './guards/sns/confirm.ts';
import { createSnsCheck } from './guards/sns/verify.ts';
import { createGroupCommit } from './ingest/group-commit.ts';
import { createBusyLog } from './ingest/limits/busy-log.ts';
import { createFailedTokenLimiter } from './ingest/limits/failed-token-limiter.ts';
import { createQuota } from './ingest/limits/quota.ts';
import { createStorm } from './ingest/storm.ts';
import { createUnderstanding } from './ingest/understanding.ts';
import { createTemplateCheck } from './interpret/check.ts';
import { createBriefEnvironment, createTemplateEnvironment } from './interpret/environment.ts';
import { createTemplateCompiler } from './interpret/template-set.ts';
import { catchUp } from './jobs/catch-up.ts';
import { endSilences } from './jobs/end-silences.ts';
import { followFiles } from './jobs/follow-files.ts';
import { formerSecrets } from './jobs/former-secrets.ts';
import { heartbeats } from './jobs/heartbeats.ts';
import { indexMessages } from './jobs/index-messages.ts';
import { maintain } from './jobs/maintain.ts';
import { passTime } from './jobs/pass-time.ts';
import { probeStore } from './jobs/probe-store.ts';
import { resealSecrets } from './jobs/reseal-secrets.ts';
import { retention } from './jobs/retain.ts';
import { createRetentionTime } from './jobs/retention-time.ts';
import { startTimers } from './jobs/timers.ts';
import { updateHistories } from './jobs/update-histories.ts';
import type { Logger } from './logger.ts';
import { createMetrics } from './metrics.ts';
import { openStore } from './open-store.ts';
import { createAsCode } from './provisioning/create-as-code.ts';
import { createProvisioner } from './provisioning/provisioner.ts';
import { readProvisioning } from './provisioning/read-files.ts';
import { createSecretFiles, filePrint } from './provisioning/secret-files.ts';
import { createKeyRing } from './secrets/key-ring.ts';
import { readKeyFile } from './secrets/read-keys.ts';
import { readTokenFile } from './secrets/read-tokens.ts';
import { classifyError } from './store/fault.ts';
import type { StoreOptions } from './store/store.ts';
import { createBrief } from './work/brief.ts';
import { createPool } from './work/pool.ts';
import { startWorkThread } from './work/thread/start-thread.ts';

export interface SidecarParts {
  config: Config;
  /** The variables that provisioning files refer to as `${NAME}`. */
  env: Record<string, string | undefined>;
  logger: Logger;
  version: string;
  /** Milliseconds since 1970. */
  now: () => number;
  /** Called when the store has failed in a way that nobody can repair while the process runs. The process has to end. */
  onFatal: (error: Error) => void;
  /** Of which teams people are; by default Grafana is asked. */
  directory?: Pick<TeamDirectory, 'teamsOf'>;
  /** How Amazon SNS is reached; tests have theirs. */
  snsNetwork?: SnsNetwork;
  /** How long the store may take for a read, and for what it stores, and Grafana for an answer, in milliseconds; by default a few seconds. Tests give it more. */
  patienceMs?: number;
}

export interface Sidecar {
  /** For the plugin's gRPC services. */
  readonly backend: PluginBackend;
  /** Answers requests over HTTP. */
  readonly app: RequestListener;
  /** Applies the provisioning files again. @throws {ProvisioningError} if a file is faulty; nothing is changed then */
  provision(): Promise<void>;
  /** Accepts no more alerts, and stores those that it has accepted. Alerts that still wait are refused within 3 s. */
  stop(): Promise<void>;
  /** Stops the timers and closes the store. Call it after `stop`. */
  close(): Promise<void>;
}

/**
 * Starts everything but the sockets and the process: the store, the timers, the HTTP app, and the backend that the plugin's
 * services call. Resolves when alerts can be accepted. Faulty provisioning files do not delay that, so that senders lose no
 * alerts.
 * @throws {ConfigError} if a person has to correct the configuration
 */
export async function startSidecar({
  config,
  env,
  logger,
  version,
  now,
  onFatal,
  directory,
  snsNetwork,
  patienceMs,
}: SidecarParts): Promise<Sidecar> {
  const { maxBody, publicUrl, provisioningPath } = config;

  // Templates: with full limits for people, with brief limits for work on this thread.
  const brief = createBrief();
  const environment = createTemplateEnvironment(now);
  const compile = createTemplateCompiler(environment);
  const compileBrief = createTemplateCompiler(createBriefEnvironment(now, brief.overran));
  const check = createTemplateCheck(environment);

  // Storage.
  const metrics = createMetrics(version);
  const logAccess = logStoreAccess(logger);
  const options: StoreOptions = {
    now,
    onFatal,
    ...(patienceMs !== undefined && { patienceMs }),
    onAccessChanged(access, fault, error) {
      if (access === 'writing') {
        metrics.observeWriting(fault);
      }
      logAccess(access, fault, error);
    },
  };
  const keyRing = createKeyRing(config.secretKeys);
  const snsClient = createSnsClient(snsNetwork);
  const snsCertificates = createSnsCertificates(snsClient);
  // What deliveries come with is written to the store, which is opened with the guards.
  const secretUses = createSecretUses({ noteSecretUses: (uses) => store.noteSecretUses(uses) });
  const guardOf = createGuardMaker({ keyRing, checkSns: createSnsCheck(snsCertificates), noteUse: secretUses.note });
  const { store, endpoints } = await openStore(config, compileBrief, guardOf, options);
  const changes = createChangeFeed(store);

  // Keys of secrets, which may be changed meanwhile.
  const resealAll = createResealSecrets({ store, keyRing, logger });
  const keys = createFollowFile({
    setting: 'BELLHOOK_SECRET_KEYS_FILE',
    what: 'the keys of secrets',
    path: config.secretKeysFile,
    print: filePrint,
    read: readKeyFile,
    async take(found) {
      if (keyRing.replace(found)) {
        logger.info({ keys: keyRing.keyIds }, 'the file with the keys of secrets has other ones, which are used now');
        await endpoints.reopenSecrets();
        await resealAll();
      }
    },
    logger,
  });

  // The path of an alert. One core is left for receiving and storing.
  const pool = createPool({ threads: Math.max(1, availableParallelism() - 1), start: startWorkThread, now });
  const understanding = createUnderstanding({ pool, brief, elapsed });
  const { committed, isStorm } = createStorm(elapsed);
  const commit = createGroupCommit(store, {
    onCommitted(alerts, durationMs) {
      committed(durationMs);
      metrics.observeCommit(durationMs / 1000, alerts.length);
    },
    onFailed: (error) => metrics.countCommitFailure(classifyError(error).reason),
    elapsed,
    ...(patienceMs !== undefined && { limits: { timeoutMs: patienceMs } }),
  });
  const accept = createAcceptAlert(commit, ({ type }, failures) => metrics.countTemplateFailures(type, failures));
  const beats = createBeats(store);

  // Provisioning files.
  const secretFiles = createSecretFiles();
  const provisioner = createProvisioner({
    folder: provisioningPath,
    secretFiles,
    provision: createProvision({
      store,
      keyRing,
      read: () => readProvisioning(provisioningPath, env, check, secretFiles),
      settled: endpoints.settled,
      now,
    }),
    generation: () => endpoints.generation,
    logger,
    now,
  });
  const teams = createGrafanaTeams({
    grafana: config.grafana,
    grantedTeams: createGrantedTeams(endpoints),
    logger,
    elapsed,
    patienceMs,
  });
  const tokens = createFollowFile({
    setting: 'BELLHOOK_GRAFANA_TOKENS_FILE',
    what: 'the tokens of Grafana',
    path: config.grafanaTokensFile,
    print: filePrint,
    read: readTokenFile,
    take: teams.takeTokens,
    logger,
  });
  metrics.watch({ store, commit, provisioning: provisioner, teams, keys, tokens });
  await provisioner.apply().catch(() => {});

  // Use cases for people.
  const parts = { store, endpoints, understanding, accept, pool, check, compile: compileBrief, brief, keyRing, teams };
  const asCode = createAsCode({ store: createPeopleStore(store), provisioner, check });
  const tellState = createStateMemory();
  const confirmSubscription = createConfirmSubscription(snsClient, snsCertificates);
  const useCases = createUseCases({
    ...parts,
    asCode,
    confirmSubscription,
    tellState,
    maxBody,
    logger,
    now,
    elapsed,
    isStorm,
  });
  const callResource = createDispatcher(
    createHandlers(useCases, { publicUrl, compile, now }),
    createAdmit({ store, directory: directory ?? teams, logger }),
    logger
  );

  // The HTTP app for senders.
  const readiness = createReadiness({ store, endpoints, provisioning: provisioner, teams, keys, tokens });
  const app = createHttpApp({
    basePath: config.basePath,
    readiness,
    provisioning: provisioner,
    endpoints,
    commit,
    understanding,
    accept,
    quota: createQuota(),
    beats,
    secretUses,
    noteHandshake: createNoteHandshake(store),
    busyLog: createBusyLog(logger),
    failedTokens: createFailedTokenLimiter(),
    replays: createReplayMemory(),
    senderAddress: createSenderAddress(config.trustedProxies),
    maxBody,
    bodyShares: createShares(Math.max(bufferedBodies, 8 * maxBody)),
    metrics,
    logger,
    now,
  });

  const retained = { store, defaults: config.retention, logger, elapsed };
  const stopTimers = startTimers(
    [
      endSilences({ store, now }),
      passTime({ store, now, elapsed }),
      maintain({
        keep: createKeepMaintenance({ store, tellState, logger, now, elapsed }),
        logger,
        elapsed,
        onActive: metrics.setActiveWindows,
      }),
      ...heartbeats({
        flush: beats.flush,
        look: createLookAtHeartbeats({ store, beats, endpoints, compile, understanding, accept, now }),
      }),
      ...formerSecrets({ flush: secretUses.flush, store, now }),
      probeStore(store),
      catchUp({ store, elapsed, isStorm }),
      indexMessages({
        indexMessages: createIndexMessages({
          store,
          appearances: createAppearances({ compile: compileBrief, brief, pool, elapsed, lane: backgroundLane }),
          logger,
          elapsed,
          isStorm,
        }),
        isStorm,
      }),
      followFiles('provisioning', provisioner),
      updateHistories({ store, now }),
      followFiles('keys', keys),
      followFiles('grafana-tokens', tokens),
      resealSecrets(resealAll),
      retention({
        ...retained,
        time: createRetentionTime({ ...retained, confirmed: config.retentionConfirmed, now }),
        isStorm,
      }),
    ],
    { store, logger }
  );

  const details: HealthDetails = { version, store: store.kind, publicUrl };
  return {
    backend: {
      callResource,
      async checkHealth() {
        const problem = await readiness.findAnyProblem();
        return { ok: problem === null, message: problem ?? `Bellhook ${version} receives alerts`, details };
      },
      collectMetrics: () => metrics.registry.metrics(),
      subscribe: changes.subscribe,
    },
    app,
    provision: provisioner.apply,
    async stop() {
      await commit.close(stopTimeoutMs);
      await beats.flush().catch(() => {});
      await secretUses.flush().catch(() => {});
    },
    async close() {
      stopTimers();
      await pool.close();
      await store.close();
    },
  };
}

/** A monotonic clock, in milliseconds. */
const elapsed = () => performance.now();

/** The total size of bodies that are being read or await an answer, in bytes; more where a few bodies could fill it. */
const bufferedBodies = 64 * 1024 * 1024;

/** How long waiting alerts may still be stored when the sidecar stops. */
const stopTimeoutMs = 2000;
