import { dateTimeFormat } from '@grafana/data';
import { t } from '@grafana/i18n';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** A span of milliseconds in its largest unit, such as `41m`, `5h` or `3d`. */
export function sinceText(span: number): string {
  if (span < minute) {
    return t('alert-groups.time.now', 'now');
  }
  if (span < hour) {
    return inUnits('minute', span / minute);
  }
  return span < day ? inUnits('hour', span / hour) : inUnits('day', span / day);
}

/**
 * A time in the user's time zone: `14:02` within the last or next 20 hours, `Wed` within six days, else the date.
 * @param at ISO 8601
 * @param now in milliseconds since 1970
 */
export function clockText(at: string, now: number): string {
  const distance = Math.abs(Date.parse(at) - now);
  if (distance < 20 * hour) {
    return dateTimeFormat(at, { format: 'HH:mm' });
  }
  if (distance < 6 * day) {
    return dateTimeFormat(at, { format: 'ddd' });
  }
  return dateTimeFormat(at, { format: distance < 300 * day ? 'MMM D' : 'MMM YYYY' });
}

/** Until when, such as `until 16:00`. */
export function untilText(at: string, now: number): string {
  return t('alert-groups.time.until', 'until {{time}}', { time: clockText(at, now) });
}

function inUnits(unit: 'minute' | 'hour' | 'day', count: number): string {
  const known = formats.get(unit) ?? new Intl.NumberFormat(undefined, { style: 'unit', unit, unitDisplay: 'narrow' });
  formats.set(unit, known);
  return known.format(Math.floor(count));
}

const formats = new Map<string, Intl.NumberFormat>();
