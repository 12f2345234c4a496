import { setImmediate } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { createSharedStreams, type OpenStream } from './shared-streams.ts';

const context = { orgId: 1 };

/** A plugin with one stream, and a clock that the test moves. */
function setUp() {
  const opened: OpenedStream[] = [];
  const waits: Wait[] = [];

  const open: OpenStream = async function* (_, path, signal) {
    const events: Array<() => unknown> = [];
    let wake = () => {};
    const push = (event: () => unknown) => {
      events.push(event);
      wake();
    };
    const done = Symbol('done');
    signal.addEventListener('abort', () => push(() => done));
    opened.push({
      path,
      send: (message) => push(() => message),
      end: (error) =>
        push(() => {
          if (error) {
            throw error;
          }
          return done;
        }),
      aborted: () => signal.aborted,
    });
    for (;;) {
      const event = events.shift();
      if (event) {
        const message = event();
        if (message === done) {
          return;
        }
        yield message;
      } else {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    }
  };
  const streams = createSharedStreams(open, (milliseconds, signal) => {
    return new Promise((pass) => {
      waits.push({ milliseconds, pass });
      signal.addEventListener('abort', () => pass());
      if (signal.aborted) {
        pass();
      }
    });
  });
  return { streams, opened, waits, newest: () => last(opened), newestWait: () => last(waits) };
}

interface OpenedStream {
  path: string;
  send: (message: unknown) => void;
  end: (error?: Error) => void;
  aborted: () => boolean;
}

interface Wait {
  milliseconds: number;
  pass: () => void;
}

function last<Item>(items: readonly Item[]): Item {
  const item = items.at(-1);
  if (item === undefined) {
    throw new Error('there is none');
  }
  return item;
}

test('listeners share one stream', async () => {
  const { streams, opened, newest } = setUp();
  const first: unknown[] = [];
  const second: unknown[] = [];
  streams.listen(context, 'changes', (message) => first.push(message));
  streams.listen(context, 'changes', (message) => second.push(message));
  newest().send({ n: 1 });
  await setImmediate();
  expect(opened).toHaveLength(1);
  expect([first, second]).toEqual([[{ n: 1 }], [{ n: 1 }]]);
});

test('each path has its own stream', async () => {
  const { streams, opened } = setUp();
  streams.listen(context, 'changes', () => {});
  streams.listen(context, 'others', () => {});
  await setImmediate();
  expect(opened.map(({ path }) => path)).toEqual(['changes', 'others']);
});

test('a failed stream is reopened with growing delays, until it delivers something', async () => {
  const { streams, opened, waits, newest, newestWait } = setUp();
  const heard: unknown[] = [];
  streams.listen(context, 'changes', (message) => heard.push(message));
  for (let tries = 0; tries < 8; tries++) {
    newest().end(new Error('unavailable'));
    await setImmediate();
    newestWait().pass();
    await setImmediate();
  }
  expect(waits.map(({ milliseconds }) => milliseconds)).toEqual([100, 200, 400, 800, 1600, 3200, 5000, 5000]);

  newest().send('back');
  await setImmediate();
  expect(heard).toEqual(['back']);
  newest().end(new Error('unavailable'));
  await setImmediate();
  expect(opened).toHaveLength(9);
  expect(newestWait().milliseconds).toBe(100);
});

test('a stream that ends without an error stays closed until a new listener comes', async () => {
  const { streams, opened, newest } = setUp();
  streams.listen(context, 'changes', () => {});
  newest().end();
  await setImmediate();
  expect(opened).toHaveLength(1);
  streams.listen(context, 'changes', () => {});
  expect(opened).toHaveLength(2);
});

test('a stream ends 15 s after its last listener left', async () => {
  const { streams, newest, newestWait } = setUp();
  const stop = streams.listen(context, 'changes', () => {});
  stop();
  expect(newestWait().milliseconds).toBe(15_000);
  expect(newest().aborted()).toBe(false);
  newestWait().pass();
  await setImmediate();
  expect(newest().aborted()).toBe(true);
});

test('a stream continues if a listener comes back in time', async () => {
  const { streams, opened, newest, newestWait } = setUp();
  streams.listen(context, 'changes', () => {})();
  streams.listen(context, 'changes', () => {});
  newestWait().pass();
  await setImmediate();
  expect(newest().aborted()).toBe(false);
  expect(opened).toHaveLength(1);
});

test('all streams end with the server', async () => {
  const { streams, newest } = setUp();
  streams.listen(context, 'changes', () => {});
  streams.close();
  await setImmediate();
  expect(newest().aborted()).toBe(true);
});
