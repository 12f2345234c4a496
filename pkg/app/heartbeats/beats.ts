import type { Beat } from '../../store/shapes/heartbeats.ts';
import type { Store } from '../../store/store.ts';

/** The heartbeats that have come. They are kept in memory and written a little later, once for many. */
export interface Beats {
  /** Notes that one has come. Deliveries may pass here, so it costs them little. @param at milliseconds since 1970 */
  note(integrationId: number, at: number): void;
  /** Writes those that have come. */
  flush(): Promise<void>;
}

/** Integrations in one transaction. */
const writtenAtOnce = 500;

export function createBeats(store: Pick<Store, 'noteHeartbeats'>): Beats {
  let last = new Map<number, number>();
  return {
    note(integrationId, at) {
      last.set(integrationId, at);
    },
    async flush() {
      const beats: Beat[] = Array.from(last, ([integrationId, at]) => ({ integrationId, at }));
      last = new Map();
      for (let place = 0; place < beats.length; place += writtenAtOnce) {
        try {
          await store.noteHeartbeats(beats.slice(place, place + writtenAtOnce));
        } catch (error) {
          putBack(beats.slice(place));
          throw error;
        }
      }
    },
  };

  function putBack(beats: readonly Beat[]): void {
    for (const { integrationId, at } of beats) {
      if (!last.has(integrationId)) {
        last.set(integrationId, at);
      }
    }
  }
}
