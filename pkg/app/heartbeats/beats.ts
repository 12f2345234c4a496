import type { Store } from '../../store/store.ts';
import { createWriteBehind } from '../write-behind.ts';

/** The heartbeats that have come. They are kept in memory and written a little later, once for many. */
export interface Beats {
  /** Notes that one has come. Deliveries may pass here, so it costs them little. @param at milliseconds since 1970 */
  note(integrationId: number, at: number): void;
  /** Writes those that have come. */
  flush(): Promise<void>;
}

export function createBeats(store: Pick<Store, 'noteHeartbeats'>): Beats {
  const last = createWriteBehind<number, number>({
    merge: (_, later) => later,
    write: (entries) => store.noteHeartbeats(entries.map(([integrationId, at]) => ({ integrationId, at }))),
  });
  return { note: last.add, flush: last.flush };
}
