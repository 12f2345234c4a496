import { describe, expect, test } from '@jest/globals';
import { InvalidCursor } from '../../../pkg/store/errors.ts';
import type { Page, PageRequest } from '../../../pkg/store/shapes/pages.ts';
import type { OrgStore } from '../../../pkg/store/store.ts';
import { plainIntegration } from '../integration.ts';
import { allGroups, onePage, readAll } from './pages.ts';
import type { TestStore } from './test-store.ts';

const ada = { kind: 'user', login: 'ada', name: 'Ada' } as const;

interface PagedList {
  readonly list: (org: OrgStore, page: PageRequest) => Promise<Page<object>>;
  /** Adds another item to the list, before all others that it has. */
  readonly add: (on: TestStore, number: number) => Promise<unknown>;
}

/** Every list that has pages. */
const lists: Record<string, PagedList> = {
  integrations: {
    list: (org, page) => org.listIntegrations(page),
    add: ({ org }, number) => {
      const name = `A${String(999 - number)}`;
      return org.createIntegration(plainIntegration({ uid: name, name, token: name }));
    },
  },
  groups: {
    list: (org, page) => org.listGroups(allGroups, page),
    // Two start at a time.
    add: ({ add, incoming }, number) => add([incoming({ groupingKey: `${number}` }, 1000 + Math.floor(number / 2))]),
  },
  'groups of a state and an integration': {
    list: (org, page) =>
      org.listGroups({ ...allGroups, states: ['firing', 'resolved'], integrationUids: ['one'] }, page),
    add: ({ add, incoming }, number) =>
      add([incoming({ groupingKey: `${number}` }), incoming({ groupingKey: `${number}`, signal: 'resolve' })]),
  },
  alerts: {
    list: (org, page) => org.listAlerts(1, page),
    add: ({ add, incoming }) => add([incoming()]),
  },
  deliveries: {
    list: (org, page) => org.listDeliveries('one', page),
    add: ({ add, incoming }) => add([incoming()]),
  },
  events: {
    list: (org, page) => org.listEvents(1, page),
    async add({ add, incoming, org }, number) {
      await add([incoming()]);
      const action = number % 2 === 0 ? 'acknowledge' : 'unacknowledge';
      expect(await org.actOnGroups([1], { action }, ada, 2000 + number)).toMatchObject({ changed: [1] });
    },
  },
};

const encode = (text: string) => Buffer.from(text).toString('base64url');

const strangeCursors = [
  '',
  '%',
  // Broken JSON, no list, the place of another list, and a place of another type.
  ...['[', '{}', '["a","b","c"]', '[null]'].map(encode),
  // Numbers and a text that no id, time or name is.
  ...['[1.5]', '[1e30]', '[0,0,"after",1.5,3]', '[0,1,"after",3,1e30]', '[0,1,"before",1.5,3]', '["a\\u0000",1]'].map(
    encode
  ),
];

export function describePaging(on: TestStore): void {
  describe.each(Object.entries(lists))('%s', (_, { list, add }) => {
    const addMany = async (from: number, to: number) => {
      for (let number = from; number < to; number++) {
        await add(on, number);
      }
    };

    test('each is on one page, in the order of the whole list', async () => {
      await addMany(0, 11);
      const whole = (await list(on.org, onePage)).items;
      expect(whole.length).toBeGreaterThanOrEqual(11);
      for (const limit of [1, 4, whole.length, whole.length + 1]) {
        expect(await readAll((page) => list(on.org, page), limit)).toEqual(whole);
      }
      expect((await list(on.org, { limit: whole.length, cursor: undefined })).nextCursor).toBeNull();
    });

    test('what comes between two pages neither moves nor doubles any', async () => {
      await addMany(0, 10);
      const keyOf = (item: object) => ('id' in item ? item.id : 'uid' in item ? item.uid : item);
      const before = (await list(on.org, onePage)).items.map(keyOf);
      let next = 10;
      const seen = await readAll(
        (page) => list(on.org, page),
        3,
        () => add(on, next++)
      );
      expect(next).toBeGreaterThan(12);
      expect(seen.map(keyOf)).toEqual(before);
    });

    test('a cursor that no page gave is refused', async () => {
      await add(on, 0);
      for (const cursor of strangeCursors) {
        await expect(list(on.org, { limit: 5, cursor })).rejects.toThrow(InvalidCursor);
      }
    });
  });

  test('a page of large payloads ends early, and the next goes on after it', async () => {
    const { add, incoming, org } = on;
    const payload = JSON.stringify('x'.repeat(100_000));
    await add(Array.from({ length: 7 }, () => ({ ...incoming(), payload })));
    const { items, nextCursor } = await org.listAlerts(1, onePage);
    expect(items.length).toBeLessThan(7);
    expect(nextCursor).not.toBeNull();
    const all = await readAll((page) => org.listAlerts(1, page), 100);
    expect(all.map(({ id }) => id)).toEqual([7, 6, 5, 4, 3, 2, 1]);
  });

  test('a payload that is too large for any page has one to itself, and the next goes on after it', async () => {
    const { add, incoming, org } = on;
    const payload = JSON.stringify('x'.repeat(300_000));
    await add([1, 2, 3].map((n) => ({ ...incoming(), ...(n > 1 && { payload }) })));
    expect((await org.listAlerts(1, onePage)).items.map(({ id }) => id)).toEqual([3]);
    expect((await readAll((page) => org.listAlerts(1, page), 100)).map(({ id }) => id)).toEqual([3, 2, 1]);
  });
}
