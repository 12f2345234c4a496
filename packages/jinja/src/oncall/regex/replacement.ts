import { TemplateError } from '../../errors.ts';
import type { Translation } from './translate.ts';

/** A piece of what a match is replaced by: a text, or the number of a group as RE2 has it. */
export type Piece = string | number;

/**
 * Reads what matches are replaced by, with Python's `\1`, `\g<1>` and `\g<name>`.
 * @throws TemplateError (value) where it has an escape that is none, or a group that there is not
 */
export function readReplacement(text: string, translation: Translation): readonly Piece[] {
  const pieces: Piece[] = [];
  for (const [whole, escape] of text.matchAll(/[^\\]+|\\(g<[^>]*>|0[0-7]{0,2}|[1-3][0-7]{2}|[1-9][0-9]?|[^]|$)/gu)) {
    pieces.push(escape === undefined ? whole : readEscape(escape, translation));
  }
  return pieces;
}

function readEscape(escape: string, translation: Translation): Piece {
  const name = /^g<(.*)>$/su.exec(escape)?.[1];
  if (name !== undefined) {
    return groupOf(name, translation);
  }
  if (/^(?:0[0-7]*|[1-3][0-7]{2})$/.test(escape)) {
    return String.fromCharCode(Number.parseInt(escape, 8));
  }
  if (/^[0-9]/.test(escape)) {
    return groupOf(escape, translation);
  }
  const control = controls.get(escape);
  if (control !== undefined) {
    return control;
  }
  if (escape === '' || /^[A-Za-z]$/.test(escape)) {
    throw wrong(`has the escape \\${escape}, which is none`, 'leave out the backslash, or double it');
  }
  return `\\${escape}`;
}

function groupOf(name: string, { groups, names }: Translation): number {
  const group = groups[/^[0-9]{1,3}$/.test(name) ? Number(name) : (names.get(name) ?? -1)];
  if (group === undefined) {
    throw wrong(
      `uses the group ${name.slice(0, 50)}, which the pattern does not have`,
      'put that part of the pattern in brackets'
    );
  }
  return group;
}

function wrong(what: string, mend: string): TemplateError {
  return new TemplateError('value', `the replacement of the regular expression ${what}; ${mend}`);
}

const controls = new Map([
  ['a', '\x07'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['v', '\v'],
  ['\\', '\\'],
]);
