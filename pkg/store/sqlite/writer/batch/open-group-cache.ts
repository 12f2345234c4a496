import type { Activity } from '../../../../domain/activity.ts';
import type { Group } from '../../../../domain/group.ts';

/** An open group as the cache has it: as it was committed. */
export interface CachedGroup {
  readonly id: number;
  group: Group;
  activity: Activity | null;
  lastAlertId: number | null;
}

/** The cache has at least this many of the groups that were used last, and at most twice as many. */
const leastGroups = 50_000;

/**
 * The open groups that were used last, by their `openGroupKey`, so that a storm does not read them again. The cache has nothing
 * that is not in the database; a group that has left it is read when it is needed.
 *
 * There are two generations: when the young one is full it becomes the old one, and the old one is dropped. A group that is used
 * moves to the young one. So using a group costs one lookup, and seldom more.
 */
export class OpenGroupCache {
  #young = new Generation();
  #old = new Generation();

  get(key: string): CachedGroup | undefined {
    const young = this.#young.groups.get(key);
    if (young !== undefined) {
      return young;
    }
    const old = this.#old.groups.get(key);
    if (old !== undefined) {
      this.set(key, old);
    }
    return old;
  }

  /** @param group as it was committed */
  set(key: string, group: CachedGroup): void {
    const { groups, keys } = this.#young;
    groups.set(key, group);
    keys.set(group.id, key);
    if (groups.size >= leastGroups) {
      this.#old = this.#young;
      this.#young = new Generation();
    }
  }

  delete(key: string): void {
    this.#young.delete(key);
    this.#old.delete(key);
  }

  clear(): void {
    this.#young = new Generation();
    this.#old = new Generation();
  }

  /** Drops a group whose row was changed otherwise than by a batch. */
  forget(id: number): void {
    const key = this.#young.keys.get(id) ?? this.#old.keys.get(id);
    if (key !== undefined) {
      this.delete(key);
    }
  }
}

class Generation {
  readonly groups = new Map<string, CachedGroup>();
  readonly keys = new Map<number, string>();

  delete(key: string): void {
    const group = this.groups.get(key);
    if (group !== undefined) {
      this.groups.delete(key);
      this.keys.delete(group.id);
    }
  }
}
