import type { DryRunOutcome } from '../contract/templates/templates.ts';
import type { Facts } from '../interpret/facts.ts';
import { foldAlert, type FoldContext, opensAgain } from './fold.ts';
import type { Change, Group } from './group.ts';
import type { GroupRules } from './time/group-rules.ts';

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
  return continueWith(alerts, { open: new Map() });
}

/** What alerts would do to groups that there are. */
export interface Continuation<Known> extends Simulation {
  /** By the id of the alert: the group that it would go to, of those that there are. */
  readonly knownGroupOf: ReadonlyMap<number, Known>;
}

/** The groups that there are, by their keys, as far as alerts have or had these. */
export interface KnownGroups<Known> {
  readonly open: ReadonlyMap<string, Known>;
  /** The newest resolved ones, which an alert may open again. */
  readonly closed?: ReadonlyMap<string, Known>;
  /** What time does to them; without it that is nothing. */
  readonly rules?: GroupRules | null;
}

/** Folds the alerts in their order into the groups that there are, or opens groups. */
export function continueWith<Known extends Group>(
  alerts: Iterable<SimulatedAlert>,
  { open: knownOpen, closed: knownClosed = new Map(), rules = null }: KnownGroups<Known>
): Continuation<Known> {
  const groups: Array<Growing<Known>> = [];
  const open = toGrowing(knownOpen);
  const closed = toGrowing(knownClosed);
  const outcomes = new Map<number, DryRunOutcome>();
  const knownGroupOf = new Map<number, Known>();

  for (const { id, facts, receivedAt } of alerts) {
    const context = { receivedAt, rules };
    const current = takeOpen(facts) ?? findReopened(facts, context);
    const change = foldAlert(current?.group ?? null, facts, context);
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

  function findReopened(facts: Facts, context: FoldContext): Growing<Known> | undefined {
    const last = facts.groupingKey === null ? undefined : closed.get(facts.groupingKey);
    return last !== undefined && opensAgain(last.group, facts, context) ? last : undefined;
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
      closed.set(key, group);
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

function toGrowing<Known extends Group>(known: ReadonlyMap<string, Known>): Map<string, Growing<Known>> {
  return new Map(
    [...known].map(([groupingKey, group]) => [groupingKey, { groupingKey, group, alertIds: [], known: group }])
  );
}

/** What an alert did, by what became of its group. */
export function outcomeOf(change: Change | null): DryRunOutcome {
  if (change === null) {
    return 'nothing_to_resolve';
  }
  const last = change.events.at(-1)?.type;
  return last === 'opened' || last === 'acknowledged' || last === 'resolved' ? last : 'added';
}
