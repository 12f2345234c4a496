import { messageLimit } from '../../contract/templates/templates.ts';

/** Maximum length of a title, in UTF-16 units. Grafana OnCall had the same limit. */
const titleLimit = 500;
const urlLimit = 2048;

/** A template's output as one line of text for people; null if there is nothing to show. */
export function titleText(output: string): string | null {
  if (isHollow(output)) {
    return null;
  }
  const text = storable(output);
  return shorten(isOneLine(text) ? text : text.replace(/\s+/g, ' ').trim(), titleLimit);
}

/** Whether all white space is single spaces between words, as it nearly always is. */
function isOneLine(text: string): boolean {
  return !/[^\S ]|^ | $| {2}/.test(text);
}

/** A template's output as text for people, with its line breaks; null if there is nothing to show. */
export function messageText(output: string): string | null {
  const text = visibleText(output);
  return text === null ? null : shorten(text, messageLimit);
}

/** A template's output as a grouping key. A hollow output is no key, so that alerts that say nothing do not merge. */
export function keyText(output: string): string | null {
  return isHollow(output) ? null : storable(output);
}

/**
 * Whether the output is what remains of a template if all its values are missing: only white space, the words that missing
 * values print, and the punctuation between the values. Braces are not such punctuation, because `{}:{}` is the key of
 * Alertmanager's group of all alerts.
 */
export function isHollow(output: string): boolean {
  return hollow.test(output);
}

const between = String.raw`[\s$+<=>^\x60\|~[\p{P}--[\{\}]]]*`;
const hollow = new RegExp(`^${between}(?:(?:None|null|undefined)${between})*$`, 'v');

/**
 * The output if it is an http or https address with a host, otherwise null. Any other address could run as a script when it
 * is shown as a link, or lead into Grafana itself.
 */
export function webAddress(output: string): string | null {
  return output.length <= urlLimit && withHost.test(output) && URL.canParse(output) ? new URL(output).href : null;
}

/** If the host is missing, `new URL` would take the first part of the path as the host. */
const withHost = /^https?:\/\/[^/\\?#]/i;

/** Whether the output of an appearance template has nothing to show: it is blank, or a missing value as Python prints it. */
export function isNothing(output: string): boolean {
  const text = output.trim();
  return text === '' || text === 'None';
}

/** Databases store neither NUL nor an unpaired surrogate. */
export function storable(text: string): string {
  return text.isWellFormed() && !text.includes('\0') ? text : text.toWellFormed().replaceAll('\0', '\uFFFD');
}

/** The text cut to at most `limit` UTF-16 units. If it is longer, the last unit is an ellipsis. */
export function shorten(text: string, limit: number): string {
  return text.length <= limit ? text : `${text.slice(0, limit - 1).toWellFormed()}…`;
}

function visibleText(output: string): string | null {
  return isNothing(output) ? null : storable(output);
}
