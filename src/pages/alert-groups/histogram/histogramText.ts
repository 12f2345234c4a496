import { dateTimeFormat } from '@grafana/data';
import { t } from '@grafana/i18n';
import type { HistogramData } from '../../../api/groupSearch';
import { totalOf, totalsOf } from '../../../components/bars/bars';

/** All bars in words, for those who do not see them. */
export function histogramText(data: HistogramData): string {
  const totals = totalsOf(data);
  const total = totals.reduce((sum, count) => sum + count, 0);
  const most = Math.max(0, ...totals);
  return total === 0
    ? t('alert-groups.histogram.none', 'No groups started in this time')
    : t(
        'alert-groups.histogram.text',
        '{{total}} groups started from {{from}} to {{to}}; the most, {{most}}, from {{peak}} on',
        {
          total,
          most,
          from: timeOf(data, 0),
          to: timeOf(data, totals.length),
          peak: timeOf(data, totals.indexOf(most)),
        }
      );
}

/** The bars from one to another, both included. */
export function barsText(data: HistogramData, one: number, other: number): string {
  const first = Math.min(one, other);
  const last = Math.max(one, other);
  const bars = Array.from({ length: last - first + 1 }, (_, index) => totalOf(data, first + index));
  return t('alert-groups.histogram.bars', '{{number}} from {{from}} to {{to}}', {
    number: bars.reduce((sum, count) => sum + count, 0),
    from: timeOf(data, first),
    to: timeOf(data, last + 1),
  });
}

function timeOf({ from, step }: HistogramData, index: number): string {
  return dateTimeFormat(Date.parse(from) + index * step);
}
