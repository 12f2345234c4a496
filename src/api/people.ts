import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { queryKeys } from './client/queryKeys';
import { request } from './client/request';

export interface Person {
  login: string;
  name: string;
}

const freshMs = 60_000;

/** The most that Grafana is asked for. */
const limit = 100;

/**
 * Finds people of the org by a part of their name or login: Grafana's own users, where this person may list them.
 */
export function usePeople(): (text: string) => Promise<Person[]> {
  const client = useQueryClient();
  return useCallback(
    async (text) => {
      return grafanasUsers(client, text);
    },
    [client]
  );
}

/** Grafana lets only some people list its users; for the others there are none. */
async function grafanasUsers(client: QueryClient, text: string): Promise<Person[]> {
  const query = new URLSearchParams({ query: text.trim(), limit: String(limit) });
  return client
    .query({
      queryKey: [...queryKeys.people, 'grafana', text.trim()],
      queryFn: async ({ signal }) => {
        const url = `/api/org/users/lookup?${query.toString()}`;
        const users = await request<Array<{ login: string; name?: string }>>({ method: 'GET', url, signal });
        return users.map(({ login, name = '' }) => ({ login, name }));
      },
      staleTime: freshMs,
    })
    .catch(() => []);
}
