import type { PlannedDelivery, PlannedSplit } from '../core/alerts/alert-plan.ts';
import type { StoredDelivery } from '../shapes/deliveries.ts';
import { packRuns, unpackRuns } from './packed-runs.ts';

/** A delivery in a batch. */
export interface NotedDelivery extends Omit<StoredDelivery, 'id' | 'groupId' | 'body' | 'bodyLength' | 'split'> {
  /** Counted in the integration from 1. */
  readonly number: number;
  readonly split: PlannedSplit | null;
}

/** The row of some deliveries of an integration with consecutive numbers. */
export interface DeliveryRun {
  readonly integrationId: number;
  /** That of the last one, as is `receivedAt`. */
  readonly lastNumber: number;
  readonly receivedAt: number;
  /** See `packDeliveries`. */
  readonly deliveries: string;
  readonly body: Uint8Array | null;
}

/** Most deliveries in a row, so that a page of them reads few. */
const longestRun = 64;

/** The rows of the deliveries of a batch. */
export function toDeliveryRuns(deliveries: readonly PlannedDelivery[]): DeliveryRun[] {
  const rows: DeliveryRun[] = [];
  const runs = new Map<number, PlannedDelivery[]>();
  for (const delivery of deliveries) {
    const { integrationId, body } = delivery;
    let run = runs.get(integrationId);
    // One with a body has a row of its own.
    if (run === undefined || run.length === longestRun || body !== null) {
      endRun(run);
      run = [];
      runs.set(integrationId, run);
    }
    run.push(delivery);
    if (body !== null) {
      endRun(run);
      runs.delete(integrationId);
    }
  }
  runs.forEach(endRun);
  return rows;

  function endRun(run: readonly PlannedDelivery[] | undefined): void {
    const last = run?.at(-1);
    if (run !== undefined && last !== undefined) {
      const { integrationId, number: lastNumber, receivedAt, body } = last;
      rows.push({ integrationId, lastNumber, receivedAt, deliveries: packDeliveries(run), body });
    }
  }
}

type Packed = [
  receivedAt: number,
  address: string,
  size: number,
  outcome: string,
  alertId: number | null,
  detail: string | null,
  /** Missing in rows of earlier versions, as all that follows. */
  tookMs?: number,
  request?: string | null,
  /** Only of one that was split: how many alerts it had, and the ids of those that are kept, as `packRuns` makes them. */
  ...split: [] | [parts: number, ...alertIds: number[]],
];

/** @param deliveries with consecutive numbers */
function packDeliveries(deliveries: readonly NotedDelivery[]): string {
  return JSON.stringify(
    deliveries.map(({ receivedAt, address, size, outcome, alertId, detail, tookMs, request, split }): Packed => {
      const took = tookMs ?? 0;
      return request === null && split === null
        ? [receivedAt, address, size, outcome, alertId, detail, took]
        : [receivedAt, address, size, outcome, alertId, detail, took, request, ...packSplit(split)];
    })
  );
}

/** @param lastNumber the number of the last delivery */
export function unpackDeliveries(text: string, lastNumber: number): NotedDelivery[] {
  const packed = JSON.parse(text) as Packed[];
  return packed.map(
    ([receivedAt, address, size, outcome, alertId, detail, tookMs = null, request = null, ...split], i) => ({
      number: lastNumber - packed.length + 1 + i,
      receivedAt,
      address,
      size,
      outcome,
      alertId,
      detail,
      tookMs,
      request,
      split: unpackSplit(split),
    })
  );
}

const notSplit: [] = [];

function packSplit(split: PlannedSplit | null): [] | [number, ...number[]] {
  return split === null ? notSplit : [split.parts, ...packRuns(split.alertIds)];
}

function unpackSplit([parts, ...alertIds]: [] | [number, ...number[]]): PlannedSplit | null {
  return parts === undefined ? null : { parts, alertIds: unpackRuns(alertIds) };
}
