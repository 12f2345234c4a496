import type { Route } from '../route.ts';

export const integrationRoutes = {
  listIntegrations: { method: 'GET', path: 'integrations', role: 'Viewer' },
  createIntegration: { method: 'POST', path: 'integrations', role: 'Admin' },
  getIntegration: { method: 'GET', path: 'integrations/:uid', role: 'Viewer' },
  updateIntegration: { method: 'PATCH', path: 'integrations/:uid', role: 'Admin' },
  deleteIntegration: { method: 'DELETE', path: 'integrations/:uid', role: 'Admin' },
  getIntegrationHealth: { method: 'GET', path: 'integrations/:uid/health', role: 'Viewer' },
  actOnIntegrations: { method: 'POST', path: 'integrations/actions', role: 'Admin' },
  endFormerSecret: { method: 'DELETE', path: 'integrations/:uid/former-secrets/:name', role: 'Admin' },
  listHandshakes: { method: 'GET', path: 'integrations/:uid/handshakes', role: 'Admin' },
  confirmHandshake: { method: 'POST', path: 'integrations/:uid/handshakes/:id/confirm', role: 'Admin' },
  dismissHandshake: { method: 'POST', path: 'integrations/:uid/handshakes/:id/dismiss', role: 'Admin' },
  rotateToken: { method: 'POST', path: 'integrations/:uid/rotate-token', role: 'Admin' },
} as const satisfies Record<string, Route>;
