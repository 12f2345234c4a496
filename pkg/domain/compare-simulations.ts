import type { DryRunOutcome } from '../contract/templates/templates.ts';
import type { SimulatedGroup, Simulation } from './simulate.ts';

/** How one grouping of the same alerts differs from another. */
export interface Differences {
  /** Groups that would be one. */
  readonly merged: ReadonlyArray<{ readonly proposed: SimulatedGroup; readonly present: readonly SimulatedGroup[] }>;
  /** Groups that would be several. */
  readonly split: ReadonlyArray<{ readonly present: SimulatedGroup; readonly proposed: readonly SimulatedGroup[] }>;
  /** Groups of the same alerts that would end in another state. */
  readonly stateChanged: ReadonlyArray<{ readonly present: SimulatedGroup; readonly proposed: SimulatedGroup }>;
  /** In the order in which the alerts arrived. */
  readonly outcomeChanged: ReadonlyArray<{
    readonly alertId: number;
    readonly present: DryRunOutcome;
    readonly proposed: DryRunOutcome;
  }>;
}

/** A group that exchanges alerts with several others is in `merged` as well as in `split`. */
export function compareSimulations(present: Simulation, proposed: Simulation): Differences {
  const presentOf = groupByAlert(present);
  const proposedOf = groupByAlert(proposed);
  const pair = (from: SimulatedGroup, others: ReadonlyMap<number, SimulatedGroup>) => [
    ...new Set(from.alertIds.map((id) => others.get(id)).filter((other) => other !== undefined)),
  ];

  return {
    merged: proposed.groups
      .map((group) => ({ proposed: group, present: pair(group, presentOf) }))
      .filter((entry) => entry.present.length > 1),
    split: present.groups
      .map((group) => ({ present: group, proposed: pair(group, proposedOf) }))
      .filter((entry) => entry.proposed.length > 1),
    stateChanged: present.groups.flatMap((group) => {
      const [other] = pair(group, proposedOf);
      return other !== undefined && hasSameAlerts(group, other) && group.group.state !== other.group.state
        ? [{ present: group, proposed: other }]
        : [];
    }),
    outcomeChanged: [...present.outcomes].flatMap(([alertId, outcome]) => {
      const other = proposed.outcomes.get(alertId);
      return other === undefined || other === outcome ? [] : [{ alertId, present: outcome, proposed: other }];
    }),
  };
}

function groupByAlert({ groups }: Simulation): Map<number, SimulatedGroup> {
  return new Map(groups.flatMap((group) => group.alertIds.map((id) => [id, group] as const)));
}

function hasSameAlerts(a: SimulatedGroup, b: SimulatedGroup): boolean {
  return a.alertIds.length === b.alertIds.length && a.alertIds.every((id, i) => id === b.alertIds[i]);
}
