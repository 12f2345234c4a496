import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { queryKeys } from './client/queryKeys';
import { pluginApi, request } from './client/request';
import { routeUrl } from './client/routeUrl';
import { useLiveInterval } from './live/live';

/** The values of a field that the groups of a query have. */
export interface Facet {
  /** Such as `severity` or `label.env`. */
  field: string;
  values: Array<
    Value & { count: number; /** What includes the value, in the language of the search box. */ term: string }
  >;
  /** How many more values there are. */
  more: number;
}

/** How many of the groups of a query started when, per value. */
export interface HistogramData {
  /** ISO 8601: where the first interval begins. */
  from: string;
  /** Milliseconds. */
  step: number;
  series: Array<{ value: string; counts: number[] }>;
}

/** The fields that divide the groups of a query best. */
export function useFacets(query: string, isWanted: boolean) {
  return useQuery({
    queryKey: queryKeys.facets(query),
    queryFn: ({ signal }) => read<{ facets: Facet[] }>('alert-groups/facets', { query }, signal),
    enabled: isWanted,
    placeholderData: keepPreviousData,
    refetchInterval: useLiveInterval(),
  });
}

export type HistogramBy = 'severity' | 'state';

export function useHistogram(query: string, by: HistogramBy) {
  return useQuery({
    queryKey: queryKeys.histogram(query, by),
    queryFn: ({ signal }) => read<HistogramData>('alert-groups/histogram', { query, by }, signal),
    placeholderData: keepPreviousData,
    refetchInterval: useLiveInterval(),
  });
}

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
  limit?: number;
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
