import { afterEach, beforeEach, expect } from '@jest/globals';
import type { Facts } from '../../../pkg/interpret/facts.ts';
import type { AddedAlert, IncomingAlert } from '../../../pkg/store/shapes/alerts.ts';
import type { RejectedDelivery } from '../../../pkg/store/shapes/deliveries.ts';
import type { NewIntegration } from '../../../pkg/store/shapes/integrations.ts';
import type { OrgStore, Store } from '../../../pkg/store/store.ts';
import { plainAlert } from '../alert.ts';
import { plainFacts } from '../facts.ts';
import { plainIntegration } from '../integration.ts';
import type { StorePlace } from './store-place.ts';

/** The store of the test that runs. Org 1 has the integration `one`. */
export interface TestStore<Place extends StorePlace = StorePlace> {
  readonly store: Store;
  /** Org 1. */
  readonly org: OrgStore;
  /** Of the integration `one`. */
  readonly integrationId: number;
  readonly place: Place;
  /** The clock of the store. */
  setTime(milliseconds: number): void;
  /**
   * Closes the store and opens it again, as a new process does.
   * @param meanwhile called while it is closed
   */
  restart(meanwhile?: () => void): Promise<void>;
  /** Makes another integration. @returns its id */
  createIntegration(orgId: number, fields?: Partial<NewIntegration>): Promise<number>;
  /** Deletes a group of org 1. @returns whether there was one */
  deleteGroup(id: number): Promise<boolean>;
  add(alerts: readonly IncomingAlert[]): Promise<readonly AddedAlert[]>;
  /** An alert to `one`, of which nothing is special but for the facts that are given. */
  incoming(facts?: Partial<Facts>, receivedAt?: number): IncomingAlert;
  /** A delivery to `one` that was rejected. */
  rejection(fields?: Partial<RejectedDelivery>): RejectedDelivery;
}

/**
 * Opens a store before each test and closes it after it. A store that ends by itself fails the test.
 * @param createPlace makes an empty place for each
 */
export function createTestStore<Place extends StorePlace>(createPlace: () => Place): TestStore<Place> {
  let place: Place;
  let store: Store;
  let integrationId: number;
  let time: number;
  let deaths: Error[];

  const open = () => place.open({ now: () => time, onFatal: (error) => deaths.push(error) });
  const createIntegration = async (orgId: number, fields: Partial<NewIntegration> = {}) => {
    const integration = plainIntegration(fields);
    await store.forOrg(orgId).createIntegration(integration);
    return (await store.forOrg(orgId).getEndpoint(integration.uid))?.integrationId as number;
  };

  beforeEach(async () => {
    time = 0;
    deaths = [];
    place = createPlace();
    store = await open();
    integrationId = await createIntegration(1);
  });
  afterEach(async () => {
    await store.close();
    await place.remove();
    expect(deaths).toEqual([]);
  });

  return {
    get store() {
      return store;
    },
    get org() {
      return store.forOrg(1);
    },
    get integrationId() {
      return integrationId;
    },
    get place() {
      return place;
    },
    setTime: (milliseconds) => (time = milliseconds),
    async restart(meanwhile = () => {}) {
      await store.close();
      meanwhile();
      store = await open();
    },
    createIntegration,
    async deleteGroup(id) {
      const { changed } = await store.forOrg(1).actOnGroups([id], { action: 'delete' }, { kind: 'system' }, time);
      return changed.length > 0;
    },
    add: (alerts) => store.addAlerts(alerts, []),
    incoming: (facts = {}, receivedAt = 1000) => plainAlert({ integrationId, facts: plainFacts(facts), receivedAt }),
    rejection: (fields = {}) => ({
      orgId: 1,
      integrationId,
      receivedAt: 1001,
      address: '192.0.2.2',
      size: 9,
      outcome: 'too_large',
      detail: null,
      body: null,
      tookMs: 1,
      request: null,
      ...fields,
    }),
  };
}
