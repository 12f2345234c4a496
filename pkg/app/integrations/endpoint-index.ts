import { setImmediate as nextTurn } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import type { Entrance } from '../../ingest/entrance.ts';
import type { ReadyEndpoint } from '../../ingest/ready-endpoint.ts';
import type { TemplateCompiler } from '../../interpret/template-set.ts';
import type { IntegrationKey } from '../../store/changes.ts';
import type { Endpoint } from '../../store/shapes/integrations.ts';
import type { OrgStore, Store } from '../../store/store.ts';
import { hashOf, hashToken } from '../../store/token.ts';
import { createReadyMaker } from './ready-maker.ts';
import type { GuardMaker } from './secrets.ts';

/** Finds the endpoint of an integration, in memory. */
export interface EndpointIndex {
  /** Where a token leads. Whoever asks looks whether a former one has ended. */
  find(token: string): Entrance | undefined;
  findByUid(orgId: number, uid: string): ReadyEndpoint | undefined;
  /** Those of all orgs, in no order. */
  all(): Iterable<ReadyEndpoint>;
  /** Whether there is no integration at all. */
  readonly isEmpty: boolean;
  /** Another one after each change: what was found before may be out of date. */
  readonly generation: number;
  /**
   * Resolves once the index follows all changes that the store has announced so far.
   * @throws where an integration cannot be read; it is tried again every second
   */
  settled(): Promise<void>;
  /** Opens secrets anew, as the keys to them have changed. */
  reopenSecrets(): Promise<void>;
}

/** What the index reads of the store. */
export interface EndpointSource extends Pick<Store, 'listEndpoints' | 'subscribe'> {
  forOrg(orgId: number): Pick<OrgStore, 'getEndpoint'>;
}

/** Pause before an integration that could not be read is tried again. */
const retryDelayMs = 1000;

/** Where more have changed all are read at once. */
const mostReadSingly = 100;

/** So many are compared before deliveries have their turn. */
const turnSize = 200;

/**
 * An index over the store's integrations, which follows the changes that the store announces: one that has changed costs one to read.
 * It is keyed by a hash of the token, so that how long a look-up takes says nothing of how much of a guess was right, and so that integrations
 * of whose token only the hash is kept are found like all others.
 */
