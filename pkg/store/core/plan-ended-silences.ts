import { endSilence } from '../../domain/act.ts';
import type { GroupRules } from '../../domain/time/group-rules.ts';
import type { GroupUpdate, KnownGroup } from './group-update.ts';

/** A group whose silence may be due. */
export interface SilencedGroup extends KnownGroup {
  /** What time does to groups of its integration; null where that is nothing. */
  readonly rules: GroupRules | null;
}

export interface EndedSilencesPlan {
  readonly updates: readonly GroupUpdate[];
  /** The orgs that have an update, each once. */
  readonly orgIds: number[];
}

/** Silences that one transaction ends: those of a maintenance window may be very many, and alerts wait meanwhile. */
export const silencesAtOnce = 500;

/** Ends the silences that are due; groups whose silence is not due are left alone. */
export function planEndedSilences(groups: readonly SilencedGroup[], at: number): EndedSilencesPlan {
  const updates = groups.flatMap(({ id, orgId, group, rules }): GroupUpdate[] => {
    const change = endSilence(group, at, rules);
    return change === null ? [] : [{ id, orgId, ...change }];
  });
  return { updates, orgIds: [...new Set(updates.map(({ orgId }) => orgId))] };
}
