import { type ColumnId, columnWeight, columnWidth, isOwnColumn } from './columns';

/** The widths of the cells that every row has beside its columns, in px. */
export const edges = { mark: 18, select: 26, menu: 28 };

/** From which width of the list on each column has room, in px. The title always has. */
export function columnRoom(columns: readonly ColumnId[]): ReadonlyMap<ColumnId, number> {
  const own = columns.filter(isOwnColumn);
  return new Map(
    own.map((id, place) => {
      const staying = own.filter((other, otherPlace) => isBefore([other, otherPlace], [id, place]));
      const width = [...staying, id].reduce((sum, one) => sum + columnWidth(one), 0);
      return [id, id === 'title' ? 0 : width + edges.mark + edges.select + edges.menu];
    })
  );
}

type Placed = readonly [id: ColumnId, place: number];

/** Whether the first of the two stays longer. Of two with one weight the earlier one does. */
function isBefore([one, onePlace]: Placed, [other, otherPlace]: Placed): boolean {
  const difference = columnWeight(one) - columnWeight(other);
  return difference > 0 || (difference === 0 && onePlace < otherPlace);
}
