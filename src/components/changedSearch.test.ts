import { changedSearch, withoutEmpty } from './changedSearch';

it('changes what is told and keeps the rest', () => {
  expect(changedSearch('?q=a&cursor=x&group=7', { q: 'b', cursor: undefined })).toBe('q=b&group=7');
  expect(changedSearch('?theme=light', { q: 'a "b" & c', limit: 50 })).toBe('theme=light&q=a+%22b%22+%26+c&limit=50');
});

it('keeps an empty text, which may say something, unless that is left out', () => {
  const change = { q: '', from: undefined };
  expect(changedSearch('?q=a&from=now', change)).toBe('q=');
  expect(changedSearch('?q=a&from=now', withoutEmpty(change))).toBe('');
});
