import type { GroupRules } from '../../../domain/time/group-rules.ts';
import type { Facts } from '../../../interpret/facts.ts';
import type { AddedAlert, IncomingAlert } from '../../shapes/alerts.ts';

/** Alerts as one flat array of `PackedAlert`s, which passes between threads at a fraction of the cost of objects. */
export type PackedAlerts = ReadonlyArray<PackedAlert[number]>;

/** The fields of an alert, in the order in which they are packed. */
type PackedAlert = [
  orgId: number,
  integrationId: number,
  receivedAt: number,
  payload: string,
  headers: string | null,
  groupingKey: string | null,
  formerKey: string | null,
  title: string | null,
  untitled: string,
  titleVersion: string | null,
  severity: Facts['severity'],
  /** JSON, as are the failures. */
  labels: string | null,
  firingInstances: number | null,
  totalInstances: number | null,
  signal: Facts['signal'],
  failures: string | null,
  address: string,
  size: number,
  idHash: Uint8Array | null,
  idExpiresAt: number,
  note: string | null,
  parts: number | null,
  part: number,
  rules: GroupRules | null,
  tookMs: number,
  request: string | null,
];

const fields: PackedAlert['length'] = 26;

export function packAlerts(alerts: readonly IncomingAlert[]): PackedAlerts {
  const packed: Array<PackedAlert[number]> = [];
  for (const alert of alerts) {
    packed.push(...packAlert(alert));
  }
  return packed;
}

export function unpackAlerts(packed: PackedAlerts): IncomingAlert[] {
  const alerts: IncomingAlert[] = [];
  for (let at = 0; at < packed.length; at += fields) {
    alerts.push(unpackAlert(packed.slice(at, at + fields) as PackedAlert));
  }
  return alerts;
}

function packAlert({
  orgId,
  integrationId,
  receivedAt,
  payload,
  headers,
  facts,
  rules,
  delivery,
  part,
}: IncomingAlert): PackedAlert {
  const { labels, instances, failures } = facts;
  return [
    orgId,
    integrationId,
    receivedAt,
    payload,
    headers,
    facts.groupingKey,
    facts.formerKey,
    facts.title,
    facts.untitled,
    facts.titleVersion,
    facts.severity,
    labels === null ? null : JSON.stringify(labels),
    instances?.firing ?? null,
    instances?.total ?? null,
    facts.signal,
    failures.length === 0 ? null : JSON.stringify(failures),
    delivery.address,
    delivery.size,
    delivery.idHash,
    delivery.idExpiresAt,
    delivery.note,
    delivery.parts,
    part,
    rules,
    delivery.tookMs,
    delivery.request,
  ];
}

function unpackAlert([
  orgId,
  integrationId,
  receivedAt,
  payload,
  headers,
  groupingKey,
  formerKey,
  title,
  untitled,
  titleVersion,
  severity,
  labels,
  firing,
  total,
  signal,
  failures,
  address,
  size,
  idHash,
  idExpiresAt,
  note,
  parts,
  part,
  rules,
  tookMs,
  request,
]: PackedAlert): IncomingAlert {
  return {
    orgId,
    integrationId,
    receivedAt,
    payload,
    headers,
    facts: {
      groupingKey,
      formerKey,
      title,
      untitled,
      titleVersion,
      severity,
      labels: labels === null ? null : (JSON.parse(labels) as Facts['labels']),
      instances: firing === null || total === null ? null : { firing, total },
      signal,
      failures: failures === null ? [] : (JSON.parse(failures) as Facts['failures']),
      // The delivery's note has it.
      hint: null,
    },
    delivery: { address, size, idHash, idExpiresAt, note, parts, tookMs, request },
    part,
    rules,
  };
}

/** Alert id, group id and 1 for a duplicate, of each alert in turn; the ids are 0 where it was not kept. */
export function packAdded(added: readonly AddedAlert[]): Float64Array {
  const packed = new Float64Array(added.length * 3);
  added.forEach(({ stored, duplicate }, i) => {
    packed[i * 3] = stored?.alertId ?? 0;
    packed[i * 3 + 1] = stored?.groupId ?? 0;
    packed[i * 3 + 2] = duplicate ? 1 : 0;
  });
  return packed;
}

export function unpackAdded(packed: Float64Array): AddedAlert[] {
  return Array.from({ length: packed.length / 3 }, (_, i) => {
    const alertId = packed[i * 3] as number;
    return {
      stored: alertId === 0 ? null : { alertId, groupId: packed[i * 3 + 1] as number },
      duplicate: packed[i * 3 + 2] === 1,
    };
  });
}
