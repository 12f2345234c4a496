import type { IntegrationAction } from '../../contract/integrations/actions.ts';
import type { ActedIntegration } from '../../store/shapes/integrations.ts';
import type { PeopleStore } from '../access/people-store.ts';
import type { Caller } from '../caller.ts';
import type { IntegrationAudit } from './integration-audit.ts';

/**
 * Does the same to several integrations. It is in force for deliveries when the promise resolves.
 * @returns what became of each, in the order of the uids, of which each counts once
 */
export type ActOnIntegrations = (
  caller: Caller,
  uids: readonly string[],
  action: IntegrationAction
) => Promise<ActedIntegration[]>;

export interface ActOnIntegrationsParts {
  store: PeopleStore;
  audit: IntegrationAudit;
  /** Resolves once deliveries follow the changes that the store has announced. */
  settled: () => Promise<void>;
}

const deeds = { enable: 'enabled', disable: 'disabled', delete: 'deleted' } as const;

export function createActOnIntegrations({ store, audit, settled }: ActOnIntegrationsParts): ActOnIntegrations {
  return async (caller, uids, action) => {
    const outcomes = await store.forCaller(caller).actOnIntegrations([...new Set(uids)], action);
    await settled();
    outcomes.filter(({ hasChanged }) => hasChanged).forEach(({ uid }) => audit(caller, deeds[action], uid));
    return outcomes;
  };
}
