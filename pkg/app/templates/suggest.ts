import { sourceOf } from '../../interpret/template-set.ts';
import type { Jobs } from '../../work/jobs.ts';
import type { Pool } from '../../work/pool.ts';
import type { PeopleStore } from '../access/people-store.ts';
import type { Caller } from '../caller.ts';
import { invalidPayload } from '../deliveries/invalid-payload.ts';
import { findIntegration } from '../integrations/find-integration.ts';
import { peopleLane } from '../lanes.ts';

/**
 * Guesses templates from what an integration has received.
 * @param payload what a sender sends, to be looked at besides
 * @throws {AppError} not_found, invalid_payload
 */
export type SuggestTemplates = (
  caller: Caller,
  uid: string,
  payload: string | undefined
) => Promise<SuggestedTemplates>;

export type SuggestedTemplates = Extract<Jobs['suggest']['output'], { suggestions: unknown }>;

export interface SuggestParts {
  store: PeopleStore;
  pool: Pick<Pool, 'run'>;
  /** Largest payload that is taken, in bytes. */
  maxBody: number;
}

/** Of the newest alerts so many are looked at, with so many characters of payload together besides the newest. */
const most = { alerts: 50, characters: 512 * 1024 };

export function createSuggestTemplates({ store, pool, maxBody }: SuggestParts): SuggestTemplates {
  return async (caller, uid, payload) => {
    const org = store.forCaller(caller);
    const integration = await findIntegration(org, caller, uid, 'act');
    if (payload !== undefined && Buffer.byteLength(payload) > maxBody) {
      throw invalidPayload('too_large');
    }
    const alerts = await org.listRecentAlerts(uid, most.alerts);
    const stored = newestOf(alerts.map((alert) => alert.payload));
    const size = stored.reduce((sum, { length }) => sum + length, payload?.length ?? 0);
    const suggested = await pool.run({ orgId: caller.orgId, lane: peopleLane, size }, 'suggest', {
      source: sourceOf(integration),
      samples: { stored, payload: payload ?? null },
    });
    if ('rejection' in suggested) {
      throw invalidPayload(suggested.rejection, suggested.detail);
    }
    return suggested;
  };
}

/** @param payloads the oldest first, as the result */
function newestOf(payloads: readonly string[]): string[] {
  let room = most.characters;
  const first = payloads.findLastIndex((payload, i) => {
    room -= payload.length;
    return room < 0 && i < payloads.length - 1;
  });
  return payloads.slice(first + 1);
}
