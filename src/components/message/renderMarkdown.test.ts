import fc from 'fast-check';
import { renderMarkdown } from './renderMarkdown';

async function parse(markdown: string): Promise<HTMLElement> {
  const rendered = await renderMarkdown(markdown);
  if (!('html' in rendered)) {
    throw new Error(`refused: ${rendered.refused}`);
  }
  // Outside of any document, so that nothing in it runs or loads.
  const body = document.createElement('template').content.appendChild(document.createElement('div'));
  body.innerHTML = rendered.html;
  return document.importNode(body, true);
}

it('renders Markdown, and keeps line breaks', async () => {
  const body = await parse('**Status:** firing\nsecond line\n\n- one\n- two\n\n`code`');
  expect(body.querySelector('strong')).toHaveTextContent('Status:');
  expect(body.querySelectorAll('br')).toHaveLength(1);
  expect(body.querySelectorAll('li')).toHaveLength(2);
  expect(body.querySelector('code')).toHaveTextContent('code');
});

it.each([
  ['| a | b |\n| - | -: |\n| 1 | 2 |', 'td'],
  ['~~over~~', 's'],
  ['```\nx\n```', 'pre code'],
  ['# Summary', 'h1'],
  ['> quoted', 'blockquote'],
  ['<b>bold</b>', 'b'],
  ['a<br>b', 'br'],
  ['<table>\n<tr><td>a</td></tr>\n</table>', 'table td'],
  ['<details><summary>more</summary>less</details>', 'details summary'],
])('supports GitHub’s Markdown and harmless HTML: %j', async (markdown, selector) => {
  expect((await parse(markdown)).querySelector(selector)).not.toBeNull();
});

it('reads Markdown between tags in a line', async () => {
  const body = await parse('<b>**x**</b> <pod>\n<pod>\n**y**');
  expect(body.querySelectorAll('strong')).toHaveLength(2);
});

it.each([
  ['[Runbook](https://example.com/runbook)', 'https://example.com/runbook', 'Runbook'],
  ['see https://example.com/a_b?c=1.', 'https://example.com/a_b?c=1', 'https://example.com/a_b?c=1'],
  ['see www.example.com/x.', 'http://www.example.com/x', 'www.example.com/x'],
  ['<https://example.com/a>', 'https://example.com/a', 'https://example.com/a'],
  ['<https://example.com/a?b=1&amp;c=2|the *runbook*>', 'https://example.com/a?b=1&c=2', 'the *runbook*'],
  ['<a href="https://example.com/" onclick="x()">here</a>', 'https://example.com/', 'here'],
  ['![a graph](https://example.com/a.png)', 'https://example.com/a.png', 'a graph'],
  ['<img src="https://example.com/a.png">', 'https://example.com/a.png', 'https://example.com/a.png'],
  ['[![a graph](https://example.com/a.png)](https://example.com/)', 'https://example.com/', 'a graph'],
])('turns %s into a link without a referrer', async (markdown, address, text) => {
  const body = await parse(markdown);
  expect(body.querySelectorAll('a')).toHaveLength(1);
  const link = body.querySelector('a');
  expect(link).toHaveAttribute('href', address);
  expect(link).toHaveAttribute('target', '_blank');
  expect(link).toHaveAttribute('rel', 'noopener noreferrer');
  expect(link?.textContent).toBe(text);
});

it.each([
  'run backup.sh or main.py on 10.0.0.1',
  'ops@example.com',
  '//share/folder',
  '[x](/d/abc)',
  '[x](javascript:alert(1))',
  '<mailto:ops@example.com|ops>',
  '<javascript:alert(1)|x>',
])('makes no link of %s', async (text) => {
  const body = await parse(text);
  expect(body.querySelector('a')).toBeNull();
  expect(body.textContent?.trim()).toBe(text);
});

it.each([
  'A shell was spawned (user=<NA> k8s.pod=<NA> container=3ad7 cmdline=bash -c "ls" )',
  '<pod>',
  '<pod>\nsecond <!-- line --> of </pod>',
  '<script>alert(1)</script>',
  '<title>a</title> <select> <input name="x"> <form>',
  'if a < b && c > d',
  'List<String> <name/> <b',
  '__init__ and disk_usage_bytes _total_',
  'array[0](x) [1] ![2]',
  '15:04:05 fe80::ab:1',
])('shows %s as it is written', async (text) => {
  expect((await parse(text)).textContent?.trim()).toBe(text);
});

