import { afterEach, expect } from '@jest/globals';
import { eventually } from '../eventually.ts';
import { type PostgresOptions, type PostgresServer, startPostgres } from '../postgres/server.ts';
import { type Fleet, type FleetMember, startFleet } from './fleet.ts';
import { findHistoryFaults } from './history-faults.ts';
import { type Load, startLoad } from './load.ts';
import { startSilences } from './silences.ts';

/** Sidecars on a PostgreSQL of a test's own, which take alerts all the time. All of it ends with the test. */
export interface LoadedFleet {
  readonly server: PostgresServer;
  readonly database: string;
  readonly fleet: Fleet;
  readonly load: Load;
  /** Starts the server with an empty database. */
  startServer(options?: PostgresOptions): Promise<void>;
  /** Starts two sidecars and the load, and waits for the first alerts. */
  start(members: readonly [FleetMember, FleetMember]): Promise<void>;
  /** Has something done when the test ends, the last first. */
  atEnd(cleanup: () => Promise<unknown> | void): void;
  /** Waits until so many more alerts were acknowledged. */
  untilMore(count: number): Promise<void>;
  /** The statuses of both sidecars’ replies to who asks whether they can take alerts. */
  readiness(): Promise<number[]>;
  /** Why the sidecar is not ready. */
  reason(index: number): Promise<string | undefined>;
  /** Waits until both are ready and take alerts, ends the load, and looks at all that there is. */
  expectSound(at?: Pick<PostgresServer, 'query'>): Promise<void>;
}

/** @param bundle of `buildForTests` */
export function createLoadedFleet(bundle: string): LoadedFleet {
  let server: PostgresServer;
  let database: string;
  let fleet: Fleet | undefined;
  let load: Load | undefined;
  let silences: ReturnType<typeof startSilences> | undefined;
  const cleanups: Array<() => Promise<unknown> | void> = [];

  afterEach(async () => {
    await Promise.all([load?.stop(), silences?.stop()]);
    await fleet?.stop();
    load = undefined;
    silences = undefined;
    fleet = undefined;
    for (const cleanup of cleanups.splice(0).reverse()) {
      await cleanup();
    }
  });

  async function untilMore(count: number): Promise<void> {
    const before = load?.acknowledged as number;
    await eventually(() => (load?.acknowledged as number) >= before + count, 120_000);
  }

  const readiness = async () =>
    (await Promise.all([0, 1].map((index) => (fleet as Fleet).readiness(index)))).map(({ status }) => status);

  return {
    get server() {
      return server;
    },
    get database() {
      return database;
    },
    get fleet() {
      return fleet as Fleet;
    },
    get load() {
      return load as Load;
    },
    async startServer(options = {}) {
      server = await startPostgres(options);
      cleanups.push(server.remove);
      database = await server.createDatabase();
    },
    async start(members) {
      fleet = await startFleet(bundle, members);
      load = startLoad(fleet.webhooks);
      silences = startSilences(fleet);
      await untilMore(100);
    },
    atEnd: (cleanup) => void cleanups.push(cleanup),
    untilMore,
    readiness,
    reason: async (index) => (await fleet?.readiness(index))?.reason,
    async expectSound(at = server) {
      await eventually(async () => expect(await readiness()).toEqual([200, 200]));
      await untilMore(100);
      await Promise.all([load?.stop(), silences?.stop()]);
      const due = `select id from alert_groups where silenced_until < extract(epoch from now()) * 1000`;
      await eventually(async () => expect(await at.query(due, database)).toEqual([]));
      // A storm leaves counters of groups for later; those of a sidecar that is gone are counted by another.
      const uncounted = 'select id from uncounted_batches';
      await eventually(async () => expect(await at.query(uncounted, database)).toEqual([]));
      expect(await findHistoryFaults(at, database, load?.alerts ?? [])).toEqual([]);
    },
  };
}
