import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { plainFacts } from '../../../test-support/sidecar/facts.ts';
import { actOnGroup } from '../act.ts';
import { foldAlert } from '../fold.ts';
import type { Group } from '../group.ts';
import type { GroupAction } from '../handling/apply-action.ts';
import type { Flaps } from './flapping.ts';
import { passTime } from './pass-time.ts';

const ada = { kind: 'user', login: 'ada', name: 'Ada' } as const;
const second = 1000;
const rule = { changes: 2, seconds: 10 };
const rules = { quietSeconds: null, acknowledgedSeconds: null, reopenSeconds: null, flapping: rule };
type Rules = typeof rules | { [Name in keyof typeof rules]: (typeof rules)[Name] | number | null };

/** The groups of one key as a store keeps them: the newest one, which may be resolved. */
interface Kept {
  readonly group: Group | null;
  readonly opened: number;
  readonly events: readonly string[];
}

const nothing: Kept = { group: null, opened: 0, events: [] };

function receive({ group, opened, events }: Kept, signal: 'fire' | 'resolve', at: number, given = rules): Kept {
  const open = group?.state === 'resolved' ? null : group;
  const flaps: Flaps | null = group?.flaps ?? null;
  const change = foldAlert(open, plainFacts({ signal }), { receivedAt: at, rules: given, flaps });
  return change === null
    ? { group, opened, events }
    : {
        group: change.group,
        opened: opened + (open === null ? 1 : 0),
        events: [...events, ...change.events.map(({ type }) => type)],
      };
}

function pass(
  kept: Kept,
  at: number,
  given: unknown = rules,
  down: { from: number; until: number } | null = null
): Kept {
  if (kept.group === null) {
    return kept;
  }
  const periods =
    down === null
      ? [{ from: 0, until: at }]
      : [
          { from: 0, until: down.from },
          { from: down.until, until: at },
        ];
  const change = passTime(kept.group, { rules: given as never, periods, reopenedAt: null, at });
  return {
    ...kept,
    group: change.group,
    events: [...kept.events, ...change.events.map(({ type, text }) => (text ? `${type}: ${text}` : type))],
  };
}

/** A group that has begun to flap at 3 s, whose last word is a recovery. */
function flapping(given = rules): Kept {
  return (['fire', 'resolve', 'fire', 'resolve'] as const).reduce(
    (kept, signal, i) => receive(kept, signal, i * second, given),
    nothing
  );
}

const firing = () => receive(flapping(), 'fire', 4 * second);

test('more changes than that within the time mark the group that is open, and hold it', () => {
  const { group, opened, events } = flapping();
  expect(opened).toBe(2);
  expect(group).toMatchObject({ state: 'firing', flappingSince: 3 * second, dueAt: 13 * second, alertCount: 2 });
  expect(events).toEqual(['opened', 'resolved', 'opened', 'flapping']);
});

test('as many as that do not, nor do those that are longer ago', () => {
  const kept = receive(receive(receive(nothing, 'fire', 0), 'resolve', 1 * second), 'fire', 2 * second);
  expect(kept.group?.flappingSince).toBeNull();
  expect(receive(kept, 'resolve', 11 * second).group).toMatchObject({ state: 'resolved', flappingSince: null });
  expect(receive(kept, 'resolve', 10.9 * second).group).toMatchObject({ state: 'firing', flappingSince: 10_900 });
});

test('an alert without a grouping key changes nothing', () => {
  const change = foldAlert(null, plainFacts({ groupingKey: null }), { receivedAt: 0, rules });
  expect(change?.group).toMatchObject({ flaps: null, flappingSince: null });
});

const settled = 'settled: No change for 10 s';
const recovered = 'resolved: It has recovered. No change for 10 s';

