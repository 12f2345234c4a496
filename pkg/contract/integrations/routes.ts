import type { Route } from '../route.ts';

export const integrationRoutes = {
  listIntegrations: { method: 'GET', path: 'integrations', role: 'Viewer', may: 'see' },
  createIntegration: { method: 'POST', path: 'integrations', role: 'Admin', may: null },
  getIntegration: { method: 'GET', path: 'integrations/:uid', role: 'Viewer', may: 'see' },
  updateIntegration: { method: 'PATCH', path: 'integrations/:uid', role: 'Admin', may: 'edit' },
  deleteIntegration: { method: 'DELETE', path: 'integrations/:uid', role: 'Admin', may: null },
  getIntegrationHealth: { method: 'GET', path: 'integrations/:uid/health', role: 'Viewer', may: 'see' },
  actOnIntegrations: { method: 'POST', path: 'integrations/actions', role: 'Admin', may: 'edit' },
  endFormerSecret: { method: 'DELETE', path: 'integrations/:uid/former-secrets/:name', role: 'Admin', may: null },
  listHandshakes: { method: 'GET', path: 'integrations/:uid/handshakes', role: 'Admin', may: null },
  confirmHandshake: { method: 'POST', path: 'integrations/:uid/handshakes/:id/confirm', role: 'Admin', may: null },
  dismissHandshake: { method: 'POST', path: 'integrations/:uid/handshakes/:id/dismiss', role: 'Admin', may: null },
  rotateToken: { method: 'POST', path: 'integrations/:uid/rotate-token', role: 'Admin', may: null },
} as const satisfies Record<string, Route>;
