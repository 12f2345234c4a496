import { expect, test } from '@jest/globals';
import type { AddedAlert, IncomingAlert } from '../store/store.ts';
import { createGroupCommit } from './group-commit.ts';

const alert = (n: number) => ({ receivedAt: n }) as IncomingAlert;
const idOf = ({ receivedAt }: IncomingAlert): AddedAlert => ({ alertId: receivedAt, groupId: 1 });

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
    () => {}
  );
  const one = commit.add(alert(1));
  while (batches.length === 0) {
    await new Promise(setImmediate);
  }
  const rest = [2, 3, 4].map((n) => commit.add(alert(n)));
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
    (alerts) => announced.push(...alerts.map(({ receivedAt }) => receivedAt))
  );
  const lost = [commit.add(alert(1)), commit.add(alert(2))];
  await expect(Promise.all(lost)).rejects.toThrow('disk full');
  await expect(lost[1]).rejects.toThrow('disk full');
  fails = false;
  expect(await commit.add(alert(3))).toEqual({ alertId: 3, groupId: 1 });
  await commit.idle();
  expect(announced).toEqual([3]);
});
