import { textUtil } from '@grafana/data';
import { mayHaveEmoji } from '../emoji/expandEmoji';
import { loadEmoji } from '../emoji/loadEmoji';
import { layoutLimit } from '../layoutLimit';
import { harmlessTags } from './harmlessTags';
import { deepestNesting, markdownToHtml } from './markdown';

/** HTML that is safe to show, or the reason why the text is not formatted. */
export type RenderedMarkdown = { html: string } | { refused: 'deep' | 'large' };

/** About how many elements a browser lays out without a noticeable pause. */
const mostElements = 10_000;

/**
 * Renders Markdown from an alert as HTML that can only be read and followed: nothing in it runs, is fetched from other hosts,
 * or looks like a part of Grafana.
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
  // Runs last, so that nothing changes the sanitizer's output.
  return { html: textUtil.sanitize(body.innerHTML) };
}

/** @param elements the elements in `body`, in document order */
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

/** The alert could make the browser fetch an image from anywhere. */
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
