import { t } from '@grafana/i18n';
import type { GroupSort } from '../../../../pkg/contract/alert-groups/sorting.ts';

const builtInIds = [
  'number',
  'state',
  'title',
  'labels',
  'integration',
  'alerts',
  'activity',
  'started',
  'last',
  'who',
] as const;

type BuiltInId = (typeof builtInIds)[number];

/** A column of its own for one label: `label.env`. */
type LabelId = `label.${string}`;

export type ColumnId = BuiltInId | LabelId;

/** What a new user sees, in this order. */
export const defaultColumns: readonly ColumnId[] = [...builtInIds];

/** The columns among the names, each once, with the title. */
export function readColumns(names: readonly unknown[]): readonly ColumnId[] {
  const known = [...new Set(names.filter(isColumn))];
  return known.includes('title') ? known : ['title', ...known];
}

function isColumn(name: unknown): name is ColumnId {
  return typeof name === 'string' && ((builtInIds as readonly string[]).includes(name) || /^label\../.test(name));
}

/** The width of a column in px. The title takes what is left, and the labels stand in the title's column. */
export function columnWidth(id: ColumnId): number {
  return isLabel(id) ? 100 : look[id].width;
}

/** Where there is no room for all columns those with a smaller number go first. */
export function columnWeight(id: ColumnId): number {
  return isLabel(id) ? 3 : look[id].weight;
}

/** Whether the text of the column is set against its end, as numbers are. */
export function isAtEnd(id: ColumnId): boolean {
  return id === 'alerts' || id === 'started' || id === 'last' || id === 'number';
}

/** What the list can be sorted by at the head of the column. */
export function sortOf(id: ColumnId): GroupSort | undefined {
  return id === 'started' || id === 'last' || id === 'alerts' ? id : undefined;
}

/** Whether the table has a column for it, and not a place in another one. */
export function isOwnColumn(id: ColumnId): boolean {
  return id !== 'labels';
}

export function columnText(id: ColumnId): string {
  if (isLabel(id)) {
    return labelOf(id);
  }
  switch (id) {
    case 'number':
      return t('alert-groups.column.number', 'Number');
    case 'state':
      return t('alert-groups.column.state', 'State');
    case 'title':
      return t('alert-groups.column.title', 'Title');
    case 'labels':
      return t('alert-groups.column.labels', 'Labels');
    case 'integration':
      return t('alert-groups.column.integration', 'Integration');
    case 'alerts':
      return t('alert-groups.column.alerts', 'Alerts');
    case 'activity':
      return t('alert-groups.column.activity', 'Activity');
    case 'started':
      return t('alert-groups.column.started', 'Started');
    case 'last':
      return t('alert-groups.column.last', 'Last');
    case 'who':
      return t('alert-groups.column.who', 'Who');
  }
}

/** The column of a label's values. */
export function labelColumn(label: string): ColumnId {
  return `label.${label}`;
}

export function isLabel(id: ColumnId): id is LabelId {
  return id.startsWith('label.');
}

/** The name of the label that the column shows. */
export function labelOf(id: LabelId): string {
  return id.slice('label.'.length);
}

const look: Record<BuiltInId, { width: number; weight: number }> = {
  number: { width: 60, weight: 1 },
  state: { width: 64, weight: 9 },
  title: { width: 220, weight: 10 },
  labels: { width: 0, weight: 10 },
  integration: { width: 92, weight: 4 },
  alerts: { width: 58, weight: 7 },
  activity: { width: 50, weight: 2 },
  started: { width: 54, weight: 8 },
  last: { width: 60, weight: 5 },
  who: { width: 78, weight: 6 },
};
