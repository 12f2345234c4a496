import { useSearchParams } from 'react-router-dom';
import { serverClock } from '../../api/client/serverClock';
import { dayOf } from './calendar/days';
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
  const change = (changes: Record<string, string | undefined>) =>
    setSearch((before) => {
      const all = { ...Object.fromEntries(before), ...changes };
      return Object.entries(all).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])) as Array<
        [string, string]
      >;
    });
  const uid = search.get('window') ?? undefined;
  const integration = search.get('integration');
  const month = search.get('month');
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
    /** As `2026-11`. */
    month: month !== null && /^\d{4}-(0[1-9]|1[0-2])$/.test(month) ? month : dayOf(serverClock.now()).slice(0, 7),
    setMonth: (shown: string) => change({ month: shown }),
    opened,
    open: (opening: string) => change({ window: opening, new: undefined, query: undefined, integration: undefined }),
    openNew: (scope: { query?: string; integration?: string }) => change({ window: undefined, new: '1', ...scope }),
    close: () => change({ window: undefined, new: undefined, query: undefined, integration: undefined }),
  };
}
