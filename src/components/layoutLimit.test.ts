import { layoutLimit, shownAtFirst, shownAtMost } from './layoutLimit';

const mega = (part: string) => part.repeat(1_000_000 / part.length);

it.each([
  ['words', mega('word '), shownAtMost],
  ['one word', mega('x'), shownAtMost],
  ['emoji', mega('🔥'), shownAtMost],
  ['Chinese', mega('磁盘已满'), shownAtMost],
  ['Arabic words', mega('القرص ممتلئ '), shownAtFirst],
  ['Thai words', mega('ดิสก์เต็ม '), shownAtFirst],
  ['letters of two directions', mega('aא'), 5000],
  ['such with what looks like blanks', mega('a\u00a0א\u00a0'), 5000],
  ['marks of direction', mega('a\u200f'), 5000],
  ['overrides', mega('\u202ea\u202db'), 5000],
  ['Thai in one', mega('กขคง'), 5000],
  ['a letter with marks', mega('\u0301'), 5000],
])('the limit for a text of %s', (_, text, limit) => {
  expect(layoutLimit(text, shownAtMost)).toBe(limit);
  expect(layoutLimit(text, 100)).toBe(100);
});
