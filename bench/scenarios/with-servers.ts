import { faultsOfStore, readStored, readStoredInPostgres } from '../measure/stored.ts';
import { createTarget, faultsOf, type Target } from '../measure/target.ts';
import { findAlertmanager, startAlertmanager } from '../servers/alertmanager.ts';
import { startEcho } from '../servers/echo.ts';
import type { Server } from '../servers/server.ts';
import { startSidecar } from '../servers/sidecar.ts';
import { type Bench, goalConnections, usualKeys } from './scenario.ts';

export interface Servers {
  readonly echo: Target;
  readonly bellhook: Target;
  /** Undefined if it is not installed or not wanted. */
  readonly alertmanager: Target | undefined;
  /** Undefined if there is no database for it. */
  readonly onPostgres: Target | undefined;
  /** All that are on that database, as many as are wanted. */
  readonly fleet: readonly Target[];
  readonly all: readonly Target[];
}

export interface Ran<Result> {
  result: Result;
  notes: string[];
  faults: string[];
}

/**
 * Starts the servers, warms them up, measures them and stops them. Then checks that the sidecar's store has everything
 * acknowledged.
 */
export async function withServers<Result>(
  bench: Bench,
  { peer, sidecars = 1 }: { peer: boolean; sidecars?: number },
  measure: (servers: Servers) => Promise<Result>
): Promise<Ran<Result>> {
  const started: Server[] = [];
  const target = async (start: Promise<Server>) => {
    const server = await start;
    started.push(server);
    return createTarget(server, bench.generator);
  };
  try {
    const echo = await target(startEcho());
    const sidecar = await startSidecar({ bundle: bench.bundle, folder: bench.newFolder(), profile: bench.profile });
    const bellhook = await target(Promise.resolve(sidecar));
    const version = peer ? await findAlertmanager() : undefined;
    const alertmanager = version ? await target(startAlertmanager(bench.newFolder())) : undefined;
    const { bundle, profile, postgres: database } = bench;
    const before = database === null ? undefined : await readStoredInPostgres(database);
    const fleet: Target[] = [];
    while (database !== null && fleet.length < sidecars) {
      const name = 'Bellhook on PostgreSQL';
      fleet.push(await target(startSidecar({ bundle, folder: bench.newFolder(), profile, database, name })));
    }
    const [onPostgres] = fleet;
    const all = [echo, bellhook, ...fleet, ...(alertmanager ? [alertmanager] : [])];
    for (const { put } of all) {
      await put({ keys: usualKeys, connections: goalConnections, seconds: bench.scale.warmUpSeconds });
    }
    const result = await measure({ echo, bellhook, alertmanager, onPostgres, fleet, all });
    await stopAll(started);
    const inPostgres =
      database === null ? [] : faultsOfStore(await readStoredInPostgres(database), sumOf(fleet), before?.alerts);
    return {
      result,
      notes: !peer
        ? []
        : [
            version
              ? `Alertmanager ${version} from Debian`
              : 'Alertmanager left out: prometheus-alertmanager is not installed',
          ],
      faults: [...all.flatMap(faultsOf), ...faultsOfStore(readStored(sidecar.databasePath), bellhook), ...inPostgres],
    };
  } finally {
    await stopAll(started);
  }
}

/** What was sent to all of them. */
export function sumOf(targets: readonly Target[]): Pick<Target, 'sent'> {
  const sum = { acknowledged: 0, unanswered: 0, refused: 0, broken: 0 };
  for (const { sent } of targets) {
    sum.acknowledged += sent.acknowledged;
    sum.unanswered += sent.unanswered;
    sum.refused += sent.refused;
    sum.broken += sent.broken;
  }
  return { sent: sum };
}

async function stopAll(servers: Server[]): Promise<void> {
  await Promise.all(servers.splice(0).map((server) => server.stop()));
}
