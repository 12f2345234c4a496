import { silenceEnd } from './silenceEnd';

const now = new Date('2026-11-23T12:00:00.000Z');
const asked = { kind: 'for', amount: '90', unit: 'minutes', until: now } as const;

it.each([
  [{}, { minutes: 90 }],
  [{ amount: '3', unit: 'hours' }, { minutes: 180 }],
  [{ amount: '1.5', unit: 'hours' }, { minutes: 90 }],
  [{ amount: '365', unit: 'days' }, { minutes: 525_600 }],
  [{ kind: 'until', until: new Date('2026-11-24T08:30:00.000Z') }, { until: '2026-11-24T08:30:00.000Z' }],
  [{ kind: 'forever', amount: '' }, { forever: true }],
] as const)('takes %j', (change, silence) => {
  expect(silenceEnd({ ...asked, ...change }, now)).toEqual({ silence });
});

it.each([
  [{ amount: '' }, 'Give a number above zero.'],
  [{ amount: '-5' }, 'Give a number above zero.'],
  [{ amount: 'soon' }, 'Give a whole number of minutes.'],
  [{ amount: '0.5' }, 'Give a whole number of minutes.'],
  [{ amount: '366', unit: 'days' }, 'A silence with an end lasts a year at most.'],
  [{ kind: 'until', until: new Date('2026-11-23T11:59:00.000Z') }, 'Choose a time in the future.'],
  [{ kind: 'until', until: new Date('2028-11-23T11:59:00.000Z') }, 'A silence with an end lasts a year at most.'],
] as const)('refuses %j', (change, problem) => {
  expect(silenceEnd({ ...asked, ...change }, now)).toEqual({ problem });
});
