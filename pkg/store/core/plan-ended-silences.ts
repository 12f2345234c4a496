import { endSilence } from '../../domain/act.ts';
import type { GroupUpdate, KnownGroup } from './group-update.ts';

export interface EndedSilencesPlan {
  readonly updates: readonly GroupUpdate[];
  /** The orgs that have an update, each once. */
  readonly orgIds: number[];
}

/** Ends the silences that are due; groups whose silence is not due are left alone. */
export function planEndedSilences(groups: readonly KnownGroup[], at: number): EndedSilencesPlan {
  const updates = groups.flatMap(({ id, orgId, group }): GroupUpdate[] => {
    const change = endSilence(group, at);
    return change === null ? [] : [{ id, orgId, ...change }];
  });
  return { updates, orgIds: [...new Set(updates.map(({ orgId }) => orgId))] };
}
