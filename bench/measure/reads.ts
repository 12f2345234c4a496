import { setTimeout as wait } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { PluginClient } from '../../preview/plugin-host/plugin-client.ts';
import type { ResourceCall } from '../../preview/plugin-host/resource-call.ts';
import { integration } from '../servers/sidecar.ts';

/** A call that is refused before anything is read. It shows what gRPC costs per call in both processes. */
export const nothing = 'nothing';

/** Calls by what they are called in the report; each gets the id of a random group. */
export type Calls = Readonly<Record<string, (id: number) => Omit<ResourceCall, 'method'>>>;

export interface ReadSlice {
  /** The time from each call to the end of its reply, in milliseconds. */
  readonly times: Readonly<Record<string, number[]>>;
  readonly faults: readonly string[];
}

/** What is read, and how many groups there are. */
export interface Reading {
  readonly client: PluginClient;
  readonly groups: number;
  readonly calls: Calls;
}

/**
 * Makes `count` calls of each kind, one after the other. Before each call the caller's garbage is collected, because gRPC
 * produces much of it, and it must not count as the sidecar's.
 * @param prepare is awaited before each call
 */
export async function readBackToBack(
  reading: Reading,
  count: number,
  prepare: () => Promise<void> = async () => {}
): Promise<ReadSlice> {
  const reader = createReader(reading);
  for (let i = 0; i < count; i++) {
    for (const kind of reader.kinds) {
      await prepare();
      collectGarbage({ type: 'minor' });
      await reader.read(kind);
    }
  }
  return reader.slice;
}

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as NonNullable<typeof gc>;

/** Makes a call every 25 ms, of each kind in turn, until `ended` aborts, like several people with open pages. */
export async function readInBetween(reading: Reading, ended: AbortSignal): Promise<ReadSlice> {
  const reader = createReader(reading);
  const { kinds } = reader;
  for (let i = 0; !ended.aborted || i < kinds.length; i++) {
    await Promise.all([reader.read(kinds[i % kinds.length] as string), wait(interval)]);
  }
  return reader.slice;
}

/** In milliseconds. */
const interval = 25;

function createReader({ client, groups, calls }: Reading) {
  const all: Calls = { [nothing]: () => ({ path: 'nothing' }), ...calls };
  const kinds = Object.keys(all);
  const times: Record<string, number[]> = Object.fromEntries(kinds.map((kind) => [kind, []]));
  const faults: string[] = [];
  return {
    kinds,
    slice: { times, faults },
    async read(kind: string): Promise<void> {
      const id = 1 + Math.floor(Math.random() * groups);
      const call: ResourceCall = { method: 'GET', path: '', ...all[kind]?.(id) };
      const start = performance.now();
      const { status, body } = await client.callResource(caller, call);
      times[kind]?.push(performance.now() - start);
      if (status !== (kind === nothing ? 404 : 200)) {
        faults.push(`${call.path}?${call.query} was answered with ${status}: ${body.toString().slice(0, 200)}`);
      }
    },
  };
}

const caller = {
  orgId: integration.orgId,
  user: { login: 'reader', name: 'Reader', email: 'reader@example.com', role: 'Viewer' },
};
