import { emojiNames } from './emojiNames';
import { expandEmoji, mayHaveEmoji } from './expandEmoji';

it.each([
  [':fire: Disk is full', '🔥 Disk is full'],
  [':fire:Disk', '🔥Disk'],
  [':fire::rotating_light:', '🔥🚨'],
  ['(:+1:)', '(👍)'],
  [':warning:', '⚠️'],
  [':white_check_mark: :red_circle: :large_green_circle:', '✅ 🔴 🟢'],
  [':one:', '1️⃣'],
])('puts emoji into %s', (text, expanded) => {
  expect(mayHaveEmoji(text)).toBe(true);
  expect(expandEmoji(text, emojiNames)).toBe(expanded);
});

it.each([
  '',
  'Disk is full',
  '15:04:05.123: Warning',
  'fe80::1:ab:cd',
  '00:ab:cd:00:ab:cd',
  'host:100:down',
  ':no_such_emoji:',
  ':Fire:',
  ': fire :',
  '::fire::',
  ':constructor:',
])('leaves %s as it is', (text) => {
  expect(expandEmoji(text, emojiNames)).toBe(text);
});
