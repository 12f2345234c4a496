import type { DryRunOutcome } from '../contract/templates/templates.ts';
import type { Facts } from '../interpret/facts.ts';
import { foldAlert } from './fold.ts';
import type { Change, Group } from './group.ts';

export interface SimulatedAlert {
  readonly id: number;
  readonly facts: Facts;
  readonly receivedAt: number;
}

/** A group as the alerts alone would have made it; what people did to it is left out. */
export interface SimulatedGroup {
  readonly groupingKey: string | null;
  readonly group: Group;
  /** In the order of their arrival. */
  readonly alertIds: readonly number[];
}

export interface Simulation {
  readonly groups: readonly SimulatedGroup[];
  /** By the id of the alert. */
  readonly outcomes: ReadonlyMap<number, DryRunOutcome>;
}

/** Folds the alerts in their order, as if no others had ever arrived. */
export function simulate(alerts: Iterable<SimulatedAlert>): Simulation {
  return continueWith(alerts, new Map());
}

/** What alerts would do to groups that there are. */
export interface Continuation<Known> extends Simulation {
  /** By the id of the alert: the group that it would go to, of those that there are. */
  readonly knownGroupOf: ReadonlyMap<number, Known>;
}

/**
 * Folds the alerts in their order into the groups that are open, or opens groups.
 * @param known the open groups by their keys, as far as the alerts have or had these
 */
export function continueWith<Known extends Group>(
  alerts: Iterable<SimulatedAlert>,
  known: ReadonlyMap<string, Known>
): Continuation<Known> {
  const groups: Array<Growing<Known>> = [];
  const open = new Map<string, Growing<Known>>();
  for (const [groupingKey, group] of known) {
    open.set(groupingKey, { groupingKey, group, alertIds: [], known: group });
  }
  const outcomes = new Map<number, DryRunOutcome>();
  const knownGroupOf = new Map<number, Known>();

  for (const { id, facts, receivedAt } of alerts) {
    const current = takeOpen(facts);
    const change = foldAlert(current?.group ?? null, facts, { receivedAt, rules: null });
    outcomes.set(id, outcomeOf(change));
    if (change !== null) {
      const group = current ?? { groupingKey: facts.groupingKey, group: change.group, alertIds: [], known: null };
      group.group = change.group;
      add(id, group, facts.groupingKey);
    }
  }
  return { groups, outcomes, knownGroupOf };

  /** The group that the alert goes to. One that is open with the former key takes the key. */
  function takeOpen({ groupingKey, formerKey }: Facts): Growing<Known> | undefined {
    const own = groupingKey === null ? undefined : open.get(groupingKey);
    if (own !== undefined || groupingKey === null || formerKey === null) {
      return own;
    }
    const former = open.get(formerKey);
    open.delete(formerKey);
    return former;
  }

  function add(id: number, group: Growing<Known>, key: string | null): void {
    if (group.alertIds.length === 0) {
      groups.push(group);
    }
    group.alertIds.push(id);
    if (group.known !== null) {
      knownGroupOf.set(id, group.known);
    }
    if (key !== null && group.group.state === 'resolved') {
      open.delete(key);
    } else if (key !== null) {
      open.set(key, group);
    }
  }
}

interface Growing<Known> extends SimulatedGroup {
  group: Group;
  readonly alertIds: number[];
  /** Null for one that the alerts have opened. */
  readonly known: Known | null;
}

/** What an alert did, by what became of its group. */
export function outcomeOf(change: Change | null): DryRunOutcome {
  if (change === null) {
    return 'nothing_to_resolve';
  }
  const last = change.events.at(-1)?.type;
  return last === 'opened' || last === 'acknowledged' || last === 'resolved' ? last : 'added';
}
