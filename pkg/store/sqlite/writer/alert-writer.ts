import { hash } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { foldAlert } from '../../../domain/fold.ts';
import type { Group } from '../../../domain/group.ts';
import type { AddedAlert, IncomingAlert, RejectedDelivery } from '../../store.ts';
import { createAlertRows } from './alert-rows.ts';
import { createDeliveryWriter } from './delivery-writer.ts';
import type { GroupCounts } from './group-counters.ts';
import type { GroupWriter, LoadedGroup } from './group-writer.ts';
import { createTallies } from './integration-tallies.ts';
import type { OpenGroup, OpenGroups } from './open-group-cache.ts';
import type { Retention } from './retention.ts';

/**
 * The writer of alert batches: a batch is one transaction. However many alerts of a batch a group gets, it is written
 * once, and where only its counts change, only they are.
 */
export function createAlertWriter(database: DatabaseSync, { groups, counts, held, retention }: AlertWriterParts) {
  const startRows = createAlertRows(database);
  const deliveries = createDeliveryWriter(database);
  const startTallies = createTallies(database);

  return (alerts: readonly IncomingAlert[], rejected: readonly RejectedDelivery[]): AddedBatch => {
    const batch = createBatch();
    const added = counts.transaction(() => {
      const results = alerts.map(batch.add);
      rejected.forEach(batch.note);
      batch.finish();
      return results;
    });
    batch.keep();
    return { added, heldBack: counts.lastHeldBack() };
  };

  function createBatch() {
    /** The open group of a slot as the batch has it so far; null where it has closed it. */
    const bySlot = new Map<string, TouchedGroup | null>();
    const touched: TouchedGroup[] = [];
    const rows = startRows();
    const tallies = startTallies();
    const noted = deliveries.startBatch();

    return {
      add(alert: IncomingAlert): AddedAlert {
        const { integrationId, delivery, receivedAt } = alert;
        const earlier = deliveries.findEarlier(integrationId, delivery, receivedAt);
        const stored = earlier === undefined ? store(alert) : earlier;
        if (earlier === undefined) {
          deliveries.remember(integrationId, delivery, stored);
        }
        const outcome = earlier !== undefined ? 'duplicate' : stored === null ? 'nothing_to_resolve' : 'accepted';
        noted.note(
          {
            integrationId,
            receivedAt,
            address: delivery.address,
            size: delivery.size,
            outcome,
            detail: delivery.note,
            body: null,
          },
          stored?.alertId ?? null,
          tallies.of(integrationId)
        );
        return { stored, duplicate: earlier !== undefined };
      },

      note(delivery: RejectedDelivery): void {
        const tally = tallies.of(delivery.integrationId);
        tally.limited += delivery.outcome === 'limited' ? 1 : 0;
        noted.note(delivery, null, tally);
      },

      finish(): void {
        const { count, firstId } = rows.write();
        touched.filter(isOpen).forEach(writeGroup);
        counts.finishBatch(count, firstId);
        noted.write();
        tallies.write();
      },

      /** To be called once the batch is committed. */
      keep(): void {
        touched.forEach(keepGroup);
      },
    };

    function store(alert: IncomingAlert): AddedAlert['stored'] {
      const { orgId, integrationId, facts, receivedAt } = alert;
      const { groupingKey, formerKey } = facts;
      const slot = groupingKey === null ? null : slotOf(integrationId, groupingKey);
      const current = slot === null ? null : find(slot, integrationId, groupingKey as string, formerKey);
      const change = foldAlert(current?.group ?? null, facts, alert);
      if (change === null) {
        return null;
      }
      const target = current ?? open(slot, alert, change.group);
      const tally = tallies.of(integrationId);
      const alertId = rows.add({
        orgId,
        integrationId,
        groupId: target.id,
        previousInGroup: target.lastAlertId,
        previousInIntegration: tally.lastAlertId,
        receivedAt,
        signal: facts.signal,
        title: facts.title,
        severity: facts.severity === 'none' ? null : facts.severity,
        failures: facts.failures.length === 0 ? null : JSON.stringify(facts.failures),
        payload: alert.payload,
      });
      if (current === null) {
        groups.setFirstAlert(target.id, alertId);
      }
      tally.alerts += 1;
      tally.lastAlertAt = Math.max(tally.lastAlertAt, receivedAt);
      tally.lastAlertId = alertId;
      groups.insertEvents(orgId, target.id, change.events);

      target.group = change.group;
      target.lastAlertId = alertId;
      if (!isOpen(target)) {
        // The next alert with the key may open another group, which the row must make way for.
        writeGroup(target);
        if (slot !== null) {
          bySlot.set(slot, null);
        }
      }
      return { alertId, groupId: target.id };
    }

    function find(
      slot: string,
      integrationId: number,
      groupingKey: string,
      formerKey: string | null
    ): TouchedGroup | null {
      const known = bySlot.get(slot);
      if (known !== undefined) {
        return known;
      }
      const kept = held.get(slot);
      const found =
        kept ??
        groups.findOpen(integrationId, hashKey(groupingKey)) ??
        (formerKey === null ? undefined : takeOver(integrationId, groupingKey, formerKey));
      if (found === undefined) {
        return null;
      }
      const { id, group, lastAlertId } = found;
      return touch({ slot, id, before: group, isNew: false, kept, group, lastAlertId });
    }

    /** The group that is open with the former key, which it changes for the key of now. */
    function takeOver(integrationId: number, groupingKey: string, formerKey: string): LoadedGroup | undefined {
      // What the batch itself has touched has its key of now.
      const found = bySlot.has(slotOf(integrationId, formerKey))
        ? undefined
        : groups.findOpen(integrationId, hashKey(formerKey));
      if (found !== undefined) {
        groups.setKey(found.id, hashKey(groupingKey), shorten(groupingKey));
        held.forget(found.id);
      }
      return found;
    }

    function open(slot: string | null, { orgId, integrationId, facts }: IncomingAlert, group: Group): TouchedGroup {
      const { groupingKey } = facts;
      const keyHash = groupingKey === null ? null : hashKey(groupingKey);
      const id = groups.insert({ orgId, integrationId, keyHash, groupingKey: shorten(groupingKey), group });
      return touch({ slot, id, before: group, isNew: true, kept: undefined, group, lastAlertId: null });
    }

    function touch(group: TouchedGroup): TouchedGroup {
      touched.push(group);
      if (group.slot !== null) {
        bySlot.set(group.slot, group);
      }
      return group;
    }
  }

  function writeGroup({ id, before, isNew, group, lastAlertId }: TouchedGroup): void {
    if (!sameButForCounts(before, group)) {
      groups.update(id, group);
    }
    const { alertCount, lastAlertAt } = group;
    (isNew ? counts.insert : counts.set)(id, { alertCount, lastAlertAt, lastAlertId });
    retention.grew(id, before.alertCount, alertCount);
  }

  function keepGroup(touched: TouchedGroup): void {
    const { slot, id, kept, group, lastAlertId } = touched;
    if (slot === null) {
      return;
    }
    if (!isOpen(touched)) {
      held.delete(slot);
    } else if (kept === undefined) {
      held.set(slot, { id, group, lastAlertId });
    } else {
      kept.group = group;
      kept.lastAlertId = lastAlertId;
    }
  }
}

