import { serverClock } from './serverClock';

const day = 86_400_000;
const off = (difference: number) => new Date(Date.now() + difference).toUTCString();

afterEach(() => serverClock.learn(off(0)));

it.each([day, -day, 20 * 60_000])('corrects a clock that is off by %i ms', (difference) => {
  serverClock.learn(off(difference));
  expect(Math.abs(serverClock.now() - Date.now() - difference)).toBeLessThan(2_000);
  const now = new Date(serverClock.now()).toISOString();
  expect(Math.abs(serverClock.inBrowser(now) - Date.now())).toBeLessThan(2_000);
});

it.each([
  ['a few seconds', () => off(5_000)],
  ['the time that a reply takes', () => off(-9_000)],
])('takes %s for no difference', (_, date) => {
  serverClock.learn(date());
  expect(Math.abs(serverClock.now() - Date.now())).toBeLessThan(1_000);
});

it.each([null, '', 'yesterday'])('learns nothing from %j', (date) => {
  serverClock.learn(off(day));
  serverClock.learn(date);
  expect(serverClock.now() - Date.now()).toBeGreaterThan(day - 2_000);
});
