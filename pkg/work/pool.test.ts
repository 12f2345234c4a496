import { describe, expect, test } from '@jest/globals';
import { Busy } from '../fair/busy.ts';
import type { WorkReply, WorkRequest } from './messages.ts';
import { createPool, type PoolLimits, Unfinished, type WorkThread } from './pool.ts';

/** A thread that answers when the test says so. */
class TestThread implements WorkThread {
  readonly requests: WorkRequest[] = [];
  isEnded = false;
  answer: (reply: WorkReply) => void = () => {};
  fail: (error: Error) => void = () => {};

  postMessage(request: WorkRequest): void {
    this.requests.push(request);
  }

  on(event: 'message' | 'error', listener: ((reply: WorkReply) => void) & ((error: Error) => void)): void {
    if (event === 'message') {
      this.answer = listener;
    } else {
      this.fail = listener;
    }
  }

  async terminate(): Promise<void> {
    this.isEnded = true;
  }

  unref(): void {}
}

/** A thread that reports its CPU time. */
class TellingThread extends TestThread {
  microseconds = 0;

  async cpuUsage(): Promise<{ user: number; system: number }> {
    return { user: this.microseconds, system: 0 };
  }
}

function setUp(threads = 1, limits: Partial<PoolLimits> = {}, create = () => new TestThread()) {
  const started: TestThread[] = [];
  const timers = new Map<() => void, number>();
  const pool = createPool({
    threads,
    start() {
      const thread = create();
      started.push(thread);
      return thread;
    },
    now: () => 1000,
    limits,
    after(milliseconds, then) {
      timers.set(then, milliseconds);
      return () => timers.delete(then);
    },
  });
  const finished: string[] = [];
  return {
    pool,
    started,
    finished,
    /** Fires all timers with this delay. */
    pass(milliseconds: number) {
      for (const [then, after] of [...timers]) {
        if (after === milliseconds) {
          timers.delete(then);
          then();
        }
      }
    },
    run(orgId: number, lane: number, name: string, size = 1) {
      const done = pool.run({ orgId, lane, size }, 'understand', name as never);
      void done.then(
        () => finished.push(name),
        () => {}
      );
      return done;
    },
    /** The jobs that the threads are running, by name. */
    doing: () => started.filter(({ isEnded }) => !isEnded).map(({ requests }) => requests.at(-1)?.input),
  };
}

const done: WorkReply = { result: 'done', milliseconds: 1 };

test('a job goes to a thread with its time, and its result comes back', async () => {
  const { run, started } = setUp();
  const result = run(1, 1, 'a');
  expect(started[0]?.requests).toEqual([{ name: 'understand', input: 'a', now: 1000 }]);
  started[0]?.answer(done);
  expect(await result).toBe('done');
});

test('an error that a job throws comes back', async () => {
  const { run, started } = setUp();
  const result = run(1, 1, 'a');
  started[0]?.answer({ error: 'Error: wrong', milliseconds: 1 });
  await expect(result).rejects.toThrow('Error: wrong');
});

test('no thread is started before there is a job, and no more than the maximum', () => {
  const { run, started } = setUp(2);
  expect(started).toHaveLength(0);
  run(1, 1, 'a');
  expect(started).toHaveLength(1);
  run(2, 1, 'b');
  run(3, 1, 'c');
  expect(started).toHaveLength(2);
});

test('orgs take turns according to the time that they have used', () => {
  const { run, started, doing } = setUp();
  ['a1', 'a2', 'a3'].forEach((name) => run(1, 1, name));
  ['b1', 'b2', 'b3'].forEach((name) => run(2, 1, name));
  const order = Array.from({ length: 6 }, () => {
    const [name] = doing();
    started[0]?.answer({ result: '', milliseconds: String(name).startsWith('a') ? 100 : 4 });
    return name;
  });
  expect(order).toEqual(['a1', 'b1', 'b2', 'b3', 'a2', 'a3'].map((name) => name));
});

test('the jobs of a lane run one at a time, in their order', () => {
  const { run, started, doing } = setUp(3);
  ['a1', 'a2'].forEach((name) => run(1, 1, name));
  run(1, 2, 'other');
  expect(doing()).toEqual(['a1', 'other']);
  started[1]?.answer(done);
  expect(doing()).toEqual(['a1', 'other']);
  started[0]?.answer(done);
  expect(doing()).toContain('a2');
});

