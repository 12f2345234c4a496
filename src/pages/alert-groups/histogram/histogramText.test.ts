import { barsText, histogramText } from './histogramText';

const data = {
  from: '2026-11-28T00:00:00.000Z',
  step: 3_600_000,
  series: [
    { value: 'critical', counts: [1, 4, 0] },
    { value: 'info', counts: [0, 3, 2] },
  ],
};

it('says in words what the bars show', () => {
  expect(histogramText(data)).toBe(
    '10 groups started from 2026-11-28 00:00:00 to 2026-11-28 03:00:00; the most, 7, from 2026-11-28 01:00:00 on'
  );
  expect(histogramText({ ...data, series: [] })).toBe('No groups started in this time');
});

it.each([
  [1, 1, '7 from 2026-11-28 01:00:00 to 2026-11-28 02:00:00'],
  [2, 1, '9 from 2026-11-28 01:00:00 to 2026-11-28 03:00:00'],
])('says what the bars from %d to %d show', (one, other, text) => {
  expect(barsText(data, one, other)).toBe(text);
});
