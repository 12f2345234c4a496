import type { Facts } from '../interpret/facts.ts';
import { type Change, type Group, type NewEvent, unsilenced, untouched } from './group.ts';

/**
 * Folds one alert into the open group with its key (`null` where there is none), or opens one.
 *
 * Replies `null` for a recovery without an open group: it opens nothing and is not kept.
 * An acknowledged or silenced group stays so under further alerts. The newest non-empty title, message, image and link
 * win, so that a terse recovery does not blank them.
 */
export function foldAlert(group: Group | null, facts: Facts, receivedAt: number): Change | null {
  if (group === null) {
    return facts.signal === 'resolve' ? null : openGroup(facts, receivedAt);
  }
  const appended = appendAlert(group, facts, receivedAt);
  return facts.signal === 'resolve' ? resolveBySource(appended, receivedAt) : { group: appended, events: [] };
}

function openGroup(facts: Facts, receivedAt: number): Change {
  const group: Group = {
    ...untouched,
    state: 'firing',
    title: facts.title ?? facts.untitled,
    message: facts.message,
    imageUrl: facts.imageUrl,
    sourceLink: facts.sourceLink,
    alertCount: 1,
    startedAt: receivedAt,
    lastAlertAt: receivedAt,
  };
  return { group, events: [{ type: 'opened', at: receivedAt, actor: { kind: 'source' } }] };
}

function appendAlert(group: Group, facts: Facts, receivedAt: number): Group {
  return {
    ...group,
    title: facts.title ?? group.title,
    message: facts.message ?? group.message,
    imageUrl: facts.imageUrl ?? group.imageUrl,
    sourceLink: facts.sourceLink ?? group.sourceLink,
    alertCount: group.alertCount + 1,
    lastAlertAt: Math.max(group.lastAlertAt, receivedAt),
  };
}

function resolveBySource(group: Group, at: number): Change {
  const resolved: NewEvent = { type: 'resolved', at, actor: { kind: 'source' } };
  return {
    group: { ...group, ...unsilenced, state: 'resolved', resolvedAt: at, resolvedBy: resolved.actor },
    events: [resolved],
  };
}
