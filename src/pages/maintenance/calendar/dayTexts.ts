import { dateTimeFormat } from '@grafana/data';
import { t } from '@grafana/i18n';
import { type Day, dayOf, type Lasting } from './days';

/** Days have no time zone, so they are formatted as they begin in UTC. */
export function formatDay(day: Day, format: string): string {
  return dateTimeFormat(`${day}T00:00:00Z`, { format, timeZone: 'utc' });
}

/** When it begins and ends on the day. */
export function timesText(day: Day, { startsAt, endsAt }: Lasting): string {
  const time = (at: string) => dateTimeFormat(at, { format: 'HH:mm' });
  const begins = dayOf(Date.parse(startsAt)) === day;
  const ends = dayOf(Date.parse(endsAt) - 1) === day;
  if (begins && ends) {
    return `${time(startsAt)}–${time(endsAt)}`;
  }
  if (begins) {
    return t('maintenance.calendar-from', 'from {{time}}', { time: time(startsAt) });
  }
  return ends
    ? t('maintenance.calendar-until', 'until {{time}}', { time: time(endsAt) })
    : t('maintenance.calendar-whole', 'all day');
}

/** @param now milliseconds since 1970 */
export function lastsAt({ startsAt, endsAt }: Lasting, now: number): boolean {
  return Date.parse(startsAt) <= now && now < Date.parse(endsAt);
}

/** 0 is Sunday. Where the browser does not say, a week begins on Monday, as by ISO 8601. */
export function firstDayOfWeek(): number {
  const locale = new Intl.Locale(navigator.language) as Intl.Locale & {
    getWeekInfo?: () => { firstDay: number };
    weekInfo?: { firstDay: number };
  };
  const { firstDay } = locale.getWeekInfo?.() ?? locale.weekInfo ?? { firstDay: 1 };
  return firstDay % 7;
}
