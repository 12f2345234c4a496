import type { Route } from '../route.ts';

/** A Viewer makes and changes views of their own; those that the org shares need an Editor, which the use case checks. */
export const viewRoutes = {
  listViews: { method: 'GET', path: 'views', role: 'Viewer' },
  createView: { method: 'POST', path: 'views', role: 'Viewer' },
  orderViews: { method: 'PUT', path: 'views/order', role: 'Viewer' },
  updateView: { method: 'PATCH', path: 'views/:uid', role: 'Viewer' },
  deleteView: { method: 'DELETE', path: 'views/:uid', role: 'Viewer' },
} as const satisfies Record<string, Route>;
