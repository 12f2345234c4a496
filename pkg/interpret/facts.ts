import type { Signal } from '../contract/alert-groups/states.ts';
import type { Severity } from '../contract/templates/templates.ts';
import type { TemplateFailure } from '../contract/types.ts';
import type { InstanceCounts } from './instances/count-instances.ts';

/** What an alert means, as the templates of its integration understand the payload. Plain data, to pass between threads. */
export interface Facts {
  /** Alerts of an integration with the same key share a group. Null: the alert gets a group of its own. */
  readonly groupingKey: string | null;
  /**
   * A key that groups which are open may still have from a former default: where none has `groupingKey`, the one with
   * this key takes the alert, and that key.
   */
  readonly formerKey: string | null;
  /** Null where the alert has none; then the group keeps the one it has. */
  readonly title: string | null;
  /** What a group is called until an alert brings a title. */
  readonly untitled: string;
  /** What the title was made with, as in `TemplateSet.titleVersion`. */
  readonly titleVersion: string | null;
  readonly severity: Said<Severity>;
  readonly labels: Said<Labels>;
  /** Null where the payload carries no instances; then the group keeps the counts it has. */
  readonly instances: InstanceCounts | null;
  readonly signal: Signal;
  /** What went wrong with the templates. */
  readonly failures: readonly TemplateFailure[];
  /** What people are to be told of the payload, as plain text. */
  readonly hint: string | null;
}

/** What an alert says of something: how it is; that there is none; or, with null, nothing, so that the group keeps what it has. */
export type Said<Value> = Value | 'none' | null;

/** Names and values, sorted by name. */
export type Labels = Readonly<Record<string, string>>;
