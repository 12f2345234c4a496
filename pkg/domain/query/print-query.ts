import { printPath } from './path.ts';
import { printPattern, quote } from './pattern.ts';
import type { Comparison, Pattern, Query, Term } from './query.ts';
import { printTime } from './time.ts';

/** Writes a query in its one canonical way. `parseQuery` reads the same query from it. */
export function printQuery(query: Query): string {
  switch (query.kind) {
    case 'all':
      return '';
    case 'and':
      return query.parts.map(printPart).join(' ');
    case 'or':
      return query.parts.map(printPart).join(' or ');
    case 'not':
      return `-${query.part.kind === 'not' ? `(${printQuery(query.part)})` : printPart(query.part)}`;
    default:
      return printTerm(query);
  }
}

function printPart(query: Query): string {
  return query.kind === 'and' || query.kind === 'or' ? `(${printQuery(query)})` : printQuery(query);
}

const signs: Record<Comparison, string> = {
  equals: ':',
  differs: '!=',
  less: ':<',
  at_most: ':<=',
  more: ':>',
  at_least: ':>=',
};

function printTerm(term: Term): string {
  switch (term.kind) {
    case 'text':
      return printWord(term.pattern);
    case 'integration':
    case 'maintenance':
    case 'key':
      return `${term.kind}${signs[term.comparison]}${printValue(term.pattern)}`;
    case 'label':
      return `label${printPath([term.name])}${equals(term.comparison)}${printValue(term.pattern)}`;
    case 'payload':
      return `payload${printPath(term.path)}${equals(term.comparison)}${printValue(term.pattern)}`;
    case 'by':
      return `by${signs[term.comparison]}${printWho(term.who)}`;
    case 'note':
      return `note:${printValue(term.pattern)}`;
    case 'time':
      return `${term.field}${printTime(term.range)}`;
    case 'open':
      return `open${printTime(term.range)}`;
    default:
      return `${term.kind}${signs[term.comparison]}${term.value}`;
  }
}

function equals(comparison: 'equals' | 'differs'): string {
  return comparison === 'equals' ? '=' : '!=';
}

/** Whatever could be a field, a sign or a keyword is quoted. */
function printWord(pattern: Pattern): string {
  const isKeyword = pattern.length === 1 && /^(and|or|not)$/i.test(pattern[0] ?? '');
  const isSigned = (piece: string, index: number) => /[:=<>!]/.test(piece) || (index === 0 && /^[-#]/.test(piece));
  return printPattern(pattern, (piece, index) => !isKeyword && !isSigned(piece, index));
}

/** The value of a field, quoted where needed. */
export function printValue(pattern: Pattern): string {
  return printPattern(pattern, (piece, index) => index > 0 || !/^[=<>!~]/.test(piece));
}

/** The value of `by`. */
export function printWho(who: Pattern | 'me' | 'nobody'): string {
  if (typeof who === 'string') {
    return who;
  }
  const isWord = who.length === 1 && /^(me|nobody)$/i.test(who[0] ?? '');
  return isWord ? quote(who[0] ?? '') : printValue(who);
}
