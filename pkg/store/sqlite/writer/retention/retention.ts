import type { DatabaseSync } from 'node:sqlite';
import type { RetentionDefaults } from '../../../store.ts';
import type { GroupCounters } from '../group-counters.ts';
import type { SearchIndex } from '../search-index.ts';
import { type AlertTrimmer, createAlertTrimmer } from './alert-trimmer.ts';
import { createDeliveryTrimmer } from './delivery-trimmer.ts';
import { createGroupDeleter, type GroupDeleter } from './group-deleter.ts';

/** Deletes what is kept long enough, a little at a time. */
export interface Retention {
  /** To be called when a group has got alerts. */
  readonly noteGrowth: AlertTrimmer['noteGrowth'];
  /**
   * Does one small step, which takes a few milliseconds.
   * @param now by which age is measured
   * @param clock by which people's actions can be undone
   * @returns whether there is more to do at once
   */
  step(now: number, defaults: RetentionDefaults, clock: number): boolean;
  /** Hides a group that a person deletes; later steps delete it. Called within a transaction of the counters. */
  readonly hide: GroupDeleter['hide'];
}

export interface RetentionParts {
  readonly counters: GroupCounters;
  /** What is kept of what people did. */
  readonly deeds: ReadonlyArray<{ deleteSome(clock: number): boolean }>;
  readonly searchIndex: Pick<SearchIndex, 'remove'>;
}

export function createRetention(database: DatabaseSync, { counters, deeds, searchIndex }: RetentionParts): Retention {
  const alerts = createAlertTrimmer(database, counters);
  const groups = createGroupDeleter(database, { counters, searchIndex, deleteAlerts: alerts.deleteSome });
  const deliveries = createDeliveryTrimmer(database);
  const shrink = database.prepare('pragma incremental_vacuum(200)');

  return {
    noteGrowth: alerts.noteGrowth,
    step(now, defaults, clock) {
      const more = counters.transaction(() => {
        const trimmed = alerts.trimOne(defaults);
        const deleted = groups.deleteSome(now, defaults, clock);
        const forgotten = deeds.map((kept) => kept.deleteSome(clock)).includes(true);
        return deliveries.deleteSome(now) || trimmed || deleted || forgotten;
      });
      // The pragma frees pages only while its rows are read.
      shrink.all();
      return more;
    },
    hide: groups.hide,
  };
}
