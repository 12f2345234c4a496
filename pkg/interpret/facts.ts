import type { Signal } from '../contract/alert-groups/states.ts';
import type { Severity } from '../contract/templates/templates.ts';
import type { TemplateFailure } from '../contract/types.ts';
import type { InstanceCounts } from './instances/count-instances.ts';

/**
 * The meaning of an alert, as the templates of its integration read the payload. It is plain data, so that it can pass
 * between threads.
 */
export interface Facts {
  /** Alerts of an integration with the same key share a group. Null: the alert gets a group of its own. */
  readonly groupingKey: string | null;
  /**
   * A key from a former default, which open groups may still have. If no open group has `groupingKey`, the group with this
   * key takes the alert and gets `groupingKey` as its key.
   */
  readonly formerKey: string | null;
  /** Null if the alert has none; the group then keeps its title. */
  readonly title: string | null;
  /** The name of a group until an alert brings a title. */
  readonly untitled: string;
  /** Identifies the templates that made the title, see `TemplateSet.titleVersion`. */
  readonly titleVersion: string | null;
  readonly severity: Said<Severity>;
  readonly labels: Said<Labels>;
  /** Null if the payload carries no instances; the group then keeps its counts. */
  readonly instances: InstanceCounts | null;
  readonly signal: Signal;
  /** Templates that failed. */
  readonly failures: readonly TemplateFailure[];
  /** A hint for people about the payload, as plain text. */
  readonly hint: string | null;
}

/**
 * What an alert says about a property: its value; `none` if there is none; or null if it says nothing, so that the group
 * keeps its value.
 */
export type Said<Value> = Value | 'none' | null;

/** Names and values, sorted by name. */
export type Labels = Readonly<Record<string, string>>;