it('replaces short names with emoji, but not in code or addresses', async () => {
  const body = await parse(':fire: `:fire:` \\:fire: https://example.com/:fire: [:fire:](https://example.com/)');
  expect(body.textContent?.trim()).toBe('🔥 :fire: :fire: https://example.com/:fire: 🔥');
});

it.each([
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '[x](javascript:alert(1))',
  '<a href="javascript:alert(1)">x</a>',
  '<a href="data:text/html,x">x</a>',
  '<iframe src="https://example.com"></iframe>',
  '<svg onload=alert(1)><image href="https://example.com/a.png"/></svg>',
  '<form action="https://example.com"><input name=password><button>Log in</button></form>',
  '<div style="position:fixed;inset:0;background:url(https://example.com/a.png)" class="page-alert-list">x</div>',
  '<table background="https://example.com/a.png"><tr><td>x</td></tr></table>',
  '![pixel](https://example.com/a.png)',
  '<video src="https://example.com/a.mp4" autoplay></video>',
  '<base href="https://example.com/">',
  '<style>body { display: none }</style>',
  '<b title="><img src=x onerror=alert(1)>">x</b>',
  '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>',
])('lets %s do nothing', async (markdown) => {
  expectHarmless(await parse(markdown));
});

it('never throws, and makes nothing active, whatever the text', async () => {
  const parts = fc.oneof(fc.constantFrom(...fragments), fc.string({ unit: 'grapheme', maxLength: 5 }));
  const texts = fc.array(parts, { maxLength: 40 }).map((list) => list.join(''));
  await fc.assert(
    fc.asyncProperty(texts, async (text) => {
      const rendered = await renderMarkdown(text);
      if ('html' in rendered) {
        expectHarmless(await parse(text));
      }
    }),
    { numRuns: 200 }
  );
});

const fragments = [
  ...[
    '<',
    '>',
    '</',
    '"',
    "'",
    '=',
    '&',
    '&lt;',
    '&#60;',
    '\\',
    '`',
    '```\n',
    '[',
    '](',
    ')',
    '![',
    '*',
    '_',
    '~~',
    '|',
    ':fire:',
  ],
  ...['\n', '\n\n', '> ', '- ', '    ', '<!--', '-->', '<![CDATA[', '<?', 'a', ' '],
  ...[
    '<b>',
    '</b>',
    '<a href="',
    '<img src=x ',
    'onerror=alert(1)',
    '<script>',
    '</script>',
    '<svg>',
    '<math>',
    '<style>',
  ],
  ...[
    '<table>',
    '<td>',
    '<p>',
    '<pre>',
    '<code>',
    '<NA>',
    'style="background:url(https://example.com/)"',
    '<https://x|',
  ],
  ...[
    'javascript:alert(1)',
    'data:text/html,x',
    'https://example.com/',
    'www.example.com',
    '[a]: https://example.com\n',
  ],
];

function expectHarmless(body: HTMLElement): void {
  expect(
    body.querySelector('script, img, iframe, svg, math, form, input, button, video, base, style, link')
  ).toBeNull();
  for (const element of body.querySelectorAll('*')) {
    expect(element.getAttributeNames().filter((name) => !allowed.includes(name))).toEqual([]);
    expect(element.getAttribute('href') ?? 'https:').toMatch(/^https?:/);
  }
}

const allowed = ['href', 'target', 'rel', 'title', 'align', 'start', 'colspan', 'rowspan'];

it.each([
  ['> '.repeat(3000) + 'x', 'deep'],
  ['<b>'.repeat(3000) + 'x', 'deep'],
  ['*a **a '.repeat(50) + 'b** b* '.repeat(50), 'deep'],
  [Array.from({ length: 60 }, (_, i) => `${'  '.repeat(i)}- x`).join('\n'), 'deep'],
  ['a\n'.repeat(25_000), 'large'],
  ['aא'.repeat(10_000), 'large'],
  [`a${'\u0301'.repeat(10_000)}`, 'large'],
  [`|${'a|'.repeat(100)}\n|${'-|'.repeat(100)}\n${'|\n'.repeat(300)}`, 'large'],
])('refuses what would make a page slow: %.20j…', async (markdown, refused) => {
  expect(await renderMarkdown(markdown)).toEqual({ refused });
});

it('renders ordinary nesting', async () => {
  const body = await parse('> > > > > - a\n> > > > >   - b\n> > > > >     1. c');
  expect(body.querySelectorAll('blockquote')).toHaveLength(5);
  expect(body.querySelectorAll('li')).toHaveLength(3);
});
