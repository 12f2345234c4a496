import type { Caller } from '../../../app/caller.ts';
import { mayAllows } from '../../../contract/integrations/access.ts';
import type { AlertGroupSummary } from '../../../contract/types.ts';
import { mayOf } from '../../../domain/access/may.ts';
import { coarsen } from '../../../domain/activity.ts';
import type { StoredGroup } from '../../../store/shapes/groups.ts';
import { isoTime, optionalTime } from './times.ts';

/** What lists have of a group. */
export function toSummary(group: StoredGroup, title: string, caller: Caller): AlertGroupSummary {
  const may = mayOf(group.integration.settings.access, caller);
  return { ...describeGroup(group, title), may: mayAllows(may, 'act') ? 'act' : 'see' };
}

/** The same, whoever looks at it. */
export function describeGroup(group: StoredGroup, title: string): Omit<AlertGroupSummary, 'may'> {
  const { uid, name, type, deleted } = group.integration;
  return {
    id: String(group.id),
    number: group.number,
    integration: { uid, name, type, deleted },
    state: group.state,
    title,
    severity: group.severity,
    labels: { ...group.labels },
    instances: group.instances,
    alertCount: group.alertCount,
    activity: toActivity(group, 16),
    startedAt: isoTime(group.startedAt),
    lastAlertAt: isoTime(group.lastAlertAt),
    acknowledgedAt: optionalTime(group.acknowledgedAt),
    acknowledgedBy: group.acknowledgedBy,
    resolvedAt: optionalTime(group.resolvedAt),
    resolvedBy: group.resolvedBy,
    resolvedReason: group.resolvedReason,
    silencedAt: optionalTime(group.silencedAt),
    silencedBy: group.silencedBy,
    silencedUntil: optionalTime(group.silencedUntil),
    silencedReason: group.silencedReason,
    keySilence: group.keySilence && {
      ...group.keySilence,
      at: isoTime(group.keySilence.at),
      until: optionalTime(group.keySilence.until),
    },
    assignedTo: group.assignedTo,
    assignedAt: optionalTime(group.assignedAt),
    noteCount: group.noteCount,
    flappingSince: group.state === 'resolved' ? null : optionalTime(group.flappingSince),
  };
}

/** When the group's alerts came, in at most `most` intervals. */
export function toActivity({ startedAt, activity }: StoredGroup, most: number): AlertGroupSummary['activity'] {
  if (activity === null) {
    return null;
  }
  const { step, counts } = coarsen(activity, most);
  return { from: isoTime(startedAt), step, counts: [...counts] };
}
