import type { Route } from '../route.ts';

export const peopleRoutes = {
  listPeople: { method: 'GET', path: 'people', role: 'Viewer', may: 'see' },
  getTeamKnowledge: { method: 'GET', path: 'team-knowledge', role: 'Admin', may: null },
} as const satisfies Record<string, Route>;
