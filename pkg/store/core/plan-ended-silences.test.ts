import { expect, test } from '@jest/globals';
import { plainGroup } from '../../../test-support/sidecar/group.ts';
import { planEndedSilences } from './plan-ended-silences.ts';

const silenced = (id: number, orgId: number, silencedUntil: number | null) => ({
  id,
  orgId,
  group: plainGroup({ state: 'silenced', silencedAt: 500, silencedUntil }),
  rules: null,
});

test('the silences that are due end, and each org is named once', () => {
  const groups = [silenced(1, 1, 2000), silenced(2, 1, 1999), silenced(3, 2, 2001), silenced(4, 3, null)];
  const { updates, orgIds } = planEndedSilences(groups, 2000);
  expect(updates).toEqual(
    [1, 2].map((id) => ({
      id,
      orgId: 1,
      group: plainGroup(),
      events: [{ type: 'unsilenced', at: 2000, actor: { kind: 'system' } }],
    }))
  );
  expect(orgIds).toEqual([1]);
});

test('nothing is written where none is due', () => {
  expect(planEndedSilences([silenced(1, 1, 2001)], 2000)).toEqual({ updates: [], orgIds: [] });
});
