import type { Asked } from '../../../app/handshakes/decide-handshakes.ts';
import type { UseCases } from '../../../app/use-cases.ts';
import type { Handshake } from '../../../contract/types.ts';
import type { Handlers } from './dispatcher.ts';
import { isoTime, optionalTime } from './times.ts';

type HandshakeRoutes = 'listHandshakes' | 'confirmHandshake' | 'dismissHandshake';

export function createHandshakeHandlers({ handshakes }: Pick<UseCases, 'handshakes'>): Pick<Handlers, HandshakeRoutes> {
  return {
    async listHandshakes(caller, { params }) {
      return { items: (await handshakes.list(caller, params.uid)).map(show) };
    },
    confirmHandshake: async (caller, { params }) =>
      show(await handshakes.confirm(caller, params.uid, Number(params.id))),
    dismissHandshake: async (caller, { params }) =>
      show(await handshakes.dismiss(caller, params.uid, Number(params.id))),
  };
}

function show({ id, kind, topic, account, region, receivedAt, expiresAt, verified, decision }: Asked): Handshake {
  return {
    id: String(id),
    kind,
    topic,
    account,
    region,
    receivedAt: isoTime(receivedAt),
    expiresAt: isoTime(expiresAt),
    verified,
    state: decision?.state ?? 'pending',
    detail: decision?.detail ?? null,
    decidedBy: decision?.by ?? null,
    decidedAt: optionalTime(decision?.at ?? null),
  };
}
