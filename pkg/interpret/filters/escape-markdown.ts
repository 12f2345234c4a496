import { webAddress } from '../outputs/text.ts';

/**
 * Markdown that shows the text unchanged, whatever it contains. Line breaks are kept. This holds for CommonMark and for
 * GitHub's extensions, within a line as well as at its beginning.
 * https://spec.commonmark.org/0.31.2/#backslash-escapes
 */
export function escapeMarkdown(text: string): string {
  const lines = text.replace(/\r\n?/g, '\n').split('\n');
  // A backslash at the very end would be shown as a backslash.
  let end = lines.length;
  while (end > 1 && lines[end - 1] === '') {
    end--;
  }
  const shown = lines.slice(0, end).map(escapeLine).join('\\\n');
  return shown + '&#10;'.repeat(lines.length - end);
}

/** Markdown drops or interprets white space at the ends of a line. Within a line only spaces are kept as they are. */
function escapeLine(line: string): string {
  const fromStart = line.trimStart();
  const inner = fromStart.trimEnd();
  const before = line.slice(0, line.length - fromStart.length);
  const after = fromStart.slice(inner.length);
  return entities(before) + inner.replace(special, '\\$&').replace(/[^\S ]/g, entity) + entities(after);
}

/**
 * Characters with a meaning anywhere in a line, characters with a meaning only at its beginning, and a dot after a digit or
 * as in `www.`.
 */
const special = /[\\`*_{}[\]<>()|~!@#&:^$]|^[-+=.]|(?<=[\dwW])\./g;

function entities(spaces: string): string {
  return spaces.replace(/./gsu, entity);
}

/** Markdown has no entities for control characters, and ignores them except for the tab. */
function entity(character: string): string {
  return character === '\v' || character === '\f' ? character : `&#${character.codePointAt(0)};`;
}

/** The address for the parentheses of a Markdown link, `[text](address)`; empty if it is not an http or https address. */
export function markdownAddress(text: string): string {
  const address = webAddress(text.trim()) ?? '';
  return address.replace(/[\\()<>*_~`[\]|&]/g, (character) => (character === '&' ? '&amp;' : `\\${character}`));
}
