import type { Route } from '../route.ts';

/** Every Viewer sees maintenance windows; Editors make and change them. */
export const maintenanceRoutes = {
  listMaintenanceWindows: { method: 'GET', path: 'maintenance-windows', role: 'Viewer', may: 'see' },
  createMaintenanceWindow: { method: 'POST', path: 'maintenance-windows', role: 'Editor', may: 'act' },
  previewMaintenanceWindow: { method: 'POST', path: 'maintenance-windows/preview', role: 'Viewer', may: 'see' },
  getMaintenanceWindow: { method: 'GET', path: 'maintenance-windows/:uid', role: 'Viewer', may: 'see' },
  updateMaintenanceWindow: { method: 'PATCH', path: 'maintenance-windows/:uid', role: 'Editor', may: 'act' },
  deleteMaintenanceWindow: { method: 'DELETE', path: 'maintenance-windows/:uid', role: 'Editor', may: 'act' },
  endMaintenanceWindow: { method: 'POST', path: 'maintenance-windows/:uid/end', role: 'Editor', may: 'act' },
  listMaintenanceOccurrences: { method: 'GET', path: 'maintenance-occurrences', role: 'Viewer', may: 'see' },
} as const satisfies Record<string, Route>;
