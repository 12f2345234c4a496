import { LRUCache } from 'lru-cache';
import type { Logger } from '../../logger.ts';

/** Logs which integrations have deliveries refused because their org exceeds its share. */
export interface BusyLog {
  /** @param now in milliseconds */
  refused(integration: { readonly orgId: number; readonly integrationId: number }, detail: string, now: number): void;
}

/** The minimum time between two lines about the same integration, in milliseconds. */
const interval = 60_000;

/** How many integrations are remembered. If there are more at once, some are logged more often. */
const mostRemembered = 1000;

export function createBusyLog(logger: Logger): BusyLog {
  const last = new LRUCache<number, { at: number; refused: number }>({ max: mostRemembered });
  return {
    refused({ orgId, integrationId }, detail, now) {
      const told = last.get(integrationId);
      if (told !== undefined && now - told.at < interval && now >= told.at) {
        told.refused += 1;
        return;
      }
      logger.warn(
        { orgId, integrationId, refusedBefore: told?.refused ?? 0 },
        `The integration ${integrationId} sends more than its org, ${orgId}, may have in progress at once. ${detail} ` +
          'Its deliveries are refused with 503 meanwhile; other orgs are served as before.'
      );
      last.set(integrationId, { at: now, refused: 0 });
    },
  };
}
