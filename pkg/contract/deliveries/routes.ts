import type { Route } from '../route.ts';

export const deliveryRoutes = {
  listDeliveries: { method: 'GET', path: 'integrations/:uid/deliveries', role: 'Editor' },
  replayDelivery: { method: 'POST', path: 'integrations/:uid/deliveries/:id/replay', role: 'Admin' },
  sendTest: { method: 'POST', path: 'integrations/:uid/test', role: 'Admin' },
} as const satisfies Record<string, Route>;
