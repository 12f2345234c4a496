import { dateTimeFormat, dateTimeFormatTimeAgo } from '@grafana/data';
import { t } from '@grafana/i18n';
import type { Oddity } from '../../../../pkg/contract/types.ts';
import { serverClock } from '../../../api/client/serverClock';
import { templateNameText } from '../../../components/integration/templateNameText';
import { durationText } from '../../../components/time/durationText';

/** What is odd, as a sentence. What it quotes is not escaped: it is shown as text. */
export function oddityText(oddity: Oddity): string {
  const interpolation = { escapeValue: false };
  switch (oddity.code) {
    case 'unconfirmed':
      return oddity.topics === 1
        ? t('integration.odd.unconfirmed', 'A topic asks to deliver here; until it is confirmed, it delivers nothing.')
        : t(
            'integration.odd.unconfirmed-many',
            '{{topics}} topics ask to deliver here; until they are confirmed, they deliver nothing.',
            { topics: oddity.topics.toLocaleString() }
          );
    case 'silent': {
      const ago = dateTimeFormatTimeAgo(serverClock.inBrowser(oddity.since));
      const usual = oddity.usual.toLocaleString();
      return oddity.per === 'day'
        ? t('integration.odd.silent-day', 'The last alert came {{ago}}; usually {{usual}} come a day.', { ago, usual })
        : t('integration.odd.silent-week', 'The last alert came {{ago}}; usually {{usual}} come a week.', {
            ago,
            usual,
          });
    }
    case 'rejected': {
      const figures = {
        rejected: oddity.rejected.toLocaleString(),
        accepted: oddity.accepted.toLocaleString(),
        outcome: oddity.outcome,
        interpolation,
      };
      return oddity.outcome === null
        ? t(
            'integration.odd.rejected',
            'In the last day {{rejected}} deliveries were rejected; {{accepted}} alerts were accepted.',
            figures
          )
        : t(
            'integration.odd.rejected-as',
            'In the last day {{rejected}} deliveries were rejected, most often as {{outcome}}; {{accepted}} alerts were accepted.',
            figures
          );
    }
    case 'limited':
      return t('integration.odd.limited', 'In the last day the quota refused {{limited}} deliveries.', {
        limited: oddity.limited.toLocaleString(),
      });
    case 'templates_fail': {
      const { template, since, message } = oddity;
      const figures = { failed: oddity.failed.toLocaleString(), alerts: oddity.alerts.toLocaleString() };
      return template === null || since === null
        ? t(
            'integration.odd.templates',
            'In the last day templates failed on {{failed}} of {{alerts}} alerts.',
            figures
          )
        : t(
            'integration.odd.templates-since',
            'In the last day templates failed on {{failed}} of {{alerts}} alerts. Since {{since}}, “{{template}}”: {{message}}.',
            { ...figures, since: dateTimeFormat(since), template: templateNameText(template), message, interpolation }
          );
    }
    case 'never_resolved':
      return t(
        'integration.odd.never-resolved',
        'In the last {{days}} days {{opened}} alert groups were opened, and the source resolved none.',
        { days: oddity.days, opened: oddity.opened.toLocaleString() }
      );
    case 'clock': {
      const time = durationText(new Date(0), new Date(Math.abs(oddity.ahead) * 1000));
      return oddity.ahead > 0
        ? t('integration.odd.clock-ahead', 'The clock of the sender is {{time}} ahead.', { time })
        : t('integration.odd.clock-behind', 'The clock of the sender is {{time}} behind.', { time });
    }
  }
}
