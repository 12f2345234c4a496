import { emojiNames } from '../emoji/emojiNames';
import { titleText } from './titleText';

it.each([
  ['Disk is full', 'Disk is full'],
  [':fire: Disk is full', '🔥 Disk is full'],
  ['<https://example.com/a?b|Disk> is <NA>', 'Disk is <NA>'],
  ['[Warning] \u202Egnp.exe', '[Warning] gnp.exe'],
  ['\u2067שלום\u2069', 'שלום'],
  ['<javascript:alert(1)|x>', '<javascript:alert(1)|x>'],
])('turns %j into the title %j', (title, text) => expect(titleText(title, emojiNames)).toBe(text));

it.each(['', ' ', '\u200b\u200d', '\u202e', '\u3164', '\u2800', '\u0301', '\ufeff\u00ad'])(
  'finds nothing visible in %j',
  (title) => expect(titleText(title, emojiNames)).toBeNull()
);
