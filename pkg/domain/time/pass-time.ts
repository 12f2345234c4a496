import { durationText } from '../../contract/duration-text.ts';
import type { Change, Group, NewEvent } from '../group.ts';
import { applyAction, type GroupAction } from '../handling/apply-action.ts';
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
 * What time has made of a group.
 *
 * Quiet time resolves it, whether somebody has it or not, after so long without an alert; only the time counts in which alerts could be
 * received. A group that flaps settles after as long without a change as its changes are counted in, or where nobody asks for that any
 * more; it is resolved then where its alerts have said last that it is over. A group that a person opens again has all of that time once more. A group that was acknowledged for too long fires again, and
 * nobody has it who got it by that.
 * @returns the group with the next time at which it is to be looked at
 */
export function passTime(group: Group, context: TimeContext): Change {
  if (group.state === 'resolved' || (context.rules === null && group.flappingSince === null)) {
    return { group: { ...group, dueAt: null }, events: [] };
  }
  const flapping = flappingFor(group, context);
  return flapping !== null && flapping.left <= 0
    ? settle(group, flapping, context)
    : passRules(group, context, flapping === null ? Infinity : context.at + flapping.left);
}

/** @param settledAt when it is to be looked at for flapping */
function passRules(group: Group, context: TimeContext, settledAt: number): Change {
  if (context.rules === null) {
    return { group: { ...group, dueAt: null }, events: [] };
  }
  const quiet = quietFor(group, context.rules, context);
  if (quiet !== null && quiet.left <= 0) {
    return change(group, 'resolve', `No alert for ${durationText(quiet.seconds)}`, context.at, null);
  }
  const acknowledged = acknowledgedFor(group, context.rules, context.at);
  const quietAt = quiet === null ? Infinity : context.at + quiet.left;
  if (acknowledged !== null && acknowledged.left <= 0) {
    const text = `Acknowledged for ${durationText(acknowledged.seconds)}`;
    return change(group, 'unacknowledge', text, context.at, toDue(Math.min(quietAt, settledAt)));
  }
  const acknowledgedAt = acknowledged === null ? Infinity : context.at + acknowledged.left;
  return { group: { ...group, dueAt: toDue(Math.min(quietAt, acknowledgedAt, settledAt)) }, events: [] };
}

/** Null where it does not flap. */
function flappingFor({ flaps, flappingSince }: Group, { rules, periods, reopenedAt, at }: TimeContext): Running | null {
  if (flappingSince === null) {
    return null;
  }
  if (!rules?.flapping) {
    return { seconds: 0, left: 0 };
  }
  const { seconds } = rules.flapping;
  const since = Math.max(flaps?.times.at(-1) ?? flappingSince, reopenedAt ?? 0);
  return { seconds, left: seconds * 1000 - receivedFor(periods, since, at) };
}

/** Takes the mark away, and resolves the group where it is over. */
function settle(group: Group, { seconds }: Running, context: TimeContext): Change {
  const { at } = context;
  const isAsked = seconds > 0;
  const text = isAsked ? `No change for ${durationText(seconds)}` : 'Nobody asks for flapping any more';
  const event: NewEvent = { type: 'settled', at, actor: { kind: 'system' }, text };
  const settled = { ...group, flappingSince: null, flaps: isAsked ? group.flaps : null };
  const rest =
    group.flaps?.last === 'recovered'
      ? change(settled, 'resolve', `It has recovered. ${text}`, at, null)
      : passRules(settled, context, Infinity);
  return { group: rest.group, events: [event, ...rest.events] };
}

/** A rule that holds for the group, and the milliseconds that are left until it does something. */
interface Running {
  readonly seconds: number;
  readonly left: number;
}

function quietFor(group: Group, { quietSeconds }: GroupRules, context: TimeContext): Running | null {
  if (quietSeconds === null) {
    return null;
  }
  const since = Math.max(group.lastAlertAt, context.reopenedAt ?? 0);
  return { seconds: quietSeconds, left: quietSeconds * 1000 - receivedFor(context.periods, since, context.at) };
}

/** While it is silenced it stays acknowledged: it would be silent all the same. */
function acknowledgedFor(group: Group, { acknowledgedSeconds }: GroupRules, at: number): Running | null {
  return acknowledgedSeconds === null || group.state !== 'acknowledged' || group.acknowledgedAt === null
    ? null
    : { seconds: acknowledgedSeconds, left: group.acknowledgedAt + acknowledgedSeconds * 1000 - at };
}

const events = { resolve: 'resolved', unacknowledge: 'unacknowledged' } as const;

/** Does what a person could do, too. */
function change(group: Group, action: keyof typeof events, text: string, at: number, dueAt: number | null): Change {
  const actor = { kind: 'system' } as const;
  const deed: GroupAction = action === 'resolve' ? { action, reason: text } : { action };
  const changed = applyAction(group, deed, actor, at) ?? group;
  return { group: { ...changed, dueAt }, events: [{ type: events[action], at, actor, text }] };
}

function toDue(at: number): number | null {
  return at === Infinity ? null : at;
}
