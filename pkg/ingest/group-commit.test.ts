import { describe, expect, test } from '@jest/globals';
import type { AddedAlert, IncomingAlert, RejectedDelivery } from '../store/store.ts';
import { createGroupCommit, type GroupCommit, Overloaded } from './group-commit.ts';

const alert = (n: number) => ({ receivedAt: n, payload: '{}' }) as IncomingAlert;
const idOf = ({ receivedAt }: IncomingAlert): AddedAlert => ({
  stored: { alertId: receivedAt, groupId: 1 },
  duplicate: false,
});

/** What comes of an alert, as a promise. */
const add = (commit: GroupCommit, incoming: IncomingAlert) =>
  new Promise<AddedAlert>((stored, refused) => commit.add(incoming, { stored, refused }));

test('what comes during a commit shares the next one, in its order', async () => {
  const batches: number[][] = [];
  const first = Promise.withResolvers<void>();
  const commit = createGroupCommit(
    {
      async addAlerts(alerts) {
        batches.push(alerts.map(({ receivedAt }) => receivedAt));
        await (batches.length === 1 ? first.promise : undefined);
        return alerts.map(idOf);
      },
    },
    { committed: () => {}, stalled: () => {} }
  );
  const one = add(commit, alert(1));
  while (batches.length === 0) {
    await new Promise(setImmediate);
  }
  const rest = [2, 3, 4].map((n) => add(commit, alert(n)));
  first.resolve();
  expect(await Promise.all([one, ...rest])).toEqual([1, 2, 3, 4].map((n) => idOf(alert(n))));
  expect(batches).toEqual([[1], [2, 3, 4]]);
});

test('a failed commit fails its own alerts only, and announces nothing', async () => {
  const announced: number[] = [];
  let fails = true;
  const commit = createGroupCommit(
    {
      async addAlerts(alerts) {
        if (fails) {
          throw new Error('disk full');
        }
        return alerts.map(idOf);
      },
    },
    { committed: (alerts) => announced.push(...alerts.map(({ receivedAt }) => receivedAt)), stalled: () => {} }
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
])(
  '%i who send at a time are cut into halves, so that one is stored while the other comes in',
  async (senders, cut) => {
    const sizes: number[] = [];
    const commit = createGroupCommit(
      {
        async addAlerts(alerts) {
          sizes.push(alerts.length);
          return alerts.map(idOf);
        },
      },
      { committed: () => {}, stalled: () => {} }
    );
    await Promise.all(Array.from({ length: senders }, (_, n) => add(commit, alert(n))));
    expect(sizes).toEqual(cut);
  }
);

describe('when the store is slow', () => {
  const setUp = (limits = {}) => {
    const stored = Promise.withResolvers<void>();
    let pass: (() => void) | undefined;
    let stalls = 0;
    const commit = createGroupCommit(
      {
        async addAlerts(alerts) {
          await stored.promise;
          return alerts.map(idOf);
        },
      },
      {
        committed: () => {},
        stalled: () => stalls++,
        limits,
        after(_, then) {
          pass = then;
          return () => (pass = undefined);
        },
      }
    );
    return { commit, stored, runOutOfPatience: () => pass?.(), stalls: () => stalls };
  };
  const turn = () => new Promise(setImmediate);

  test('no more waits than may, and the rest is refused at once', async () => {
    const { commit, stored } = setUp({ alerts: 2 });
    const first = add(commit, alert(1));
    await turn();
    const waiting = [add(commit, alert(2)), add(commit, alert(3))];
    await expect(add(commit, alert(4))).rejects.toThrow(Overloaded);
    expect(commit.depth).toBe(3);
    stored.resolve();
    expect(await Promise.all([first, ...waiting])).toEqual([1, 2, 3].map((n) => idOf(alert(n))));
    expect(await add(commit, alert(5))).toEqual(idOf(alert(5)));
  });

  test('nor more characters than may', async () => {
    const { commit, stored } = setUp({ characters: 5 });
    const first = add(commit, alert(1));
    await turn();
    const second = add(commit, alert(2));
    const third = add(commit, alert(3));
    await expect(add(commit, alert(4))).rejects.toThrow(Overloaded);
    stored.resolve();
    await Promise.all([first, second, third]);
  });

  test('out of patience, it refuses what waits and what comes, but not what may yet be stored', async () => {
    const { commit, stored, runOutOfPatience, stalls } = setUp();
    const inFlight = add(commit, alert(1));
    await turn();
    const waiting = add(commit, alert(2));
    runOutOfPatience();
    await expect(waiting).rejects.toThrow(Overloaded);
    await expect(add(commit, alert(3))).rejects.toThrow(Overloaded);
    expect(stalls()).toBe(1);
    stored.resolve();
    expect(await inFlight).toEqual(idOf(alert(1)));
    await commit.idle();
    expect(await add(commit, alert(4))).toEqual(idOf(alert(4)));
  });
});

test('rejected deliveries are noted along with alerts, or alone, and not without end', async () => {
  const noted: unknown[][] = [];
  const commit = createGroupCommit(
    {
      async addAlerts(alerts, rejected) {
        noted.push([alerts.length, rejected.map(({ outcome }) => outcome)]);
        return alerts.map(idOf);
      },
    },
    { committed: () => {}, stalled: () => {} }
  );
  const rejected = (outcome: string) => ({ outcome }) as RejectedDelivery;
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
});
