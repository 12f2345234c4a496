import { hash } from 'node:crypto';
import { heartbeatAddress } from '../../contract/deliveries/heartbeat-address.ts';
import { defaultHeartbeatTitle } from '../../contract/integrations/heartbeat.ts';
import { lookAtHeartbeat } from '../../domain/time/heartbeat.ts';
import type { ReadyEndpoint } from '../../ingest/ready-endpoint.ts';
import type { TemplateCompiler } from '../../interpret/template-set.ts';
import type { DueHeartbeat, SeenHeartbeat } from '../../store/shapes/heartbeats.ts';
import type { Store } from '../../store/store.ts';
import { understand } from '../../work/jobs/understand.ts';
import { createTakeDelivery, type TakeParts } from '../deliveries/take-delivery.ts';
import type { EndpointIndex } from '../integrations/endpoint-index.ts';
import type { Beats } from './beats.ts';
import { heartbeatAlert } from './heartbeat-alert.ts';
import { heartbeatSource } from './template-source.ts';

/** Opens a group for heartbeats that are missing, and resolves it once they come again. */
export type LookAtHeartbeats = () => Promise<void>;

export interface HeartbeatParts extends TakeParts {
  store: Pick<Store, 'findDueHeartbeats' | 'saveHeartbeats'>;
  beats: Pick<Beats, 'flush'>;
  endpoints: Pick<EndpointIndex, 'findByUid'>;
  compile: TemplateCompiler;
}

export function createLookAtHeartbeats(parts: HeartbeatParts): LookAtHeartbeats {
  const { store, beats, now } = parts;
  const send = createSendHeartbeat(parts);
  return async () => {
    // Those of this process must not be missed; other sidecars write theirs within less time than the shortest grace.
    await beats.flush();
    const { due, receivingSince, at } = await store.findDueHeartbeats(now());
    if (due.length === 0 || receivingSince === null) {
      return;
    }
    const seen: SeenHeartbeat[] = [];
    for (const heartbeat of due) {
      seen.push(await look(heartbeat, receivingSince, at));
    }
    await store.saveHeartbeats(seen);
  };

  async function look(heartbeat: DueHeartbeat, receivingSince: number, at: number): Promise<SeenHeartbeat> {
    const { integrationId, lastAt, missedAfter, expectedSince } = heartbeat;
    const change = lookAtHeartbeat(heartbeat, receivingSince, at);
    switch (change.kind) {
      case 'off':
        if (missedAfter !== null) {
          await send('off', heartbeat);
        }
        return { integrationId, lastAt, expectedSince: null, missedAfter: null, dueAt: null };
      case 'still_missing':
        return { integrationId, lastAt, expectedSince, missedAfter, dueAt: null };
      case 'missing':
        await send('missing', heartbeat);
        return { integrationId, lastAt, expectedSince, missedAfter: lastAt, dueAt: null };
      case 'back':
        await send('back', heartbeat);
    }
    const { expectedSince: since, dueAt } = change;
    return { integrationId, lastAt, expectedSince: since, missedAfter: null, dueAt };
  }
}

type Send = (kind: 'missing' | 'back' | 'off', heartbeat: DueHeartbeat) => Promise<void>;

/** Sends as a delivery with an id: where a process ends before it has saved what it did, the next one does it once more, and nothing comes of it. */
function createSendHeartbeat(parts: HeartbeatParts): Send {
  const taking = createTakeDelivery(parts);
  return async (kind, heartbeat) => {
    const { orgId, uid, integrationId, lastAt, missedAfter } = heartbeat;
    const endpoint = parts.endpoints.findByUid(orgId, uid);
    if (endpoint === undefined) {
      return;
    }
    const payload = heartbeatAlert(kind, heartbeat);
    const titled = kind === 'missing' ? { title: titleOf(endpoint, payload), ...payload } : payload;
    const source = heartbeatSource(endpoint.name);
    const own: ReadyEndpoint = {
      ...endpoint,
      ...source,
      settings: { ...endpoint.settings, ...source.settings },
      set: parts.compile(source),
      rules: null,
    };
    await taking.store(own, await taking.read(own, sent(titled)), heartbeatAddress, null, {
      idHash: hash('sha256', `heartbeat ${integrationId} ${kind} ${missedAfter ?? lastAt}`, 'buffer'),
      lifetimeMs: idLifetime,
    });
  };

  function titleOf({ name, settings }: ReadyEndpoint, payload: unknown): string {
    const set = parts.compile(heartbeatSource(name, settings.heartbeat?.title ?? defaultHeartbeatTitle));
    const meaning = understand(set, sent(payload));
    const title = meaning !== undefined && 'facts' in meaning ? meaning.facts.title : null;
    return title ?? `${name}: the heartbeat is missing`;
  }
}

function sent(payload: unknown) {
  return { body: Buffer.from(JSON.stringify(payload)), as: 'payload', contentType: undefined, headers: null } as const;
}

/** In milliseconds: longer than a sidecar is away between the two steps. */
const idLifetime = 24 * 60 * 60 * 1000;
