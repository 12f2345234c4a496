import { dateTimeFormat } from '@grafana/data';
import { t } from '@grafana/i18n';
import type { IntegrationHealth } from '../../../../pkg/contract/types.ts';
import { totalsOf } from '../../../components/bars/bars';

/** The bars in words, for those who do not see them. */
export function rateText({ from, step, series }: IntegrationHealth['rate']): string {
  const countsOf = (value: string) => series.find((one) => one.value === value)?.counts ?? [];
  const sumOf = (counts: number[]) => counts.reduce((sum, count) => sum + count, 0);
  const totals = totalsOf({ series });
  const total = sumOf(totals);
  if (total === 0) {
    return t('integration.health.nothing', 'Nothing came in the last 24 hours');
  }
  const most = Math.max(...totals);
  return t(
    'integration.health.rate',
    'In the last 24 hours {{accepted}} were accepted, {{rejected}} rejected and {{limited}} refused by the quota; the most, {{most}}, in the hour from {{peak}} on',
    {
      accepted: sumOf(countsOf('accepted')),
      rejected: sumOf(countsOf('rejected')),
      limited: sumOf(countsOf('limited')),
      most,
      peak: dateTimeFormat(Date.parse(from) + totals.indexOf(most) * step),
    }
  );
}
