import { findMe } from '../../domain/maintenance/find-me.ts';
import type { Query } from '../../domain/query/query.ts';
import type { WindowScope } from '../../store/shapes/maintenance.ts';
import { AppError } from '../app-error.ts';
import { readQuery } from '../groups/read-query.ts';

/**
 * What is searched for the groups of a maintenance window.
 * @throws {AppError} invalid_query
 */
export function readScope({ integrations, query: text }: WindowScope): {
  readonly integrationUids: readonly string[];
  readonly query: Query;
} {
  const query = readQuery(text);
  if (findMe(query)) {
    throw new AppError('invalid_query', 'Nobody is "me" for a maintenance window.', {
      from: 0,
      to: text.length,
      hint: 'Write the login instead: by:ada.',
    });
  }
  return { integrationUids: integrations, query };
}
