import type { Route } from '../route.ts';

/** A Viewer makes and changes views of their own; those that the org shares need an Editor, which the use case checks. */
export const viewRoutes = {
  listViews: { method: 'GET', path: 'views', role: 'Viewer', may: null },
  createView: { method: 'POST', path: 'views', role: 'Viewer', may: null },
  orderViews: { method: 'PUT', path: 'views/order', role: 'Viewer', may: null },
  updateView: { method: 'PATCH', path: 'views/:uid', role: 'Viewer', may: null },
  deleteView: { method: 'DELETE', path: 'views/:uid', role: 'Viewer', may: null },
} as const satisfies Record<string, Route>;
