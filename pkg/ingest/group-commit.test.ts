import { describe, expect, test } from '@jest/globals';
import { Busy } from '../fair/busy.ts';
import type { AddedAlert, IncomingAlert } from '../store/shapes/alerts.ts';
import type { RejectedDelivery } from '../store/shapes/deliveries.ts';
import { createGroupCommit, type GroupCommit, Overloaded } from './group-commit.ts';

const alert = (n: number, more: Partial<IncomingAlert> = {}) =>
  ({ orgId: 1, integrationId: 1, receivedAt: n, payload: '{}', ...more }) as IncomingAlert;
const idOf = ({ receivedAt }: IncomingAlert): AddedAlert => ({
  stored: { alertId: receivedAt, groupId: 1 },
  duplicate: false,
});

/** Adds an alert. @returns its outcome */
const add = (commit: GroupCommit, incoming: IncomingAlert) =>
  new Promise<AddedAlert>((stored, refused) => commit.add(incoming, { stored, refused }));

test('alerts that arrive during a commit share the next one, in their order', async () => {
  const batches: number[][] = [];
  const first = Promise.withResolvers<void>();
  const commit = createGroupCommit({
    batchesAtOnce: 1,
    worthwhileBatch: 32,
    async addAlerts(alerts) {
      batches.push(alerts.map(({ receivedAt }) => receivedAt));
      await (batches.length === 1 ? first.promise : undefined);
      return alerts.map(idOf);
    },
  });
  const one = add(commit, alert(1));
  while (batches.length === 0) {
    await new Promise(setImmediate);
  }
  const rest = [2, 3, 4].map((n) => add(commit, alert(n)));
  first.resolve();
  expect(await Promise.all([one, ...rest])).toEqual([1, 2, 3, 4].map((n) => idOf(alert(n))));
  expect(batches).toEqual([[1], [2, 3, 4]]);
});

test('the alerts of a delivery are stored together, whatever the limits of a batch, and answered at once', async () => {
  const batches: number[][] = [];
  const commit = createGroupCommit(
    {
      batchesAtOnce: 1,
      worthwhileBatch: 2,
      async addAlerts(alerts) {
        batches.push(alerts.map(({ receivedAt }) => receivedAt));
        return alerts.map(idOf);
      },
    },
    { limits: { batch: 10, alerts: 16, characters: 1000 } }
  );
  const addAll = (...numbers: number[]) =>
    new Promise<AddedAlert[]>((taken, refused) => {
      const [first, ...further] = numbers.map((n) => alert(n)) as [IncomingAlert, ...IncomingAlert[]];
      commit.add(first, { stored: (one, others) => taken([one, ...others]), refused }, further);
    });
  const answers = [addAll(1, 2, 3, 4, 5, 6), add(commit, alert(7)).then((one) => [one])];
  expect(await Promise.all(answers)).toEqual([[1, 2, 3, 4, 5, 6].map((n) => idOf(alert(n))), [idOf(alert(7))]]);
  expect(batches).toEqual([[1, 2, 3, 4, 5, 6], [7]]);
  await expect(addAll(1, 2, 3, 4, 5, 6, 7, 8, 9)).rejects.toThrow(Busy);
  expect(await addAll(1, 2)).toHaveLength(2);
});

test('as many batches are in flight as the store takes at once, and share the senders', async () => {
  const batches: Array<{ size: number; end: () => void }> = [];
  const commit = createGroupCommit({
    batchesAtOnce: 2,
    worthwhileBatch: 32,
    async addAlerts(alerts) {
      await new Promise<void>((end) => batches.push({ size: alerts.length, end }));
      return alerts.map(idOf);
    },
  });
  const outcomes = Array.from({ length: 300 }, (_, n) => add(commit, alert(n)));
  const ended = Promise.all(outcomes);
  await new Promise(setImmediate);
  await new Promise(setImmediate);
  expect(batches.map(({ size }) => size)).toEqual([100, 67]);
  expect(commit.depth).toBe(300);
  let isIdle = false;
  void commit.idle().then(() => (isIdle = true));
  while (!isIdle) {
    batches.splice(0).forEach(({ end }) => end());
    await new Promise(setImmediate);
  }
  expect(await ended).toHaveLength(300);
  expect(commit.depth).toBe(0);
  expect(await Promise.race([add(commit, alert(1)), nextBatch()])).toEqual(idOf(alert(1)));

  async function nextBatch(): Promise<never> {
    while (batches.length === 0) {
      await new Promise(setImmediate);
    }
    batches.forEach(({ end }) => end());
    return new Promise(() => {});
  }
});

