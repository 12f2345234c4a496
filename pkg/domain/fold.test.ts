import { describe, expect, test } from '@jest/globals';
import { plainGroup } from '../../test-support/sidecar/group.ts';
import type { Facts } from '../interpret/facts.ts';
import { actOnGroup } from './act.ts';
import { foldAlert, opensAgain } from './fold.ts';
import type { Group } from './group.ts';

const user = { kind: 'user', login: 'ada', name: 'Ada' } as const;

const facts: Facts = {
  groupingKey: 'k',
  formerKey: null,
  title: 'Disk full',
  untitled: 'Alert',
  titleVersion: 'v1',
  severity: 'high',
  labels: { host: 'db-1' },
  instances: null,
  signal: 'fire',
  failures: [],
  hint: null,
};
const recovery: Facts = {
  ...facts,
  title: null,
  titleVersion: 'v2',
  severity: null,
  labels: null,
  signal: 'resolve',
};

function firing(): Group {
  return foldAlert(null, facts, { receivedAt: 1000, rules: null })?.group as Group;
}

function after(action: 'acknowledge' | 'resolve' | 'silence'): Group {
  const request = action === 'silence' ? { action, until: 9000 } : { action };
  return actOnGroup(firing(), request, user, 2000)?.group as Group;
}

test('the first alert opens a group', () => {
  expect(foldAlert(null, facts, { receivedAt: 1000, rules: null })).toEqual({
    group: plainGroup({ title: 'Disk full', titleVersion: 'v1', severity: 'high', labels: { host: 'db-1' } }),
    events: [{ type: 'opened', at: 1000, actor: { kind: 'source' } }],
  });
});

test('a group without a title has the name of its type until an alert brings one', () => {
  const untitled = foldAlert(null, { ...facts, title: null }, { receivedAt: 1000, rules: null })?.group as Group;
  expect(untitled.title).toBe('Alert');
  expect(foldAlert(untitled, facts, { receivedAt: 2000, rules: null })?.group.title).toBe('Disk full');
});

test('a recovery with nothing to resolve opens nothing', () => {
  expect(foldAlert(null, recovery, { receivedAt: 1000, rules: null })).toBeNull();
});

describe.each([
  ['firing', firing],
  ['acknowledged', () => after('acknowledge')],
  ['silenced', () => after('silence')],
] as const)('an open group that is %s', (state, group) => {
  test('stays in its state when another alert comes, and gets no event', () => {
    const change = foldAlert(group(), { ...facts, title: 'Disk fuller' }, { receivedAt: 3000, rules: null });
    expect(change?.group).toEqual({ ...group(), title: 'Disk fuller', alertCount: 2, lastAlertAt: 3000 });
    expect(change?.group.state).toBe(state);
    expect(change?.events).toEqual([]);
  });

  test('is resolved by a recovery, which blanks nothing', () => {
    const change = foldAlert(group(), recovery, { receivedAt: 3000, rules: null });
    expect(change?.group).toMatchObject({
      state: 'resolved',
      title: 'Disk full',
      titleVersion: 'v1',
      severity: 'high',
      labels: { host: 'db-1' },
      alertCount: 2,
      lastAlertAt: 3000,
      resolvedAt: 3000,
      resolvedBy: { kind: 'source' },
      silencedAt: null,
      silencedUntil: null,
    });
    expect(change?.events).toEqual([{ type: 'resolved', at: 3000, actor: { kind: 'source' } }]);
  });
});

test('the newest title, severity and labels win', () => {
  const next = {
    ...facts,
    title: 'Disk fuller',
    titleVersion: 'v2',
    severity: 'critical',
    labels: { host: 'db-2' },
  } as const;
  expect(foldAlert(firing(), next, { receivedAt: 2000, rules: null })?.group).toMatchObject({
    title: 'Disk fuller',
    titleVersion: 'v2',
    severity: 'critical',
    labels: { host: 'db-2' },
  });
});

describe('severity, labels and instances that a group has', () => {
  const known = () =>
    foldAlert(null, { ...facts, instances: { firing: 2, total: 3 } }, { receivedAt: 1000, rules: null })
      ?.group as Group;

  test.each([
    ['says nothing of them', { severity: null, labels: null, instances: null }, {}],
    ['says that there is none', { severity: 'none', labels: 'none' }, { severity: null, labels: null }],
    ['says others', { severity: 'info', labels: { a: 'b' } }, { severity: 'info', labels: { a: 'b' } }],
    ['counts others', { instances: { firing: 0, total: 3 } }, { instances: { firing: 0, total: 3 } }],
  ] as const)('after an alert that %s', (_, says, change) => {
    for (const signal of ['fire', 'resolve'] as const) {
      const { severity, labels, instances } = known();
      expect(
        foldAlert(known(), { ...recovery, ...says, signal }, { receivedAt: 2000, rules: null })?.group
      ).toMatchObject({
        severity,
        labels,
        instances,
        ...change,
      });
    }
  });

  test('are missing in a group whose first alert names none', () => {
    for (const says of ['none', null] as const) {
      const group = foldAlert(
        null,
        { ...facts, severity: says, labels: says },
        { receivedAt: 1000, rules: null }
      )?.group;
      expect(group).toMatchObject({ severity: null, labels: null });
    }
  });
});

