import type { Runtime } from '../runtime/runtime.ts';
import { splitWords } from './text-value.ts';
import { unescape } from './unescape.ts';

/** The text of HTML: without comments and tags, white space as single spaces, and character references replaced. */
export function stripTags(runtime: Runtime, html: string): string {
  runtime.spend(1 + html.length / 4);
  const text = splitWords(without(without(html, '<!--', '-->'), '<', '>')).join(' ');
  runtime.spend((text.split('&').length - 1) * stepsPerReference);
  return unescape(text);
}

/** A reference that is none is looked up with up to 32 lengths. */
const stepsPerReference = 20;

/** The text without what stands between start and end, nor those; a start without an end stays. */
function without(text: string, start: string, end: string): string {
  let result = '';
  let position = 0;
  for (;;) {
    const from = text.indexOf(start, position);
    const to = from < 0 ? -1 : text.indexOf(end, from + start.length);
    if (to < 0) {
      return result + text.slice(position);
    }
    result += text.slice(position, from);
    position = to + end.length;
  }
}
