import type { Route } from '../route.ts';

export const peopleRoutes = {
  listPeople: { method: 'GET', path: 'people', role: 'Viewer', may: 'see' },
} as const satisfies Record<string, Route>;
