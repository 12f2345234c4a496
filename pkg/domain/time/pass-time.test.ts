import { expect, test } from '@jest/globals';
import { plainGroup } from '../../../test-support/sidecar/group.ts';
import { passTime, type TimeContext } from './pass-time.ts';

const rules = { quietSeconds: 7200 };
const hour = 3_600_000;
const system = { kind: 'system' } as const;
const context: TimeContext = { rules, periods: [{ from: 0, until: 24 * hour }], reopenedAt: null, at: 24 * hour };
const silenced = { state: 'silenced', silencedAt: 500, silencedUntil: null } as const;

test.each(['firing', 'acknowledged', 'silenced'] as const)(
  'a %s group is resolved once it was quiet for long',
  (state) => {
    const group = plainGroup({ ...(state === 'silenced' ? silenced : { state }), lastAlertAt: 22 * hour, dueAt: 5 });
    expect(passTime(group, context)).toEqual({
      group: plainGroup({
        lastAlertAt: 22 * hour,
        state: 'resolved',
        resolvedAt: 24 * hour,
        resolvedBy: system,
        resolvedReason: 'No alert for 2 h',
      }),
      events: [{ type: 'resolved', at: 24 * hour, actor: system, text: 'No alert for 2 h' }],
    });
  }
);

test.each([
  ['when it was quiet for long enough by then', {}, 22 * hour + 1, 24 * hour + 1],
  [
    'later for the time in which nothing could be received',
    {
      periods: [
        { from: 0, until: 21 * hour },
        { from: 23 * hour, until: 24 * hour },
      ],
    },
    21 * hour - hour / 2,
    24 * hour + hour / 2,
  ],
  ['when a person who opened it again has had all of the time', { reopenedAt: 23 * hour }, 1000, 25 * hour],
  ['by what the integration says now', { rules: { quietSeconds: 3600 } }, 24 * hour - 1000, 25 * hour - 1000],
])('a group is looked at again %s', (_, given, lastAlertAt, dueAt) => {
  const group = plainGroup({ lastAlertAt, dueAt: 5 });
  expect(passTime(group, { ...context, ...given })).toEqual({ group: { ...group, dueAt }, events: [] });
});

test.each([
  ['that is resolved', { state: 'resolved', resolvedAt: 5 } as const, {}],
  ['whose integration has no quiet time any more', {}, { rules: null }],
])('nothing becomes of a group %s', (_, fields, given) => {
  const group = plainGroup({ ...fields, lastAlertAt: 0 });
  expect(passTime({ ...group, dueAt: 5 }, { ...context, ...given })).toEqual({ group, events: [] });
});