test('after close it accepts nothing, stores waiting alerts, and refuses those that wait too long, but not those being stored', async () => {
  const batches: number[][] = [];
  const first = Promise.withResolvers<void>();
  let refuse: () => void = () => {};
  const commit = createGroupCommit(
    {
      batchesAtOnce: 1,
      worthwhileBatch: 32,
      async addAlerts(alerts) {
        batches.push(alerts.map(({ receivedAt }) => receivedAt));
        await first.promise;
        return alerts.map(idOf);
      },
    },
    {
      after(milliseconds, then) {
        refuse = milliseconds === 2000 ? then : refuse;
        return () => {};
      },
    }
  );
  const stored = add(commit, alert(1));
  while (batches.length === 0) {
    await new Promise(setImmediate);
  }
  const waiting = add(commit, alert(2));
  const closed = commit.close(2000);
  await expect(add(commit, alert(3))).rejects.toThrow(Overloaded);
  refuse();
  await expect(waiting).rejects.toThrow('the sidecar is stopping');
  first.resolve();
  await closed;
  expect(await stored).toEqual(idOf(alert(1)));
  expect(batches).toEqual([[1]]);
});

test('a failed commit fails its own alerts only, and announces nothing', async () => {
  const announced: number[] = [];
  let fails = true;
  const commit = createGroupCommit(
    {
      batchesAtOnce: 1,
      worthwhileBatch: 32,
      async addAlerts(alerts) {
        if (fails) {
          throw new Error('disk full');
        }
        return alerts.map(idOf);
      },
    },
    { onCommitted: (alerts) => announced.push(...alerts.map(({ receivedAt }) => receivedAt)) }
  );
  const lost = [add(commit, alert(1)), add(commit, alert(2))];
  await expect(Promise.all(lost)).rejects.toThrow('disk full');
  await expect(lost[1]).rejects.toThrow('disk full');
  fails = false;
  expect(await add(commit, alert(3))).toEqual(idOf(alert(3)));
  await commit.idle();
  expect(announced).toEqual([3]);
});

test.each([
  [40, [32, 8]],
  [300, [150, 150]],
])('with %i concurrent senders, a batch takes half of their alerts, but at least 32', async (senders, cut) => {
  const sizes: number[] = [];
  const commit = createGroupCommit({
    batchesAtOnce: 1,
    worthwhileBatch: 32,
    async addAlerts(alerts) {
      sizes.push(alerts.length);
      return alerts.map(idOf);
    },
  });
  await Promise.all(Array.from({ length: senders }, (_, n) => add(commit, alert(n))));
  expect(sizes).toEqual(cut);
});

describe('concurrent senders', () => {
  /** The batches of alerts that are added at the same time; each alert is identified by its number. */
  const batchesOf = async (alerts: readonly IncomingAlert[], limits = {}) => {
    const batches: number[][] = [];
    const commit = createGroupCommit(
      {
        batchesAtOnce: 1,
        worthwhileBatch: 32,
        async addAlerts(batch) {
          batches.push(batch.map(({ receivedAt }) => receivedAt));
          return batch.map(idOf);
        },
      },
      { limits }
    );
    await Promise.all(alerts.map((each) => add(commit, each)));
    return batches;
  };

  test('the only alert of an org is in the first batch, however many alerts of another org came before it', async () => {
    const many = Array.from({ length: 1000 }, (_, n) => alert(n));
    const [first] = await batchesOf([...many, alert(1000, { orgId: 2, integrationId: 2 })]);
    expect(first).toContain(1000);
  });

  test('so is the only alert of an integration, next to a busy integration of the same org', async () => {
    const many = Array.from({ length: 1000 }, (_, n) => alert(n));
    const [first] = await batchesOf([...many, alert(1000, { integrationId: 2 })]);
    expect(first).toContain(1000);
  });

  test('a large payload gets its own batch, and the small payloads of others are stored without it', async () => {
    const payload = ' '.repeat(9000);
    const large = [1, 2].map((n) => alert(n, { payload }));
    const small = [3, 4, 5].map((n) => alert(n, { orgId: 2 }));
    expect(await batchesOf([...large, ...small], { batch: 10 })).toEqual([[1], [3, 4, 5], [2]]);
  });

  test('the total size of the payloads in a batch is limited', async () => {
    const alerts = [1, 2, 3, 4, 5].map((n) => alert(n, { payload: '1234' }));
    expect(await batchesOf(alerts, { batch: 10 })).toEqual([[1, 2], [3, 4], [5]]);
  });
});

