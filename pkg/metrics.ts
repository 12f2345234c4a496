import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { IntegrationType } from './contract/integration-types.ts';
import type { HandshakeOutcome } from './contract/integrations/handshakes.ts';
import type { TemplateFailure } from './contract/types.ts';
import type { Rejection } from './receive/rejection.ts';
import type { Fault, FaultReason } from './store/fault.ts';
import type { Store } from './store/store.ts';

/**
 * The sidecar's metrics. Grafana serves them without a login, so no label contains a name of a person or a name given by people. An
 * integration is identified by its uid.
 */
export interface Metrics {
  readonly registry: Registry;
  countDelivery(
    type: IntegrationType | 'unknown',
    outcome: 'accepted' | 'nothing_to_resolve' | 'duplicate' | HandshakeOutcome | Rejection
  ): void;
  countTemplateFailures(type: IntegrationType, failures: readonly TemplateFailure[]): void;
  observeCommit(seconds: number, alerts: number): void;
  countCommitFailure(reason: FaultReason): void;
  /** Records whether the store can be written. */
  observeWriting(fault: Fault | null): void;
  /** Records how many maintenance windows are active, of all orgs; 0 where another sidecar carries them out. */
  setActiveWindows(count: number): void;
  /** Adds the metrics that are read on each request. */
  watch(state: WatchedState): void;
}

/** The sources of metrics that are read on each request. */
export interface WatchedState {
  store: Pick<Store, 'countAllGroups'>;
  /** `depth` is the number of alerts that are waiting or being stored. */
  commit: { readonly depth: number };
  /** `problem` is null where the provisioning files are applied. */
  provisioning: { readonly problem: string | null };
  /** `known` tells by each org that was asked for whether it is known who is in which team of Grafana. */
  teams: { known(): Array<{ orgId: number; isKnown: boolean }> };
  /** `problem` is null where the keys, or the tokens of Grafana, of their file are used. */
  keys: { readonly problem: string | null };
  tokens: { readonly problem: string | null };
}

export function createMetrics(version: string): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  new Gauge({
    name: 'bellhook_build_info',
    help: 'Constant 1; the label is the version that runs.',
    labelNames: ['version'],
    registers,
  }).set({ version }, 1);
  const countDelivery = createDeliveryCounter(registry);
  const templateFailures = new Counter({
    name: 'bellhook_template_failures_total',
    help: 'Templates that failed on an arriving alert, by type of integration and template.',
    labelNames: ['type', 'template'],
    registers,
  });
  const commitSeconds = new Histogram({
    name: 'bellhook_commit_duration_seconds',
    help: 'How long it took to store a batch of alerts durably.',
    buckets: [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5],
    registers,
  });
  const batchSize = new Histogram({
    name: 'bellhook_commit_alerts',
    help: 'How many alerts were stored together.',
    buckets: [1, 2, 4, 8, 16, 32, 64, 128, 256, 512],
    registers,
  });
  const commitFailures = new Counter({
    name: 'bellhook_commit_failures_total',
    help: 'Batches of alerts that could not be stored, by reason.',
    labelNames: ['reason'],
    registers,
  });
  const storeUp = new Gauge({
    name: 'bellhook_store_up',
    help: '1 where alerts can be stored, else 0.',
    registers,
  });
  storeUp.set(1);
  const activeWindows = new Gauge({
    name: 'bellhook_maintenance_windows_active',
    help: 'Maintenance windows that are active, of all orgs; where sidecars share a database, in the one that carries them out, else 0.',
    registers,
  });
  return {
    registry,
    countDelivery,
    countTemplateFailures(type, failures) {
      for (const { template } of failures) {
        templateFailures.inc({ type, template });
      }
    },
    observeCommit(seconds, alerts) {
      commitSeconds.observe(seconds);
      batchSize.observe(alerts);
    },
    countCommitFailure: (reason) => commitFailures.inc({ reason }),
    setActiveWindows: (count) => activeWindows.set(count),
    observeWriting: (fault) => storeUp.set(fault === null ? 1 : 0),
    watch({ store, commit, provisioning, teams, keys, tokens }) {
      watchGauge(
        registry,
        'bellhook_queue_alerts',
        'Alerts that wait to be stored or are being stored.',
        () => commit.depth
      );
      watchApplied(
        registry,
        'bellhook_provisioning_applied',
        '1 where all is as the provisioning files say, 0 where they have an error.',
        provisioning
      );
      watchTeams(registry, teams);
      watchApplied(
        registry,
        'bellhook_secret_keys_applied',
        '1 where the keys of BELLHOOK_SECRET_KEYS_FILE are used, or none is set, 0 where it has an error.',
        keys
      );
      watchApplied(
        registry,
        'bellhook_grafana_tokens_applied',
        '1 where the tokens of BELLHOOK_GRAFANA_TOKENS_FILE are used, or none is set, 0 where it has an error.',
        tokens
      );
      watchGroups(registry, store.countAllGroups);
    },
  };
}

/** Counts in its own map, because every delivery is counted and the library's look-up by labels is expensive. */
function createDeliveryCounter(registry: Registry): Metrics['countDelivery'] {
  const types = new Map<string, Map<string, number>>();
  new Counter({
    name: 'bellhook_deliveries_total',
    help: 'Requests to webhook URLs, by type of integration and outcome.',
    labelNames: ['type', 'outcome'],
    registers: [registry],
    collect() {
      this.reset();
      for (const [type, outcomes] of types) {
        for (const [outcome, count] of outcomes) {
          this.inc({ type, outcome }, count);
        }
      }
    },
  });
  return (type, outcome) => {
    let outcomes = types.get(type);
    if (outcomes === undefined) {
      outcomes = new Map();
      types.set(type, outcomes);
    }
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
  };
}

function watchGauge(registry: Registry, name: string, help: string, read: () => number): void {
  new Gauge({
    name,
    help,
    registers: [registry],
    collect() {
      this.set(read());
    },
  });
}

/** Whether what a file, or files, say is used. */
function watchApplied(registry: Registry, name: string, help: string, file: { readonly problem: string | null }): void {
  watchGauge(registry, name, help, () => (file.problem === null ? 1 : 0));
}

function watchTeams(registry: Registry, { known }: WatchedState['teams']): void {
  new Gauge({
    name: 'bellhook_teams_known',
    help: '1 where Grafana has said who is in which team of the org, else 0; of orgs that grant something to a team.',
    labelNames: ['org'],
    registers: [registry],
    collect() {
      this.reset();
      for (const { orgId, isKnown } of known()) {
        this.set({ org: orgId }, isKnown ? 1 : 0);
      }
    },
  });
}

function watchGroups(registry: Registry, countGroups: Store['countAllGroups']): void {
  new Gauge({
    name: 'bellhook_alert_groups',
    help: 'Alert groups that are kept, by org, integration (its uid) and state.',
    labelNames: ['org', 'integration', 'state'],
    registers: [registry],
    async collect() {
      this.reset();
      try {
        for (const { orgId, integrationUid, state, count } of await countGroups()) {
          this.set({ org: orgId, integration: integrationUid, state }, count);
        }
      } catch {
        // Another gauge shows that the store cannot be read. The other metrics are needed most in that case.
      }
    },
  });
}
