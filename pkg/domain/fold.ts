import type { Facts, Said } from '../interpret/facts.ts';
import type { Change, Group, NewEvent } from './group.ts';
import { unacknowledged, unresolved, unsilenced, untouched, withoutSilence } from './handling/handling.ts';
import { isInForce, type KeySilence } from './handling/key-silence.ts';
import { flap, flappingEvent, type Flaps, wordOf } from './time/flapping.ts';
import type { GroupRules } from './time/group-rules.ts';

/** What decides how an alert is folded, besides the alert itself and its group. */
export interface FoldContext {
  /** When the alert was received, in milliseconds since 1970. */
  readonly receivedAt: number;
  /** Null where time does nothing to the integration's groups. */
  readonly rules: GroupRules | null;
  /** The silence of the alert's key; without it there is none. It counts for a group that opens. */
  readonly silence?: KeySilence | null;
  /** What the key's last group knows of what its alerts said; without it there was none. It counts for another group that opens. */
  readonly flaps?: Flaps | null;
}

/**
 * Folds one alert into the open group with its key, or opens a group.
 *
 * A further firing alert does not change the state: an acknowledged or silenced group stays as it is. An alert that acknowledges ends
 * a silence; who had acknowledged the group before stays the one. Title, severity and labels
 * come from the newest alert that names them, so that a terse recovery does not blank them.
 *
 * A recovery resolves no group that flaps.
 *
 * @param group the open group with the alert's key, or the resolved one that it opens again, see `opensAgain`; null where there is none
 * @returns null for a recovery without an open group: it opens nothing and is not kept
 *
 * @example
 * foldAlert(null, facts, { receivedAt: Date.now(), rules: null })?.group.state // 'firing'
 */
export function foldAlert(group: Group | null, facts: Facts, context: FoldContext): Change | null {
  const { receivedAt, rules } = context;
  if (group === null) {
    return facts.signal === 'resolve'
      ? null
      : followSignal(
          noteFlaps(silenceOpened(openGroup(facts, receivedAt, rules), context), null, facts, context),
          facts,
          receivedAt,
          rules
        );
  }
  const known = group.state === 'resolved' ? silenceOpened(reopen(group, receivedAt), context) : { group, events: [] };
  const appended = { ...known, group: appendAlert(known.group, facts, receivedAt, rules) };
  return followSignal(noteFlaps(appended, group, facts, context), facts, receivedAt, rules);
}

function openGroup(facts: Facts, receivedAt: number, rules: GroupRules | null): Change {
  const group: Group = {
    ...untouched,
    state: 'firing',
    title: facts.title ?? facts.untitled,
    titleVersion: facts.titleVersion,
    severity: newest(facts.severity, null),
    labels: newest(facts.labels, null),
    instances: facts.instances,
    alertCount: 1,
    startedAt: receivedAt,
    lastAlertAt: receivedAt,
    dueAt: firstDue(receivedAt, rules),
    flaps: null,
    flappingSince: null,
  };
  return { group, events: [{ type: 'opened', at: receivedAt, actor: { kind: 'source' } }] };
}

function appendAlert(group: Group, facts: Facts, receivedAt: number, rules: GroupRules | null): Group {
  return {
    ...group,
    title: facts.title ?? group.title,
    titleVersion: facts.title === null ? group.titleVersion : facts.titleVersion,
    severity: newest(facts.severity, group.severity),
    labels: newest(facts.labels, group.labels),
    instances: facts.instances ?? group.instances,
    alertCount: group.alertCount + 1,
    lastAlertAt: Math.max(group.lastAlertAt, receivedAt),
    dueAt: group.dueAt ?? firstDue(receivedAt, rules),
  };
}

/**
 * Whether the alert opens the group again instead of opening another one.
 * @param group the newest resolved group with the alert's key
 */
export function opensAgain(
  group: Pick<Group, 'resolvedAt'>,
  { signal }: Pick<Facts, 'signal'>,
  { receivedAt, rules }: FoldContext
): boolean {
  const seconds = rules?.reopenSeconds ?? null;
  return (
    signal !== 'resolve' &&
    seconds !== null &&
    group.resolvedAt !== null &&
    receivedAt - group.resolvedAt < seconds * 1000
  );
}