/** A group that the batch has found or made. */
interface TouchedGroup {
  /** Null where it takes no other alert. */
  readonly slot: string | null;
  readonly id: number;
  /** As its row is. */
  readonly before: Group;
  /** Whether the batch has made it. */
  readonly isNew: boolean;
  /** As it is held; undefined where it is not. */
  readonly kept: OpenGroup | undefined;
  group: Group;
  lastAlertId: number | null;
}

function isOpen({ group }: TouchedGroup): boolean {
  return group.state !== 'resolved';
}

function sameButForCounts(a: Group, b: Group): boolean {
  return (
    a.state === b.state &&
    a.title === b.title &&
    a.titleVersion === b.titleVersion &&
    a.severity === b.severity &&
    (a.labels === b.labels || JSON.stringify(a.labels) === JSON.stringify(b.labels)) &&
    a.instances?.firing === b.instances?.firing &&
    a.instances?.total === b.instances?.total &&
    a.acknowledgedAt === b.acknowledgedAt &&
    a.resolvedAt === b.resolvedAt &&
    a.silencedAt === b.silencedAt
  );
}

/** What a batch came to. */
export interface AddedBatch {
  /** In the order of its alerts. */
  readonly added: readonly AddedAlert[];
  /** The counts that it held back, packed; null where everything is written. */
  readonly heldBack: Float64Array | null;
}

export interface AlertWriterParts {
  readonly groups: GroupWriter;
  readonly counts: GroupCounts;
  readonly held: OpenGroups;
  readonly retention: Pick<Retention, 'grew'>;
}

/** Longest key that is held in memory as it is, in UTF-16 units. */
const heldKeyLength = 200;

/** Under what an open group is held: its key, or the hash of a long one. */
function slotOf(integrationId: number, key: string): string {
  return key.length <= heldKeyLength ? `${integrationId}=${key}` : `${integrationId}#${hash('sha256', key)}`;
}

/** Keys can be as long as payloads; the index holds their hash. */
function hashKey(key: string): Buffer {
  return hash('sha256', key, 'buffer').subarray(0, 16);
}

const shownKeyLength = 255;

function shorten(key: string | null): string | null {
  return key === null || key.length <= shownKeyLength ? key : `${key.slice(0, shownKeyLength - 1).toWellFormed()}…`;
}
