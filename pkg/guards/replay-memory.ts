import { LRUCache } from 'lru-cache';

/**
 * What was let in with a signature that bounds its time, until that time is over. It is the memory of one process: what it has forgotten, or
 * another sidecar has let in, the store still knows by its delivery ids, and counts once.
 */
export interface ReplayMemory {
  /** @returns whether it is the first with that key of the integration */
  take(integrationId: number, key: string, until: number, now: number): boolean;
  /** It was not stored after all, so the sender may send it again. */
  giveBack(integrationId: number, key: string): void;
}

/** So many are remembered; those that were let in first are forgotten first. */
const mostRemembered = 50_000;

export function createReplayMemory(max: number = mostRemembered): ReplayMemory {
  const seen = new LRUCache<string, number>({ max });
  return {
    take(integrationId, key, until, now) {
      const name = `${integrationId}:${key}`;
      const isFirst = (seen.peek(name) ?? 0) < now;
      if (isFirst) {
        seen.set(name, until);
      }
      return isFirst;
    },
    giveBack: (integrationId, key) => void seen.delete(`${integrationId}:${key}`),
  };
}
