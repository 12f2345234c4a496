import { getTimeZone } from '@grafana/data';

/** The time zone in which Grafana shows times to the user, by its IANA name. */
export function zoneName(): string {
  const zone = getTimeZone();
  if (zone === 'browser' || zone === '') {
    return Intl.DateTimeFormat().resolvedOptions().timeZone;
  }
  return zone === 'utc' ? 'UTC' : zone;
}
