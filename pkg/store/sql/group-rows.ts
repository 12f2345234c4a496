import type { Actor } from '../../contract/types.ts';
import type { Group } from '../../domain/group.ts';
import type { Labels } from '../../interpret/facts.ts';
import type { RowValues } from './row-values.ts';
import type { GroupCountsRow, GroupRow } from './schema.ts';

/** What alerts and people change of a group: its columns, and its counters. */
export type GroupColumns = Pick<GroupRow, (typeof groupColumns)[number]> &
  Pick<GroupCountsRow, 'alert_count' | 'last_alert_at'>;

export const groupColumns = [
  'state',
  'title',
  'title_version',
  'severity',
  'labels',
  'firing_instances',
  'total_instances',
  'started_at',
  'acknowledged_at',
  'acknowledged_by',
  'resolved_at',
  'resolved_by',
  'silenced_at',
  'silenced_by',
  'silenced_until',
] as const;

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
    silencedAt: row.silenced_at,
    silencedBy: parseActorOrNull(row.silenced_by),
    silencedUntil: row.silenced_until,
  };
}

/** The group's values in the order of `groupColumns`; its counters are not among them. */
export function toValues(group: Group): RowValues<'alert_groups', typeof groupColumns> {
  return [
    group.state,
    group.title,
    group.titleVersion,
    group.severity,
    group.labels === null ? null : JSON.stringify(group.labels),
    group.instances?.firing ?? null,
    group.instances?.total ?? null,
    group.startedAt,
    group.acknowledgedAt,
    formatActorOrNull(group.acknowledgedBy),
    group.resolvedAt,
    formatActorOrNull(group.resolvedBy),
    group.silencedAt,
    formatActorOrNull(group.silencedBy),
    group.silencedUntil,
  ];
}

function parseInstances({ firing_instances: firing, total_instances: total }: GroupColumns): Group['instances'] {
  return firing === null || total === null ? null : { firing, total };
}

function parseLabels(text: string | null): Labels | null {
  return text === null ? null : (JSON.parse(text) as Labels);
}

/** A user without login and name, as some rows have one, is an anonymous visitor. */
export function parseActor(text: string): Actor {
  const actor = JSON.parse(text) as Actor;
  return actor.kind === 'user' && actor.login === '' && actor.name === '' ? { kind: 'anonymous' } : actor;
}

function parseActorOrNull(text: string | null): Actor | null {
  return text === null ? null : parseActor(text);
}

export function formatActor(actor: Actor): string {
  return JSON.stringify(actor);
}

function formatActorOrNull(actor: Actor | null): string | null {
  return actor === null ? null : formatActor(actor);
}
