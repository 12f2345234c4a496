import type { Actor } from '../../contract/types.ts';

/** A page on which somebody has templates of an integration that are changed and not saved. Times are milliseconds since 1970. */
export interface TemplateEditing {
  /** Chosen by the page; one person may have several. */
  readonly tab: string;
  readonly actor: Actor;
  readonly since: number;
  /** When the page last said so. */
  readonly seenAt: number;
}

/** What a page says: that somebody edits there, or no longer. */
export interface EditingNote extends Pick<TemplateEditing, 'tab' | 'actor'> {
  readonly isEditing: boolean;
}
