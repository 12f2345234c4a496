import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createFairQueue } from './fair-queue.ts';

interface Item {
  org: number;
  lane: number;
  n: number;
  cost: number;
}

const create = (quantum = 1) => createFairQueue<Item>({ costOf: ({ cost }) => cost, quantum });

/** Everything, in the order in which it comes out. */
function takeAll(queue: ReturnType<typeof create>): Item[] {
  const taken: Item[] = [];
  for (let item = queue.take(); item !== undefined; item = queue.take()) {
    taken.push(item);
  }
  return taken;
}

const item = (org: number, lane: number, n: number, cost = 1): Item => ({ org, lane, n, cost });

function filled(items: readonly Item[], quantum?: number) {
  const queue = create(quantum);
  items.forEach((one) => queue.push(one.org, one.lane, one));
  return queue;
}

test('nothing comes of an empty one', () => {
  expect(create().take()).toBeUndefined();
});

test('a lane keeps its order, also when it is long', () => {
  const items = Array.from({ length: 5000 }, (_, n) => item(1, 1, n));
  expect(takeAll(filled(items))).toEqual(items);
});

test('orgs take turns, and within an org its lanes', () => {
  const queue = filled([
    item(1, 1, 0),
    item(1, 1, 1),
    item(1, 1, 2),
    item(1, 2, 0),
    item(2, 3, 0),
    item(2, 3, 1),
    item(2, 3, 2),
  ]);
  expect(takeAll(queue).map(({ org, lane, n }) => `${org}.${lane}.${n}`)).toEqual([
    '1.1.0',
    '2.3.0',
    '1.2.0',
    '2.3.1',
    '1.1.1',
    '2.3.2',
    '1.1.2',
  ]);
});

test('what costs ten times as much comes a tenth as often', () => {
  const queue = filled([
    ...Array.from({ length: 100 }, (_, n) => item(1, 1, n, 10)),
    ...Array.from({ length: 100 }, (_, n) => item(2, 1, n, 1)),
  ]);
  const taken = Array.from({ length: 55 }, () => queue.take() as Item);
  expect(taken.filter(({ org }) => org === 1)).toHaveLength(5);
});

test('a cost that is known only afterwards counts as well', () => {
  const queue = filled([...Array(6).keys()].flatMap((n) => [item(1, 1, n), item(2, 1, n)]));
  expect(queue.take()).toMatchObject({ org: 1 });
  queue.charge(1, 1, 3);
  expect(Array.from({ length: 5 }, () => queue.take()?.org)).toEqual([2, 2, 2, 2, 1]);
  queue.charge(3, 1, 100);
});

describe('what does not fit', () => {
  const small = ({ cost }: Item) => cost < 100;

  test('keeps its place, and what is behind it in its lane waits', () => {
    const queue = filled([item(1, 1, 0, 100), item(1, 1, 1), item(2, 1, 0), item(2, 1, 1)]);
    expect([queue.take(small)?.org, queue.take(small)?.org, queue.take(small)]).toEqual([2, 2, undefined]);
    queue.push(2, 1, item(2, 1, 2));
    expect(queue.take()).toEqual(item(1, 1, 0, 100));
  });

  test('holds up no other lane of its org', () => {
    const queue = filled([item(1, 1, 0, 100), item(1, 2, 0)]);
    expect(queue.take(small)).toEqual(item(1, 2, 0));
  });

  test('lets the others take turns', () => {
    const queue = filled([item(1, 1, 0, 100), item(2, 1, 0), item(2, 1, 1), item(3, 1, 0), item(3, 1, 1)]);
    expect(Array.from({ length: 4 }, () => queue.take(small)?.org)).toEqual([2, 3, 2, 3]);
  });
});

test('all can be taken at once', () => {
  const queue = filled([item(1, 1, 0), item(2, 1, 0)]);
  expect(queue.size).toBe(2);
  expect(queue.drain()).toHaveLength(2);
  expect([queue.size, queue.take()]).toEqual([0, undefined]);
});

const items = fc.array(
  fc.record({
    org: fc.integer({ min: 1, max: 4 }),
    lane: fc.integer({ min: 1, max: 3 }),
    n: fc.nat(),
    cost: fc.integer({ min: 1, max: 20 }),
  })
);

test('everything comes out once, each lane in its order', () => {
  fc.assert(
    fc.property(items, fc.integer({ min: 1, max: 10 }), (list, quantum) => {
      const taken = takeAll(filled(list, quantum));
      expect(taken).toHaveLength(list.length);
      for (const org of [1, 2, 3, 4]) {
        for (const lane of [1, 2, 3]) {
          const isOf = (one: Item) => one.org === org && one.lane === lane;
          expect(taken.filter(isOf)).toEqual(list.filter(isOf));
        }
      }
    })
  );
});

test('while an org waits no other one has more carried out than it, but for a turn and an item', () => {
  fc.assert(
    fc.property(items, fc.integer({ min: 1, max: 10 }), (list, quantum) => {
      const queue = filled(list, quantum);
      const left = new Map<number, number>();
      const carriedOut = new Map<number, number>();
      list.forEach(({ org }) => left.set(org, (left.get(org) ?? 0) + 1));
      for (let taken = queue.take(); taken !== undefined; taken = queue.take()) {
        carriedOut.set(taken.org, (carriedOut.get(taken.org) ?? 0) + taken.cost);
        left.set(taken.org, (left.get(taken.org) as number) - 1);
        for (const [org, waiting] of left) {
          if (waiting > 0) {
            const ahead = (carriedOut.get(taken.org) as number) - (carriedOut.get(org) ?? 0);
            expect(ahead).toBeLessThanOrEqual(2 * (quantum + 20));
          }
        }
      }
    })
  );
});
