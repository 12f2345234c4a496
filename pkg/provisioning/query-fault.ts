import type { QueryFault } from '../domain/query/fault.ts';

/** What is wrong with a query of a file, for people. */
export function queryFault({ from, message, hint }: QueryFault): string {
  return `query, character ${from + 1}: ${[message, hint].join(' ').trim()}`;
}
