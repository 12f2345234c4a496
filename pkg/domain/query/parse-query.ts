import { queryTextLimit } from '../../contract/limits.ts';
import { combine, type Condition } from './combine.ts';
import { FaultyQuery, type QueryFault } from './fault.ts';
import { fieldNames } from './fields.ts';
import { queryDepthLimit, queryTermLimit } from './limits.ts';
import { nearest } from './nearest.ts';
import { readPattern } from './pattern.ts';
import type { Query } from './query.ts';
import { readTerm } from './term.ts';
import { type Mark, type Span, type TermToken, type Token, tokenize } from './tokens.ts';

/** Reads the language of the search box; docs/search.md describes it. Never throws. */
export function parseQuery(text: string): { readonly query: Query } | { readonly fault: QueryFault } {
  try {
    return { query: readQuery(text) };
  } catch (error) {
    if (error instanceof FaultyQuery) {
      return { fault: error.fault };
    }
    throw error;
  }
}

/** Where one is in a text. */
interface Reading {
  readonly text: string;
  readonly tokens: readonly Token[];
  /** Index of the next token. */
  next: number;
  terms: number;
}

function readQuery(text: string): Query {
  if (text.length > queryTextLimit) {
    throw new FaultyQuery(
      { from: queryTextLimit, to: text.length },
      `A query can have ${queryTextLimit} characters at most.`,
      'Leave something out.'
    );
  }
  const nullCharacter = text.indexOf('\0');
  if (nullCharacter >= 0) {
    throw new FaultyQuery(
      { from: nullCharacter, to: nullCharacter + 1 },
      'A query cannot have a null character.',
      'Leave it out.'
    );
  }
  const reading: Reading = { text, tokens: tokenize(text), next: 0, terms: 0 };
  if (reading.tokens.length === 0) {
    return { kind: 'all' };
  }
  const query = readAlternatives(reading, 0);
  const rest = reading.tokens[reading.next];
  if (rest !== undefined) {
    throw new FaultyQuery(rest, 'No parenthesis begins before this one.', 'Remove it, or look for it in quotes: ")".');
  }
  return query;
}

function readAlternatives(reading: Reading, depth: number): Condition {
  const parts = [readAll(reading, depth)];
  while (reading.tokens[reading.next]?.kind === 'or') {
    reading.next += 1;
    parts.push(readAll(reading, depth));
  }
  return combined('or', parts);
}

function readAll(reading: Reading, depth: number): Condition {
  const parts = [readOne(reading, depth)];
  for (let token = reading.tokens[reading.next]; token !== undefined; token = reading.tokens[reading.next]) {
    if (token.kind === 'close' || token.kind === 'or') {
      break;
    }
    if (token.kind === 'and') {
      reading.next += 1;
    }
    parts.push(readOne(reading, depth));
  }
  return combined('and', parts);
}

function combined(kind: 'and' | 'or', parts: readonly Condition[]): Condition {
  // At least one part is there, so that this is not all groups.
  return combine(kind, parts) as Condition;
}

function readOne(reading: Reading, depth: number): Condition {
  const token = reading.tokens[reading.next];
  if (token === undefined || token.kind === 'close' || token.kind === 'and' || token.kind === 'or') {
    throw missing(reading, token);
  }
  if (depth > queryDepthLimit) {
    throw new FaultyQuery(token, 'Parentheses and negations lie too deep here.', `Nest ${queryDepthLimit} at most.`);
  }
  reading.next += 1;
  switch (token.kind) {
    case 'open':
      return readGroup(reading, token, depth);
    case 'minus':
      checkMinus(reading, token);
      return { kind: 'not', part: readOne(reading, depth + 1) };
    case 'not':
      return { kind: 'not', part: readOne(reading, depth + 1) };
    case 'word':
      countTerm(reading, token);
      return readWord(reading.text, token);
    case 'term':
      countTerm(reading, token);
      return readField(reading.text, token);
  }
}

function countTerm(reading: Reading, token: Token): void {
  reading.terms += 1;
  if (reading.terms > queryTermLimit) {
    throw new FaultyQuery(token, `A query can have ${queryTermLimit} terms at most.`, 'Leave some out.');
  }
}

function readGroup(reading: Reading, open: Mark, depth: number): Condition {
  const inside = readAlternatives(reading, depth + 1);
  if (reading.tokens[reading.next]?.kind !== 'close') {
    throw new FaultyQuery(
      open,
      'This parenthesis does not end.',
      'Write ) where it ends, or look for it in quotes: "(".'
    );
  }
  reading.next += 1;
  return inside;
}

function checkMinus(reading: Reading, minus: Mark): void {
  const next = reading.tokens[reading.next];
  if (next?.from !== minus.to || next.kind === 'minus') {
    throw new FaultyQuery(
      minus,
      'A minus stands right before what it excludes.',
      'Write -word without a space, or look for the sign in quotes: "-".'
    );
  }
}

function missing({ text, tokens, next }: Reading, found: Token | undefined): FaultyQuery {
  const before = tokens[next - 1];
  const name = ({ from, to }: Span) => text.slice(from, to);
  if (before?.kind === 'open' && found?.kind === 'close') {
    return new FaultyQuery({ from: before.from, to: found.to }, 'There is nothing between these parentheses.', null);
  }
  if (before?.kind === 'open' && found === undefined) {
    return new FaultyQuery(before, 'This parenthesis does not end.', 'Write what to look for, and ).');
  }
  if (before !== undefined && before.kind !== 'open') {
    return new FaultyQuery(before, `Something has to follow "${name(before)}".`, quotesFor(name(before)));
  }
  const keyword = found ?? { from: 0, to: 0 };
  return found?.kind === 'close'
    ? new FaultyQuery(keyword, 'No parenthesis begins before this one.', 'Remove it, or look for it in quotes: ")".')
    : new FaultyQuery(keyword, `Something has to stand before "${name(keyword)}".`, quotesFor(name(keyword)));
}

function quotesFor(word: string): string {
  return `To look for the word itself, write "${word}" in quotes.`;
}

function readWord(text: string, token: Mark): Condition {
  const [, number] = /^#(\d{1,15})$/.exec(text.slice(token.from, token.to)) ?? [];
  if (number !== undefined) {
    return { kind: 'number', comparison: 'equals', value: Number(number) };
  }
  const pattern = readPattern(text, token);
  if (pattern.length === 1 && pattern[0] === '') {
    throw new FaultyQuery(token, 'There is nothing between the quotes.', 'Write what to look for.');
  }
  return { kind: 'text', pattern };
}

function readField(text: string, token: TermToken): Condition {
  if (token.field !== null) {
    const { term, isNegated } = readTerm(text, token, token.field);
    return isNegated ? { kind: 'not', part: term } : term;
  }
  const name = text.slice(token.root.from, token.root.to);
  const rest = text.slice(token.path.from, token.to);
  const meant = nearest(name, fieldNames);
  const hints = [
    ...(meant === null ? [] : [`Did you mean ${meant}${rest}?`]),
    ...(token.path.from < token.path.to
      ? [`For a value in the payload write payload.${name}${rest}.`]
      : [`For a label write label.${name}${rest}.`]),
    `To look for the text, put it in quotes: "${name}${rest.replaceAll('"', '')}".`,
  ];
  throw new FaultyQuery(token.root, `There is no field "${name}".`, hints.join(' '));
}
