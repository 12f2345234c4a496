import type { List } from './address/useList';
import { type ListLook, useListLook } from './table/listLook';

/** How the list looks: as the user likes it, but for what the view or the address says of it. */
export function useShownLook({ view, limit }: List): [ListLook, (change: Partial<ListLook>) => void] {
  const [look, changeLook] = useListLook();
  const change = ({ columns, ...rest }: Partial<ListLook>) => {
    const isOfView = columns !== undefined && view.columns !== null;
    if (isOfView) {
      view.changeColumns(columns);
    }
    changeLook(isOfView || columns === undefined ? rest : { ...rest, columns });
  };
  return [{ ...look, columns: view.columns ?? look.columns, pageSize: limit ?? look.pageSize }, change];
}
