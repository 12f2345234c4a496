import { hash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { ReadyEndpoint } from '../ingest/ready-endpoint.ts';
import type { TemplateCompiler, TemplateSet } from '../interpret/template-set.ts';
import type { Endpoint, OrgStore, Store } from '../store/store.ts';

/** Finds the integration that a token belongs to, in memory. */
export interface EndpointIndex {
  find(token: string): ReadyEndpoint | undefined;
  /** Whether there is no integration at all. */
  readonly isEmpty: boolean;
  /** Another one after each change: what was found before may be out of date. */
  readonly generation: number;
  /**
   * Reads one integration anew; to be called after every change of one, its beginning and its end included. Where it cannot be
   * read it is tried again every second.
   */
  refresh(orgId: number, uid: string): Promise<void>;
  /** Reads all integrations anew; to be called after a change of many. */
  reload(): Promise<void>;
}

/** What the index reads of the store. */
export interface EndpointSource extends Pick<Store, 'listEndpoints'> {
  forOrg(orgId: number): Pick<OrgStore, 'getEndpoint'>;
}

/** So many endpoints keep their compiled templates, those that were compiled last. */
const keptSets = 1000;

/** Pause before an integration that could not be read is tried again, in milliseconds. */
const pause = 1000;

/**
 * An index over the store's integrations. It is keyed by a hash of the token, so that how long a look-up takes says
 * nothing of how much of a guess was right.
 */
export async function createEndpointIndex(source: EndpointSource, compile: TemplateCompiler): Promise<EndpointIndex> {
  const byHash = new Map<string, Entry>();
  const byUid = new Map<string, Entry>();
  const makeReady = createReadyMaker(compile);
  const outdated = new Map<string, { readonly orgId: number; readonly uid: string }>();
  let isAllOutdated = false;
  let generation = 0;
  // Reads follow each other, so that none puts back what a later one has replaced.
  let last: Promise<void> = Promise.resolve();
  let retry: NodeJS.Timeout | undefined;

  const index: EndpointIndex = {
    find: (token) => byHash.get(hashToken(token))?.ready,
    get isEmpty() {
      return byHash.size === 0;
    },
    get generation() {
      return generation;
    },
    refresh(orgId, uid) {
      outdated.set(keyOf(orgId, uid), { orgId, uid });
      return inTurn(readOutdated);
    },
    reload() {
      isAllOutdated = true;
      return inTurn(readOutdated);
    },
  };
  await readAll();
  return index;

  function inTurn(read: () => Promise<void>): Promise<void> {
    const turn = last.then(read);
    last = turn.catch(() => {});
    return turn;
  }

  async function readOutdated(): Promise<void> {
    try {
      if (isAllOutdated) {
        await readAll();
      }
      for (const { orgId, uid } of outdated.values()) {
        await readOne(orgId, uid);
      }
    } catch (error) {
      clearTimeout(retry);
      retry = setTimeout(() => void inTurn(readOutdated).catch(() => {}), pause).unref();
      throw error;
    }
  }

  async function readOne(orgId: number, uid: string): Promise<void> {
    const key = keyOf(orgId, uid);
    const mark = outdated.get(key);
    const endpoint = await source.forOrg(orgId).getEndpoint(uid);
    // It may have changed again while it was read.
    if (outdated.get(key) === mark) {
      outdated.delete(key);
    }
    if (endpoint === undefined) {
      remove(key);
    } else {
      put(key, endpoint);
    }
    generation += 1;
  }

  async function readAll(): Promise<void> {
    isAllOutdated = false;
    const endpoints = await source.listEndpoints().catch((error: unknown) => {
      isAllOutdated = true;
      throw error;
    });
    const keys = new Set(endpoints.map(({ orgId, uid }) => keyOf(orgId, uid)));
    [...byUid.keys()].filter((key) => !keys.has(key)).forEach(remove);
    endpoints.forEach((endpoint) => put(keyOf(endpoint.orgId, endpoint.uid), endpoint));
    generation += 1;
  }

  function put(key: string, endpoint: Endpoint): void {
    const former = byUid.get(key);
    if (former !== undefined && isDeepStrictEqual(former.endpoint, endpoint)) {
      return;
    }
    remove(key);
    const entry = { endpoint, hash: hashToken(endpoint.token), ready: makeReady(endpoint) };
    byUid.set(key, entry);
    byHash.set(entry.hash, entry);
  }

  function remove(key: string): void {
    const former = byUid.get(key);
    byUid.delete(key);
    // Where two have swapped their tokens, it is the other one's by now.
    if (former !== undefined && byHash.get(former.hash) === former) {
      byHash.delete(former.hash);
    }
  }
}

interface Entry {
  readonly endpoint: Endpoint;
  /** Of its token. */
  readonly hash: string;
  readonly ready: ReadyEndpoint;
}

/** Makes endpoints whose templates are compiled late, and forgotten where very many have theirs. */
function createReadyMaker(compile: TemplateCompiler): (endpoint: Endpoint) => ReadyEndpoint {
  const forget = new Set<() => void>();

  return (endpoint) => {
    let set: TemplateSet | undefined;
    const forgetSet = () => (set = undefined);
    return {
      ...endpoint,
      get set() {
        if (set === undefined) {
          set = compile(endpoint);
          keep(forgetSet);
        }
        return set;
      },
    };
  };

  function keep(forgetSet: () => void): void {
    forget.add(forgetSet);
    if (forget.size > keptSets) {
      const [oldest] = forget;
      forget.delete(oldest as () => void);
      oldest?.();
    }
  }
}

function keyOf(orgId: number, uid: string): string {
  return `${orgId}/${uid}`;
}

function hashToken(token: string): string {
  return hash('sha256', token, 'hex');
}
