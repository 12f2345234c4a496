import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { callRoute } from './client/callRoute';
import { queryKeys } from './client/queryKeys';
import { request } from './client/request';

const freshMs = 60_000;

/** The most that Grafana is asked for. */
const limit = 100;

/** Finds the names of Grafana's teams in the org by a part of them; none where this person may not list teams. */
export function useTeamNames(): (text: string) => Promise<string[]> {
  const client = useQueryClient();
  return useCallback(
    (text) => {
      const query = text.trim();
      return client
        .query({
          queryKey: queryKeys.teamNames(query),
          queryFn: async ({ signal }) => {
            const url = `/api/teams/search?${new URLSearchParams({ query, perpage: String(limit), page: '1' }).toString()}`;
            const { teams } = await request<{ teams: Array<{ name: string }> }>({ method: 'GET', url, signal });
            return teams.map(({ name }) => name);
          },
          staleTime: freshMs,
        })
        .catch(() => []);
    },
    [client]
  );
}

/** Whether the sidecar knows who is in which team. */
export function useTeamKnowledge(isWanted: boolean) {
  return useQuery({
    queryKey: queryKeys.teamKnowledge,
    queryFn: ({ signal }) => callRoute('getTeamKnowledge', {}, signal),
    enabled: isWanted,
    refetchInterval: freshMs,
  });
}
