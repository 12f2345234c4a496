import type { Severity, TemplateName } from '../contract/templates.ts';

/** What an alert means, as the templates of its integration understand the payload. */
export interface Facts {
  /** Alerts of an integration with the same key share a group. Null: the alert gets a group of its own. */
  readonly groupingKey: string | null;
  /** Null where the alert has none; then the group keeps the one it has. */
  readonly title: string | null;
  /** What a group is called until an alert brings a title. */
  readonly untitled: string;
  /** What the title was made with, as in `TemplateSet.titleVersion`. */
  readonly titleVersion: string | null;
  /** Null where the alert does not say; then the group keeps the one it has, as with `labels`. */
  readonly severity: Severity | null;
  readonly labels: Labels | null;
  readonly signal: Signal;
  /** What went wrong with the templates. */
  readonly failures: readonly TemplateFailure[];
}

/** What an alert says about its group. */
export type Signal = 'fire' | 'acknowledge' | 'resolve';

/** Names and values, sorted by name. */
export type Labels = Readonly<Record<string, string>>;

/** A template that failed on a payload, or gave what its kind cannot use. */
export interface TemplateFailure {
  readonly template: TemplateName;
  /** Counted from 1; null where the fault is in the output as a whole. */
  readonly line: number | null;
  readonly column: number | null;
  /** What is wrong, for people. */
  readonly message: string;
}
