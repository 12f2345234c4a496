import { describe } from '@jest/globals';
import { describeAccess } from './access.ts';
import { describeActions } from './actions.ts';
import { describeActivity } from './activity.ts';
import { describeChanges } from './changes.ts';
import { describeDeliveries } from './deliveries.ts';
import { describeDuplicates } from './duplicates.ts';
import { describeFlapping } from './flapping.ts';
import { describeFormerKeys } from './former-keys.ts';
import { describeFormerSecrets } from './former-secrets.ts';
import { describeGroupIds } from './group-ids.ts';
import { describeGroups } from './groups.ts';
import { describeHandshakes } from './handshakes.ts';
import { describeHeartbeats } from './heartbeats.ts';
import { describeHistory } from './history.ts';
import { describeIntegrations } from './integrations.ts';
import { describeKeySilences } from './key-silences.ts';
import { describeLimited } from './limited.ts';
import { describeMaintenance } from './maintenance.ts';
import { describeMessages } from './messages.ts';
import { describeOperations } from './operations.ts';
import { describeOrgs } from './orgs.ts';
import { describePaging } from './paging.ts';
import { describePayloads } from './payloads.ts';
import { describeProvisioning } from './provisioning.ts';
import { describeRetention } from './retention.ts';
import { describeSearching } from './searching.ts';
import { describeSecrets } from './secrets.ts';
import { describeSplits } from './splits.ts';
import type { StorePlace } from './store-place.ts';
import { describeStoring } from './storing.ts';
import { describeTemplateChanges } from './template-changes.ts';
import { describeTemplateEditing } from './template-editing.ts';
import { createTestStore } from './test-store.ts';
import { describeTime } from './time.ts';
import { describeViews } from './views.ts';

/**
 * Everything that a store promises, as tests: each kind of store passes all of them, and what is peculiar to one is tested beside
 * it.
 *
 * @param name of the database
 * @param createPlace makes an empty place for a store, for each test
 * @example
 * describeStore('SQLite', createSqlitePlace);
 */
export function describeStore(name: string, createPlace: () => StorePlace): void {
  describe(`the store on ${name}`, () => {
    const on = createTestStore(createPlace);
    describe('stores alerts', () => describeStoring(on));
    describe('takes a delivery that comes again once', () => describeDuplicates(on));
    describe('finds groups by a former key', () => describeFormerKeys(on));
    describe('lists groups', () => describeGroups(on));
    describe('knows when the alerts of a group came', () => describeActivity(on));
    describe('tells the history of groups', () => describeHistory(on));
    describe('finds groups', () => describeSearching(on));
    describe('finds groups by their messages', () => describeMessages(on));
    describe('gives payloads to look at', () => describePayloads(on));
    describe('keeps deliveries', () => describeDeliveries(on));
    describe('keeps deliveries that are split', () => describeSplits(on));
    describe('applies actions', () => describeActions(on));
    describe('keeps silences that outlast recovery', () => describeKeySilences(on));
    describe('holds groups that flap', () => describeFlapping(on));
    describe('knows heartbeats', () => describeHeartbeats(on));
    describe('carries out maintenance', () => describeMaintenance(on));
    describe('has time pass', () => describeTime(on));
    describe('remembers operations', () => describeOperations(on));
    describe('finds the ids of groups', () => describeGroupIds(on));
    describe('keeps integrations', () => describeIntegrations(on));
    describe('keeps who changed templates', () => describeTemplateChanges(on));
    describe('knows who edits templates', () => describeTemplateEditing(on));
    describe('keeps secrets', () => describeSecrets(on));
    describe('keeps what was replaced for a while', () => describeFormerSecrets(on));
    describe('keeps what senders ask', () => describeHandshakes(on));
    describe('keeps views', () => describeViews(on));
    describe('is provisioned', () => describeProvisioning(on));
    describe('deletes what is old', () => describeRetention(on));
    describe('is paged through', () => describePaging(on));
    describe('holds orgs apart', () => describeOrgs(on));
    describe('announces changes', () => describeChanges(on));
    describe('shows people what they may see', () => describeLimited(on));
    describe('says whether it works', () => describeAccess(on));
  });
}
