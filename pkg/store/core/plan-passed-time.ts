import type { GroupRules } from '../../domain/time/group-rules.ts';
import { passTime } from '../../domain/time/pass-time.ts';
import type { ReceivingPeriod } from '../../domain/time/receiving.ts';
import type { GroupUpdate, KnownGroup } from './group-update.ts';

/** A group that time is to look at. */
export interface DueGroup extends KnownGroup {
  readonly rules: GroupRules | null;
  /** When a person last opened it again; null where nobody has. */
  readonly reopenedAt: number | null;
}

/** What a step of passing time came to. */
export interface PassedTime {
  /** The orgs whose groups have another state, each once. */
  readonly orgIds: readonly number[];
  /** Whether more groups may be due. */
  readonly more: boolean;
}

export interface PassedTimePlan {
  readonly updates: readonly GroupUpdate[];
  /** The orgs whose groups have another state, each once. */
  readonly orgIds: number[];
}

/** Decides what time does to groups that are due. @param periods when alerts could be received */
export function planPassedTime(
  groups: readonly DueGroup[],
  periods: readonly ReceivingPeriod[],
  at: number
): PassedTimePlan {
  const updates = groups.map(({ id, orgId, group, rules, reopenedAt }) => ({
    id,
    orgId,
    ...passTime(group, { rules, periods, reopenedAt, at }),
  }));
  const changed = updates.filter(({ events }) => events.length > 0);
  return { updates, orgIds: [...new Set(changed.map(({ orgId }) => orgId))] };
}
