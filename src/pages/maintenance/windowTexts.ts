import { dateTimeFormat } from '@grafana/data';
import { t } from '@grafana/i18n';
import type { BadgeColor, IconName } from '@grafana/ui';
import type { MaintenanceWindow } from '../../../pkg/contract/types.ts';
import { toRepeat, weekdayName } from './form/repeat';

/** How a state looks. */
export function stateLook(state: MaintenanceWindow['state']): { text: string; color: BadgeColor; icon: IconName } {
  switch (state) {
    case 'active':
      return { text: t('maintenance.active', 'Active'), color: 'orange', icon: 'calendar-alt' };
    case 'planned':
      return { text: t('maintenance.planned', 'Planned'), color: 'blue', icon: 'calendar-alt' };
    case 'over':
      return { text: t('maintenance.over', 'Over'), color: 'darkgrey', icon: 'check' };
  }
}

/** The present occurrence, or the next one, or when it was. */
export function timesText({ occurrence, startsAt, endsAt }: MaintenanceWindow): string {
  const { startsAt: from, endsAt: to } = occurrence ?? { startsAt, endsAt };
  return t('maintenance.times', '{{from}} to {{to}}', {
    from: dateTimeFormat(from),
    to: dateTimeFormat(to),
    interpolation: { escapeValue: false },
  });
}

/** How it comes again; an empty text where it does not. */
export function repeatText(recurrence: MaintenanceWindow['recurrence']): string {
  if (recurrence === null) {
    return '';
  }
  const { kind, days, rule } = toRepeat(recurrence.rule);
  const values = { zone: recurrence.timeZone, rule, interpolation: { escapeValue: false } };
  switch (kind) {
    case 'daily':
      return t('maintenance.repeats-daily', 'every day ({{zone}})', values);
    case 'weekly':
      return t('maintenance.repeats-weekly', 'every week: {{days}} ({{zone}})', {
        ...values,
        days: days.map(weekdayName).join(', '),
      });
    case 'monthly':
      return t('maintenance.repeats-monthly', 'every month ({{zone}})', values);
    default:
      return t('maintenance.repeats-rule', '{{rule}} ({{zone}})', values);
  }
}
