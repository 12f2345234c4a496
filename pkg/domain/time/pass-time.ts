import { durationText } from '../../contract/duration-text.ts';
import type { Change, Group, NewEvent } from '../group.ts';
import { unsilenced } from '../handling/handling.ts';
import type { GroupRules } from './group-rules.ts';
import { receivedFor, type ReceivingPeriod } from './receiving.ts';

/** What decides what time does to a group. Times are milliseconds since 1970. */
export interface TimeContext {
  /** Null where time does nothing to the integration's groups. */
  readonly rules: GroupRules | null;
  /** When alerts could be received. */
  readonly periods: readonly ReceivingPeriod[];
  /** When a person last opened the group again; null where nobody has. */
  readonly reopenedAt: number | null;
  readonly at: number;
}

/**
 * What time has made of a group. Quiet time resolves it, whether somebody has it or not, after so long without an alert; only the time
 * counts in which alerts could be received. A group that a person opens again has all of that time once more.
 * @returns the group with the next time at which it is to be looked at
 */
export function passTime(group: Group, { rules, periods, reopenedAt, at }: TimeContext): Change {
  const quietSeconds = rules === null ? null : rules.quietSeconds;
  if (group.state === 'resolved' || quietSeconds === null) {
    return { group: { ...group, dueAt: null }, events: [] };
  }
  const left = quietSeconds * 1000 - receivedFor(periods, Math.max(group.lastAlertAt, reopenedAt ?? 0), at);
  if (left > 0) {
    return { group: { ...group, dueAt: at + left }, events: [] };
  }
  const actor = { kind: 'system' } as const;
  const text = `No alert for ${durationText(quietSeconds)}`;
  const resolved: NewEvent = { type: 'resolved', at, actor, text };
  return {
    group: {
      ...group,
      ...unsilenced,
      state: 'resolved',
      resolvedAt: at,
      resolvedBy: actor,
      resolvedReason: text,
      dueAt: null,
    },
    events: [resolved],
  };
}