test('an org leaves one thread for the others', () => {
  const { run, doing } = setUp(2);
  [1, 2, 3].forEach((lane) => run(1, lane, `a${lane}`));
  expect(doing()).toEqual(['a1']);
  run(2, 1, 'b');
  expect(doing()).toEqual(['a1', 'b']);
});

test('a lane is busy from its first job to its last', () => {
  const { pool, run, started } = setUp();
  const isBusy = () => [pool.isBusy(1, 1), pool.isBusy(1, 2), pool.isBusy(2, 1)];
  run(1, 1, 'a');
  run(1, 1, 'b');
  expect(isBusy()).toEqual([true, false, false]);
  started[0]?.answer(done);
  expect(isBusy()).toEqual([true, false, false]);
  started[0]?.answer(done);
  expect(isBusy()).toEqual([false, false, false]);
});

describe('above the share of an org', () => {
  test('jobs are refused, and other orgs are served', async () => {
    const { run } = setUp(1, { jobs: 4 });
    ['running', 'one', 'two'].forEach((name) => run(1, 1, name));
    await expect(run(1, 1, 'three')).rejects.toThrow(new Busy('Its org already has 2 jobs waiting.'));
    void run(2, 1, 'other');
    await expect(run(2, 1, 'another')).rejects.toThrow(Busy);
  });

  test('jobs are refused for their size too', async () => {
    const { run, started } = setUp(1, { size: 100 });
    run(1, 1, 'running', 50);
    run(1, 1, 'one', 50);
    await expect(run(1, 1, 'two', 1)).rejects.toThrow(new Busy('Its org already has jobs with 50 bytes waiting.'));
    started[0]?.answer(done);
    void run(1, 1, 'three', 50);
    await expect(run(1, 1, 'four', 1)).rejects.toThrow(Busy);
  });
});

describe('a job that does not end', () => {
  test('is given up with its thread, and the next job gets another thread', async () => {
    const { run, pass, started, doing } = setUp(1, { deadline: 5000 });
    const stuck = run(1, 1, 'stuck');
    const next = run(1, 1, 'next');
    pass(5000);
    await expect(stuck).rejects.toThrow(new Unfinished('It did not come to an end within 5 s.'));
    expect([started[0]?.isEnded, doing()]).toEqual([true, ['next']]);
    started[1]?.answer(done);
    expect(await next).toBe('done');
  });

  test('is given more time if its thread had no core', async () => {
    const thread = new TellingThread();
    const { run, pass } = setUp(1, { deadline: 5000 }, () => thread);
    const slow = run(1, 1, 'slow');
    const settle = () => new Promise(setImmediate);
    pass(5000);
    await settle();
    expect(thread.isEnded).toBe(false);
    thread.microseconds = 5_000_000;
    pass(5000);
    await expect(slow).rejects.toThrow(Unfinished);
    expect(thread.isEnded).toBe(true);
  });

  test('is given up with a message about memory if it runs out of memory', async () => {
    const { run, started } = setUp();
    const large = run(1, 1, 'large');
    started[0]?.fail(Object.assign(new Error('heap'), { code: 'ERR_WORKER_OUT_OF_MEMORY' }));
    await expect(large).rejects.toThrow(new Unfinished('It needs more memory than there is for it.'));
  });

  test('is charged the time that it was given', () => {
    const { run, pass, doing } = setUp(1, { deadline: 5000 });
    ['a1', 'a2'].forEach((name) => run(1, 1, name));
    ['b1', 'b2'].forEach((name) => run(2, 1, name));
    pass(5000);
    expect(doing()).toEqual(['b1']);
  });
});

test('a thread that is idle for long ends, but a busy one does not', () => {
  const { run, pass, started } = setUp(1, { idle: 30_000 });
  run(1, 1, 'a');
  started[0]?.answer(done);
  run(1, 1, 'b');
  pass(30_000);
  expect(started[0]?.isEnded).toBe(false);
  started[0]?.answer(done);
  pass(30_000);
  expect(started[0]?.isEnded).toBe(true);
  run(1, 1, 'c');
  expect(started).toHaveLength(2);
});

test('close gives up all jobs', async () => {
  const { pool, run, started } = setUp();
  const jobs = [run(1, 1, 'a'), run(1, 1, 'b')];
  const outcomes = Promise.allSettled(jobs);
  await pool.close();
  expect((await outcomes).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(started[0]?.isEnded).toBe(true);
});
