import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { IntegrationType } from './contract/integration-types.ts';
import type { TemplateFailure } from './interpret/facts.ts';
import type { Rejection } from './receive/rejection.ts';

/** What the sidecar counts. Grafana serves these before any login, so no label names an org, an integration or a person. */
export interface Metrics {
  readonly registry: Registry;
  countDelivery(
    type: IntegrationType | 'unknown',
    outcome: 'accepted' | 'nothing_to_resolve' | 'duplicate' | Rejection
  ): void;
  countTemplateFailures(type: IntegrationType, failures: readonly TemplateFailure[]): void;
  observeCommit(seconds: number, alerts: number): void;
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
  const deliveries = new Counter({
    name: 'bellhook_deliveries_total',
    help: 'Requests to webhook URLs, by type of integration and outcome.',
    labelNames: ['type', 'outcome'],
    registers,
  });
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
  return {
    registry,
    countDelivery: (type, outcome) => deliveries.inc({ type, outcome }),
    countTemplateFailures(type, failures) {
      for (const { template } of failures) {
        templateFailures.inc({ type, template });
      }
    },
    observeCommit(seconds, alerts) {
      commitSeconds.observe(seconds);
      batchSize.observe(alerts);
    },
  };
}
