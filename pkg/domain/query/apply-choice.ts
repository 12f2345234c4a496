import type { Completing } from './complete.ts';
import { printPath } from './path.ts';
import { printValue, printWho } from './print-query.ts';

/** How a value that the server knows, or the name of a label, is written into the text. */
export function writtenChoice({ what, field }: Completing, value: string): string {
  if (what === 'label') {
    return `label${printPath([value])}=`;
  }
  return field === 'by' ? printWho([value]) : printValue([value]);
}

/** The text with the choice in place of what was being typed, and where the cursor goes: on to the next thing to type. */
export function applyChoice(
  text: string,
  { what, from, to }: Completing,
  choice: string
): { text: string; cursor: number } {
  const isWhole = what === 'value' || /^(and|or|not)$/.test(choice);
  const isSpaceNeeded = isWhole && !/^\s/.test(text.slice(to));
  const before = text.slice(0, from) + choice;
  return {
    text: before + (isSpaceNeeded ? ' ' : '') + text.slice(to),
    cursor: before.length + (isWhole ? 1 : 0),
  };
}
