import { replayLimit } from '../../contract/deliveries/delivery-limits.ts';
import type { DryRunOutcome } from '../../contract/templates/templates.ts';
import { asksForClosed } from '../../domain/fold.ts';
import { continueWith, type SimulatedAlert } from '../../domain/simulate.ts';
import type { ReadyEndpoint } from '../../ingest/ready-endpoint.ts';
import type { Facts } from '../../interpret/facts.ts';
import { replayIdOf } from '../../receive/delivery-id.ts';
import type { DeliveryFilter, ListedDelivery } from '../../store/shapes/deliveries.ts';
import type { StoredGroup } from '../../store/shapes/groups.ts';
import type { GroupName } from '../../store/shapes/history.ts';
import type { OrgStore } from '../../store/store.ts';
import { AppError } from '../app-error.ts';
import type { Caller } from '../caller.ts';
import { classifyFailure } from '../failure.ts';
import { createOperations, type OperationParts, type OperationRun, type Progress } from '../groups/operations.ts';
import { findEndpoint, requireIntegration } from '../integrations/find-integration.ts';
import { readAgain } from './read-again.ts';
import type { ReplayParts } from './replay-delivery.ts';
import { replayRemark } from './sent-in.ts';
import { createTakeDelivery, type ReadDelivery } from './take-delivery.ts';

/** Takes several deliveries again, or says what would become of them. */
export interface ReplayDeliveries {
  /**
   * Takes them in the order in which they came. What cannot be taken does not keep the others from it.
   * @param operation as the caller names it, to ask how far it is; who asks again waits for the same. Where a crash came between, deliveries that are
   *   named are taken once
   * @throws {AppError} not_found
   */
  replay(caller: Caller, uid: string, wanted: WantedDeliveries, operation: string): Promise<Replayed>;
  /** What would become of them now, one after the other. Nothing is stored. @throws {AppError} not_found */
  foresee(caller: Caller, uid: string, wanted: WantedDeliveries, operation: string): Promise<Replayed>;
  /** @throws {AppError} not_found */
  progressOf(caller: Caller, uid: string, operation: string): Promise<Progress>;
}

/** Deliveries that are named, or the newest that are found. */
export type WantedDeliveries = { readonly ids: readonly number[] } | { readonly matching: DeliveryFilter };

export interface Replayed {
  /** In the order in which the deliveries came. */
  readonly items: readonly ReplayedDelivery[];
  /** Whether more are found than can be taken at once. */
  readonly hasMore: boolean;
}

export interface ReplayedDelivery {
  readonly id: number;
  readonly receivedAt: number;
  /** The title that its alert has, or would have. */
  readonly title: string | null;
  /** What became or would become of it, or the code of the error that keeps it from being taken. */
  readonly outcome: string;
  readonly detail: string | null;
  /** The group that the alert is in; in a dry run null for one that would be opened. */
  readonly group: GroupName | null;
}

/** So many share a turn: other orgs, and alerts that arrive, wait no longer than for these. */
const perTurn = 20;

export function createReplayDeliveries({ store, endpoints, ...parts }: ReplayParts & OperationParts): ReplayDeliveries {
  const taking = createTakeDelivery(parts);
  const operations = createOperations<Replayed>(parts);

  return {
    async replay(caller, uid, wanted, operation) {
      const org = store.forCaller(caller);
      const endpoint = await findEndpoint({ store, endpoints }, caller, uid);
      return operations.run(caller, operation, async (run) => {
        const { deliveries, hasMore } = await find(org, uid, wanted);
        const items = await inTurns(caller.orgId, run, deliveries, async (some) => {
          const read = await Promise.all(
            some.map((delivery) => tryTo(() => readAgain(taking, org, endpoint, delivery)))
          );
          // Handed over without a pause between them, so that they are stored in their order.
          return Promise.all(
            read.map((one, i) => takeAgain(caller, endpoint, some[i] as ListedDelivery, one, operation))
          );
        });
        return { items: await withNumbers(org, items), hasMore };
      });
    },

    async foresee(caller, uid, wanted, operation) {
      const org = store.forCaller(caller);
      const endpoint = await findEndpoint({ store, endpoints }, caller, uid);
      return operations.run(caller, operation, async (run) => {
        const { deliveries, hasMore } = await find(org, uid, wanted);
        const read = await inTurns(caller.orgId, run, deliveries, (some) =>
          Promise.all(some.map((delivery) => tryTo(() => readAgain(taking, org, endpoint, delivery))))
        );
        return { items: await withNumbers(org, await foreseeAll(org, endpoint, deliveries, read)), hasMore };
      });
    },

    async progressOf(caller, uid, operation) {
      await requireIntegration(store.forCaller(caller), caller, uid, 'edit');
      const progress = operations.progressOf(caller, operation);
      if (progress === undefined) {
        throw new AppError('not_found', 'There is no such replay.');
      }
      return progress;
    },
  };

  /** Does something with the deliveries, some at a time. */
  async function inTurns<Result>(
    orgId: number,
    { setTotal, advance }: OperationRun,
    deliveries: readonly ListedDelivery[],
    work: (some: readonly ListedDelivery[]) => Promise<Result[]>
  ): Promise<Result[]> {
    setTotal(deliveries.length);
    const all: Result[] = [];
    for (let at = 0; at < deliveries.length; at += perTurn) {
      const some = deliveries.slice(at, at + perTurn);
      all.push(...(await operations.takeTurn(orgId, () => work(some))));
      advance(some.length);
    }
    return all;
  }

  async function takeAgain(
    caller: Caller,
    endpoint: ReadyEndpoint,
    delivery: ListedDelivery,
    read: Tried<ReadDelivery>,
    operation: string
  ): Promise<Unnamed> {
    // Who asks for the rest after a crash has those that were taken before it recognised.
    const id = { idHash: replayIdOf(operation, delivery.id), lifetimeMs: idLifetime };
    const store = (one: ReadDelivery) =>
      taking.store(endpoint, one, delivery.address, replayRemark(caller, delivery.id), id);
    const tried =
      'failure' in read ? read : await tryTo(async () => ({ one: read.value, taken: await store(read.value) }));
    return tell(delivery, tried, ({ one, taken: { stored } }) => ({
      one,
      outcome: stored === null ? 'nothing_to_resolve' : 'accepted',
      groupId: stored?.groupId ?? null,
    }));
  }

  async function foreseeAll(
    org: OrgStore,
    { uid, rules }: ReadyEndpoint,
    deliveries: readonly ListedDelivery[],
    read: ReadonlyArray<Tried<ReadDelivery>>
  ): Promise<Unnamed[]> {
    const now = parts.now();
    const alertsOf = read.map((one) => ('failure' in one ? [] : factsOf(one.value)));
    let count = 0;
    const alerts = alertsOf.map((all) => all.map((facts): SimulatedAlert => ({ id: ++count, receivedAt: now, facts })));
    const keysOf = (name: 'groupingKey' | 'formerKey') => alerts.flat().flatMap(({ facts }) => facts[name] ?? []);
    const keys = [...new Set(keysOf('groupingKey'))];
    const open = await org.findOpenGroups(uid, [...new Set([...keys, ...keysOf('formerKey')])]);
    const closed = asksForClosed(rules) ? await org.findClosedGroups(uid, keys) : new Map<string, StoredGroup>();
    const { outcomes, knownGroupOf } = continueWith(alerts.flat(), { open, closed, rules });
    return deliveries.map((delivery, i) =>
      tell(delivery, read[i] as Tried<ReadDelivery>, (one) => {
        // A delivery stands for its first alert that is kept, as where it is stored.
        const own = alerts[i] as SimulatedAlert[];
        const { id } =
          own.find((alert) => outcomes.get(alert.id) !== 'nothing_to_resolve') ?? (own[0] as SimulatedAlert);
        return { one, outcome: outcomes.get(id) as DryRunOutcome, groupId: knownGroupOf.get(id)?.id ?? null };
      })
    );
  }
}

