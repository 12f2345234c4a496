import type { Query } from '../query/query.ts';

/** Whether the query asks for who searches; a maintenance window is nobody. */
export function findMe(query: Query): boolean {
  switch (query.kind) {
    case 'and':
    case 'or':
      return query.parts.some(findMe);
    case 'not':
      return findMe(query.part);
    case 'by':
      return query.who === 'me';
    default:
      return false;
  }
}
