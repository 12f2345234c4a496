import type { DryRunResult, Regrouped } from '../../../app/templates/dry-run.ts';
import type { DryRun } from '../../../contract/types.ts';
import type { SimulatedGroup } from '../../../domain/simulate.ts';
import { shorten } from '../../../interpret/outputs/text.ts';

/** The API's reply to a dry run. Its lists are cut to a size that a person can read. */
export function showDryRun({ present, proposed, differences, groupOf, isComplete }: DryRunResult): DryRun {
  const show = (group: SimulatedGroup) => showGroup(group, groupOf);
  const { merged, split, stateChanged, outcomeChanged } = differences;
  return {
    alerts: present.alerts.length,
    complete: isComplete,
    present: total(present),
    proposed: total(proposed),
    merged: merged
      .slice(0, listLimit)
      .map((entry) => ({ proposed: show(entry.proposed), present: entry.present.slice(0, listLimit).map(show) })),
    split: split
      .slice(0, listLimit)
      .map((entry) => ({ present: show(entry.present), proposed: entry.proposed.slice(0, listLimit).map(show) })),
    stateChanged: stateChanged
      .slice(0, listLimit)
      .map((entry) => ({ present: show(entry.present), proposed: show(entry.proposed) })),
    outcomeChanged: outcomeChanged.map(({ alertId, ...outcomes }) => ({
      alertId: String(alertId),
      alertGroup: showReference(groupOf, alertId),
      ...outcomes,
    })),
    failures: proposed.alerts
      .flatMap(({ id, facts }) => facts.failures.map((failure) => ({ ...failure, alertId: String(id) })))
      .slice(0, listLimit),
  };
}

/** Maximum number of groups of a kind, and of failures, in a reply. */
const listLimit = 100;
const idLimit = 20;

/** Longest grouping key in a reply, in UTF-16 units; keys can be as long as payloads. */
const keyLimit = 255;

function total({ groups, alerts }: Regrouped): DryRun['present'] {
  return {
    groups: groups.length,
    open: groups.filter(({ group }) => group.state !== 'resolved').length,
    failures: alerts.reduce((sum, { facts }) => sum + facts.failures.length, 0),
  };
}

type GroupOf = DryRunResult['groupOf'];

function showGroup(
  { groupingKey, group, alertIds }: SimulatedGroup,
  groupOf: GroupOf
): DryRun['merged'][number]['proposed'] {
  const references = new Map(alertIds.map((id) => [groupOf.get(id)?.id, showReference(groupOf, id)]));
  return {
    groupingKey: groupingKey === null ? null : shorten(groupingKey, keyLimit),
    title: group.title,
    state: group.state,
    alertCount: group.alertCount,
    alertIds: alertIds.slice(0, idLimit).map(String),
    alertGroups: [...references.values()].slice(0, idLimit),
  };
}

function showReference(groupOf: GroupOf, alertId: number): { id: string; number: number } {
  const { id, number } = groupOf.get(alertId) as { id: number; number: number };
  return { id: String(id), number };
}
