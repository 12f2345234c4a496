import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { RouteReply } from '../../pkg/contract/types.ts';
import { callRoute } from './client/callRoute';
import { queryKeys } from './client/queryKeys';
import { request } from './client/request';

export type Person = RouteReply<'listPeople'>['people'][number];

const freshMs = 60_000;

/** The most that Grafana is asked for. */
const limit = 100;

/**
 * Finds people of the org by a part of their name or login: Grafana's own users, where
 * this person may list them, and those who have acted on groups.
 */
export function usePeople(): (text: string) => Promise<Person[]> {
  const client = useQueryClient();
  return useCallback(
    async (text) => {
      const [ours, grafanas] = await Promise.all([ourPeople(client), grafanasUsers(client, text)]);
      const wanted = text.trim().toLowerCase();
      const found = ours.filter(({ login, name }) => [login, name].some((part) => part.toLowerCase().includes(wanted)));
      return [...new Map([...grafanas, ...found].map((person) => [person.login, person])).values()];
    },
    [client]
  );
}

async function ourPeople(client: QueryClient): Promise<Person[]> {
  const { people } = await client.query({
    queryKey: queryKeys.people,
    queryFn: ({ signal }) => callRoute('listPeople', {}, signal),
    staleTime: freshMs,
  });
  return people;
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
