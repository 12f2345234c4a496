import { isOpenHandshake } from '../../contract/integrations/handshakes.ts';
import { readTopic, type SnsTopic } from '../../guards/sns/addresses.ts';
import type { ConfirmSubscription } from '../../guards/sns/confirm.ts';
import type { Decision, StoredHandshake } from '../../store/shapes/handshakes.ts';
import type { OrgStore } from '../../store/store.ts';
import type { PeopleStore } from '../access/people-store.ts';
import { AppError } from '../app-error.ts';
import type { Caller } from '../caller.ts';
import { requireIntegration } from '../integrations/find-integration.ts';
import type { IntegrationAudit } from '../integrations/integration-audit.ts';

/** What people decide about what senders have asked. */
export interface DecideHandshakes {
  /** The newest first. @throws {AppError} not_found */
  list(caller: Caller, uid: string): Promise<Asked[]>;
  /**
   * Asks the sender to deliver; nothing else ever asks a sender for anything.
   * @returns it with what came of that
   * @throws {AppError} not_found, not_confirmable, busy while another one of the org is confirmed, or some of other orgs
   */
  confirm(caller: Caller, uid: string, id: number): Promise<Asked>;
  /** @throws {AppError} not_found, not_confirmable */
  dismiss(caller: Caller, uid: string, id: number): Promise<Asked>;
}

/** What a sender has asked, but for the message, which holds a secret. */
export interface Asked extends Omit<StoredHandshake, 'message'>, SnsTopic {}

export interface HandshakeParts {
  store: PeopleStore;
  confirmSubscription: ConfirmSubscription;
  audit: IntegrationAudit;
  /** Milliseconds since 1970. */
  now: () => number;
}

export function createDecideHandshakes({ store, confirmSubscription, audit, now }: HandshakeParts): DecideHandshakes {
  /** The orgs for which one is confirmed now. */
  const confirming = new Set<number>();

  return {
    async list(caller, uid) {
      const org = store.forCaller(caller);
      await requireIntegration(org, caller, uid, 'edit');
      return (await org.listHandshakes(uid)).map(toAsked);
    },
    async confirm(caller, uid, id) {
      const org = store.forCaller(caller);
      const { message, expiresAt } = await findOpen(org, caller, uid, id);
      if (expiresAt <= now()) {
        throw new AppError('not_confirmable', expired);
      }
      const { orgId } = caller;
      if (confirming.has(orgId) || confirming.size >= mostAtOnce) {
        throw new AppError('busy', 'Another subscription is being confirmed; try again in a moment.');
      }
      confirming.add(orgId);
      try {
        const { outcome, detail } = await confirmSubscription(message, now());
        const decided = await decide(org, uid, id, { state: outcome, detail, by: caller.actor, at: now() });
        if (outcome === 'confirmed') {
          audit(caller, 'subscribed to a topic', uid);
        }
        return decided;
      } finally {
        confirming.delete(orgId);
      }
    },
    async dismiss(caller, uid, id) {
      const org = store.forCaller(caller);
      await findOpen(org, caller, uid, id);
      return decide(org, uid, id, { state: 'dismissed', detail: null, by: caller.actor, at: now() });
    },
  };
}

/** Orgs for which one may be confirmed at the same time: each waits for a host elsewhere. */
const mostAtOnce = 4;

const expired = 'It asked more than three days ago, and can be confirmed no more: let the topic ask again.';

async function findOpen(org: OrgStore, caller: Caller, uid: string, id: number): Promise<StoredHandshake> {
  await requireIntegration(org, caller, uid, 'edit');
  const known = await find(org, uid, id);
  if (!isOpenHandshake(known.decision?.state ?? 'pending')) {
    throw new AppError('not_confirmable');
  }
  return known;
}

async function decide(org: OrgStore, uid: string, id: number, decision: Decision): Promise<Asked> {
  if (!(await org.changeHandshakes(uid, { kind: 'decide', id, decision }))) {
    throw new AppError('not_confirmable');
  }
  return toAsked(await find(org, uid, id));
}

function toAsked({ message: _, ...asked }: StoredHandshake): Asked {
  return { ...asked, ...(readTopic(asked.topic) ?? { account: '', region: '' }) };
}

async function find(org: OrgStore, uid: string, id: number): Promise<StoredHandshake> {
  const known = (await org.listHandshakes(uid)).find((one) => one.id === id);
  if (known === undefined) {
    throw new AppError('not_found', 'The integration has been asked no such thing, or something newer since.');
  }
  return known;
}
