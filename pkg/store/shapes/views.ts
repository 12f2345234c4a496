import type { GroupSort, SortOrder } from '../../contract/alert-groups/sorting.ts';

/** What a view shows: which alert groups, in which order, with which columns. */
export interface ViewContent {
  readonly name: string;
  /** In the language of the search. */
  readonly query: string;
  readonly sort: GroupSort;
  readonly order: SortOrder;
  readonly columns: readonly string[];
}

/** A view as a person sees it. */
export interface StoredView extends ViewContent {
  readonly uid: string;
  /** Whether everybody in the org sees it; else it is the person's own. */
  readonly shared: boolean;
  readonly provisioned: boolean;
  /** Whether it is the person's default: by their own choice, else the org's. */
  readonly isDefault: boolean;
  readonly isOrgDefault: boolean;
  /** Its place among the person's own views, or among the shared ones, counted from 0. */
  readonly position: number;
}

/** Who sees and changes views. */
export interface ViewPerson {
  /** Null for somebody whom Grafana lets in without a login; they see the shared views, and have none of their own. */
  readonly login: string | null;
  /** Whether they may change the shared views. */
  readonly mayShare: boolean;
}

/** What a person asks for. What is undefined stays as it is. */
export type ViewChange =
  | {
      readonly kind: 'create';
      readonly uid: string;
      readonly content: ViewContent;
      readonly shared: boolean;
      readonly isDefault: boolean;
    }
  | {
      readonly kind: 'update';
      readonly uid: string;
      readonly content: { readonly [Name in keyof ViewContent]?: ViewContent[Name] | undefined };
      readonly shared?: boolean | undefined;
      readonly isDefault?: boolean | undefined;
      readonly isOrgDefault?: boolean | undefined;
    }
  | { readonly kind: 'delete'; readonly uid: string }
  /** These come first, in this order; the others follow as they were. */
  | { readonly kind: 'order'; readonly uids: readonly string[] };

/** What became of a change. Unless it is `changed`, nothing has changed. */
export type ViewOutcome =
  | 'changed'
  | 'not_found'
  /** The person may not change what the org shares. */
  | 'needs_editor'
  /** Without a login nobody has views of their own. */
  | 'needs_login'
  /** A provisioning file owns it. */
  | 'provisioned'
  /** Only a shared view can be the org's default. */
  | 'not_shared'
  | 'too_many';

/** What provisioning files say of views. */
export interface ViewProvisioning {
  /** In the order of the files. */
  readonly views: readonly ProvisionedView[];
  readonly deletions: ReadonlyArray<{ readonly orgId: number; readonly uid: string }>;
}

/** A shared view of a provisioning file. */
export interface ProvisionedView extends ViewContent {
  readonly orgId: number;
  readonly uid: string;
  /** At most one of an org. */
  readonly isDefault: boolean;
}
