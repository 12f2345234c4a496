import { durationText } from './durationText';

const at = (time: string) => new Date(`2026-11-23T${time}Z`);

it.each([
  ['10:00:00', '10:00:00', '0s'],
  ['10:00:00', '10:00:59', '59s'],
  ['10:00:00', '10:38:20', '38m 20s'],
  ['10:00:00', '12:05:20', '2h 5m'],
])('from %s to %s it is %s', (from, to, text) => expect(durationText(at(from), at(to))).toBe(text));
