import { LRUCache } from 'lru-cache';
import type { BatchKey } from '../../../core/alerts/alert-batch.ts';
import type { LoadedGroup } from './load-facts.ts';
import type { Plan, TakenIds } from './take-ids.ts';

/**
 * The open groups as this sidecar saw them last. Most alerts of a storm change nothing of their group but its counters, and then a batch
 * needs no locks: it is enough that the group has not changed when the batch is written.
 */
export interface KnownGroups {
  has(keyId: string): boolean;
  /** Those of the keys' open groups that are known, by the `id` of their key. */
  recall(keys: readonly BatchKey[]): Map<string, LoadedGroup>;
  /** The same without those at which time may look while a batch is written that has come at `at`: these have to be locked. */
  recallUntouched(keys: readonly BatchKey[], at: number): Map<string, LoadedGroup>;
  forget(keyId: string): void;
  /** Remembers the groups as a plan has left them, once it is committed. */
  note(plan: Plan, ids: TakenIds): void;
}

/** Groups that are remembered, those that were used last. */
const mostGroups = 100_000;
/** Characters that they may have together. */
const mostCharacters = 32 * 1024 * 1024;
/** What a group takes besides its texts, in characters. */
const sizeOfGroup = 200;

export function createKnownGroups(): KnownGroups {
  const known = new LRUCache<string, LoadedGroup>({
    max: mostGroups,
    maxSize: mostCharacters,
    sizeCalculation: ({ group: { title, labels } }, key) =>
      sizeOfGroup + key.length + title.length + (labels === null ? 0 : JSON.stringify(labels).length),
  });

  return {
    has: (keyId) => known.has(keyId),
    recall: (keys) => recallThose(keys, () => true),
    recallUntouched: (keys, at) =>
      recallThose(keys, ({ group: { dueAt } }) => dueAt === null || dueAt - at > longestWrite),
    forget: (keyId) => void known.delete(keyId),
    note(plan, ids) {
      const changes = countChanges(plan);
      for (const planned of plan.groups) {
        const { key, known: before, group } = planned;
        if (key === null) {
          continue;
        }
        if (group.state === 'resolved') {
          known.delete(key.id);
        } else if (before === null || before.isLocked) {
          const version = (before?.version ?? 0) + (changes.get(planned) ?? 0);
          known.set(key.id, {
            id: ids.group(planned.id),
            group,
            lastAlertId: null,
            activity: null,
            version,
            isLocked: false,
            countsLocked: false,
          });
        }
      }
    },
  };

  function recallThose(keys: readonly BatchKey[], isWanted: (group: LoadedGroup) => boolean): Map<string, LoadedGroup> {
    const recalled = new Map<string, LoadedGroup>();
    for (const { id } of keys) {
      const group = known.get(id);
      if (group !== undefined && isWanted(group)) {
        recalled.set(id, group);
      }
    }
    return recalled;
  }
}

/**
 * A batch is written within this time, in milliseconds; where it is not, its alert may be in a group that time has resolved meanwhile.
 * Clocks of sidecars may differ by some of it.
 */
const longestWrite = 10_000;

/** How many changes of each row a plan makes, which its version counts. */
function countChanges({ groupWrites }: Plan): Map<Plan['groups'][number], number> {
  const changes = new Map<Plan['groups'][number], number>();
  for (const { kind, planned } of groupWrites) {
    if (kind !== 'insert') {
      changes.set(planned, (changes.get(planned) ?? 0) + 1);
    }
  }
  return changes;
}
