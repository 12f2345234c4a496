import { messageHtml } from './messageHtml';

function parse(markdown: string): HTMLElement {
  // In no document, so that nothing in it runs or loads.
  const body = document.createElement('template').content.appendChild(document.createElement('div'));
  body.innerHTML = messageHtml(markdown);
  return document.importNode(body, true);
}

it('renders Markdown, and keeps line breaks', () => {
  const body = parse('**Status:** firing\nsecond line\n\n- one\n- two\n\n`code`');
  expect(body.querySelector('strong')).toHaveTextContent('Status:');
  expect(body.querySelectorAll('br')).toHaveLength(1);
  expect(body.querySelectorAll('li')).toHaveLength(2);
  expect(body.querySelector('code')).toHaveTextContent('code');
});

it('opens links elsewhere, without telling where from', () => {
  const link = parse('[Runbook](https://example.com/runbook)').querySelector('a');
  expect(link).toHaveAttribute('href', 'https://example.com/runbook');
  expect(link).toHaveAttribute('target', '_blank');
  expect(link).toHaveAttribute('rel', 'noopener noreferrer');
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
  '![pixel](https://example.com/a.png)',
  '<video src="https://example.com/a.mp4" autoplay></video>',
  '<base href="https://example.com/">',
  '<style>body { display: none }</style>',
])('lets %s do nothing', (markdown) => {
  const body = parse(markdown);
  expect(body.querySelector('script, img, iframe, svg, form, input, button, video, base, style, link')).toBeNull();
  for (const element of body.querySelectorAll('*')) {
    expect(element.getAttributeNames().filter((name) => !['href', 'target', 'rel', 'title'].includes(name))).toEqual(
      []
    );
    expect(element.getAttribute('href') ?? 'https:').toMatch(/^https?:/);
  }
});

it('shows an image as a link to it', () => {
  expect(parse('![a graph](https://example.com/a.png)').querySelector('a')).toHaveTextContent('a graph');
});
