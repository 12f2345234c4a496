import { states } from '../../contract/alert-groups/states.ts';
import { integrationTypes } from '../../contract/integration-types.ts';
import { severities } from '../../contract/templates/templates.ts';
import { FaultyQuery } from './fault.ts';
import { examples, type FieldName, marks } from './fields.ts';
import { nearest } from './nearest.ts';
import { readLabelName, readPayloadPath } from './path.ts';
import { readPattern } from './pattern.ts';
import type { Comparison, Equality, Pattern, Term } from './query.ts';
import { readTime } from './time.ts';
import type { TermToken } from './tokens.ts';

/** A term as it is written; what is negated is a term whose kind has no comparison. */
export interface ReadTerm {
  readonly term: Term;
  readonly isNegated: boolean;
}

/** Reads a field with its value. @throws FaultyQuery */
export function readTerm(text: string, token: TermToken, field: FieldName): ReadTerm {
  const comparison = readComparison(text, token);
  if (token.path.to > token.path.from && field !== 'label' && field !== 'payload') {
    throw new FaultyQuery(token.path, `${field} has no parts.`, `Write ${examples[field]}.`);
  }
  checkValue(text, token, field);
  const value: Value = { text, token, field, comparison, pattern: readPattern(text, token.value) };
  const isNegated = comparison === 'differs' && withoutComparison.has(field);
  return { term: readers[field](value), isNegated };
}

interface Value {
  readonly text: string;
  readonly token: TermToken;
  readonly field: FieldName;
  readonly comparison: Comparison;
  readonly pattern: Pattern;
}

const withoutComparison: ReadonlySet<FieldName> = new Set(['note', 'started', 'last', 'open']);

const readers: Record<FieldName, (value: Value) => Term> = {
  state: (value) => ({ kind: 'state', comparison: equality(value), value: oneOf(value, [...states, 'open']) }),
  severity: (value) => ({
    kind: 'severity',
    comparison: value.comparison,
    value: oneOf(value, [...severities, 'none']),
  }),
  integration: (value) => ({ kind: 'integration', comparison: equality(value), pattern: value.pattern }),
  type: (value) => ({ kind: 'type', comparison: equality(value), value: oneOf(value, integrationTypes) }),
  label: (value) => ({
    kind: 'label',
    name: readLabelName(value.text, value.token.path, value.token.root),
    comparison: equality(value),
    pattern: value.pattern,
  }),
  payload: (value) => ({
    kind: 'payload',
    path: readPayloadPath(value.text, value.token.path, value.token.root),
    comparison: equality(value),
    pattern: value.pattern,
  }),
  by: (value) => ({ kind: 'by', comparison: equality(value), who: readWho(value) }),
  maintenance: (value) => ({ kind: 'maintenance', comparison: equality(value), pattern: value.pattern }),
  alerts: (value) => ({ kind: 'alerts', comparison: value.comparison, value: count(value) }),
  number: (value) => ({ kind: 'number', comparison: equality(value), value: count(value) }),
  key: (value) => ({ kind: 'key', comparison: equality(value), pattern: value.pattern }),
  note: (value) => {
    equality(value);
    return { kind: 'note', pattern: filled(value) };
  },
  started: (value) => ({ kind: 'time', field: 'started', range: range(value) }),
  last: (value) => ({ kind: 'time', field: 'last', range: range(value) }),
  open: (value) => ({ kind: 'open', range: range(value) }),
  is: (value) => ({ kind: 'is', comparison: equality(value), value: oneOf(value, marks) }),
};

const comparisons = new Map<string, Comparison>([
  ['', 'equals'],
  ['=', 'equals'],
  ['==', 'equals'],
  ['!=', 'differs'],
  ['<', 'less'],
  ['<=', 'at_most'],
  ['>', 'more'],
  ['>=', 'at_least'],
]);

function readComparison(text: string, { operator }: TermToken): Comparison {
  const comparison = comparisons.get(text.slice(operator.from, operator.to).replace(':', ''));
  if (comparison === undefined) {
    throw new FaultyQuery(
      operator,
      'There are no regular expressions here.',
      'Write = or !=, and * for any text between: label.host=db-*.'
    );
  }
  return comparison;
}

function checkValue(text: string, { value, from, to }: TermToken, field: FieldName): void {
  if (value.from === value.to) {
    throw text[to] === '('
      ? new FaultyQuery(
          { from, to },
          'One field cannot have several values.',
          `Write the field with each: (${field}:… or ${field}:…).`
        )
      : new FaultyQuery(
          { from, to },
          `There is no value after "${text.slice(from, to)}".`,
          `Write it right after, without a space, such as ${examples[field]}.`
        );
  }
  if (text[to] === '(') {
    throw new FaultyQuery({ from: value.from, to: to + 1 }, 'This value has a parenthesis.', 'Put it in quotes.');
  }
  if (/[=<>!~]/.test(text.charAt(value.from))) {
    throw new FaultyQuery(
      value,
      `A value cannot begin with ${text.charAt(value.from)}.`,
      'If it is part of the value, put the value in quotes.'
    );
  }
}

function equality({ comparison, token, field }: Value): Equality {
  if (comparison !== 'equals' && comparison !== 'differs') {
    throw new FaultyQuery(
      token.operator,
      `The values of ${field} have no order.`,
      'Write : for equal, != for different.'
    );
  }
  return comparison;
}

function oneOf<Word extends string>(value: Value, words: readonly Word[]): Word {
  const typed = plain(value);
  const found = words.find((word) => word === typed.toLowerCase());
  if (found === undefined) {
    const { field } = value;
    const meant = nearest(typed, words);
    throw new FaultyQuery(
      value.token.value,
      `There is no ${field} "${typed}".`,
      `${meant === null ? '' : `Did you mean ${field}:${meant}? `}There are ${listed(words)}.`
    );
  }
  return found;
}

function listed(words: readonly string[]): string {
  return words.length === 1 ? `only ${words[0]}` : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

function readWho(value: Value): Pattern | 'me' | 'nobody' {
  const raw = value.text.slice(value.token.value.from, value.token.value.to).toLowerCase();
  return raw === 'me' || raw === 'nobody' ? raw : filled(value);
}

function filled({ pattern, token }: Value): Pattern {
  if (pattern.length === 1 && pattern[0] === '') {
    throw new FaultyQuery(token.value, 'There is nothing between the quotes.', 'Write what to look for, or * for any.');
  }
  return pattern;
}

function count(value: Value): number {
  const typed = plain(value);
  if (!/^\d{1,15}$/.test(typed)) {
    const [, from, to] = /^(\d+)\.\.(\d+)$/.exec(typed) ?? [];
    throw new FaultyQuery(
      value.token.value,
      `"${typed}" is not a whole number.`,
      from !== undefined && value.field === 'alerts'
        ? `Write alerts:>=${from} alerts:<=${to}.`
        : `Write ${examples[value.field]}.`
    );
  }
  return Number(typed);
}

function range(value: Value) {
  const { comparison, field, token } = value;
  return readTime(plain(value), comparison === 'differs' ? 'equals' : comparison, token.value, field);
}

/** The text of a value in which gaps mean nothing. */
function plain({ pattern }: Value): string {
  return pattern.join('*');
}
