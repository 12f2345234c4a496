import type { MaintenanceWindow } from '../../../../pkg/contract/types.ts';
import type { NewWindow } from '../../../api/maintenance';
import { zoneName } from '../zone';
import { type Repeat, toRepeat, toRule, weekdayAt } from './repeat';

/** Of which groups a window is. */
export interface Scope {
  integrations: string[];
  query: string;
}

/** A window as it is filled in. Times are milliseconds since 1970. */
export interface WindowValues extends Scope {
  name: string;
  reason: string;
  startsAt: number;
  endsAt: number;
  repeat: Repeat;
  timeZone: string;
  includesOpen: boolean;
}

const minute = 60_000;
const hour = 60 * minute;

/** What a new window begins with: from the next full hour on for one hour. */
export function newValues(scope: Partial<Scope>, now: number): WindowValues {
  const startsAt = Math.ceil((now + 1) / hour) * hour;
  const timeZone = zoneName();
  return {
    name: '',
    reason: '',
    integrations: scope.integrations ?? [],
    query: scope.query ?? '',
    startsAt,
    endsAt: startsAt + hour,
    repeat: { kind: 'once', days: [weekdayAt(startsAt, timeZone)], rule: '' },
    timeZone,
    includesOpen: (scope.query ?? '') !== '',
  };
}

/** The same from now on, for so many hours. */
export function fromNow(hours: number, now: number): Pick<WindowValues, 'startsAt' | 'endsAt'> {
  const startsAt = Math.floor(now / minute) * minute;
  return { startsAt, endsAt: startsAt + hours * hour };
}

export function toValues(window: MaintenanceWindow): WindowValues {
  const { name, reason, integrations, query, recurrence, includesOpen } = window;
  const startsAt = Date.parse(window.startsAt);
  const timeZone = recurrence?.timeZone ?? zoneName();
  const days = [weekdayAt(startsAt, timeZone)];
  const repeat: Repeat = recurrence === null ? { kind: 'once', days, rule: '' } : toRepeat(recurrence.rule);
  return {
    ...{ name, reason, integrations, query, timeZone, includesOpen, startsAt },
    endsAt: Date.parse(window.endsAt),
    repeat: repeat.days.length === 0 ? { ...repeat, days } : repeat,
  };
}

export function toBody({ repeat, timeZone, startsAt, endsAt, ...values }: WindowValues): NewWindow {
  const rule = toRule(repeat);
  return {
    ...values,
    name: values.name.trim(),
    reason: values.reason.trim(),
    startsAt: new Date(startsAt).toISOString(),
    endsAt: new Date(endsAt).toISOString(),
    recurrence: rule === undefined ? null : { rule, timeZone },
  };
}
