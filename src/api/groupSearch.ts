import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { RouteReply } from '../../pkg/contract/types.ts';
import { callRoute } from './client/callRoute';
import { queryKeys } from './client/queryKeys';
import { useLiveInterval } from './live/live';

export type Facet = RouteReply<'listFacets'>['facets'][number];

export type HistogramData = RouteReply<'getHistogram'>;

/** The fields that divide the groups of a query best. */
export function useFacets(query: string, isWanted: boolean) {
  return useQuery({
    queryKey: queryKeys.facets(query),
    queryFn: ({ signal }) => callRoute('listFacets', { query: { query } }, signal),
    enabled: isWanted,
    placeholderData: keepPreviousData,
    refetchInterval: useLiveInterval(),
  });
}

export type HistogramBy = 'severity' | 'state';

export function useHistogram(query: string, by: HistogramBy, isWanted: boolean) {
  return useQuery({
    queryKey: queryKeys.histogram(query, by),
    queryFn: ({ signal }) => callRoute('getHistogram', { query: { query, by } }, signal),
    enabled: isWanted,
    placeholderData: keepPreviousData,
    refetchInterval: useLiveInterval(),
  });
}

/** Which values are wanted. */
interface ValuesQuery {
  field: string;
  /** How the values begin. */
  prefix: string;
  /** The groups among which the values are counted. */
  query: string;
  limit?: number;
}

/** The values of a field that begin so. They are kept for a while: whoever types comes back to them. */
export function useSearchValues(wanted: ValuesQuery | undefined) {
  return useQuery({
    queryKey: queryKeys.searchValues(wanted),
    queryFn: ({ signal }) => callRoute('listValues', { query: { ...wanted } }, signal),
    enabled: wanted !== undefined,
    staleTime: 30_000,
    placeholderData: wanted === undefined ? undefined : keepPreviousData,
  });
}
