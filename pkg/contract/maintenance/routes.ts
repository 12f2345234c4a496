import type { Route } from '../route.ts';

/** Every Viewer sees maintenance windows; Editors make and change them. */
export const maintenanceRoutes = {
  listMaintenanceWindows: { method: 'GET', path: 'maintenance-windows', role: 'Viewer' },
  createMaintenanceWindow: { method: 'POST', path: 'maintenance-windows', role: 'Editor' },
  previewMaintenanceWindow: { method: 'POST', path: 'maintenance-windows/preview', role: 'Viewer' },
  getMaintenanceWindow: { method: 'GET', path: 'maintenance-windows/:uid', role: 'Viewer' },
  updateMaintenanceWindow: { method: 'PATCH', path: 'maintenance-windows/:uid', role: 'Editor' },
  deleteMaintenanceWindow: { method: 'DELETE', path: 'maintenance-windows/:uid', role: 'Editor' },
  endMaintenanceWindow: { method: 'POST', path: 'maintenance-windows/:uid/end', role: 'Editor' },
  listMaintenanceOccurrences: { method: 'GET', path: 'maintenance-occurrences', role: 'Viewer' },
} as const satisfies Record<string, Route>;
