import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { queryKeys } from './client/queryKeys';
import { pluginApi, request } from './client/request';
import { routeUrl } from './client/routeUrl';

/** A value of a field, and how many groups have it; null where nobody has counted. */
interface Value {
  value: string;
  text: string;
  count: number | null;
}

/** Which values are wanted. */
interface ValuesQuery {
  field: string;
  /** How the values begin. */
  prefix: string;
  /** The groups among which the values are counted. */
  query: string;
}

/** The values of a field that begin so. They are kept for a while: whoever types comes back to them. */
export function useSearchValues(wanted: ValuesQuery | undefined) {
  return useQuery({
    queryKey: queryKeys.searchValues(wanted),
    queryFn: ({ signal }) => read<{ values: Value[] }>('alert-groups/values', { ...wanted }, signal),
    enabled: wanted !== undefined,
    staleTime: 30_000,
    placeholderData: wanted === undefined ? undefined : keepPreviousData,
  });
}

function read<Reply>(path: string, query: object, signal: AbortSignal): Promise<Reply> {
  return request({ method: 'GET', url: `${pluginApi}/resources/${routeUrl(path, {}, query)}`, signal });
}
