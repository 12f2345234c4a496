import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { escapeMarkdown, markdownAddress } from './escape-markdown.ts';

const toHtml = (markdown: string) => micromark(markdown, { extensions: [gfm()], htmlExtensions: [gfmHtml()] });

const characters: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"' };

/** The text of a single paragraph. HTML other than the paragraph and its line breaks stays in it. */
function textOf(html: string): string {
  return html
    .replace(/^<p>([^]*)<\/p>\n?$/, '$1')
    .replace(/<br \/>\n/g, '\n')
    .replace(/&(?:amp|lt|gt|quot);/g, (name) => characters[name] as string);
}

/** The text as Markdown reads it: lines end with a line feed, and there is no NUL. */
const asRead = (text: string) => text.replace(/\r\n?/g, '\n').replaceAll('\0', '\uFFFD');

test.each([
  '<NA> & <b>others</b> &amp; &lt;',
  'ls *_*_ **bold** __x__ a_b_c ~~gone~~ `code` ``',
  '1. one',
  '12) twelve',
  '# heading',
  '> quoted',
  '- item',
  '+ item\n* item',
  '---',
  'a\n===',
  'a | b\n--|--\n1 | 2',
  '    indented',
  '\tindented',
  '```\nfenced',
  '[text](https://example.com) ![image](x) [ref]: /url',
  'www.example.com, https://example.com/a_b_c?x=1&y=2, someone@example.com',
  'two  \nlines\\\nand\n\nmore\n',
  '\nfirst is empty',
  ' \u00a0 odd \u2028 spaces \t ',
  '[x] done [^1]',
  '<!-- comment --> <?php <https://example.com|text> :fire:',
  '$math$ {{ jinja }} 15:04:05.123',
  '...\n.\n-\n=',
])('%j is shown as it is', (text) => {
  expect(textOf(toHtml(escapeMarkdown(text)))).toBe(text);
  for (const [markdown, before] of [
    ['- name: ', 'name: '],
    ['x ', 'x '],
  ] as const) {
    const shown = toHtml(markdown + escapeMarkdown(text)).replace(/^<ul>\n<li>([^]*)<\/li>\n<\/ul>$/, '$1');
    expect(textOf(shown)).toBe(before + text);
  }
});

test('any text is shown unchanged', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 5 }),
    fc.string({ unit: fc.constantFrom(...' \t\n\r*_`~#>-+=.1)|[]()<>&;:@!\\/wa{}^$"\'%,?'), maxLength: 12 }),
    fc.constantFrom('www.', 'https://a.b', 'a@b.c', '&copy;', '<a>', '--|--', '1. ', '\n\n', '    ', '```')
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
      const text = pieces.join('').toWellFormed();
      fc.pre(text !== '');
      expect(textOf(toHtml(escapeMarkdown(text)))).toBe(asRead(text));
    }),
    { numRuns: 3000 }
  );
});

test('the time grows in proportion to the length of the text', () => {
  for (const part of [' ', '\n', ' x', '\\', '1.', '*a_ ', '\t']) {
    expect(escapeMarkdown(part.repeat(50_000)).length).toBeGreaterThan(0);
  }
});

test.each([
  ['https://example.com/a_(b)_c', 'https://example.com/a_(b)_c'],
  ['https://example.com/?a=1&copy=2&lt;=3#x[1]', 'https://example.com/?a=1&copy=2&lt;=3#x[1]'],
  ['https://example.com/a b"c<d>\\e?f\\g', 'https://example.com/a%20b%22c%3Cd%3E/e?f\\g'],
  [' HTTP://Example.com ', 'http://example.com/'],
  ['https://example.com/x) [y](https://evil.example', 'https://example.com/x)%20[y](https://evil.example'],
])('the address %j is where a link leads', (address, href) => {
  const html = toHtml(`[here](${markdownAddress(address)})`);
  const [, found = ''] = /^<p><a href="([^"]*)">here<\/a><\/p>$/.exec(html) ?? [];
  // A renderer may encode more than it must.
  expect(decodeURIComponent(found.replace(/&amp;/g, '&'))).toBe(decodeURIComponent(new URL(href).href));
});

test.each(['javascript:alert(1)', '/graph', 'http://:9090/', 'x', ''])('%j is not a web address', (address) => {
  expect(markdownAddress(address)).toBe('');
});
