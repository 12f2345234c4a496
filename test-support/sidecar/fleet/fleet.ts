import { type Connection, openConnection } from '../../../preview/plugin-host/connection.ts';
import { createPluginClient } from '../../../preview/plugin-host/plugin-client.ts';
import { type BuiltSidecar, type BuiltSidecarOptions, startBuiltSidecar } from '../crash/built-sidecar.ts';

/** Sidecars on one database, each a process. */
export interface Fleet {
  /** Of those that were started last. */
  readonly webhooks: () => readonly string[];
  readonly size: number;
  /** The id of its process. */
  pid(index: number): number;
  /** The sidecar's reply to who asks whether it can take alerts: `200`, or `503` and the reason; 0 where it does not answer. */
  readiness(index: number): Promise<{ readonly status: number; readonly reason?: string }>;
  /** Calls a resource of the sidecar as an editor. @throws where it answers with an error, or not at all */
  call(index: number, method: string, path: string, body?: object): Promise<Record<string, unknown>>;
  /** Kills a sidecar in the middle of its work, and starts another one in its place. */
  replace(index: number, member?: FleetMember): Promise<void>;
  /** Kills a sidecar, and starts none. */
  kill(index: number): Promise<void>;
  /** Ends all. */
  stop(): Promise<void>;
}

/** One of them: the URL of the database, or more. */
export type FleetMember =
  string | (Pick<BuiltSidecarOptions, 'database'> & Partial<Omit<BuiltSidecarOptions, 'database' | 'name'>>);

/**
 * @param bundle of `buildForTests`, for those that say no other
 */
export async function startFleet(bundle: string, members: readonly FleetMember[]): Promise<Fleet> {
  const start = (index: number, member: FleetMember) =>
    startBuiltSidecar({
      bundle,
      ...(typeof member === 'string' ? { database: member } : member),
      name: `sidecar-${index}`,
    });
  const sidecars: BuiltSidecar[] = await Promise.all(members.map((member, index) => start(index, member)));
  const connections = new Map<BuiltSidecar, Connection>();
  const kill = async (index: number) => {
    const sidecar = sidecars[index] as BuiltSidecar;
    connections.get(sidecar)?.close();
    connections.delete(sidecar);
    sidecar.process.kill('SIGKILL');
    await sidecar.gone;
  };
  return {
    webhooks: () => sidecars.map(({ webhook }) => webhook),
    size: members.length,
    pid: (index) => sidecars[index]?.process.pid as number,
    async readiness(index) {
      const response = await fetch(`${sidecars[index]?.base}/readyz`).catch(() => undefined);
      const { message } = ((await response?.json()) ?? {}) as { message?: string };
      return { status: response?.status ?? 0, ...(message !== undefined && { reason: message }) };
    },
    async call(index, method, path, body) {
      const sidecar = sidecars[index] as BuiltSidecar;
      const connection = connections.get(sidecar) ?? openConnection(`unix:${sidecar.socketPath}`);
      connections.set(sidecar, connection);
      const [route = '', query = ''] = path.split('?');
      const user = { login: 'ada', name: 'Ada', email: '', role: 'Editor' };
      const reply = await createPluginClient(() => connection).callResource(
        { orgId: 1, user },
        {
          method,
          path: route,
          query: new URLSearchParams(query),
          ...(body !== undefined && { body: JSON.stringify(body) }),
        }
      );
      if (reply.status !== 200) {
        throw new Error(`${method} ${path} was answered with ${reply.status}: ${reply.body.toString()}`);
      }
      return JSON.parse(reply.body.toString()) as Record<string, unknown>;
    },
    async replace(index, member = members[index] as FleetMember) {
      await kill(index);
      sidecars[index] = await start(index, member);
    },
    kill,
    async stop() {
      await Promise.all(sidecars.map((_, index) => kill(index)));
    },
  };
}
