import type { DatabaseSync } from 'node:sqlite';
import type { RetentionDefaults } from '../../../store.ts';
import type { OpenGroupCache } from '../batch/open-group-cache.ts';
import type { GroupCounters } from '../group-counters.ts';
import { type AlertTrimmer, createAlertTrimmer } from './alert-trimmer.ts';
import { createDeliveryTrimmer } from './delivery-trimmer.ts';
import { createGroupDeleter } from './group-deleter.ts';

/** Deletes what is kept long enough, a little at a time. */
export interface Retention {
  /** To be called when a group has got alerts. */
  readonly noteGrowth: AlertTrimmer['noteGrowth'];
  /**
   * Does one small step, which takes a few milliseconds.
   * @returns whether there is more to do at once
   */
  step(now: number, defaults: RetentionDefaults): boolean;
  /** Hides a group at once; later steps delete it. @returns whether the org has it */
  deleteGroup(orgId: number, id: number, now: number): boolean;
}

export function createRetention(
  database: DatabaseSync,
  { cache, counters }: { cache: OpenGroupCache; counters: GroupCounters }
): Retention {
  const alerts = createAlertTrimmer(database, counters);
  const groups = createGroupDeleter(database, counters, alerts.deleteSome);
  const deliveries = createDeliveryTrimmer(database);
  const shrink = database.prepare('pragma incremental_vacuum(200)');

  return {
    noteGrowth: alerts.noteGrowth,
    step(now, defaults) {
      const more = counters.transaction(() => {
        const trimmed = alerts.trimOne(defaults);
        const deleted = groups.deleteSome(now, defaults);
        return deliveries.deleteSome(now) || trimmed || deleted;
      });
      // The pragma frees pages only while its rows are read.
      shrink.all();
      return more;
    },
    deleteGroup(orgId, id, now) {
      cache.forget(id);
      return counters.transaction(() => groups.hide(orgId, id, now));
    },
  };
}
