import type { Route } from '../route.ts';

export const deliveryRoutes = {
  listDeliveries: { method: 'GET', path: 'integrations/:uid/deliveries', role: 'Editor', may: 'act' },
  getDelivery: { method: 'GET', path: 'integrations/:uid/deliveries/:id', role: 'Editor', may: 'act' },
  replayDelivery: { method: 'POST', path: 'integrations/:uid/deliveries/:id/replay', role: 'Admin', may: 'edit' },
  replayDeliveries: { method: 'POST', path: 'integrations/:uid/replay', role: 'Admin', may: 'edit' },
  getReplay: { method: 'GET', path: 'integrations/:uid/replay/:operation', role: 'Admin', may: 'edit' },
  sendTest: { method: 'POST', path: 'integrations/:uid/test', role: 'Admin', may: 'edit' },
} as const satisfies Record<string, Route>;