describe('an alert that acknowledges', () => {
  const acknowledgement: Facts = { ...facts, signal: 'acknowledge' };
  const source = { kind: 'source' } as const;

  test('opens an acknowledged group', () => {
    const change = foldAlert(null, acknowledgement, { receivedAt: 1000, rules: null });
    expect(change?.group).toMatchObject({ state: 'acknowledged', acknowledgedAt: 1000, acknowledgedBy: source });
    expect(change?.events.map(({ type }) => type)).toEqual(['opened', 'acknowledged']);
  });

  test.each([
    ['firing', firing],
    ['silenced', () => after('silence')],
  ] as const)('acknowledges a %s group', (_, group) => {
    const change = foldAlert(group(), acknowledgement, { receivedAt: 3000, rules: null });
    expect(change?.group).toMatchObject({
      state: 'acknowledged',
      acknowledgedAt: 3000,
      acknowledgedBy: source,
      silencedAt: null,
      silencedUntil: null,
      alertCount: 2,
    });
    expect(change?.events).toEqual([{ type: 'acknowledged', at: 3000, actor: source }]);
  });

  test('ends the silence of a group that a person has acknowledged, who stays the one', () => {
    const silenced = actOnGroup(after('acknowledge'), { action: 'silence', until: null, reason: 'Known' }, user, 2500);
    const change = foldAlert(silenced?.group as Group, acknowledgement, { receivedAt: 3000, rules: null });
    expect(change?.group).toEqual({ ...after('acknowledge'), alertCount: 2, lastAlertAt: 3000 });
    expect(change?.events).toEqual([{ type: 'unsilenced', at: 3000, actor: source }]);
  });

  test('does not take over a group that a person has acknowledged', () => {
    const change = foldAlert(after('acknowledge'), acknowledgement, { receivedAt: 3000, rules: null });
    expect(change?.group).toMatchObject({ state: 'acknowledged', acknowledgedAt: 2000, acknowledgedBy: user });
    expect(change?.events).toEqual([]);
  });
});

test('a clock that goes back does not move the last alert', () => {
  expect(foldAlert(firing(), facts, { receivedAt: 500, rules: null })?.group.lastAlertAt).toBe(1000);
});

describe('a quiet time', () => {
  const context = (receivedAt: number) => ({
    receivedAt,
    rules: { quietSeconds: 60, acknowledgedSeconds: null, reopenSeconds: null, flapping: null },
  });

  test('has time look at a group when it may have been quiet for so long, which later alerts do not change', () => {
    const opened = foldAlert(null, facts, context(1000))?.group as Group;
    expect(opened.dueAt).toBe(61_000);
    expect(foldAlert(opened, facts, context(5000))?.group.dueAt).toBe(61_000);
    expect(foldAlert(opened, recovery, context(5000))?.group).toMatchObject({ state: 'resolved', dueAt: null });
  });

  test('holds for a group that was opened without it', () => {
    expect(foldAlert(firing(), facts, context(5000))?.group.dueAt).toBe(65_000);
  });
});

test('time looks at a group that an alert acknowledges, where it may be acknowledged for some time only', () => {
  const context = {
    receivedAt: 5000,
    rules: { quietSeconds: null, acknowledgedSeconds: 60, reopenSeconds: null, flapping: null },
  };
  const acknowledgement: Facts = { ...facts, signal: 'acknowledge' };
  expect(foldAlert(firing(), facts, context)?.group.dueAt).toBeNull();
  expect(foldAlert(firing(), acknowledgement, context)?.group.dueAt).toBe(5000);
  expect(foldAlert(after('acknowledge'), acknowledgement, context)?.group.dueAt).toBeNull();
});

describe('a window within which groups open again', () => {
  const within = (receivedAt: number) => ({
    receivedAt,
    rules: { quietSeconds: null, acknowledgedSeconds: null, reopenSeconds: 60, flapping: null },
  });
  const resolved = foldAlert(after('acknowledge'), recovery, within(5000))?.group as Group;

  test.each<[string, Facts, ReturnType<typeof within>, boolean]>([
    ['a moment before it ends', facts, within(64_999), true],
    ['when it ends', facts, within(65_000), false],
    ['for a recovery', recovery, within(6000), false],
    [
      'where there is none',
      facts,
      { ...within(6000), rules: { ...within(0).rules, reopenSeconds: null, flapping: null } } as never,
      false,
    ],
  ])('%s', (_, said, context, expected) => {
    expect(opensAgain(resolved, said, context)).toBe(expected);
  });

  test('has an alert open it as new: it fires, and nobody has acknowledged or resolved it', () => {
    const change = foldAlert(resolved, { ...facts, title: 'Again' }, within(6000));
    expect(change).toEqual({
      group: {
        ...firing(),
        title: 'Again',
        alertCount: 3,
        lastAlertAt: 6000,
        assignedTo: user,
        assignedAt: 2000,
      },
      events: [{ type: 'unresolved', at: 6000, actor: { kind: 'source' } }],
    });
  });

  test('has an alert that acknowledges open it acknowledged', () => {
    const change = foldAlert(resolved, { ...facts, signal: 'acknowledge' }, within(6000));
    expect(change?.group).toMatchObject({ state: 'acknowledged', acknowledgedBy: { kind: 'source' } });
    expect(change?.events.map(({ type }) => type)).toEqual(['unresolved', 'acknowledged']);
  });
});
