import type { WindowContent, WindowProvisioning, WindowTimes } from '../../pkg/store/shapes/maintenance.ts';

/** The content of an ordinary maintenance window, from 10 to 20 seconds after 1970 began, with the given fields. */
export function plainWindow(fields: Partial<WindowContent & WindowTimes> = {}): WindowContent & WindowTimes {
  const content = {
    name: 'Upgrade',
    reason: 'New switches',
    integrations: [],
    query: '',
    startsAt: 10_000,
    endsAt: 20_000,
    recurrence: null,
    includesOpen: false,
    ...fields,
  };
  return { lastEndsAt: content.endsAt, ...content };
}

/** What files say that name no maintenance windows. */
export const noWindows: WindowProvisioning = { windows: [], deletions: [] };
