import { messageLimit } from '../../contract/templates/templates.ts';

/** Longest title that is kept, in UTF-16 units; the limit Grafana OnCall had. */
const titleLimit = 500;
const urlLimit = 2048;

/** A template's output as one line of text for people, or null where there is nothing to show. */
export function titleText(output: string): string | null {
  if (isHollow(output)) {
    return null;
  }
  const text = storable(output);
  return shorten(isOneLine(text) ? text : text.replace(/\s+/g, ' ').trim(), titleLimit);
}

/** Whether white space is single blanks between words, as it nearly always is. */
function isOneLine(text: string): boolean {
  return !/[^\S ]|^ | $| {2}/.test(text);
}

/** A template's output as text for people, line breaks kept, or null where there is nothing to show. */
export function messageText(output: string): string | null {
  const text = visibleText(output);
  return text === null ? null : shorten(text, messageLimit);
}

/** A template's output as a grouping key; a hollow one is no key, so that alerts that say nothing do not merge. */
export function keyText(output: string): string | null {
  return isHollow(output) ? null : storable(output);
}

/**
 * Whether the output is what a template leaves whose parts are all missing: nothing but white space, the words with
 * which missing values print, and the punctuation that stood between the parts. Braces are no such punctuation, since
 * `{}:{}` is the key of Alertmanager's group of everything.
 */
export function isHollow(output: string): boolean {
  return hollow.test(output);
}

const between = String.raw`[\s$+<=>^\x60\|~[\p{P}--[\{\}]]]*`;
const hollow = new RegExp(`^${between}(?:(?:None|null|undefined)${between})*$`, 'v');

/**
 * The output if it is an http or https address with a host; anything else could run as script where it is shown as a
 * link, or lead into Grafana itself.
 */
export function webAddress(output: string): string | null {
  return output.length <= urlLimit && withHost.test(output) && URL.canParse(output) ? new URL(output).href : null;
}

/** `new URL` would take the first part of the path for a host that is missing. */
const withHost = /^https?:\/\/[^/\\?#]/i;

/** Whether the output of an appearance template is nothing to show: blank, or a missing value as Python prints it. */
export function isNothing(output: string): boolean {
  const text = output.trim();
  return text === '' || text === 'None';
}

/** Databases keep neither NUL nor half a surrogate pair. */
export function storable(text: string): string {
  return text.isWellFormed() && !text.includes('\0') ? text : text.toWellFormed().replaceAll('\0', '\uFFFD');
}

/** At most `limit` UTF-16 units of the text; where it is longer, an ellipsis is the last of them. */
export function shorten(text: string, limit: number): string {
  return text.length <= limit ? text : `${text.slice(0, limit - 1).toWellFormed()}…`;
}

function visibleText(output: string): string | null {
  return isNothing(output) ? null : storable(output);
}
