import type { Facts } from '../../../interpret/facts.ts';
import type { AddedAlert, IncomingAlert } from '../../store.ts';

/** Alerts as one flat array, which passes between threads at a fraction of the cost of objects. */
export type PackedAlerts = ReadonlyArray<string | number | null | Uint8Array>;

const fields = 20;

export function packAlerts(alerts: readonly IncomingAlert[]): PackedAlerts {
  const packed: Array<string | number | null | Uint8Array> = [];
  for (const { orgId, integrationId, receivedAt, payload, facts, delivery } of alerts) {
    packed.push(
      orgId,
      integrationId,
      receivedAt,
      payload,
      facts.groupingKey,
      facts.title,
      facts.untitled,
      facts.titleVersion,
      facts.severity,
      facts.labels === null ? null : JSON.stringify(facts.labels),
      facts.signal,
      facts.failures.length === 0 ? null : JSON.stringify(facts.failures),
      delivery.address,
      delivery.size,
      delivery.idHash,
      delivery.idExpiresAt,
      delivery.note,
      facts.instances?.firing ?? null,
      facts.instances?.total ?? null,
      facts.formerKey
    );
  }
  return packed;
}

export function unpackAlerts(packed: PackedAlerts): IncomingAlert[] {
  const alerts: IncomingAlert[] = [];
  for (let at = 0; at < packed.length; at += fields) {
    const labels = packed[at + 9] as string | null;
    const failures = packed[at + 11] as string | null;
    const firing = packed[at + 17] as number | null;
    alerts.push({
      orgId: packed[at] as number,
      integrationId: packed[at + 1] as number,
      receivedAt: packed[at + 2] as number,
      payload: packed[at + 3] as string,
      facts: {
        groupingKey: packed[at + 4] as string | null,
        formerKey: packed[at + 19] as string | null,
        title: packed[at + 5] as string | null,
        untitled: packed[at + 6] as string,
        titleVersion: packed[at + 7] as string | null,
        severity: packed[at + 8] as Facts['severity'],
        labels: labels === null ? null : (JSON.parse(labels) as Facts['labels']),
        instances: firing === null ? null : { firing, total: packed[at + 18] as number },
        signal: packed[at + 10] as Facts['signal'],
        failures: failures === null ? [] : (JSON.parse(failures) as Facts['failures']),
        // It came into the delivery's note.
        hint: null,
      },
      delivery: {
        address: packed[at + 12] as string,
        size: packed[at + 13] as number,
        idHash: packed[at + 14] as Uint8Array | null,
        idExpiresAt: packed[at + 15] as number,
        note: packed[at + 16] as string | null,
      },
    });
  }
  return alerts;
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
