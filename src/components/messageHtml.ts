import { renderMarkdown } from '@grafana/data';

/**
 * Markdown from an alert as HTML that can do nothing but be read and lead elsewhere: Grafana's sanitizer takes out what
 * runs, and this takes out what would be fetched from other hosts, or look like a part of Grafana.
 */
export function messageHtml(markdown: string): string {
  const { body } = new DOMParser().parseFromString(renderMarkdown(markdown, { breaks: true }), 'text/html');
  body.querySelectorAll('img').forEach((image) => image.replaceWith(imageLink(image)));
  body.querySelectorAll(unwanted).forEach((element) => element.remove());
  body.querySelectorAll('*').forEach((element) => {
    for (const name of element.getAttributeNames()) {
      if (!kept.has(name)) {
        element.removeAttribute(name);
      }
    }
  });
  body.querySelectorAll('a').forEach((link) => {
    if (!/^https?:/i.test(link.getAttribute('href') ?? '')) {
      link.removeAttribute('href');
    }
    link.target = '_blank';
    link.rel = 'noopener noreferrer';
  });
  return body.innerHTML;
}

const unwanted =
  'picture, source, video, audio, track, iframe, frame, object, embed, style, link, meta, base, svg, math, form, input, button, select, textarea, dialog';

const kept = new Set(['href', 'title', 'colspan', 'rowspan', 'start', 'align']);

/** An image would be fetched from wherever the alert says. */
function imageLink(image: HTMLImageElement): HTMLElement {
  const link = image.ownerDocument.createElement('a');
  const source = image.getAttribute('src') ?? '';
  link.setAttribute('href', source);
  link.textContent = image.alt || source;
  return link;
}
