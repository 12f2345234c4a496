import { useMemo, useState } from 'react';
import type { AlertGroupSummary, Refusal } from '../../../../pkg/contract/types.ts';
import type { Outcome, Target } from '../../../api/operations/operation';
import { type Acting, useActing } from '../../../components/alert-group/actions/ActingProvider';
import { isSelected, selectedElsewhere } from '../selection/selection';
import type { SelectionControl } from '../selection/useSelection';

/** Which groups a list's query selects. */
export type MatchingGroups = Omit<NonNullable<Target['matching']>['selection'], 'asOf'>;

export interface Bulk {
  /** The selected groups. */
  target: Target;
  /** Acts on them as `Acting` does; afterwards those stay selected that the action was refused for. */
  acting: Acting;
  /** Why the last action was refused for groups that are still selected. */
  refused: readonly Refusal[];
}

/**
 * Actions on the selected groups of a list.
 * @param query which groups match, as the sidecar takes it
 */
export function useBulk(selecting: SelectionControl, shown: readonly AlertGroupSummary[], query: MatchingGroups): Bulk {
  const { act, ask } = useActing();
  const [refusals, setRefusals] = useState<readonly Refusal[]>([]);
  const { selection, selectOnly } = selecting;
  return useMemo(() => {
    const keep = async (done: Promise<Outcome | null>) => {
      const outcome = await done;
      if (outcome !== null) {
        setRefusals(outcome.refused);
        selectOnly(outcome.refused.map(({ id }) => id));
      }
      return outcome;
    };
    const { matching } = selection;
    return {
      target: {
        shown: shown.filter((group) => isSelected(selection, group)),
        others: selectedElsewhere(selection, shown),
        ...(matching && { matching: { total: matching.total, selection: { ...query, asOf: matching.asOf } } }),
      },
      acting: {
        act: (target, action) => keep(act(target, action)),
        ask: (dialog, target) => keep(ask(dialog, target)),
      },
      refused: refusals.filter(({ id }) => selection.ids.has(id)),
    };
  }, [act, ask, selection, selectOnly, shown, query, refusals]);
}
