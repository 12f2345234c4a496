import type { Generator, LoadResult } from '../load/load.ts';
import { readUsage } from '../machine/process-usage.ts';
import type { Server } from '../servers/server.ts';

/** One slice of load on a server. */
export interface IngestSlice extends LoadResult {
  /** Answers a second. */
  readonly rate: number;
  /** CPU time of the server for each answer, in microseconds; null where the system does not tell. */
  readonly cpu: number | null;
  /** Resident memory of the server at the end, in MiB. */
  readonly rss: number | null;
}

export interface Pressure {
  readonly keys: number;
  /** 0 unless it is given. */
  readonly firstKey?: number;
  readonly connections: number;
  readonly seconds: number;
}

/** A server under measurement, with the count of all that was ever sent to it. */
export interface Target {
  readonly server: Server;
  readonly sent: Readonly<Sent>;
  put(pressure: Pressure): Promise<IngestSlice>;
}

export interface Sent {
  /** Requests that were answered with 200. */
  acknowledged: number;
  /** At most as many requests had no answer yet when their slice ended; they may have been carried out. */
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
      const result = await generator.run({ url: server.url, body: server.body, firstKey, ...pressure });
      const after = readUsage(server.pid);
      sent.acknowledged += result.requests - result.refused;
      sent.unanswered += pressure.connections;
      sent.refused += result.refused;
      sent.broken += result.broken;
      const cpu = before && after && result.requests > 0 ? (after.cpu - before.cpu) / result.requests : null;
      return { ...result, rate: result.requests / result.seconds, cpu, rss: after?.rss ?? null };
    },
  };
}

/** What went wrong with what was sent, for people. */
export function faultsOf({ server, sent }: Target): string[] {
  const { acknowledged, refused, broken } = sent;
  return [
    ...(acknowledged === 0 ? [`${server.name} acknowledged nothing`] : []),
    ...(refused > 0 ? [`${server.name} refused ${refused} requests`] : []),
    ...(broken > 0 ? [`${server.name} left ${broken} requests without an answer`] : []),
  ];
}
