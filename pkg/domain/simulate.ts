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
  const groups: Growing[] = [];
  const open = new Map<string, Growing>();
  const outcomes = new Map<number, DryRunOutcome>();

  for (const { id, facts, receivedAt } of alerts) {
    const key = facts.groupingKey;
    const current = key === null ? undefined : open.get(key);
    const change = foldAlert(current?.group ?? null, facts, { receivedAt, rules: null });
    outcomes.set(id, outcomeOf(change));
    if (change === null) {
      continue;
    }
    const group = current ?? { groupingKey: key, group: change.group, alertIds: [] };
    if (current === undefined) {
      groups.push(group);
    }
    group.group = change.group;
    group.alertIds.push(id);
    if (key !== null) {
      if (change.group.state === 'resolved') {
        open.delete(key);
      } else {
        open.set(key, group);
      }
    }
  }
  return { groups, outcomes };
}

interface Growing extends SimulatedGroup {
  group: Group;
  readonly alertIds: number[];
}

/** What an alert did, by what became of its group. */
export function outcomeOf(change: Change | null): DryRunOutcome {
  if (change === null) {
    return 'nothing_to_resolve';
  }
  const last = change.events.at(-1)?.type;
  return last === 'opened' || last === 'acknowledged' || last === 'resolved' ? last : 'added';
}
