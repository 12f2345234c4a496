import { states } from '../../contract/alert-groups/states.ts';
import { integrationTypes } from '../../contract/integration-types.ts';
import { severities } from '../../contract/templates/templates.ts';
import { type FieldName, fieldNames } from './fields.ts';
import { unquote } from './pattern.ts';
import { endOfQuote, quotes, type Span, type TermToken, type Token, tokenize } from './tokens.ts';

/** What is being typed at a cursor; `from` and `to` say what a choice replaces. */
export interface Completing extends Span {
  readonly what: 'field' | 'label' | 'value';
  /** The field whose value is being typed. */
  readonly field: FieldName | null;
  /** What the route `listValues` calls the values that fit; null where it knows none. */
  readonly values: string | null;
  /** What is typed of it so far, without quotes. */
  readonly typed: string;
  /** The rest of the text, which may be no query. */
  readonly rest: string;
}

/** @returns null where nothing can be completed: in text to look for, in a path, in an operator */
export function completingAt(text: string, cursor: number): Completing | null {
  const tokens = tokenize(text);
  const index = tokens.findIndex(({ from, to }) => from < cursor && cursor <= to);
  const token = tokens[index];
  if (token === undefined || token.kind === 'open' || token.kind === 'close' || token.kind === 'minus') {
    return { what: 'field', field: null, values: null, typed: '', rest: text, from: cursor, to: cursor };
  }
  const isNegated = tokens[index - 1]?.kind === 'minus' && tokens[index - 1]?.to === token.from;
  const rest = text.slice(0, token.from - (isNegated ? 1 : 0)) + text.slice(token.to);
  return token.kind === 'term' ? inTerm(text, cursor, token, rest) : inWord(text, cursor, token, rest);
}

function inTerm(text: string, cursor: number, token: TermToken, rest: string): Completing | null {
  const { field, root, path, operator, value } = token;
  if (cursor <= operator.from) {
    return inName(text.slice(token.from, cursor), { from: root.from, to: operator.to }, rest);
  }
  if (cursor < operator.to || field === null) {
    return null;
  }
  const isOpen = hasOpenQuote(text.slice(value.from, value.to));
  return {
    what: 'value',
    field,
    values: valuesOf(field, text.slice(path.from, path.to)),
    typed: withoutQuotes(text.slice(value.from, cursor)),
    rest: isOpen ? text.slice(0, token.from) : rest,
    from: value.from,
    // Nobody knows where a quote without an end should end; what follows it stays.
    to: isOpen ? cursor : value.to,
  };
}

function inWord(text: string, cursor: number, token: Token, rest: string): Completing | null {
  return quotes.includes(text.charAt(token.from)) ? null : inName(text.slice(token.from, cursor), token, rest);
}

function inName(typed: string, { from, to }: Span, rest: string): Completing | null {
  const [, root = '', path] = /^([a-z]*)(\..*)?$/is.exec(typed) ?? [];
  if (path === undefined) {
    return { what: 'field', field: null, values: null, typed, rest, from, to };
  }
  return root.toLowerCase() === 'label'
    ? { what: 'label', field: null, values: 'label', typed: withoutQuotes(path.slice(1)), rest, from, to }
    : null;
}

function valuesOf(field: FieldName, path: string): string | null {
  switch (field) {
    case 'state':
    case 'severity':
    case 'integration':
    case 'type':
    case 'by':
    case 'maintenance':
      return field;
    case 'label':
      return path.length > 1 ? `label.${withoutQuotes(path.slice(1))}` : null;
    default:
      return null;
  }
}

function hasOpenQuote(value: string): boolean {
  let at = 0;
  while (at < value.length) {
    const end = quotes.includes(value.charAt(at)) ? endOfQuote(value, at) : at + 1;
    if (end === null) {
      return true;
    }
    at = end;
  }
  return false;
}

function withoutQuotes(value: string): string {
  return quotes.includes(value.charAt(0)) ? unquote(hasOpenQuote(value) ? `${value}"` : value) : value;
}

/** What can be chosen without asking the server, as it is written into the text. */
export function knownChoices(completing: Completing): string[] {
  return choicesOf(completing).filter((choice) => choice.startsWith(completing.typed.toLowerCase()));
}

function choicesOf({ what, field, typed, rest }: Completing): readonly string[] {
  if (what === 'label') {
    return [];
  }
  if (what === 'value') {
    return field === null ? [] : (valueChoices[field] ?? []);
  }
  const keywords = rest.trim() === '' ? ['not'] : ['and', 'or', 'not'];
  return [...fieldNames.map(fieldChoice), ...(typed === '' ? [] : keywords)];
}

function fieldChoice(field: FieldName): string {
  return field === 'label' || field === 'payload' ? `${field}.` : `${field}:`;
}

const times = ['>-1h', '>-24h', '>-7d', '<-1h', '<-24h', '<-7d'];

const valueChoices: { readonly [Field in FieldName]?: readonly string[] } = {
  state: ['open', ...states],
  severity: [...severities, 'none', '>=high', '>=warning'],
  type: integrationTypes,
  by: ['me', 'nobody'],
  alerts: ['>1', '>10', '>100'],
  started: times,
  last: times,
  open: ['-1h..now', '-24h..now', '-7d..now'],
};
