import { textUtil } from '@grafana/data';
import { mayHaveEmoji } from '../emoji/expandEmoji';
import { loadEmoji } from '../emoji/loadEmoji';
import { layoutLimit } from '../layoutLimit';
import { harmlessTags } from './harmlessTags';
import { deepestNesting, markdownToHtml } from './markdown';

/** HTML that is safe to show, or why the text is not to be formatted. */
export type RenderedMarkdown = { html: string } | { refused: 'deep' | 'large' };

/** A browser lays out about so many elements without a pause that people notice. */
const mostElements = 10_000;

/**
 * Markdown from an alert as HTML that can do nothing but be read and lead elsewhere: nothing in it runs, is fetched from other
 * hosts, or looks like a part of Grafana.
 */
export async function renderMarkdown(markdown: string): Promise<RenderedMarkdown> {
  if (layoutLimit(markdown, Infinity) < markdown.length) {
    return { refused: 'large' };
  }
  const emoji = mayHaveEmoji(markdown) ? await loadEmoji() : new Map<string, string>();
  const { body } = new DOMParser().parseFromString(markdownToHtml(markdown, emoji), 'text/html');
  const elements = [...body.querySelectorAll('*')];
  if (elements.length > mostElements) {
    return { refused: 'large' };
  }
  if (isDeep(body, elements)) {
    return { refused: 'deep' };
  }
  elements.forEach(clean);
  // Last, so that nothing changes what Grafana's sanitizer has passed.
  return { html: textUtil.sanitize(body.innerHTML) };
}

/** @param elements those in `body`, in the order of the document */
function isDeep(body: Element, elements: readonly Element[]): boolean {
  const depths = new Map([[body, 0]]);
  return elements.some((element) => {
    const depth = (depths.get(element.parentElement ?? body) ?? 0) + 1;
    depths.set(element, depth);
    return depth >= deepestNesting;
  });
}

function clean(element: Element): void {
  if (element instanceof HTMLImageElement) {
    element.replaceWith(imageLink(element));
  } else if (!harmlessTags.has(element.localName)) {
    element.replaceWith(element.textContent);
  } else {
    removeAttributes(element);
  }
}

/** An image would be fetched from wherever the alert says. */
function imageLink(image: HTMLImageElement): Node {
  const address = image.getAttribute('src') ?? '';
  const text = image.alt || address;
  if (image.closest('a')) {
    return image.ownerDocument.createTextNode(text);
  }
  const link = image.ownerDocument.createElement('a');
  link.setAttribute('href', address);
  link.textContent = text;
  removeAttributes(link);
  return link;
}

function removeAttributes(element: Element): void {
  for (const name of element.getAttributeNames()) {
    if (!kept.has(name)) {
      element.removeAttribute(name);
    }
  }
  if (element.localName === 'a') {
    if (!/^https?:\/\//i.test(element.getAttribute('href') ?? '')) {
      element.removeAttribute('href');
    }
    element.setAttribute('target', '_blank');
    element.setAttribute('rel', 'noopener noreferrer');
  }
}

const kept = new Set(['href', 'title', 'colspan', 'rowspan', 'start', 'align']);
