import { setImmediate } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { collectLog } from '../../../test-support/sidecar/log.ts';
import { Busy } from '../../fair/busy.ts';
import { StoreUnavailable } from '../../store/fault.ts';
import type { UnindexedGroup } from '../../store/shapes/searches.ts';
import type { OrgStore } from '../../store/store.ts';
import { Unfinished } from '../../work/pool.ts';
import { createIndexMessages } from './index-messages.ts';

/**
 * The job over groups that wait, with a clock that stands still but for `pass`.
 * @param render makes the message of a group; may pass time
 */
function create(
  groups: Array<[orgId: number, groupId: number]>,
  render: (groupId: number) => Promise<string | null>,
  isStorm = false
) {
  let time = 0;
  let waiting: UnindexedGroup[] = groups.map(([orgId, groupId]) => ({ orgId, groupId, alertId: groupId }));
  const indexed: Array<[groupId: number, message: string | null]> = [];
  const { logger, log } = collectLog();
  const step = createIndexMessages({
    store: {
      forOrg: () => ({ getGroup: async (id: number) => (id === vanished ? undefined : { id }) }) as never as OrgStore,
      listUnindexed: async () => waiting,
      async indexMessages(messages) {
        const ids = messages.map(({ groupId }) => groupId);
        waiting = waiting.filter(({ groupId }) => !ids.includes(groupId));
        indexed.push(...messages.map(({ groupId, message }): [number, string | null] => [groupId, message]));
      },
    },
    appearances: { all: async (_viewer, _org, { id }) => ({ message: await render(id) }) as never },
    logger,
    elapsed: () => time,
    isStorm: () => isStorm,
  });
  return {
    indexed,
    log,
    pass: (milliseconds: number) => {
      time += milliseconds;
    },
    async step() {
      const more = await step();
      await setImmediate();
      return more;
    },
  };
}

const vanished = 404;
const never = () => new Promise<never>(() => {});

test('groups that wait get their messages, and then there is nothing to do', async () => {
  const job = create(
    [
      [1, 2],
      [1, 1],
      [1, vanished],
    ],
    async (id) => (id === 1 ? null : `message ${id}`)
  );
  expect(await job.step()).toBe(true);
  expect(job.indexed).toEqual([
    [2, 'message 2'],
    [1, null],
    [vanished, null],
  ]);
  expect(await job.step()).toBe(false);
});

test('an org whose templates do not end holds up no other, and has one turn at a time', async () => {
  const begun: number[] = [];
  const job = create(
    [
      [1, 11],
      [1, 12],
      [2, 21],
    ],
    (id) => {
      begun.push(id);
      return id === 21 ? Promise.resolve('theirs') : never();
    }
  );
  await job.step();
  await job.step();
  expect(begun).toEqual([11, 21]);
  expect(job.indexed).toEqual([[21, 'theirs']]);
});

test.each([
  ['four', false, 4],
  ['in a storm forty', true, 40],
])('a turn ends after a slow group, and the org rests %s times as long', async (_, isStorm, factor) => {
  const job = create(
    [
      [1, 1],
      [1, 2],
    ],
    async (id) => {
      job.pass(500);
      return `message ${id}`;
    },
    isStorm
  );
  await job.step();
  expect(job.indexed).toEqual([[1, 'message 1']]);
  job.pass(500 * factor - 1);
  expect(await job.step()).toBe(true);
  expect(job.indexed).toHaveLength(1);
  job.pass(1);
  await job.step();
  expect(job.indexed).toHaveLength(2);
});

test('a message that comes to no end is left out, and the next ones are indexed', async () => {
  const job = create(
    [
      [1, 1],
      [1, 2],
    ],
    async (id) => {
      if (id === 1) {
        throw new Unfinished('It did not come to an end within 5 s.');
      }
      return 'fine';
    }
  );
  await job.step();
  expect(job.indexed).toEqual([
    [1, null],
    [2, 'fine'],
  ]);
  expect(job.log).toEqual([]);
});

test.each([
  ['the store fails', new StoreUnavailable({ reason: 'other', message: 'The disk failed.', isLasting: false })],
  ['its org has too much waiting', new Busy('Its org already has 2,000 jobs waiting.')],
])('when %s nothing is lost, and the next try is in 5 s', async (_, error) => {
  let fails = true;
  const job = create([[1, 1]], async () => {
    if (fails) {
      throw error;
    }
    return 'fine';
  });
  await job.step();
  expect(job.log).toEqual([]);
  fails = false;
  job.pass(4999);
  await job.step();
  expect(job.indexed).toEqual([]);
  job.pass(1);
  await job.step();
  expect(job.indexed).toEqual([[1, 'fine']]);
});
