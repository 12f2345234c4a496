import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Heartbeat, lookAtHeartbeat } from './heartbeat.ts';

const settings = { everySeconds: 60, graceSeconds: 10, anyDelivery: false, title: null };
const known: Heartbeat = { settings, lastAt: 100_000, expectedSince: 50_000, missedAfter: null };

test.each([
  ['while there is time', known, 0, 169_999, { kind: 'wait', dueAt: 170_000, expectedSince: 50_000 }],
  ['once it is over', known, 0, 170_000, { kind: 'missing' }],
  ['after the sidecar was down', known, 160_000, 229_999, { kind: 'wait', dueAt: 230_000, expectedSince: 50_000 }],
  ['long after the sidecar was down', known, 160_000, 230_000, { kind: 'missing' }],
  [
    'after a change of the settings',
    { ...known, expectedSince: null },
    0,
    170_000,
    { kind: 'wait', dueAt: 240_000, expectedSince: 170_000 },
  ],
  [
    'by a sidecar whose clock is behind',
    { ...known, lastAt: 180_000 },
    0,
    170_000,
    { kind: 'wait', dueAt: 240_000, expectedSince: 50_000 },
  ],
  ['when it was missing before', { ...known, missedAfter: 100_000 }, 0, 999_000, { kind: 'still_missing' }],
  [
    'when one came after it was missing',
    { ...known, missedAfter: 20_000 },
    0,
    120_000,
    { kind: 'back', dueAt: 170_000, expectedSince: 50_000 },
  ],
  ['when none is expected', { ...known, settings: null }, 0, 999_000, { kind: 'off' }],
] as const)('%s', (_, heartbeat, receivingSince, at, expected) => {
  expect(lookAtHeartbeat(heartbeat, receivingSince, at)).toEqual(expected);
});

/** In each second: whether the sidecar is up, and whether the sender sends. */
interface Second {
  readonly up: boolean;
  readonly sends: boolean;
}

const history = fc
  .array(fc.record({ count: fc.integer({ min: 1, max: 40 }), up: fc.boolean(), sends: fc.boolean() }), {
    maxLength: 12,
  })
  .map((stretches) => stretches.flatMap(({ count, ...second }) => new Array<Second>(count).fill(second)));

/** In each second whether it is missing, by a model that counts the seconds in which one could have come and none did. */
function countSilence(seconds: readonly Second[], limit: number): boolean[] {
  let isArmed = false;
  let isMissing = false;
  let silence = 0;
  return seconds.map(({ up, sends }, i) => {
    const isStart = up && seconds[i - 1]?.up !== true;
    silence = !up || sends || isStart ? 0 : silence + 1;
    isArmed ||= up && sends;
    isMissing = (isMissing && !(up && sends)) || (isArmed && up && silence >= limit);
    return isMissing;
  });
}

/** The same by the rule, as the job follows it. */
function follow(seconds: readonly Second[], short: Heartbeat['settings']): boolean[] {
  let heartbeat: Heartbeat | null = null;
  let receivingSince: number | null = null;
  return seconds.map(({ up, sends }, i) => {
    const at = 1000 * (i + 1);
    receivingSince = up ? (receivingSince ?? at) : null;
    if (up && sends) {
      heartbeat = { settings: short, expectedSince: at, missedAfter: null, ...heartbeat, lastAt: at };
    }
    if (heartbeat !== null && receivingSince !== null) {
      const { kind } = lookAtHeartbeat(heartbeat, receivingSince, at);
      const missedAfter = kind === 'missing' || kind === 'still_missing' ? heartbeat.lastAt : null;
      heartbeat = { ...heartbeat, missedAfter };
    }
    return heartbeat !== null && heartbeat.missedAfter !== null;
  });
}

test('over any history it is missing when, and only when, a sidecar that could receive got none for as long as that', () => {
  const short = { ...settings, everySeconds: 5, graceSeconds: 2 };
  fc.assert(
    fc.property(history, (seconds) => {
      expect(follow(seconds, short)).toEqual(countSilence(seconds, 7));
    })
  );
});
