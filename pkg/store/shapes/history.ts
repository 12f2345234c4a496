import type { Signal } from '../../contract/alert-groups/states.ts';
import type { Severity } from '../../contract/templates/templates.ts';
import type { AlertContent } from '../../interpret/alert-content.ts';
import type { StoredGroup } from './groups.ts';
import type { Page } from './pages.ts';

/** A group, as another one names it. */
export interface GroupName {
  readonly id: number;
  readonly number: number;
}

/** The groups that an integration had with a key before a group. */
export interface EarlierGroups extends Page<StoredGroup> {
  /** How many of them started in the 30 days before it. */
  readonly recentCount: number;
  /** The median time from start to resolution of these, of at most the newest 1000 that are resolved; null where none is. In milliseconds. */
  readonly medianDuration: number | null;
  /** The first group with the key after it. */
  readonly next: GroupName | null;
}

/** What an alert did when it came. */
export interface AlertStory extends AlertContent {
  readonly id: number;
  readonly receivedAt: number;
  readonly signal: Signal;
  /** As the templates made them when the alert came. */
  readonly title: string | null;
  readonly severity: Severity | null;
  readonly outcome: 'opened' | 'added' | 'acknowledged' | 'resolved';
  /** For `opened`: the newest group before with the same key, as far as it is there. */
  readonly earlier: (GroupName & { readonly resolvedAt: number | null }) | null;
}

/** Where an alert with certain keys would go now. */
export interface KeyPlace {
  /** Whether the key is that of the group that was asked about. */
  readonly isSameKey: boolean;
  /** The open group that would take the alert; null where there is none. */
  readonly open: StoredGroup | null;
}
