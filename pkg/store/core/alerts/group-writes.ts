import type { Activity, Arrival } from '../../../domain/activity.ts';
import type { Group } from '../../../domain/group.ts';
import type { BatchKey } from './alert-batch.ts';
import type { GroupWrite, NewGroupRow, OpenGroup, PlannedGroup } from './alert-plan.ts';
import { hashGroupingKey, shortenGroupingKey } from './grouping-key.ts';

/** A group while a batch is planned. */
export interface GrowingGroup<Open extends OpenGroup> extends PlannedGroup<Open> {
  readonly place: number;
  /** Of a new group; null for one that the database has. */
  readonly row: Omit<NewGroupRow, 'keyHash' | 'groupingKey'> | null;
  group: Group;
  /** Without the batch, until it is planned. */
  activity: Activity | null;
  readonly arrivals: GrowingArrival[];
}

/** Alerts that came at about the same time, while a batch is planned. */
export interface GrowingArrival extends Arrival {
  count: number;
}

/**
 * The writes of the groups that a batch has touched. At most one group with a key is open after each of them: groups
 * that close make way first, then those that were open with a former key change it, then new ones come, in the batch's order.
 * A group of which only the counters change has no write.
 */
export function orderGroupWrites<Open extends OpenGroup>(
  groups: ReadonlyArray<GrowingGroup<Open>>
): Array<GroupWrite<Open>> {
  const closing: Array<GroupWrite<Open>> = [];
  const changingKey: Array<GroupWrite<Open>> = [];
  const opening: Array<GroupWrite<Open>> = [];
  const others: Array<GroupWrite<Open>> = [];
  for (const planned of groups) {
    const { known, key, takesKey, group, row } = planned;
    if (row !== null) {
      const columns = key === null ? noKey : toKeyColumns(key);
      opening.push({ kind: 'insert', planned, row: { ...row, ...columns } });
      continue;
    }
    if (takesKey && key !== null) {
      changingKey.push({ kind: 'set_key', planned, ...toKeyColumns(key) });
    }
    if (group.state === 'resolved') {
      closing.push({ kind: 'update', planned });
    } else if (known === null || !isSameRow(known.group, group)) {
      others.push({ kind: 'update', planned });
    }
  }
  return [...closing, ...changingKey, ...opening, ...others];
}

const noKey = { keyHash: null, groupingKey: null };

function toKeyColumns({ groupingKey }: BatchKey): { keyHash: Uint8Array; groupingKey: string } {
  return { keyHash: hashGroupingKey(groupingKey), groupingKey: shortenGroupingKey(groupingKey) };
}

/** Whether the groups differ in nothing but their counters. */
function isSameRow(a: Group, b: Group): boolean {
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
    a.silencedAt === b.silencedAt &&
    isSameInTime(a, b)
  );
}

function isSameInTime(a: Group, b: Group): boolean {
  return a.dueAt === b.dueAt && a.flaps === b.flaps && a.flappingSince === b.flappingSince;
}
