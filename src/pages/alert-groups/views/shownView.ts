import type { View } from '../../../../pkg/contract/types.ts';

/** What the list shows, in the words of a view. */
export type Shown = Pick<View, 'query' | 'sort' | 'order'> & { readonly columns: readonly string[] };

/** Whether the list shows something else than the view says. A view without columns has nothing to say of them. */
export function differs(shown: Shown, view: View): boolean {
  const hasOtherColumns = view.columns.length > 0 && view.columns.join('\n') !== shown.columns.join('\n');
  return (
    shown.query.trim() !== view.query.trim() ||
    shown.sort !== view.sort ||
    shown.order !== view.order ||
    hasOtherColumns
  );
}

/** The content of a view that shows the same. */
export function contentOf({ query, sort, order, columns }: Shown): Pick<View, 'query' | 'sort' | 'order' | 'columns'> {
  return { query, sort, order, columns: [...columns] };
}
