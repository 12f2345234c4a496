import { isRecord } from '../../../api/client/isRecord';
import { usePreference } from '../../../api/preferences/usePreference';
import { type PageSize, pageSizes } from '../address/listAddress';
import { type ColumnId, defaultColumns, readColumns } from './columns';

/** How a user wants the list to look. */
export interface ListLook {
  /** In their order; the title is always one of them. */
  columns: readonly ColumnId[];
  hasTwoLines: boolean;
  pageSize: PageSize;
}

export const defaultLook: ListLook = { columns: defaultColumns, hasTwoLines: false, pageSize: 25 };

export function useListLook(): [ListLook, (change: Partial<ListLook>) => void] {
  const [look = defaultLook, save] = usePreference('alert-groups', readLook);
  return [look, (change) => save({ ...look, ...change })];
}

/** @param stored maybe by another version, so what is not known is left out */
function readLook(stored: unknown): ListLook {
  const { columns, hasTwoLines, pageSize }: Partial<Record<keyof ListLook, unknown>> = isRecord(stored) ? stored : {};
  return {
    columns: Array.isArray(columns) ? readColumns(columns) : defaultLook.columns,
    hasTwoLines: hasTwoLines === true,
    pageSize: pageSizes.find((size) => size === pageSize) ?? defaultLook.pageSize,
  };
}