/** How long a replay that is asked for again is recognised, in milliseconds: longer than anybody waits after a crash. */
const idLifetime = 24 * 60 * 60 * 1000;

/** What has become of a delivery, or would, as `how` has it, or why it cannot be taken. */
function tell<Value>(
  { id, receivedAt, title }: ListedDelivery,
  tried: Tried<Value>,
  how: (value: Value) => { one: ReadDelivery; outcome: string; groupId: number | null }
): Unnamed {
  if ('failure' in tried) {
    return { id, receivedAt, title, ...failed(tried), groupId: null };
  }
  const { one, outcome, groupId } = how(tried.value);
  return { id, receivedAt, title: titleOf(one), outcome, detail: countText(one), groupId };
}

type Unnamed = Omit<ReplayedDelivery, 'group'> & { readonly groupId: number | null };

async function withNumbers(org: OrgStore, items: readonly Unnamed[]): Promise<ReplayedDelivery[]> {
  const ids = new Set(items.flatMap(({ groupId }) => groupId ?? []));
  const names = new Map((await org.nameGroups([...ids])).map((name) => [name.id, name]));
  return items.map(({ groupId, ...item }) => ({ ...item, group: (groupId !== null && names.get(groupId)) || null }));
}

async function find(
  org: OrgStore,
  uid: string,
  wanted: WantedDeliveries
): Promise<{ deliveries: readonly ListedDelivery[]; hasMore: boolean }> {
  if ('matching' in wanted) {
    const page = { limit: replayLimit, cursor: undefined, filter: wanted.matching };
    const { items, nextCursor } = await org.listDeliveries(uid, page);
    return { deliveries: items.reverse(), hasMore: nextCursor !== null };
  }
  const found = await Promise.all(wanted.ids.map((id) => org.getDelivery(uid, id)));
  const deliveries = found.filter((one) => one !== undefined).sort((a, b) => a.id - b.id);
  return { deliveries, hasMore: false };
}

/** Of each alert of the delivery. */
function factsOf({ meaning }: ReadDelivery): readonly Facts[] {
  return 'alerts' in meaning ? meaning.alerts.map(({ facts }) => facts) : [meaning.facts];
}

function titleOf(read: ReadDelivery): string | null {
  return factsOf(read)[0]?.title ?? null;
}

function countText({ meaning }: ReadDelivery): string | null {
  return 'alerts' in meaning ? `It has ${meaning.alerts.length} alerts.` : null;
}

interface Failed {
  readonly failure: unknown;
}

type Tried<Value> = { readonly value: Value } | Failed;

async function tryTo<Value>(work: () => Promise<Value>): Promise<Tried<Value>> {
  try {
    return { value: await work() };
  } catch (failure) {
    return { failure };
  }
}

/** @throws what is a fault of ours */
function failed({ failure }: Failed): { outcome: string; detail: string } {
  if (failure instanceof AppError) {
    const { rejection = failure.code, detail } = (failure.details ?? {}) as { rejection?: string; detail?: string };
    return { outcome: rejection, detail: detail ?? failure.message };
  }
  const outcome = classifyFailure(failure);
  if (outcome === 'internal') {
    throw failure;
  }
  return { outcome, detail: (failure as Error).message };
}
