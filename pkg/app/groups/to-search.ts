import type { State } from '../../contract/alert-groups/states.ts';
import type { GroupSearch } from '../../store/shapes/searches.ts';
import type { Caller } from '../caller.ts';
import { readQuery } from './read-query.ts';

/** Which groups somebody means, as they say it. */
export interface Selection {
  /** In the language of the search box. */
  readonly query: string;
  /** Groups in any of these states; an empty list means all. */
  readonly states: readonly State[];
  readonly integrationUid: string | undefined;
  /** In milliseconds since 1970, as `to`, which belongs to the time too. */
  readonly from: number | undefined;
  readonly to: number | undefined;
}

/**
 * The search for what a caller selects.
 * @param now from which relative times count, in milliseconds since 1970
 * @throws {AppError} invalid_query
 */
export function toSearch(
  { actor }: Caller,
  { query: text, integrationUid, ...rest }: Selection,
  now: number
): GroupSearch {
  // Requests of one page come within a moment; with the same time, what one has found serves the others.
  const at = Math.floor(now / sameMoment) * sameMoment;
  const integrationUids = integrationUid === undefined ? [] : [integrationUid];
  return { ...rest, integrationUids, query: readQuery(text), at, me: 'login' in actor ? actor.login : null };
}

/** In milliseconds. */
const sameMoment = 1000;
