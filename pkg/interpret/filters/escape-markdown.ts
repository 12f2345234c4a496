import { webAddress } from '../outputs/text.ts';

/**
 * The text as Markdown that shows it as it is, whatever is in it. Line breaks stay breaks. It holds for CommonMark and
 * for what GitHub adds to it, within a line as well as at its beginning.
 * https://spec.commonmark.org/0.31.2/#backslash-escapes
 */
export function escapeMarkdown(text: string): string {
  const lines = text.replace(/\r\n?/g, '\n').split('\n');
  // A backslash at the very end would be one.
  let end = lines.length;
  while (end > 1 && lines[end - 1] === '') {
    end--;
  }
  const shown = lines.slice(0, end).map(escapeLine).join('\\\n');
  return shown + '&#10;'.repeat(lines.length - end);
}

/** White space at the ends of a line would be dropped or taken for something, and blanks alone survive within it. */
function escapeLine(line: string): string {
  const fromStart = line.trimStart();
  const inner = fromStart.trimEnd();
  const before = line.slice(0, line.length - fromStart.length);
  const after = fromStart.slice(inner.length);
  return entities(before) + inner.replace(special, '\\$&').replace(/[^\S ]/g, entity) + entities(after);
}

/** What means something anywhere in a line; only where it begins; and a dot after a digit or as in `www.`. */
const special = /[\\`*_{}[\]<>()|~!@#&:^$]|^[-+=.]|(?<=[\dwW])\./g;

function entities(spaces: string): string {
  return spaces.replace(/./gsu, entity);
}

/** Markdown knows no entities for control characters, and does nothing with them but for the tab. */
function entity(character: string): string {
  return character === '\v' || character === '\f' ? character : `&#${character.codePointAt(0)};`;
}

/** The address for the brackets of a Markdown link, `[text](address)`; empty where it is no http or https address. */
export function markdownAddress(text: string): string {
  const address = webAddress(text.trim()) ?? '';
  return address.replace(/[\\()<>*_~`[\]|&]/g, (character) => (character === '&' ? '&amp;' : `\\${character}`));
}
