import type { Route } from '../route.ts';

export const deliveryRoutes = {
  listDeliveries: { method: 'GET', path: 'integrations/:uid/deliveries', role: 'Editor' },
  getDelivery: { method: 'GET', path: 'integrations/:uid/deliveries/:id', role: 'Editor' },
  replayDelivery: { method: 'POST', path: 'integrations/:uid/deliveries/:id/replay', role: 'Admin' },
  replayDeliveries: { method: 'POST', path: 'integrations/:uid/replay', role: 'Admin' },
  getReplay: { method: 'GET', path: 'integrations/:uid/replay/:operation', role: 'Admin' },
  sendTest: { method: 'POST', path: 'integrations/:uid/test', role: 'Admin' },
} as const satisfies Record<string, Route>;
