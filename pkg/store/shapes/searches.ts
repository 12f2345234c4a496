import type { GroupSort, SortOrder } from '../../contract/alert-groups/sorting.ts';
import type { State } from '../../contract/alert-groups/states.ts';
import type { Query } from '../../domain/query/query.ts';
import type { StoredGroup } from './groups.ts';
import type { Page } from './pages.ts';

/** Which groups are looked for. All of its conditions have to be fulfilled. */
export interface GroupSearch {
  readonly query: Query;
  /** Groups in any of these states; an empty list means all. */
  readonly states: readonly State[];
  /** Groups of any of these integrations; an empty list means all. */
  readonly integrationUids: readonly string[];
  /** Groups that started from this time on, up to and including `to`. */
  readonly from: number | undefined;
  readonly to: number | undefined;
  /** Groups that a maintenance window has not silenced yet; undefined for any. */
  readonly untaken?: UntakenGroups | undefined;
  /** The moment from which the relative times of the query count, in milliseconds since 1970. */
  readonly at: number;
  /** The login of who searches; null where they have none. */
  readonly me: string | null;
}

/** Groups that a maintenance window is to silence in its present occurrence, at the moment of the search. */
export interface UntakenGroups {
  /** The window's. */
  readonly uid: string;
  /** They have opened since this time, or alerts have opened them again; null for any that are open. In milliseconds since 1970. */
  readonly openedFrom: number | null;
}

export interface GroupOrder {
  readonly sort: GroupSort;
  readonly order: SortOrder;
}

/** A page of the groups that were looked for, with what there is around it. */
export interface GroupPage extends Page<StoredGroup> {
  /** Null on the first page. */
  readonly previousCursor: string | null;
  /** How many groups come before this page. */
  readonly before: number;
  /** How many groups were found. */
  readonly total: number;
  /** How many groups would be found in each state without the conditions on the state that the search has at its top. */
  readonly counts: Record<State, number>;
  /** How far payloads were looked into, where the query asks that; else null. */
  readonly payloads: PayloadProgress | null;
  /**
   * How many groups are missing whatever they say, where the query asks for words, labels or keys: they are older than the search
   * index, and not in it yet.
   */
  readonly unindexed: number;
}

/** How many groups' payloads were looked into since the first page, of how many, and where to go on where that is not all. */
export interface PayloadProgress {
  readonly looked: number;
  readonly of: number;
  readonly cursor: string | null;
}

export interface Facets {
  readonly facets: readonly Facet[];
  /** The labels are counted of so many of the groups that were found, the newest. */
  readonly looked: number;
  /** How many were found. */
  readonly of: number;
}

/** How many of the groups have each value of a field, such as `severity` or `label.env`: those with most groups. */
export interface Facet {
  readonly field: string;
  readonly values: readonly FacetValue[];
  /** How many values are left out. */
  readonly more: number;
}

export interface FacetValue {
  readonly value: string;
  /** For people. */
  readonly text: string;
  readonly count: number;
}

export interface HistogramRequest {
  readonly by: 'severity' | 'state';
  /** The intervals that there are at most. */
  readonly buckets: number;
}

/** How many groups started in each interval, for each severity or state. */
export interface Histogram {
  /** When the first interval begins, in milliseconds since 1970. */
  readonly from: number;
  /** The length of each, in milliseconds. */
  readonly step: number;
  readonly series: ReadonlyArray<{ readonly value: string; readonly counts: readonly number[] }>;
}

export interface ValuesRequest {
  /** `state`, `severity`, `type`, `integration`, `by`, `label` for the names of labels, or `label.<name>` for the values of one. */
  readonly field: string;
  readonly prefix: string;
  readonly limit: number;
}

export interface FoundValue {
  readonly value: string;
  readonly text: string;
  /** How many of the groups have it; null where that would take long. */
  readonly count: number | null;
}

/** A group with an alert for which its message is not indexed. */
export interface UnindexedGroup {
  readonly orgId: number;
  readonly groupId: number;
  /** Of the newest such alert that is known; 0 where the group waits for another reason. */
  readonly alertId: number;
}

/** The message of a group, rendered after it was listed as `UnindexedGroup`. */
export interface IndexedMessage extends UnindexedGroup {
  /** Null where the group has none. */
  readonly message: string | null;
}