/** What becomes of a group that flaps, whose last change was at 3 s and a recovery, or at 4 s and an alert that fires. */
test.each<[string, () => Kept, readonly [state: string, isMarked: boolean, last: string]]>([
  ['is not quiet yet', () => pass(flapping(), 13 * second - 1), ['firing', true, 'flapping']],
  ['was quiet, and had recovered', () => pass(flapping(), 13 * second), ['resolved', false, recovered]],
  ['was quiet, and fires', () => pass(firing(), 14 * second), ['firing', false, settled]],
  [
    'says again what it has said',
    () => pass(receive(firing(), 'fire', 12 * second), 14 * second),
    ['firing', false, settled],
  ],
  ['changes again', () => pass(receive(firing(), 'resolve', 9 * second), 14 * second), ['firing', true, 'flapping']],
  [
    'changes after it has settled',
    () => receive(pass(firing(), 14 * second), 'resolve', 15 * second),
    ['resolved', false, 'resolved'],
  ],
  [
    'could not be received',
    () => pass(flapping(), 60 * second, rules, { from: 8 * second, until: 58 * second }),
    ['firing', true, 'flapping'],
  ],
  ['is resolved by hand', () => act(flapping(), { action: 'resolve' }, 5 * second), ['resolved', true, 'flapping']],
  [
    'fires again after it was resolved by hand',
    () => receive(act(flapping(), { action: 'resolve' }, 5 * second), 'fire', 6 * second),
    ['firing', true, 'flapping'],
  ],
  [
    'fires long after it was resolved by hand',
    () => receive(act(flapping(), { action: 'resolve' }, 5 * second), 'fire', 60 * second),
    ['firing', false, 'opened'],
  ],
  [
    'is acknowledged, and recovers',
    () => receive(act(firing(), { action: 'acknowledge' }, 5 * second), 'resolve', 6 * second),
    ['acknowledged', true, 'flapping'],
  ],
  [
    'is acknowledged, was quiet, and had recovered',
    () => pass(act(flapping(), { action: 'acknowledge' }, 5 * second), 13 * second),
    ['resolved', false, recovered],
  ],
  [
    'is acknowledged, was quiet, and fires',
    () => pass(act(firing(), { action: 'acknowledge' }, 5 * second), 14 * second),
    ['acknowledged', false, settled],
  ],
  [
    'is silenced, and recovers',
    () => receive(act(firing(), { action: 'silence', until: null }, 5 * second), 'resolve', 6 * second),
    ['silenced', true, 'flapping'],
  ],
  [
    'is silenced, was quiet, and fires',
    () => pass(act(firing(), { action: 'silence', until: null }, 5 * second), 14 * second),
    ['silenced', false, settled],
  ],
  [
    'has a shorter quiet time',
    () => pass(pass(firing(), 10 * second, withQuiet(5)), 10 * second, withQuiet(5)),
    ['resolved', true, 'resolved: No alert for 5 s'],
  ],
  ['has a longer quiet time', () => pass(firing(), 14 * second, withQuiet(60)), ['firing', false, settled]],
  [
    'was acknowledged for too long',
    () => pass(act(firing(), { action: 'acknowledge' }, 5 * second), 9 * second, { ...rules, acknowledgedSeconds: 3 }),
    ['firing', true, 'unacknowledged: Acknowledged for 3 s'],
  ],
  [
    'is not asked about any more, and had recovered',
    () => pass(flapping(), 5 * second, null),
    ['resolved', false, 'resolved: It has recovered. Nobody asks for flapping any more'],
  ],
  [
    'is not asked about any more, and fires',
    () => pass(firing(), 5 * second, null),
    ['firing', false, 'settled: Nobody asks for flapping any more'],
  ],
])('a group that flaps and %s', (_, make, [state, isMarked, last]) => {
  const { group, events } = make();
  expect([group?.state, group?.flappingSince !== null, events.at(-1)]).toEqual([state, isMarked, last]);
});

test('a group that was resolved while it flapped and is opened again by an alert keeps no mark that nobody asks for any more', () => {
  const resolved = act(flapping(), { action: 'resolve' }, 5 * second).group;
  const given = { ...rules, reopenSeconds: 60, flapping: null };
  const reopened = foldAlert(resolved, plainFacts(), { receivedAt: 6 * second, rules: given })?.group;
  expect(reopened).toMatchObject({ state: 'firing', flappingSince: null });
});

test.each<[string, Rules | null]>([
  ['no rule of time', null],
  ['another one', { ...rules, quietSeconds: 3600, flapping: null }],
])('nor does one that a person opens again, with %s: it stays open, too', (_, given) => {
  const resolved = pass(act(flapping(), { action: 'resolve' }, 5 * second), 13 * second);
  const group =
    resolved.group && actOnGroup(resolved.group, { action: 'unresolve' }, ada, 20 * second, given as never)?.group;
  const kept = pass({ ...resolved, group: group ?? null }, 20 * second, given);
  expect(kept.group).toMatchObject({ state: 'firing', flappingSince: null });
});

function withQuiet(quietSeconds: number): Rules {
  return { ...rules, quietSeconds };
}

function act(kept: Kept, action: GroupAction, at: number): Kept {
  const change = kept.group && actOnGroup(kept.group, action, ada, at, rules);
  return { ...kept, group: change?.group ?? kept.group };
}

/** The slow model: the words of the key, each with its time, and nothing else; counted anew each time. */
function countChanges(words: ReadonlyArray<{ at: number; word: string }>, at: number): number {
  return words.filter(
    ({ word, at: said }, i) => i > 0 && word !== words[i - 1]?.word && said > at - rule.seconds * second
  ).length;
}

const history = fc.array(
  fc.record({
    signal: fc.constantFrom('fire' as const, 'resolve' as const, null),
    pause: fc.integer({ min: 1, max: 12 }),
  }),
  { maxLength: 40 }
);

test('over any history a group is held and settles as the changes say', () => {
  fc.assert(
    fc.property(history, (steps) => {
      let kept = nothing;
      const words: Array<{ at: number; word: string }> = [];
      let isOpen = false;
      let flaps = false;
      let at = 0;
      for (const { signal, pause } of steps) {
        for (let left = pause; left > 0; left--) {
          at += second;
          kept = pass(kept, at);
          if (flaps && countChanges(words, at) === 0) {
            flaps = false;
            isOpen = words.at(-1)?.word === 'fire';
          }
          expect([
            kept.group !== null && kept.group.state !== 'resolved',
            (kept.group?.flappingSince ?? null) !== null,
          ]).toEqual([isOpen, flaps]);
        }
        if (signal === 'fire' || (signal === 'resolve' && isOpen)) {
          words.push({ at, word: signal });
          flaps ||= countChanges(words, at) > rule.changes;
          isOpen = signal === 'fire' || flaps;
        }
        if (signal !== null) {
          kept = receive(kept, signal, at);
        }
      }
    }),
    { numRuns: 300 }
  );
});
