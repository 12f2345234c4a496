import type { State } from '../../contract/alert-groups/states.ts';
import type { IntegrationType } from '../../contract/integration-types.ts';
import type { Severity } from '../../contract/templates/templates.ts';
import type { marks } from './fields.ts';

/** What somebody looks for among alert groups, as `parseQuery` reads it from text. */
export type Query = All | Combination | Negation | Term;

/** Every group: the query of an empty text. */
export interface All {
  readonly kind: 'all';
}

export interface Combination {
  readonly kind: 'and' | 'or';
  /** At least two; none of them is a combination of the same kind, or `all`. */
  readonly parts: ReadonlyArray<Exclude<Query, All>>;
}

export interface Negation {
  readonly kind: 'not';
  readonly part: Exclude<Query, All>;
}

/** One condition on a group. `differs` is the same as the negation of `equals`: a group without the label differs. */
export type Term =
  | { readonly kind: 'text'; readonly pattern: Pattern }
  | { readonly kind: 'state'; readonly comparison: Equality; readonly value: State | 'open' }
  | { readonly kind: 'severity'; readonly comparison: Comparison; readonly value: Severity | 'none' }
  | { readonly kind: 'integration'; readonly comparison: Equality; readonly pattern: Pattern }
  | { readonly kind: 'type'; readonly comparison: Equality; readonly value: IntegrationType }
  | { readonly kind: 'label'; readonly name: string; readonly comparison: Equality; readonly pattern: Pattern }
  | {
      readonly kind: 'payload';
      /** Keys of objects, and places in lists counted from 0, from the root. */
      readonly path: ReadonlyArray<string | number>;
      readonly comparison: Equality;
      readonly pattern: Pattern;
    }
  | { readonly kind: 'by'; readonly comparison: Equality; readonly who: Pattern | 'me' | 'nobody' }
  /** Groups that a maintenance window has silenced, now or before, by its name or uid. */
  | { readonly kind: 'maintenance'; readonly comparison: Equality; readonly pattern: Pattern }
  | { readonly kind: 'alerts'; readonly comparison: Comparison; readonly value: number }
  | { readonly kind: 'number'; readonly comparison: Equality; readonly value: number }
  | { readonly kind: 'key'; readonly comparison: Equality; readonly pattern: Pattern }
  | { readonly kind: 'note'; readonly pattern: Pattern }
  | { readonly kind: 'time'; readonly field: 'started' | 'last'; readonly range: TimeRange }
  | { readonly kind: 'is'; readonly comparison: Equality; readonly value: (typeof marks)[number] }
  /** Groups that were open at some time of the range: they started before its end, and were not resolved before its start. */
  | { readonly kind: 'open'; readonly range: TimeRange };

export type Equality = 'equals' | 'differs';
export type Comparison = Equality | 'less' | 'at_most' | 'more' | 'at_least';

/**
 * Text with gaps. The pieces come in this order, and anything may be between two of them. `db-*-eu` has the pieces `db-` and
 * `-eu`; `*` has two empty ones and matches whatever is there. One piece has no gap. Case is ignored.
 * The pattern of `text` and `note` may stand anywhere in the text; those of other terms have to match the whole value.
 */
export type Pattern = readonly string[];

/** Null is without bound. `from` belongs to the range, `to` does not. */
export interface TimeRange {
  readonly from: Moment | null;
  readonly to: Moment | null;
}

/** A time in milliseconds since 1970, or that long before the moment at which the query is evaluated, in milliseconds. */
export type Moment = { readonly at: number } | { readonly ago: number };
