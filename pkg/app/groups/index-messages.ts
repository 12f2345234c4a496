import { Busy } from '../../fair/busy.ts';
import type { Logger } from '../../logger.ts';
import { StoreUnavailable } from '../../store/fault.ts';
import type { IndexedMessage, UnindexedGroup } from '../../store/shapes/searches.ts';
import type { Store } from '../../store/store.ts';
import type { Appearances } from './appearances.ts';

/**
 * Renders the messages of groups that have newer alerts, so that searches find them. Each org has its own turns and rests after each,
 * however slow the templates of another org are; this only begins turns.
 * @returns whether groups are left, so that it is to be called again soon
 */
export type IndexMessages = () => Promise<boolean>;

export interface IndexMessagesParts {
  store: Pick<Store, 'forOrg' | 'listUnindexed' | 'indexMessages'>;
  appearances: Pick<Appearances, 'all'>;
  logger: Pick<Logger, 'error'>;
  /** A monotonic clock, in milliseconds. */
  elapsed: () => number;
  /** Whether alerts keep the store busy. */
  isStorm: () => boolean;
}

/** The groups of a turn, which share a transaction. */
const groupsOfTurn = 20;
/** A turn ends with the group that takes it past this time, in milliseconds. */
const longestTurn = 100;
/** A rest is this many times as long as the turn before it: most of the time is for alerts and people. */
const restFactor = 4;
/** The same in a storm: a search can wait, senders cannot. */
const stormRestFactor = 40;
/** The rest after a turn that failed, in milliseconds. */
const restAfterFailure = 5000;

export function createIndexMessages({
  store,
  appearances,
  logger,
  elapsed,
  isStorm,
}: IndexMessagesParts): IndexMessages {
  /** When the rests of orgs end, by `elapsed`; that of an org whose turn is under way has no end yet. */
  const rests = new Map<number, number>();

  return async () => {
    const groups = await store.listUnindexed(groupsOfTurn);
    rests.forEach((end, orgId) => {
      if (end <= elapsed()) {
        rests.delete(orgId);
      }
    });
    for (const [orgId, ofOrg] of Map.groupBy(groups, ({ orgId }) => orgId)) {
      if (!rests.has(orgId)) {
        rests.set(orgId, Infinity);
        void turn(orgId, ofOrg);
      }
    }
    return groups.length > 0;
  };

  async function turn(orgId: number, groups: readonly UnindexedGroup[]): Promise<void> {
    const start = elapsed();
    try {
      const messages: IndexedMessage[] = [];
      for (const group of groups) {
        messages.push({ ...group, message: await render(group) });
        if (elapsed() - start > longestTurn) {
          break;
        }
      }
      await store.indexMessages(messages);
      const factor = isStorm() ? stormRestFactor : restFactor;
      rests.set(orgId, elapsed() + factor * (elapsed() - start));
    } catch (error) {
      // The store tells of itself, and Busy is no failure.
      if (!(error instanceof StoreUnavailable || error instanceof Busy)) {
        logger.error({ err: error, orgId }, 'messages of alert groups could not be indexed for search');
      }
      rests.set(orgId, elapsed() + restAfterFailure);
    }
  }

  /**
   * @returns null where the group has no message, or its templates come to none in time
   * @throws {StoreUnavailable}
   * @throws {Busy}
   */
  async function render({ orgId, groupId }: UnindexedGroup): Promise<string | null> {
    const org = store.forOrg(orgId);
    try {
      const group = await org.getGroup(groupId);
      const viewer = {
        orgId,
        actor: { kind: 'system' },
        role: undefined,
        login: '',
        teams: [],
        grafanaUrl: undefined,
      } as const;
      return group === undefined ? null : (await appearances.all(viewer, org, group)).message;
    } catch (error) {
      if (error instanceof StoreUnavailable || error instanceof Busy) {
        throw error;
      }
      return null;
    }
  }
}