export async function createEndpointIndex(
  source: EndpointSource,
  compile: TemplateCompiler,
  guardOf: GuardMaker
): Promise<EndpointIndex> {
  const byHash = new Map<string, Entrance>();
  /** Few have a former token, and it counts for a while only: one that another integration has now leads there. */
  const byFormerHash = new Map<string, Entrance>();
  const byUid = new Map<string, Entry>();
  const makeReady = createReadyMaker(compile, guardOf);
  const outdated = new Map<string, IntegrationKey>();
  let generation = 0;
  // Reads follow each other, so that none puts back what a later one has replaced.
  let last: Promise<void> = Promise.resolve();
  let retry: NodeJS.Timeout | undefined;

  const index: EndpointIndex = {
    find(token) {
      const hash = hashToken(token);
      return byHash.get(hash) ?? byFormerHash.get(hash);
    },
    findByUid: (orgId, uid) => byUid.get(keyOf({ orgId, uid }))?.ready,
    *all() {
      for (const { ready } of byUid.values()) {
        yield ready;
      }
    },
    get isEmpty() {
      return byHash.size === 0;
    },
    get generation() {
      return generation;
    },
    settled: () => inTurn(readOutdated),
    reopenSecrets: () => inTurn(async () => reopenSecrets()),
  };
  source.subscribe(({ integrations }) => {
    if (integrations.length > 0) {
      integrations.forEach((key) => outdated.set(keyOf(key), key));
      void inTurn(readOutdated).catch(() => {});
    }
  });
  await inTurn(readAll);
  return index;

  function inTurn(read: () => Promise<void>): Promise<void> {
    const turn = last.then(read);
    last = turn.catch(() => {});
    return turn;
  }

  async function readOutdated(): Promise<void> {
    const marks = [...outdated];
    if (marks.length === 0) {
      return;
    }
    try {
      await (marks.length > mostReadSingly ? readAll() : readSome(marks.map(([, key]) => key)));
    } catch (error) {
      clearTimeout(retry);
      retry = setTimeout(() => void inTurn(readOutdated).catch(() => {}), retryDelayMs).unref();
      throw error;
    }
    // One may have changed again while it was read.
    marks.filter(([key, mark]) => outdated.get(key) === mark).forEach(([key]) => outdated.delete(key));
  }

  async function readSome(keys: readonly IntegrationKey[]): Promise<void> {
    const changes: Change[] = [];
    for (const key of keys) {
      const endpoint = await source.forOrg(key.orgId).getEndpoint(key.uid);
      changes.push(...changeOf(keyOf(key), endpoint));
    }
    apply(changes);
  }

  async function readAll(): Promise<void> {
    const endpoints = await source.listEndpoints();
    const keys = new Set(endpoints.map(keyOf));
    const changes = [...byUid.keys()].filter((key) => !keys.has(key)).map((key): Change => [key, undefined]);
    for (let at = 0; at < endpoints.length; at += turnSize) {
      changes.push(...endpoints.slice(at, at + turnSize).flatMap((endpoint) => changeOf(keyOf(endpoint), endpoint)));
      await nextTurn();
    }
    apply(changes);
  }

  function reopenSecrets(): void {
    const sealed = [...byUid].filter(([, { endpoint }]) => Object.keys(endpoint.secrets).length > 0);
    apply(sealed.map(([key, { endpoint }]): Change => [key, toEntry(endpoint, makeReady(endpoint))]));
  }

  function changeOf(key: string, endpoint: Endpoint | undefined): Change[] {
    const isSame = endpoint !== undefined && isDeepStrictEqual(byUid.get(key)?.endpoint, endpoint);
    return isSame ? [] : [[key, endpoint && toEntry(endpoint, makeReady(endpoint))]];
  }

  /** All at once: where integrations swap their tokens, no delivery comes in between. */
  function apply(changes: readonly Change[]): void {
    for (const [key] of changes) {
      const former = byUid.get(key);
      byUid.delete(key);
      if (former !== undefined) {
        forget(byHash, former.present);
        forget(byFormerHash, former.former);
      }
    }
    for (const [key, entry] of changes) {
      if (entry !== undefined) {
        byUid.set(key, entry);
        byHash.set(entry.present.hash, entry.present.entrance);
        if (entry.former !== null) {
          byFormerHash.set(entry.former.hash, entry.former.entrance);
        }
      }
    }
    generation += 1;
  }
}

/** An integration as it is now; undefined where there is none any more. */
type Change = readonly [key: string, entry: Entry | undefined];

interface Entry {
  readonly endpoint: Endpoint;
  readonly ready: ReadyEndpoint;
  readonly present: Door;
  /** Null where it has no former URL. */
  readonly former: Door | null;
}

interface Door {
  /** Of its token. */
  readonly hash: string;
  readonly entrance: Entrance;
}

function toEntry(endpoint: Endpoint, ready: ReadyEndpoint): Entry {
  const hash = hashOf(endpoint.token);
  const { token: former } = endpoint.formerSecrets;
  if (former === undefined) {
    return { endpoint, ready, present: { hash, entrance: { endpoint: ready, grace: null } }, former: null };
  }
  const { value, replacedAt, endsAt } = former;
  const doorOf = (ofHash: string, isFormer: boolean): Door => ({
    hash: ofHash,
    entrance: { endpoint: ready, grace: { isFormer, replacedAt, endsAt } },
  });
  return { endpoint, ready, present: doorOf(hash, false), former: doorOf(value, true) };
}

/** Its token may be another one's by now. */
function forget(doors: Map<string, Entrance>, door: Door | null): void {
  if (door !== null && doors.get(door.hash) === door.entrance) {
    doors.delete(door.hash);
  }
}

function keyOf({ orgId, uid }: IntegrationKey): string {
  return `${orgId}/${uid}`;
}
