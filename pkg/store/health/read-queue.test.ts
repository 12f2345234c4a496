import { beforeEach, expect, test } from '@jest/globals';
import { classifyError } from '../fault.ts';
import { createReadQueue, type ReadQueue, readTimeoutMs } from './read-queue.ts';

let queue: ReadQueue;
/** What the watch was told. */
let told: string[];
/** The reads that have begun, by name: the thread of each, and a function that ends it. */
let begun: Map<string, { thread: number; end: (failure?: Error) => Promise<void> }>;
/** The outcome of each read that has ended for its caller. */
let ended: Map<string, string>;
let timers: Array<{ at: number; then: () => void }>;
let time: number;

const nextTurn = () => new Promise(setImmediate);

beforeEach(() => {
  told = [];
  begun = new Map();
  ended = new Map();
  timers = [];
  time = 0;
  queue = createReadQueue(
    2,
    {
      classify: (error) =>
        'errcode' in (error as object) ? { reason: 'disk_error', message: '', isLasting: false } : classifyError(error),
      worked: () => told.push('worked'),
      failed: (error) => told.push(`failed: ${(error as Error).message}`),
      stalled: () => told.push('stalled'),
    },
    readTimeoutMs,
    (milliseconds, then) => {
      const timer = { at: time + milliseconds, then };
      timers.push(timer);
      return () => (timers = timers.filter((other) => other !== timer));
    }
  );
});

/** @param name begins with the org's number */
function read(name: string): void {
  queue
    .run(Number(name[0]), (thread) => {
      return new Promise<string>((resolve, reject) => {
        const end = (failure?: Error) => {
          begun.delete(name);
          (failure === undefined ? resolve('done') : reject(failure)) as void;
          return nextTurn() as Promise<void>;
        };
        begun.set(name, { thread, end });
      });
    })
    .then(
      (result) => ended.set(name, result),
      (error: Error) => ended.set(name, error.message)
    );
}

async function pass(milliseconds: number): Promise<void> {
  time += milliseconds;
  const due = timers.filter(({ at }) => at <= time);
  timers = timers.filter(({ at }) => at > time);
  due.forEach(({ then }) => then());
  await nextTurn();
}

const running = () => [...begun.keys()];
const hangs = 'The database does not answer in time. Check the disk.';

test('orgs take turns, and each has one thread at most', async () => {
  ['1a', '1b', '1c', '2a', '2b', '3a'].forEach(read);
  expect(running()).toEqual(['1a', '2a']);
  await begun.get('1a')?.end();
  expect(running()).toEqual(['2a', '1b']);
  await begun.get('1b')?.end();
  expect(running()).toEqual(['2a', '3a']);
  await begun.get('3a')?.end();
  expect(running()).toEqual(['2a', '1c']);
  await begun.get('2a')?.end();
  expect(running()).toEqual(['1c', '2b']);
  await begun.get('1c')?.end();
  await begun.get('2b')?.end();
  expect(new Set(ended.values())).toEqual(new Set(['done']));
  expect(timers).toEqual([]);
});

test('one read at a time stays on one thread', async () => {
  const threads = new Set<number | undefined>();
  for (const name of ['1a', '2a', '1b', '3a']) {
    read(name);
    threads.add(begun.get(name)?.thread);
    await begun.get(name)?.end();
  }
  expect([...threads]).toEqual([0]);
});

test('a read that hangs ends the other reads of its org, and other orgs go on reading', async () => {
  ['1a', '1b'].forEach(read);
  await pass(readTimeoutMs - 1);
  expect([queue.isHanging(), told]).toEqual([false, []]);
  await pass(1);
  expect([...ended]).toEqual([
    ['1a', hangs],
    ['1b', hangs],
  ]);
  expect([queue.isHanging(), told]).toEqual([true, ['stalled']]);
  read('1c');
  read('2a');
  await nextTurn();
  expect(ended.get('1c')).toBe(hangs);
  await begun.get('2a')?.end();
  expect([ended.get('2a'), told]).toEqual(['done', ['stalled']]);

  await begun.get('1a')?.end();
  expect([queue.isHanging(), told]).toEqual([false, ['stalled', 'worked']]);
  read('1d');
  await begun.get('1d')?.end();
  expect(ended.get('1d')).toBe('done');
});

test('while all threads hang every read is refused at once', async () => {
  ['1a', '2a'].forEach(read);
  await pass(readTimeoutMs - 10);
  read('3a');
  await pass(10);
  expect([...ended]).toEqual(['1a', '2a', '3a'].map((name) => [name, hangs]));
  read('4a');
  await nextTurn();
  expect(ended.get('4a')).toBe(hangs);
  await begun.get('1a')?.end(new Error('gone'));
  read('4b');
  await begun.get('4b')?.end();
  expect(ended.get('4b')).toBe('done');
  expect(told).toEqual(['stalled', 'stalled']);
  expect(timers).toEqual([]);
});

test('a fault of the database is noted, a fault of the call is not', async () => {
  for (const failure of [new Error('no such cursor'), Object.assign(new Error('disk'), { errcode: 10 })]) {
    read('1a');
    await begun.get('1a')?.end(failure);
    expect(ended.get('1a')).toBe(failure.message);
  }
  expect(told).toEqual(['failed: disk']);
});

test('a read that waits behind slow ones is refused in time', async () => {
  read('1a');
  await pass(10);
  read('1b');
  read('1c');
  await pass(readTimeoutMs - 20);
  await begun.get('1a')?.end();
  await pass(10);
  expect(ended.get('1c')).toBeUndefined();
  await pass(10);
  expect(running()).toEqual(['1b']);
  expect(ended.get('1c')).toMatch(/busy/);
  await begun.get('1b')?.end();
  expect([ended.get('1b'), told]).toEqual(['done', ['worked', 'worked']]);
});
