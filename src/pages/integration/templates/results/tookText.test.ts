import { tookText } from './tookText';

it.each([
  [0, '< 0.01 ms'],
  [4.9, '< 0.01 ms'],
  [5.1, '0.01 ms'],
  [1230, '1.23 ms'],
  [1_500_000, '1500.00 ms'],
])('%d µs are %s', (microseconds, text) => {
  expect(tookText({ microseconds })).toBe(text);
});
