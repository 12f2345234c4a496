import { dateTimeFormat, rangeUtil } from '@grafana/data';
import { t } from '@grafana/i18n';
import type { Moment, TimeRange } from '../../../../pkg/domain/query/query.ts';
import { agoOf, type TimeField } from './timeCondition';

/** What the time filter offers, in milliseconds. */
export const quickRanges = [15, 60, 6 * 60, 24 * 60, 2 * 24 * 60, 7 * 24 * 60, 30 * 24 * 60].map(
  (minutes) => minutes * 60_000
);

export function fieldText(field: TimeField): string {
  switch (field) {
    case 'started':
      return t('alert-groups.time.started', 'Started');
    case 'last':
      return t('alert-groups.time.last', 'Last alert');
    case 'open':
      return t('alert-groups.time.open', 'Open during');
  }
}

/** In Grafana's words: `Last 2 days`. */
export function rangeText(range: TimeRange): string {
  const ago = agoOf(range);
  if (ago !== null) {
    return agoText(ago);
  }
  const [from, to] = [range.from && momentText(range.from), range.to && momentText(range.to)];
  if (from === null) {
    return t('alert-groups.time.before', 'Before {{time}}', { time: to });
  }
  return to === null
    ? t('alert-groups.time.since', 'Since {{time}}', { time: from })
    : t('alert-groups.time.between', '{{from}} to {{to}}', { from, to });
}

export function agoText(ago: number): string {
  return rangeUtil.describeTimeRange({ from: `now-${inUnits(ago)}`, to: 'now' });
}

function momentText(moment: Moment): string {
  if ('at' in moment) {
    return dateTimeFormat(moment.at, { format: 'YYYY-MM-DD HH:mm' });
  }
  return moment.ago === 0
    ? t('alert-groups.time.now', 'now')
    : t('alert-groups.time.ago', '{{span}} ago', { span: inUnits(moment.ago) });
}

const units = { d: 86_400_000, h: 3_600_000, m: 60_000 };

function inUnits(ago: number): string {
  const unit = (['d', 'h', 'm'] as const).find((one) => ago % units[one] === 0);
  return unit === undefined ? `${Math.round(ago / 1000)}s` : `${ago / units[unit]}${unit}`;
}
