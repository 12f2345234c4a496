import type { ChangeAnnouncer, IntegrationKey } from '../changes.ts';
import type { PassedTime } from '../core/plan-passed-time.ts';
import { TokenTaken } from '../errors.ts';
import type { AccessHealth } from '../health/access-health.ts';
import { findReadiness, type Readiness } from '../health/readiness.ts';
import type { AddedAlert, IncomingAlert } from '../shapes/alerts.ts';
import type { SecretUse } from '../shapes/former-secrets.ts';
import type { Beat, DueHeartbeats, SeenHeartbeat } from '../shapes/heartbeats.ts';
import type { Endpoint, ProvisioningPlan, ResealedSecret } from '../shapes/integrations.ts';
import type { WindowSettling, WindowTaking } from '../shapes/maintenance.ts';
import type { IndexedMessage } from '../shapes/searches.ts';
import type { RetentionDefaults, Store } from '../store.ts';
import { limitWrites } from './access/limit-writes.ts';
import { isUnlimited } from './access/limits.ts';
import { createOrgStore, type Deferred } from './org-store.ts';
import type { OrgWriter } from './org-writer.ts';
import type { Reader } from './reader.ts';

/** The writes of all orgs. Each is one transaction, durable when its promise resolves. */
export interface AllOrgsWriter extends OrgWriter {
  /** @returns the orgs that had a silence to end */
  endSilences(now: number): Promise<number[]>;
  /** As the store's. */
  noteReceiving(now: number, passed: number | null): Promise<void>;
  /** Has time look at some of the groups that are due. */
  passTime(now: number): Promise<PassedTime>;
  /** As the store's, as are the two below. */
  noteHeartbeats(beats: readonly Beat[]): Promise<void>;
  findDueHeartbeats(now: number): Promise<DueHeartbeats>;
  saveHeartbeats(seen: readonly SeenHeartbeat[]): Promise<void>;
  /** @returns how many groups it has silenced */
  takeIntoMaintenance(taking: WindowTaking): Promise<number>;
  /** @returns how many groups have another silence, or none; null where nothing is left to be done */
  settleMaintenance(settling: WindowSettling): Promise<number | null>;
  /** @returns an integration whose token belongs to another one, and then nothing has changed; null where there is none */
  provision(plan: ProvisioningPlan): Promise<IntegrationKey | null>;
  /** As the store's. */
  noteSecretUses(uses: readonly SecretUse[]): Promise<void>;
  /** As the store's. @returns the integrations that had one */
  deleteEndedSecrets(now: number): Promise<IntegrationKey[]>;
  /** As the store's. */
  resealSecrets(secrets: readonly ResealedSecret[]): Promise<void>;
  /** @returns whether there is more to do at once */
  retain(now: number, defaults: RetentionDefaults, clock: number): Promise<boolean>;
  /** Saves how far time has passed, as retention trusts it. */
  saveRetentionTime(time: number): Promise<void>;
  /** As the store's. @returns the orgs whose groups are found by other messages */
  indexMessages(messages: readonly IndexedMessage[]): Promise<number[]>;
  /** As the store's. */
  updateHistories(now: number): Promise<boolean>;
  /** Writes a row that nobody reads, to find out whether the database takes it. */
  probe(): Promise<unknown>;
}

export interface AllOrgsParts {
  writer: AllOrgsWriter;
  reader: Reader;
  deferred: Deferred;
  changes: ChangeAnnouncer;
  health: Record<keyof Readiness, AccessHealth>;
  now: () => number;
}

type AllOrgs = Omit<
  Store,
  'kind' | 'batchesAtOnce' | 'worthwhileBatch' | 'addAlerts' | 'catchUp' | 'listUnindexed' | 'takeLease' | 'close'
>;

