import { useSearchParams } from 'react-router-dom';
import { serverClock } from '../../api/client/serverClock';
import { usePreference } from '../../api/preferences/usePreference';
import type { Span } from './calendar/CalendarHead';
import { type Day, dayOf, movedDay } from './calendar/days';
import type { Scope } from './form/windowValues';

interface Opened {
  /** Undefined for a new window. */
  uid: string | undefined;
  /** What a new one is of. */
  scope: Partial<Scope>;
}

/** What the page shows is in its address, so that it can be linked to and left by going back. */
export function useMaintenanceAddress() {
  const [search, setSearch] = useSearchParams();
  const [preferred = 'month', prefer] = usePreference<Span>('maintenance-calendar', readSpan);
  const change = (changes: Record<string, string | undefined>) =>
    setSearch((before) => {
      const all = { ...Object.fromEntries(before), ...changes };
      return Object.entries(all).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])) as Array<
        [string, string]
      >;
    });
  const uid = search.get('window') ?? undefined;
  const integration = search.get('integration');
  const today = dayOf(serverClock.now());
  const month = readMonth(search.get('month'));
  const week = readDay(search.get('week'));
  const opened: Opened | undefined =
    uid === undefined && search.get('new') === null
      ? undefined
      : {
          uid,
          scope: {
            query: search.get('query') ?? '',
            integrations: integration === null ? [] : [integration],
          },
        };
  return {
    view: search.get('view') === 'calendar' ? ('calendar' as const) : ('list' as const),
    setView: (view: 'list' | 'calendar') => change({ view: view === 'list' ? undefined : view }),
    /** What the calendar shows: what the address says, else what the user chose last. */
    span: week !== undefined ? 'week' : month !== undefined ? 'month' : preferred,
    /** Shows the other calendar, of the same time. */
    setSpan(span: Span) {
      prefer(span);
      const isNow = month === undefined || today.startsWith(month);
      change(
        span === 'week'
          ? { week: isNow ? today : `${month}-01`, month: undefined }
          : { month: (week ?? today).slice(0, 7), week: undefined }
      );
    },
    /** As `2026-11`. */
    month: month ?? today.slice(0, 7),
    setMonth: (shown: string) => change({ month: shown }),
    /** A day of it. */
    week: week ?? today,
    setWeek: (shown: Day) => change({ week: shown }),
    opened,
    open: (opening: string) => change({ window: opening, new: undefined, query: undefined, integration: undefined }),
    openNew: (scope: { query?: string; integration?: string }) => change({ window: undefined, new: '1', ...scope }),
    close: () => change({ window: undefined, new: undefined, query: undefined, integration: undefined }),
  };
}

function readSpan(stored: unknown): Span | undefined {
  return stored === 'month' || stored === 'week' ? stored : undefined;
}

function readMonth(text: string | null): string | undefined {
  return text !== null && /^\d{4}-(0[1-9]|1[0-2])$/.test(text) ? text : undefined;
}

/** @returns undefined for a day that there is not */
function readDay(text: string | null): Day | undefined {
  const isDay = text !== null && /^\d{4}-\d\d-\d\d$/.test(text) && Number.isFinite(Date.parse(`${text}T00:00:00Z`));
  return isDay && movedDay(text, 0) === text ? text : undefined;
}
