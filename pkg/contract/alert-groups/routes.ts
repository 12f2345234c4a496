import type { Route } from '../route.ts';

export const alertGroupRoutes = {
  listAlertGroups: { method: 'GET', path: 'alert-groups', role: 'Viewer' },
  getAlertGroup: { method: 'GET', path: 'alert-groups/:id', role: 'Viewer' },
  deleteAlertGroup: { method: 'DELETE', path: 'alert-groups/:id', role: 'Admin' },
  listAlerts: { method: 'GET', path: 'alert-groups/:id/alerts', role: 'Viewer' },
  explainAlert: { method: 'GET', path: 'alert-groups/:id/alerts/:alertId/explanation', role: 'Viewer' },
  listEarlierGroups: { method: 'GET', path: 'alert-groups/:id/earlier', role: 'Viewer' },
  listEvents: { method: 'GET', path: 'alert-groups/:id/events', role: 'Viewer' },
  acknowledge: { method: 'POST', path: 'alert-groups/:id/acknowledge', role: 'Editor' },
  unacknowledge: { method: 'POST', path: 'alert-groups/:id/unacknowledge', role: 'Editor' },
  resolve: { method: 'POST', path: 'alert-groups/:id/resolve', role: 'Editor' },
  unresolve: { method: 'POST', path: 'alert-groups/:id/unresolve', role: 'Editor' },
  silence: { method: 'POST', path: 'alert-groups/:id/silence', role: 'Editor' },
  assign: { method: 'POST', path: 'alert-groups/:id/assign', role: 'Editor' },
  unsilence: { method: 'POST', path: 'alert-groups/:id/unsilence', role: 'Editor' },
  actOnAlertGroups: { method: 'POST', path: 'alert-groups/actions', role: 'Editor' },
  getOperation: { method: 'GET', path: 'operations/:operation', role: 'Viewer' },
  undoOperation: { method: 'POST', path: 'operations/:operation/undo', role: 'Editor' },
  addNote: { method: 'POST', path: 'alert-groups/:id/notes', role: 'Editor' },
  editNote: { method: 'PATCH', path: 'alert-groups/:id/notes/:noteId', role: 'Editor' },
  deleteNote: { method: 'DELETE', path: 'alert-groups/:id/notes/:noteId', role: 'Editor' },
} as const satisfies Record<string, Route>;
