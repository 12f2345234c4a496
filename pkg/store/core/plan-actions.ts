import type { Actor } from '../../contract/types.ts';
import { actOnGroup, type GroupAction } from '../../domain/act.ts';
import type { ChangeOutcome } from '../shapes/groups.ts';
import type { GroupUpdate, KnownGroup } from './group-update.ts';

/** A group that somebody acts on. */
export interface ActedGroup extends KnownGroup {
  /** Names its integration and grouping key; null where the group takes no more alerts. */
  readonly key: string | null;
}

/** What the database knows of the groups that somebody acts on. */
export interface ActionFacts {
  /** By id; groups that the org does not have are missing. */
  readonly groups: ReadonlyMap<number, ActedGroup>;
  /** The keys of resolved groups among them for which another group is open. */
  readonly openKeys: ReadonlySet<string>;
}

export interface ActionPlan {
  /** In the order of the ids. */
  readonly outcomes: readonly ChangeOutcome[];
  /** To be written in this order. */
  readonly updates: readonly GroupUpdate[];
}

/**
 * Decides what a person's action does to each of the groups. An id that is given twice is acted on twice.
 * At most one group with a key is open afterwards: a resolved group stays resolved while a newer one has its key.
 */
export function planActions(
  { groups, openKeys }: ActionFacts,
  ids: readonly number[],
  action: GroupAction,
  { actor, at }: { readonly actor: Actor; readonly at: number }
): ActionPlan {
  const current = new Map(groups);
  const taken = new Set(openKeys);
  const updates: GroupUpdate[] = [];

  const outcomes = ids.map((id): ChangeOutcome => {
    const known = current.get(id);
    if (known === undefined) {
      return 'not_found';
    }
    const change = actOnGroup(known.group, action, actor, at);
    if (change === null) {
      return 'not_allowed';
    }
    const { orgId, key, group } = known;
    if (group.state === 'resolved' && key !== null) {
      if (taken.has(key)) {
        return 'newer_group_open';
      }
      taken.add(key);
    }
    current.set(id, { ...known, group: change.group });
    updates.push({ id, orgId, ...change });
    return 'changed';
  });
  return { outcomes, updates };
}
