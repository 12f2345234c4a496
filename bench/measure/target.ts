import type { Generator, LoadResult } from '../load/load.ts';
import { readUsage } from '../machine/process-usage.ts';
import { bodyWithKey } from '../payload.ts';
import type { Server } from '../servers/server.ts';

/** One slice of load on a server. */
export interface IngestSlice extends LoadResult {
  /** Answers per second. */
  readonly rate: number;
  /** The server's CPU time per answer, in microseconds; null if the system does not report it. */
  readonly cpu: number | null;
  /** The server's resident memory at the end, in MiB. */
  readonly rss: number | null;
}

export interface Pressure {
  readonly keys: number;
  /** 0 by default. */
  readonly firstKey?: number;
  readonly connections: number;
  readonly seconds: number;
}

/** A server under measurement, with the count of everything sent to it. */
export interface Target {
  readonly server: Server;
  readonly sent: Readonly<Sent>;
  put(pressure: Pressure): Promise<IngestSlice>;
  /** Sends one request. */
  putOne(): Promise<void>;
  /** Sends a request with each of so many keys. */
  putEach(keys: number): Promise<void>;
}

export interface Sent {
  /** Requests that were answered with 200. */
  acknowledged: number;
  /** The highest possible number of requests that had no answer when their slice ended; they may have been executed. */
  unanswered: number;
  refused: number;
  broken: number;
}

export function createTarget(server: Server, generator: Generator): Target {
  const sent: Sent = { acknowledged: 0, unanswered: 0, refused: 0, broken: 0 };
  return {
    server,
    sent,
    async put({ firstKey = 0, ...pressure }) {
      const before = readUsage(server.pid);
      const result = await generator.run({
        url: server.url,
        body: server.body,
        secret: server.secret,
        firstKey,
        ...pressure,
      });
      const after = readUsage(server.pid);
      sent.acknowledged += result.requests - result.refused;
      sent.unanswered += pressure.connections;
      sent.refused += result.refused;
      sent.broken += result.broken;
      const cpu = before && after && result.requests > 0 ? (after.cpu - before.cpu) / result.requests : null;
      return { ...result, rate: result.requests / result.seconds, cpu, rss: after?.rss ?? null };
    },
    putOne: () => putOne(0),
    async putEach(keys) {
      let next = 0;
      const sender = async () => {
        while (next < keys) {
          next += 1;
          await putOne(next - 1);
        }
      };
      await Promise.all(Array.from({ length: senders }, sender));
    },
  };

  async function putOne(key: number): Promise<void> {
    const request = { method: 'POST', headers: { 'content-type': 'application/json' } };
    const { ok } = await fetch(server.url, { ...request, body: bodyWithKey(server.body, key) });
    sent[ok ? 'acknowledged' : 'refused'] += 1;
  }
}

/** How many requests `putEach` has under way. */
const senders = 64;

/** What went wrong with the requests, in words. */
export function faultsOf({ server, sent }: Pick<Target, 'server' | 'sent'>): string[] {
  const { acknowledged, refused, broken } = sent;
  return [
    ...(acknowledged === 0 ? [`${server.name} acknowledged nothing`] : []),
    ...(refused > 0 ? [`${server.name} refused ${refused} requests`] : []),
    ...(broken > 0 ? [`${server.name} left ${broken} requests without an answer`] : []),
  ];
}
