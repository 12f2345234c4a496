import type { Actor } from '../../contract/types.ts';
import type { Group } from '../../domain/group.ts';
import type { Flaps } from '../../domain/time/flapping.ts';
import type { Labels } from '../../interpret/facts.ts';
import type { RowValues } from './row-values.ts';
import type { GroupCountsRow, GroupRow } from './schema.ts';

/** What alerts and people change of a group: its columns, and its counters. */
export type GroupColumns = Pick<GroupRow, (typeof groupColumns)[number]> &
  Pick<GroupCountsRow, 'alert_count' | 'last_alert_at'>;

/** What alerts as well as people change. */
const stateColumns = [
  'state',
  'acknowledged_at',
  'acknowledged_by',
  'resolved_at',
  'resolved_by',
  'silenced_at',
  'silenced_by',
  'silenced_until',
  'silenced_reason',
  'due_at',
  'flaps',
  'flapping_since',
  'resolved_reason',
] as const;

/** What alerts write of a group. */
export const alertColumns = [
  'title',
  'title_version',
  'severity',
  'labels',
  'firing_instances',
  'total_instances',
  'started_at',
  ...stateColumns,
] as const;

/** What people write of a group. */
export const handlingColumns = [...stateColumns, 'assigned_to', 'assigned_at', 'note_count'] as const;

export const groupColumns = [...alertColumns, 'assigned_to', 'assigned_at', 'note_count'] as const;

export function toGroup(row: GroupColumns): Group {
  return {
    state: row.state,
    title: row.title,
    titleVersion: row.title_version,
    severity: row.severity,
    labels: parseLabels(row.labels),
    instances: parseInstances(row),
    alertCount: row.alert_count,
    startedAt: row.started_at,
    lastAlertAt: row.last_alert_at,
    acknowledgedAt: row.acknowledged_at,
    acknowledgedBy: parseActorOrNull(row.acknowledged_by),
    resolvedAt: row.resolved_at,
    resolvedBy: parseActorOrNull(row.resolved_by),
    resolvedReason: row.resolved_reason,
    silencedAt: row.silenced_at,
    silencedBy: parseActorOrNull(row.silenced_by),
    silencedUntil: row.silenced_until,
    silencedReason: row.silenced_reason,
    assignedTo: parseActorOrNull(row.assigned_to),
    assignedAt: row.assigned_at,
    noteCount: row.note_count,
    dueAt: row.due_at,
    flaps: row.flaps === null ? null : (JSON.parse(row.flaps) as Flaps),
    flappingSince: row.flapping_since,
  };
}

/** The group's values in the order of `alertColumns`; its counters are not among them. */
export function toAlertValues(group: Group): RowValues<'alert_groups', typeof alertColumns> {
  return [
    group.title,
    group.titleVersion,
    group.severity,
    group.labels === null ? null : JSON.stringify(group.labels),
    group.instances?.firing ?? null,
    group.instances?.total ?? null,
    group.startedAt,
    ...toStateValues(group),
  ];
}

/** The group's values in the order of `handlingColumns`. */
export function toHandlingValues(group: Group): RowValues<'alert_groups', typeof handlingColumns> {
  return [...toStateValues(group), formatActorOrNull(group.assignedTo), group.assignedAt, group.noteCount];
}

function toStateValues(group: Group): RowValues<'alert_groups', typeof stateColumns> {
  return [
    group.state,
    group.acknowledgedAt,
    formatActorOrNull(group.acknowledgedBy),
    group.resolvedAt,
    formatActorOrNull(group.resolvedBy),
    group.silencedAt,
    formatActorOrNull(group.silencedBy),
    group.silencedUntil,
    group.silencedReason,
    group.dueAt,
    group.flaps === null ? null : JSON.stringify(group.flaps),
    group.flappingSince,
    group.resolvedReason,
  ];
}

function parseInstances({ firing_instances: firing, total_instances: total }: GroupColumns): Group['instances'] {
  return firing === null || total === null ? null : { firing, total };
}

export function parseLabels(text: string | null): Labels | null {
  return text === null ? null : (JSON.parse(text) as Labels);
}

/** A user without login and name, as some rows have one, is an anonymous visitor. */
export function parseActor(text: string): Actor {
  const actor = JSON.parse(text) as Actor;
  return actor.kind === 'user' && actor.login === '' && actor.name === '' ? { kind: 'anonymous' } : actor;
}

export function parseActorOrNull(text: string | null): Actor | null {
  return text === null ? null : parseActor(text);
}

export function formatActor(actor: Actor): string {
  return JSON.stringify(actor);
}

export function formatActorOrNull(actor: Actor | null): string | null {
  return actor === null ? null : formatActor(actor);
}
