import type { IncomingAlert } from '../../pkg/store/shapes/alerts.ts';
import { plainFacts } from './facts.ts';

/** An ordinary alert to the first integration of a store, with the given fields. */
export function plainAlert(fields: Partial<IncomingAlert> = {}): IncomingAlert {
  const payload = fields.payload ?? '{}';
  return {
    orgId: 1,
    integrationId: 1,
    facts: plainFacts(),
    receivedAt: 1000,
    payload,
    headers: null,
    rules: null,
    delivery: {
      ...{ address: '192.0.2.1', size: payload.length, idHash: null, idExpiresAt: 0, note: null, parts: null },
      ...{ tookMs: 2, request: null },
    },
    part: 0,
    ...fields,
  };
}