/** What a store does for all orgs, whatever its database: reads go to the reader, writes to the writer and then to who listens to changes. */
export function createAllOrgs({ writer, reader, deferred, changes, health, now }: AllOrgsParts): AllOrgs {
  const orgParts = { writer, reader, deferred, changes, now };
  return {
    forOrg: (orgId) => createOrgStore(orgId, orgParts),
    forPerson: (orgId, person, seesAll = false) =>
      isUnlimited(person)
        ? createOrgStore(orgId, orgParts)
        : limitWrites(createOrgStore(orgId, orgParts, seesAll ? null : person), orgId, person, reader),
    async listEndpoints() {
      const endpoints: Endpoint[] = [];
      let part: readonly Endpoint[];
      do {
        part = await reader.read(0, 'listEndpoints', endpoints.at(-1)?.integrationId ?? 0, endpointsPerRead);
        endpoints.push(...part);
      } while (part.length === endpointsPerRead);
      return endpoints;
    },
    countAllGroups: () => reader.read(0, 'countAllGroups'),
    async indexMessages(messages) {
      changes.announce({ orgIds: await writer.indexMessages(messages) });
    },
    async endSilences(time) {
      const orgIds = await writer.endSilences(time);
      changes.announce({ orgIds });
      return orgIds;
    },
    noteReceiving: writer.noteReceiving,
    async passTime(time) {
      const { orgIds, more } = await writer.passTime(time);
      changes.announce({ orgIds });
      return more;
    },
    noteHeartbeats: writer.noteHeartbeats,
    findDueHeartbeats: writer.findDueHeartbeats,
    saveHeartbeats: writer.saveHeartbeats,
    readWindowVersion: () => reader.read(0, 'readWindowVersion'),
    listKeptWindows: (at) => reader.read(0, 'listKeptWindows', at),
    async takeIntoMaintenance(taking) {
      const taken = await writer.takeIntoMaintenance(taking);
      changes.announce({ orgIds: taken > 0 ? [taking.orgId] : [] });
      return taken;
    },
    async settleMaintenance(settling) {
      const settled = await writer.settleMaintenance(settling);
      changes.announce({ orgIds: settled === null ? [] : [settling.orgId] });
      return settled !== null;
    },
    async provision(plan) {
      const integration = await writer.provision(plan);
      if (integration !== null) {
        throw new TokenTaken(integration);
      }
      const integrations = [...plan.integrations, ...plan.deletions].map(({ orgId, uid }) => ({ orgId, uid }));
      const { views, maintenance } = plan;
      const others = [...views.views, ...views.deletions, ...maintenance.windows, ...maintenance.deletions];
      const orgIds = [...integrations, ...others].map(({ orgId }) => orgId);
      changes.announce({ orgIds, integrations });
    },
    noteSecretUses: writer.noteSecretUses,
    async deleteEndedSecrets(time) {
      const integrations = await writer.deleteEndedSecrets(time);
      changes.announce({ orgIds: integrations.map(({ orgId }) => orgId), integrations });
    },
    listAllSecrets: (after, limit) => reader.read(0, 'listAllSecrets', after, limit),
    async resealSecrets(secrets) {
      await writer.resealSecrets(secrets);
      changes.announce({
        orgIds: secrets.map(({ orgId }) => orgId),
        integrations: secrets.map(({ orgId, uid }) => ({ orgId, uid })),
      });
    },
    retain: (time, defaults) => writer.retain(time, defaults, now()),
    countDue: (time, defaults) => reader.read(0, 'countDue', time, defaults),
    readRetentionTime: () => reader.read(0, 'readRetentionTime'),
    updateHistories: writer.updateHistories,
    saveRetentionTime: writer.saveRetentionTime,
    readiness: () => findReadiness(health, () => reader.read(0, 'check')),
    probe: () => health.writing.retry(writer.probe),
    subscribe: changes.subscribe,
  };
}

/** More at once would hold up the alerts that come meanwhile. */
const endpointsPerRead = 500;

/** The orgs of the alerts that have changed what is shown, which a duplicate and a recovery with nothing to resolve do not. */
export function findChangedOrgs(alerts: readonly IncomingAlert[], added: readonly AddedAlert[]): number[] {
  return alerts.flatMap(({ orgId }, i) => (hasChanged(added[i]) ? [orgId] : []));
}

function hasChanged(added: AddedAlert | undefined): boolean {
  return added !== undefined && added.stored !== null && !added.duplicate;
}
