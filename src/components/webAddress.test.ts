import { webAddress } from './webAddress';

it.each([
  ['https://example.com/a?b=c#d', 'https://example.com/a?b=c#d'],
  ['HTTP://example.com', 'http://example.com/'],
  ['javascript:alert(1)', undefined],
  ['JaVaScRiPt:alert(1)', undefined],
  [' javascript:alert(1)', undefined],
  ['java\nscript:alert(1)', undefined],
  ['data:text/html,<script>alert(1)</script>', undefined],
  ['//example.com', undefined],
  ['/etc/passwd', undefined],
  ['', undefined],
  [null, undefined],
])('reads %j as %j', (text, expected) => {
  expect(webAddress(text)).toBe(expected);
});
