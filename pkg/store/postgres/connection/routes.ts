import type { PostgresHost, PostgresSettings, SslMode } from '../../../database-url/postgres-settings.ts';
import { endsTheSearch, refusesEncryption } from './refusals.ts';

/** One way to a server. */
export interface Route extends PostgresHost {
  readonly isEncrypted: boolean;
}

/** The ways to the database. Every connection takes the one that worked last, until it fails. */
export interface Routes {
  /** How many there are. */
  readonly count: number;
  current(): Route;
  /**
   * Goes on from a way that has failed, unless another connection has done so already.
   * @returns whether there is another way to try
   */
  leave(route: Route, error: unknown): boolean;
}

/** @param random from 0 to 1 */
export function createRoutes(settings: PostgresSettings, random: () => number = Math.random): Routes {
  const hosts = settings.shuffleHosts ? shuffle(settings.hosts, random) : settings.hosts;
  const routes = hosts.map((host) => listRoutes(host, settings.tls.mode));
  let host = 0;
  let variant = 0;
  const current = () => routes[host]?.[variant] as Route;
  return {
    count: routes.flat().length,
    current,
    leave(route, error) {
      if (current() !== route) {
        return true;
      }
      if (refusesEncryption(error) && routes[host]?.[variant + 1] !== undefined) {
        variant++;
        return true;
      }
      if (endsTheSearch(error)) {
        return false;
      }
      host = (host + 1) % routes.length;
      variant = 0;
      return routes.length > 1;
    },
  };
}

/** With and without encryption, as the mode prefers. A unix socket needs none. */
function listRoutes(host: PostgresHost, mode: SslMode): Route[] {
  const plain = { ...host, isEncrypted: false };
  const encrypted = { ...host, isEncrypted: true };
  if (host.host.startsWith('/') || mode === 'disable') {
    return [plain];
  }
  return mode === 'allow' ? [plain, encrypted] : mode === 'prefer' ? [encrypted, plain] : [encrypted];
}

function shuffle<Item>(items: readonly Item[], random: () => number): Item[] {
  return items
    .map((item) => ({ item, place: random() }))
    .sort((one, other) => one.place - other.place)
    .map(({ item }) => item);
}