describe('when the store is slow', () => {
  const setUp = (limits = {}) => {
    const stored = Promise.withResolvers<void>();
    let pass: (() => void) | undefined;
    const commit = createGroupCommit(
      {
        batchesAtOnce: 1,
        worthwhileBatch: 32,
        async addAlerts(alerts) {
          await stored.promise;
          return alerts.map(idOf);
        },
      },
      {
        limits,
        after(_, then) {
          pass = then;
          return () => (pass = undefined);
        },
      }
    );
    return { commit, stored, timeOut: () => pass?.() };
  };
  const turn = () => new Promise(setImmediate);

  test('the number of waiting alerts is limited, and the rest is refused at once', async () => {
    const { commit, stored } = setUp({ alerts: 4 });
    const first = add(commit, alert(1));
    await turn();
    const waiting = [add(commit, alert(2)), add(commit, alert(3))];
    const refused = add(commit, alert(4));
    await expect(refused).rejects.toThrow(Busy);
    await expect(refused).rejects.toThrow('Its org already has 2 alerts waiting to be stored.');
    expect(commit.depth).toBe(3);
    stored.resolve();
    expect(await Promise.all([first, ...waiting])).toEqual([1, 2, 3].map((n) => idOf(alert(n))));
    expect(await add(commit, alert(5))).toEqual(idOf(alert(5)));
  });

  test('the number of waiting characters is limited too', async () => {
    const { commit, stored } = setUp({ characters: 9 });
    const first = add(commit, alert(1));
    await turn();
    const second = add(commit, alert(2));
    const third = add(commit, alert(3));
    await expect(add(commit, alert(4))).rejects.toThrow('Its org already has alerts with 4 characters waiting');
    stored.resolve();
    await Promise.all([first, second, third]);
  });

  test('an org that exceeds its share does not keep another org from adding alerts', async () => {
    const { commit, stored } = setUp({ alerts: 4 });
    const all = [add(commit, alert(1))];
    await turn();
    all.push(...[2, 3].map((n) => add(commit, alert(n, { orgId: 1 }))));
    await expect(add(commit, alert(4, { orgId: 1 }))).rejects.toThrow(Busy);
    all.push(add(commit, alert(5, { orgId: 2 })));
    stored.resolve();
    expect(await Promise.all(all)).toHaveLength(4);
  });

  test('after the timeout it refuses waiting and new alerts, but not those that may still be stored', async () => {
    const { commit, stored, timeOut } = setUp();
    const inFlight = add(commit, alert(1));
    await turn();
    const waiting = add(commit, alert(2));
    timeOut();
    await expect(waiting).rejects.toThrow(Overloaded);
    await expect(add(commit, alert(3))).rejects.toThrow(Overloaded);
    stored.resolve();
    expect(await inFlight).toEqual(idOf(alert(1)));
    await commit.idle();
    expect(await add(commit, alert(4))).toEqual(idOf(alert(4)));
  });
});

test('rejected deliveries are recorded with alerts or alone, and their number is limited', async () => {
  const noted: unknown[][] = [];
  const commit = createGroupCommit({
    batchesAtOnce: 1,
    worthwhileBatch: 32,
    async addAlerts(alerts, rejected) {
      noted.push([alerts.length, rejected.map(({ outcome }) => outcome)]);
      return alerts.map(idOf);
    },
  });
  const rejected = (outcome: string, orgId = 1) => ({ orgId, outcome }) as RejectedDelivery;
  commit.note(rejected('too_large'));
  await add(commit, alert(1));
  commit.note(rejected('invalid_json'));
  await commit.idle();
  expect(noted).toEqual([
    [1, ['too_large']],
    [0, ['invalid_json']],
  ]);
  for (let n = 0; n < 1000; n++) {
    commit.note(rejected('limited'));
  }
  await commit.idle();
  expect(noted[2]?.[1]).toHaveLength(200);
  for (let n = 0; n < 1000; n++) {
    commit.note(rejected('limited'));
  }
  commit.note(rejected('too_large', 2));
  await commit.idle();
  expect(noted[3]?.[1]).toContain('too_large');
});
