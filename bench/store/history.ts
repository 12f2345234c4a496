import { hash } from 'node:crypto';

/** Alerts and groups of thirty days, each in the order of their ids. */
export interface History {
  alerts(): Iterable<PastAlert>;
  /** To be read after the alerts. */
  groups(): Iterable<PastGroup>;
  /** The number of the last partition of alerts. */
  readonly partitions: number;
  readonly lastAlertId: number;
}

interface PastAlert {
  readonly id: number;
  /** Counted from 1. */
  readonly group: number;
  readonly at: number;
}

interface PastGroup {
  readonly id: number;
  readonly firstAlertId: number;
  readonly startedAt: number;
  /** Null while it is open. */
  readonly resolvedAt: number | null;
}

const day = 24 * 3_600_000;
const span = 30 * day;
const week = 7 * day;

/** So many other groups start between two alerts of a group. */
const stride = 500;

/** Alerts of a group, of 20 on average. */
function alertCountOf(group: number): number {
  return 1 + ((group * 7919) % 39);
}

const mostAlerts = 39;

/** As the store has it. */
export const idsPerPartition = 2 ** 32;

/** Groups start one after the other, and get their alerts while others do. Seven of ten are resolved. */
export function planHistory(groups: number, now: number): History {
  const steps = groups + stride * (mostAlerts - 1);
  const timeOf = (step: number) => Math.floor(now - span + (span * step) / steps);
  const firstIds = new Float64Array(groups + 1);
  let lastAlertId = 0;

  return {
    *alerts() {
      let partition = 0;
      let id = 0;
      for (let step = 1; step <= steps; step += 1) {
        const at = timeOf(step);
        const current = Math.floor((at - now + span) / week);
        if (current !== partition) {
          partition = current;
          id = partition * idsPerPartition - 1;
        }
        for (let nth = 0; nth < mostAlerts; nth += 1) {
          const group = step - nth * stride;
          if (group >= 1 && group <= groups && nth < alertCountOf(group)) {
            id += 1;
            firstIds[group] ||= id;
            yield { id, group, at };
          }
        }
      }
      lastAlertId = id;
    },
    *groups() {
      for (let id = 1; id <= groups; id += 1) {
        yield {
          id,
          firstAlertId: firstIds[id] as number,
          startedAt: timeOf(id),
          resolvedAt: id % 10 < 7 ? timeOf(id + stride * alertCountOf(id)) : null,
        };
      }
    },
    partitions: Math.floor(span / week) + 1,
    get lastAlertId() {
      return lastAlertId;
    },
  };
}

/** A line for COPY. */
export function alertLine({ id, group, at }: PastAlert, integrationId: number): string {
  const { key, title, severity, host, env } = describe(group);
  const payload =
    `{"alert_uid":"${key}","title":"${title}","state":"alerting","severity":"${severity}","host":"${host}","env":"${env}",` +
    `"message":"The volume /data has less than a tenth of its space left.","value":${id % 1000},` +
    `"link_to_upstream_details":"https://metrics.example.com/d/disk?var-host=${host}"}`;
  return `${id}\t1\t${integrationId}\t${group}\t${at}\tfire\t${title}\t${severity}\t${payload}\n`;
}

export function groupLine(
  { id, firstAlertId, startedAt, resolvedAt }: PastGroup,
  { integrationId, titleVersion }: { readonly integrationId: number; readonly titleVersion: string }
): string {
  const { key, title, severity, host, env } = describe(id);
  const labels = `{"env":"${env}","team":"team-${id % 20}","host":"${host}","tenth":"${id % 10}"}`;
  const person = id % 50 === 1 ? '{"kind":"user","login":"reader","name":"Reader"}' : '{"kind":"source"}';
  const state = resolvedAt === null ? (['firing', 'acknowledged', 'silenced'] as const)[id % 3] : 'resolved';
  const resolution = resolvedAt === null ? '\\N\t\\N' : `${resolvedAt}\t${person}`;
  const keyHash = `\\\\x${hash('sha256', key, 'hex').slice(0, 32)}`;
  return `${id}\t1\t${integrationId}\t${id}\t${keyHash}\t${firstAlertId}\t${key}\t${state}\t${title}\t${titleVersion}\t${severity}\t${labels}\t${startedAt}\t${resolution}\n`;
}

/** What the templates of `variedIntegration` make of a key. */
function describe(n: number) {
  return {
    key: `disk-space-${String(n).padStart(8, '0')}`,
    title: `Disk of db-${n % 500} is almost full`,
    severity: ['critical', 'high', 'warning', 'info'][n % 4] as string,
    host: `db-${n % 500}`,
    env: ['prod', 'staging', 'dev'][n % 3] as string,
  };
}
