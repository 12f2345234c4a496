import type { ViewContent } from '../shapes/views.ts';

/** A view as its row is. */
export interface ViewRecord extends ViewContent {
  readonly orgId: number;
  readonly uid: string;
  /** The login of the person whose own it is; null where the org shares it. */
  readonly owner: string | null;
  readonly provisioned: boolean;
  /** Views of the same owner are in the order of their positions, those of provisioning files before the others. */
  readonly position: number;
}

/** The view that a person's list begins with, or that of those who have chosen none. */
export interface DefaultView {
  readonly orgId: number;
  /** Null for the default of the org. */
  readonly login: string | null;
  readonly uid: string;
  /** Whether a provisioning file says so. */
  readonly provisioned: boolean;
}

/** One step of what is written of views. */
export type ViewWrite =
  | { readonly kind: 'put'; readonly record: ViewRecord }
  /** Deletes the view, and makes it nobody's default. */
  | { readonly kind: 'delete'; readonly orgId: number; readonly uid: string }
  | { readonly kind: 'set_default'; readonly default: DefaultView }
  | { readonly kind: 'clear_default'; readonly orgId: number; readonly login: string | null }
  /** Makes the view the default of nobody but the person. */
  | { readonly kind: 'clear_other_defaults'; readonly orgId: number; readonly uid: string; readonly login: string }
  /** Leaves no view and no default provisioned, whatever its org. */
  | { readonly kind: 'release_all' };

/** The order in which views of the same owner are shown. */
export function compareViews(one: ViewRecord, other: ViewRecord): number {
  return Number(other.provisioned) - Number(one.provisioned) || one.position - other.position;
}