/** Whether what alerts with these rules do depends on the resolved group with their key. */
export function asksForClosed(rules: GroupRules | null): boolean {
  return rules !== null && (rules.reopenSeconds !== null || rules.flapping !== null);
}

/** Nobody has acknowledged it any more, and it flaps only where `noteFlaps` finds so. */
function reopen(group: Group, at: number): Change {
  const reopened: NewEvent = { type: 'unresolved', at, actor: { kind: 'source' } };
  const opened: Group = { ...group, ...unacknowledged, ...unresolved, flappingSince: null, state: 'firing' };
  return { group: opened, events: [reopened] };
}

/** Silences a group that opens while the silence of its key lasts, as who made that has silenced the group before. */
function silenceOpened(opened: Change, { silence, receivedAt: at }: FoldContext): Change {
  if (!isInForce(silence, at)) {
    return opened;
  }
  const { by, until, reason } = silence;
  const silenced = { silencedAt: at, silencedBy: by, silencedUntil: until, silencedReason: reason };
  const event: NewEvent = { type: 'silenced', at, actor: by, silencedUntil: until, text: goesOn(silence) };
  return { group: { ...opened.group, ...silenced, state: 'silenced' }, events: [...opened.events, event] };
}

/** Marks a group that begins to flap. @param before the group before the alert; null where it opens another one */
function noteFlaps(change: Change, before: Group | null, facts: Facts, context: FoldContext): Change {
  const { receivedAt: at, rules, flaps = null } = context;
  if (!rules?.flapping || facts.groupingKey === null) {
    return change;
  }
  const isOpen = before !== null && before.state !== 'resolved';
  const known = before ?? { flaps, flappingSince: null };
  const marks = flap(known, isOpen, wordOf(facts.signal), at, rules.flapping);
  const begins = marks.flappingSince !== null && !(isOpen && known.flappingSince !== null);
  // Later changes put off when it is over: who looks at it then sees when they came.
  const dueAt = Math.min(change.group.dueAt ?? Infinity, at + rules.flapping.seconds * 1000);
  return begins
    ? { group: { ...change.group, ...marks, dueAt }, events: [...change.events, flappingEvent(at, rules.flapping)] }
    : { ...change, group: { ...change.group, ...marks } };
}

function goesOn({ reason }: KeySilence): string {
  const text = 'It was silenced before, also after it recovers';
  return reason === null ? text : `${text}: ${reason}`;
}

/** Later alerts leave it as it is, so that they need not write the group: who looks at it then sees when they came. */
function firstDue(receivedAt: number, rules: GroupRules | null): number | null {
  return rules === null || rules.quietSeconds === null ? null : receivedAt + rules.quietSeconds * 1000;
}

function newest<Value>(said: Said<Value>, known: Value | null): Value | null {
  return said === 'none' ? null : (said ?? known);
}

function followSignal({ group, events }: Change, { signal }: Facts, at: number, rules: GroupRules | null): Change {
  const actor = { kind: 'source' } as const;
  if (signal === 'resolve' && group.flappingSince !== null && rules !== null && rules.flapping !== null) {
    return { group, events };
  }
  if (signal === 'resolve') {
    const resolved: NewEvent = { type: 'resolved', at, actor };
    return {
      group: { ...group, ...unsilenced, state: 'resolved', resolvedAt: at, resolvedBy: actor, dueAt: null },
      events: [...events, resolved],
    };
  }
  // A group that somebody has acknowledged stays theirs.
  if (signal === 'acknowledge' && group.state !== 'acknowledged') {
    // How long it may be acknowledged is for time to find out.
    const dueAt = rules === null || rules.acknowledgedSeconds === null ? group.dueAt : at;
    const shown = { ...withoutSilence(group), dueAt };
    if (shown.state === 'acknowledged') {
      return { group: shown, events: [...events, { type: 'unsilenced', at, actor }] };
    }
    const acknowledged: NewEvent = { type: 'acknowledged', at, actor };
    return {
      group: { ...shown, state: 'acknowledged', acknowledgedAt: at, acknowledgedBy: actor },
      events: [...events, acknowledged],
    };
  }
  return { group, events };
}
