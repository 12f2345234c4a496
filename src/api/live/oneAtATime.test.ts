import { oneAtATime } from './oneAtATime';

it('runs once more for all calls that come while it runs', async () => {
  const runs: Array<() => void> = [];
  const call = oneAtATime(() => new Promise<void>((resolve) => runs.push(resolve)));

  call();
  call();
  call();
  expect(runs).toHaveLength(1);

  runs[0]?.();
  await settled();
  expect(runs).toHaveLength(2);

  runs[1]?.();
  await settled();
  expect(runs).toHaveLength(2);

  call();
  expect(runs).toHaveLength(3);
});

it('continues after a failed run', async () => {
  let runs = 0;
  const call = oneAtATime(() => {
    runs += 1;
    return Promise.reject(new Error('test'));
  });
  call();
  await settled();
  call();
  expect(runs).toBe(2);
});

const settled = () => new Promise((resolve) => setTimeout(resolve));
