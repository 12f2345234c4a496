import { setTimeout as wait } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { PluginClient } from '../../preview/plugin-host/plugin-client.ts';
import type { ResourceCall } from '../../preview/plugin-host/resource-call.ts';
import { integration } from '../servers/sidecar.ts';

/** A call that is refused before anything is read. It shows what gRPC costs per call in both processes. */
export const nothing = 'nothing';

/** The calls of pages; paths with a group get a random id. */
const calls = {
  [nothing]: () => ({ path: 'nothing' }),
  'groups with counts': () => ({ path: 'alert-groups' }),
  'open groups with counts': () => ({ path: 'alert-groups', query: openStates }),
  'a group': (id: number) => ({ path: `alert-groups/${id}` }),
  'its alerts': (id: number) => ({ path: `alert-groups/${id}/alerts` }),
  'its events': (id: number) => ({ path: `alert-groups/${id}/events` }),
} satisfies Record<string, (id: number) => Omit<ResourceCall, 'method'>>;

const openStates = new URLSearchParams(['firing', 'acknowledged', 'silenced'].map((state) => ['state', state]));

export type ReadKind = keyof typeof calls;

export const readKinds = Object.keys(calls) as ReadKind[];

export interface ReadSlice {
  /** The time from each call to the end of its reply, in milliseconds. */
  readonly times: Readonly<Record<ReadKind, number[]>>;
  readonly faults: readonly string[];
}

/**
 * Makes `count` calls of each kind, one after the other. Before each call the caller's garbage is collected, because gRPC
 * produces much of it, and it must not count as the sidecar's.
 */
export async function readBackToBack(client: PluginClient, groups: number, count: number): Promise<ReadSlice> {
  const reader = createReader(client, groups);
  for (let i = 0; i < count; i++) {
    for (const kind of readKinds) {
      collectGarbage({ type: 'minor' });
      await reader.read(kind);
    }
  }
  return reader.slice;
}

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as NonNullable<typeof gc>;

/** Makes a call every 25 ms, of each kind in turn, until `ended` aborts, like several people with open pages. */
export async function readInBetween(client: PluginClient, groups: number, ended: AbortSignal): Promise<ReadSlice> {
  const reader = createReader(client, groups);
  for (let i = 0; !ended.aborted || i < readKinds.length; i++) {
    await Promise.all([reader.read(readKinds[i % readKinds.length] as ReadKind), wait(interval)]);
  }
  return reader.slice;
}

/** In milliseconds. */
const interval = 25;

function createReader(client: PluginClient, groups: number) {
  const times = Object.fromEntries(readKinds.map((kind) => [kind, [] as number[]])) as Record<ReadKind, number[]>;
  const faults: string[] = [];
  return {
    slice: { times, faults },
    async read(kind: ReadKind): Promise<void> {
      const call = { method: 'GET', ...calls[kind](1 + Math.floor(Math.random() * groups)) };
      const start = performance.now();
      const { status } = await client.callResource(caller, call);
      times[kind].push(performance.now() - start);
      if (status !== (kind === nothing ? 404 : 200)) {
        faults.push(`${call.path} was answered with ${status}`);
      }
    },
  };
}

const caller = {
  orgId: integration.orgId,
  user: { login: 'reader', name: 'Reader', email: 'reader@example.com', role: 'Viewer' },
};
