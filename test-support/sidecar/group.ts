import type { Group } from '../../pkg/domain/group.ts';

/** A firing group that nobody has acted on, with the given fields. */
export function plainGroup(fields: Partial<Group> = {}): Group {
  return {
    state: 'firing',
    title: 'Alert',
    titleVersion: null,
    severity: null,
    labels: null,
    instances: null,
    alertCount: 1,
    startedAt: 1000,
    lastAlertAt: 1000,
    dueAt: null,
    flaps: null,
    flappingSince: null,
    acknowledgedAt: null,
    acknowledgedBy: null,
    resolvedAt: null,
    resolvedBy: null,
    resolvedReason: null,
    silencedAt: null,
    silencedBy: null,
    silencedUntil: null,
    silencedReason: null,
    assignedTo: null,
    assignedAt: null,
    noteCount: 0,
    ...fields,
  };
}
