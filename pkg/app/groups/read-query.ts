import { parseQuery } from '../../domain/query/parse-query.ts';
import type { Query } from '../../domain/query/query.ts';
import { AppError } from '../app-error.ts';

/**
 * Reads the text of a query that somebody gave.
 * @throws {AppError} invalid_query, with `from` and `to` (the place in the text, in UTF-16 units) and `hint` (how to mend it)
 */
export function readQuery(text: string): Query {
  const read = parseQuery(text);
  if ('query' in read) {
    return read.query;
  }
  const { from, to, message, hint } = read.fault;
  throw new AppError('invalid_query', message, { from, to, hint });
}
