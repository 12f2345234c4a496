import type { CallContext } from '../../plugin-host/plugin-context.ts';

/** Opens a plugin's stream. Messages come until `signal` aborts. It throws if the plugin ends it with an error. */
export type OpenStream = (context: CallContext, path: string, signal: AbortSignal) => AsyncIterable<unknown>;

export interface SharedStreams {
  /** Calls `listener` with each message of the stream until the returned function is called. */
  listen(context: CallContext, path: string, listener: (message: unknown) => void): () => void;
  close(): void;
}

/** Resolves after that many milliseconds, or as soon as `signal` aborts. */
export type Wait = (milliseconds: number, signal: AbortSignal) => Promise<void>;

/**
 * Shares the plugin's streams among their listeners as Grafana Live does. There is one stream per path, opened in the name of
 * the first listener. A failed stream is reopened with growing delays. A stream ends some time after its last listener left.
 * One that the plugin ends without an error stays closed until a new listener comes.
 */
export function createSharedStreams(open: OpenStream, wait: Wait = waitForTime): SharedStreams {
  const streams = new Map<string, Stream>();

  const start = (context: CallContext, path: string): Stream => {
    const end = new AbortController();
    const stream: Stream = { listeners: new Set(), end, leave: new AbortController() };
    run(() => open(context, path, end.signal), stream, wait).finally(() => {
      if (streams.get(path) === stream) {
        streams.delete(path);
      }
    });
    streams.set(path, stream);
    return stream;
  };

  return {
    listen(context, path, listener) {
      const stream = streams.get(path) ?? start(context, path);
      stream.leave.abort();
      stream.listeners.add(listener);
      return () => {
        stream.listeners.delete(listener);
        if (stream.listeners.size === 0) {
          void endUnused(stream, wait);
        }
      };
    },
    close() {
      for (const { end } of streams.values()) {
        end.abort();
      }
    },
  };
}

interface Stream {
  listeners: Set<(message: unknown) => void>;
  end: AbortController;
  /** Aborts the wait after the last listener left, because one came back. */
  leave: AbortController;
}

async function run(open: () => AsyncIterable<unknown>, { listeners, end: { signal } }: Stream, wait: Wait) {
  for (let pause = firstPause; !signal.aborted; pause = Math.min(pause * 2, longestPause)) {
    try {
      for await (const message of open()) {
        pause = firstPause;
        listeners.forEach((listener) => listener(message));
      }
      return;
    } catch {
      await wait(pause, signal);
    }
  }
}

async function endUnused(stream: Stream, wait: Wait): Promise<void> {
  stream.leave = new AbortController();
  await wait(unusedTime, AbortSignal.any([stream.leave.signal, stream.end.signal]));
  if (stream.listeners.size === 0) {
    stream.end.abort();
  }
}

/** In milliseconds. */
const firstPause = 100;
const longestPause = 5000;
const unusedTime = 15_000;

function waitForTime(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((done) => {
    const timer = setTimeout(done, signal.aborted ? 0 : milliseconds);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      done();
    });
  });
}
