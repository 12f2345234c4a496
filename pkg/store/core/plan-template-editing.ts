import { editingExpiresMs } from '../../contract/templates/editing.ts';
import { isSameActor } from '../../domain/handling/same-actor.ts';
import type { EditingNote, TemplateEditing } from '../shapes/template-editing.ts';

/** Somebody who edits the templates of an integration of the org. */
export interface KnownEditing extends TemplateEditing {
  readonly integrationId: number;
}

/** One step of what is written. A page that is known already is only seen again. */
export type EditingWrite =
  | { readonly kind: 'put'; readonly editing: KnownEditing }
  | { readonly kind: 'delete'; readonly integrationId: number; readonly tab: string };

/** Pages that are known at most: of all people of an org, and of one of them. */
export const mostEditing = { org: 200, person: 10 } as const;

/**
 * What is written for what a page says, and whether others see something else then. Of too many pages of one person those that were not
 * seen for the longest time are forgotten; where a whole org has too many, a new one is not noted.
 * @param known all of the org, also those that have expired
 */
export function planTemplateEditing(
  known: readonly KnownEditing[],
  integrationId: number,
  { tab, actor, isEditing }: EditingNote,
  at: number
): { readonly writes: EditingWrite[]; readonly hasChanged: boolean } {
  const live = known.filter(({ seenAt }) => seenAt > at - editingExpiresMs);
  const expired = known.filter((one) => !live.includes(one)).map(remove);
  const there = live.find((one) => one.integrationId === integrationId && one.tab === tab);
  if (there !== undefined && !isSameActor(there.actor, actor)) {
    return { writes: expired, hasChanged: false };
  }
  if (!isEditing) {
    return { writes: there === undefined ? expired : [...expired, remove(there)], hasChanged: there !== undefined };
  }
  if (there !== undefined) {
    return { writes: [...expired, { kind: 'put', editing: { ...there, seenAt: at } }], hasChanged: false };
  }
  const own = live.filter((one) => isSameActor(one.actor, actor)).toSorted((a, b) => b.seenAt - a.seenAt);
  const surplus = own.slice(mostEditing.person - 1);
  const removed = [...expired, ...surplus.map(remove)];
  return live.length - surplus.length >= mostEditing.org
    ? { writes: removed, hasChanged: surplus.length > 0 }
    : {
        writes: [...removed, { kind: 'put', editing: { integrationId, tab, actor, since: at, seenAt: at } }],
        hasChanged: true,
      };
}

function remove({ integrationId, tab }: KnownEditing): EditingWrite {
  return { kind: 'delete', integrationId, tab };
}
