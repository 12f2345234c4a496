import type { Actor } from '../../contract/types.ts';
import type { Group } from '../../group/group.ts';
import type { GroupRow } from './schema.ts';

/** The columns of a group that alerts and people change. */
export type GroupColumns = Pick<GroupRow, (typeof groupColumns)[number]>;

export const groupColumns = [
  'state',
  'title',
  'message',
  'image_url',
  'source_link',
  'alert_count',
  'started_at',
  'last_alert_at',
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
    message: row.message,
    imageUrl: row.image_url,
    sourceLink: row.source_link,
    alertCount: row.alert_count,
    startedAt: row.started_at,
    lastAlertAt: row.last_alert_at,
    acknowledgedAt: row.acknowledged_at,
    acknowledgedBy: parseActor(row.acknowledged_by),
    resolvedAt: row.resolved_at,
    resolvedBy: parseActor(row.resolved_by),
    silencedAt: row.silenced_at,
    silencedBy: parseActor(row.silenced_by),
    silencedUntil: row.silenced_until,
  };
}

/** The group's values in the order of `groupColumns`. */
export function toValues(group: Group): Array<string | number | null> {
  return [
    group.state,
    group.title,
    group.message,
    group.imageUrl,
    group.sourceLink,
    group.alertCount,
    group.startedAt,
    group.lastAlertAt,
    group.acknowledgedAt,
    formatActor(group.acknowledgedBy),
    group.resolvedAt,
    formatActor(group.resolvedBy),
    group.silencedAt,
    formatActor(group.silencedBy),
    group.silencedUntil,
  ];
}

export function parseActor(text: string | null): Actor | null {
  return text === null ? null : (JSON.parse(text) as Actor);
}

export function formatActor(actor: Actor | null): string | null {
  return actor === null ? null : JSON.stringify(actor);
}
