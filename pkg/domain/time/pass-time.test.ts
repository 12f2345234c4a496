import { describe, expect, test } from '@jest/globals';
import { plainGroup } from '../../../test-support/sidecar/group.ts';
import type { Group } from '../group.ts';
import type { GroupRules } from './group-rules.ts';
import { passTime, type TimeContext } from './pass-time.ts';

const rules = { quietSeconds: 7200, acknowledgedSeconds: null, reopenSeconds: null, flapping: null };
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
  ['by what the integration says now', { rules: { ...rules, quietSeconds: 3600 } }, 24 * hour - 1000, 25 * hour - 1000],
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

describe('a group that may be acknowledged for some time only', () => {
  const ada = { kind: 'user', login: 'ada', name: 'Ada' } as const;
  const taken = plainGroup({
    state: 'acknowledged',
    acknowledgedAt: 20 * hour,
    acknowledgedBy: ada,
    assignedTo: ada,
    assignedAt: 20 * hour,
    lastAlertAt: 23 * hour,
    dueAt: 5,
  });
  const limited = {
    ...context,
    rules: { quietSeconds: null, acknowledgedSeconds: 4 * 3600, reopenSeconds: null, flapping: null },
  };

  test('fires again after that, and nobody has it', () => {
    expect(passTime(taken, limited)).toEqual({
      group: plainGroup({ lastAlertAt: 23 * hour }),
      events: [{ type: 'unacknowledged', at: 24 * hour, actor: system, text: 'Acknowledged for 4 h' }],
    });
  });

  test('stays with who had it before', () => {
    const given = { ...taken, assignedAt: 19 * hour };
    expect(passTime(given, limited).group).toMatchObject({ state: 'firing', assignedTo: ada });
  });

  test.each<[string, Partial<Group>, Partial<GroupRules>, number | null]>([
    ['when that is over', { acknowledgedAt: 21 * hour }, {}, 25 * hour],
    ['when it has been quiet, if that is earlier', { acknowledgedAt: 21 * hour }, { quietSeconds: 5400 }, 24.5 * hour],
    ['at no time while it is silenced', { state: 'silenced', silencedAt: 22 * hour }, {}, null],
    ['at no time while it fires', { state: 'firing' }, {}, null],
  ])('is looked at again %s', (_, fields, given, dueAt) => {
    const group = { ...taken, ...fields };
    expect(passTime(group, { ...limited, rules: { ...limited.rules, ...given } })).toEqual({
      group: { ...group, dueAt },
      events: [],
    });
  });

  test('is resolved where it was quiet for too long as well', () => {
    const rules = { ...limited.rules, quietSeconds: 3600 };
    expect(passTime(taken, { ...limited, rules }).group.state).toBe('resolved');
  });

  test('is still looked at for its quiet time once it fires again', () => {
    const rules = { ...limited.rules, quietSeconds: 7200 };
    expect(passTime(taken, { ...limited, rules }).group).toMatchObject({ state: 'firing', dueAt: 25 * hour });
  });
});
